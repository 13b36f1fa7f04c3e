"""What is long is built in turns of the event loop, and is the same as if it were built at once."""

from importlib import util

import pytest

from dpo_desk.desk.pages.request_steps import panels
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.text import Label, Prose

OPTIONS = [Option(f"o{n}", f"Svar {n}", "Hjelp") for n in range(8)]


def begun(qtbot):
    made = RadioCards(OPTIONS, name="Grunnlag", begins="test", at_once=3)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_first_cards_are_there_at_once_and_the_others_soon(theme, qtbot):
    cards = begun(qtbot)
    assert len(cards._cards) == 3
    assert not cards.whole
    qtbot.waitUntil(lambda: cards.whole)
    assert list(cards._cards) == [option.value for option in OPTIONS]
    assert all(cards.radio(option.value).isVisible() for option in OPTIONS)
    assert cards.radio("o7").objectName() == "test.o7"


def test_a_value_that_is_not_built_yet_is_chosen_all_the_same(theme, qtbot):
    cards = begun(qtbot)
    cards.set_value("o6")
    assert cards.value == "o6"
    qtbot.waitUntil(lambda: cards.whole)
    assert cards.radio("o6").isChecked()
    assert cards.value == "o6"


def test_who_presses_before_it_is_built_is_heard(theme, qtbot):
    cards = begun(qtbot)
    cards.set_value("o6")
    heard = []
    cards.changed.connect(heard.append)
    cards.radio("o1").click()
    qtbot.waitUntil(lambda: cards.whole)
    assert heard == ["o1"]
    assert cards.value == "o1"


@pytest.mark.parametrize("kind", [lambda text: Label(text, wrap=True), Prose])
def test_a_text_is_measured_again_when_it_or_its_font_is_another(theme, qtbot, kind):
    label = kind("Kort")
    qtbot.addWidget(label)
    one = label.heightForWidth(120)
    (label.set_text if isinstance(label, Prose) else label.setText)("En lengre tekst " * 12)
    many = label.heightForWidth(120)
    font = label.font()
    font.setPointSize(font.pointSize() * 2 if font.pointSize() > 0 else 30)
    label.setFont(font)
    assert one < many < label.heightForWidth(120)


def test_a_text_that_must_be_higher_says_so(theme, qtbot):
    label = Label("Kort", wrap=True)
    qtbot.addWidget(label)
    before = label.heightForWidth(120)
    label.setMinimumHeight(before + 30)
    assert label.heightForWidth(120) >= before + 30
    label.setMinimumHeight(0)
    assert label.heightForWidth(120) == before


@pytest.mark.parametrize("name", panels._AHEAD)
def test_what_is_imported_ahead_is_there(name):
    assert util.find_spec(f"dpo_desk.desk.{name}") is not None


def test_arrow_keys_walk_and_only_enter_space_or_leaving_chooses(theme, qtbot):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

    cards, other, window = RadioCards(OPTIONS, name="Svar", steady=True), QLineEdit(), QWidget()
    window.setLayout(QVBoxLayout())
    for each in (cards, other):
        window.layout().addWidget(each)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    heard = []
    cards.changed.connect(heard.append)
    cards.set_value("o0")
    cards.radio("o0").setFocus()
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    cards.set_value("o0")  # the page was read again meanwhile
    assert (heard, cards.value) == ([], "o2")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert heard == ["o2", "o3"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    other.setFocus()
    assert heard == ["o2", "o3", "o2"]
