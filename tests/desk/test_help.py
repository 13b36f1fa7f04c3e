"""F1: every page has its text in three languages, and no key is named that does nothing."""

import re
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from dpo_desk import places
from dpo_desk.desk import help as helping
from dpo_desk.desk.help import KEYS, LONE, HelpSheet, topic
from dpo_desk.desk.pages import navigation
from dpo_desk.desk.widgets.layout import Scroller
from dpo_desk.words import LANGUAGES
from tests import sample
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.desk.window import click, focused, opened, seen

# What no QAction does: the widgets themselves hear these (tables, grids, sheets, lone pages).
IN_WIDGETS = {
    "Enter", "Esc", "Tab", "Delete", "PageUp", "PageDown", "T", "Left", "Shift+Right",
    "S", "X", "Up", "Down", "Alt+Up", "Alt+Down",
}  # fmt: skip
PAGES = [entry.key for entry in navigation.entries(SimpleNamespace(welcome=None))]  # type: ignore[arg-type]
TOPICS = sorted({*PAGES, *LONE.values(), KEYS})


def keys_named(key, language):
    return [line.key for line in topic(key, language).lines if line.kind == "key"]


def test_nothing_lies_there_that_no_page_has():
    for language in LANGUAGES:
        found = {path.stem for path in places.resources("help", language).iterdir()}
        assert found == set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", TOPICS)
def test_every_page_has_a_text_that_says_what_it_is_for(key, language):
    found = topic(key, language)
    assert found.title
    assert found.lines[0].kind == "text"
    words = sum(len(line.text.split()) for line in found.lines)
    assert 35 <= words <= 220
    for line in found.lines:
        assert not re.search(r"[`#*_\[\]]|\bTODO\b", line.text), line.text
        assert not line.text.startswith("-")


@pytest.mark.parametrize("key", TOPICS)
def test_the_three_languages_say_the_same_things_in_the_same_order(key):
    shapes = {
        tuple((line.kind, line.key) for line in topic(key, language).lines)
        for language in LANGUAGES
    }
    assert len(shapes) == 1


def test_nynorsk_is_nynorsk_and_english_is_english():
    """Words that only the neighbour has."""
    bokmaal = re.compile(
        r"\b(ikke|hva|hvem|hvor|hvordan|noe|noen|fra|jeg|deres|henvendelse\w*|slettes|lagres|blir"
        r" lagret|uke|siden|mye|kommer|gjør|åpne|nynorsk|først og fremst)\b"
    )
    english = re.compile(r"\b(og|ikke|ikkje|eller|det|som)\b")
    for key in TOPICS:
        for line in topic(key, "nn").lines:
            assert not bokmaal.search(line.text.lower()), line.text
        for line in topic(key, "en").lines:
            assert not english.search(line.text.lower()), line.text


@pytest.fixture
def window(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening.window


def test_every_key_that_is_named_does_something(window):
    there = {
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.actions()
        for sequence in action.shortcuts()
    }
    for key in TOPICS:
        for named in keys_named(key, "nb"):
            plain = QKeySequence(named.replace("Enter", "Return")).toString()
            assert named in IN_WIDGETS or plain in there, f"{key}: {named}"


def press_f1(window):
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)


@pytest.mark.parametrize("key", ["today", "requests", "settings", "first_steps"])
def test_f1_opens_the_text_of_the_page_and_closes_it(window, key):
    window.go(key)
    before = focused()
    press_f1(window)
    (sheet,) = window.findChildren(HelpSheet)
    assert sheet.accessibleName() == topic(key, "nb").title
    settle()
    assert not audit(sheet)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.is_open
    assert focused() == before
    press_f1(window)
    press_f1(window)
    assert not any(sheet.is_open for sheet in window.findChildren(HelpSheet))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_section_with_a_number_stands_among_the_keys(language):
    numbers = {
        f"Ctrl+{entry.number}"
        for entry in navigation.entries(SimpleNamespace(welcome=None))  # type: ignore[arg-type]
        if entry.number
    }
    assert numbers <= set(keys_named(KEYS, language))


def test_all_the_keys_are_behind_a_button_and_back_again(window):
    press_f1(window)
    (sheet,) = window.findChildren(HelpSheet)
    click(window, "help.keys")
    assert sheet.shows_keys
    click(window, "help.keys")
    assert not sheet.shows_keys


def test_a_long_text_is_read_by_keys_alone(window):
    window.resize(1024, 680)
    press_f1(window)
    (sheet,) = window.findChildren(HelpSheet)
    click(window, "help.keys")
    settle()
    bar = sheet.findChild(Scroller).verticalScrollBar()
    assert bar.maximum() > 0
    for key, moved in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_PageUp, -1)):
        before = bar.value()
        QTest.keyClick(window.focusWidget(), key)
        assert (bar.value() - before) * moved > 0


def test_a_page_without_navigation_has_help_too(qapp):
    with opened(qapp) as opening:
        opening.welcome()
        press_f1(opening.window)
        (sheet,) = opening.window.findChildren(HelpSheet)
        assert sheet.accessibleName() == topic("welcome", "nb").title
        assert seen(opening.window, "help.keys")


def test_a_page_that_has_no_text_shows_the_keys(window, monkeypatch):
    monkeypatch.setattr(helping, "has", lambda _key: False)
    press_f1(window)
    (sheet,) = window.findChildren(HelpSheet)
    assert sheet.accessibleName() == topic(KEYS, "nb").title
    assert not seen(window, "help.keys")
