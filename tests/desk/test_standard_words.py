"""Qt's dialogs in our languages, without blanking what we have no word for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from dpo_desk.desk.standard_words import StandardWords
from dpo_desk.words import LANGUAGES, of


@pytest.fixture
def translator(qapp: QApplication) -> Iterator[StandardWords]:
    translator = StandardWords(of("nb"), qapp)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)
    translator.deleteLater()


def test_standard_buttons_speak_norwegian(translator: StandardWords, qtbot: QtBot) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Cancel | kinds.Open)
    qtbot.addWidget(box)
    assert box.button(kinds.Cancel).text().replace("&", "") == "Avbryt"
    assert box.button(kinds.Open).text().replace("&", "") == "Åpne"


def test_what_we_do_not_know_stays(translator: StandardWords) -> None:
    said = QCoreApplication.translate("QFileSystemModel", "A word nobody has thought of")
    assert said == "A word nobody has thought of"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(translator: StandardWords, language: str) -> None:
    translator.speak(of(language))
    said = QCoreApplication.translate("QPlatformTheme", "&Cancel")
    assert said == {"nb": "Avbryt", "nn": "Avbryt", "en": "&Cancel"}[language]
    asked = "%1 already exists.\nDo you want to replace it?"
    assert "%1" in QCoreApplication.translate("QFileDialog", asked)
