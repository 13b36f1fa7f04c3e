"""The keyboard map of DESIGN §8, key by key, on every page that can be gone to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from dpo_desk.desk.opening import Opening
from dpo_desk.desk.palette import NAME
from dpo_desk.desk.widgets.focus import first_stop
from dpo_desk.desk.widgets.side_sheet import SideSheet
from tests import pictures, sample
from tests.desk.window import focused, opened, seen

KEY, MOD = Qt.Key, Qt.KeyboardModifier
EVERYWHERE = (
    "Ctrl+K", "/", "Ctrl+N", "Ctrl+Shift+N", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+P", "Ctrl+Return",
    "Ctrl+S", "Alt+Left", "Ctrl+L", "F6", "Shift+F6", "F1",
)  # fmt: skip
LETTERS = [chr(code) for code in range(ord("A"), ord("Z") + 1)]


@pytest.fixture
def opening(qapp: QApplication, tmp_path: Path) -> Iterator[Opening]:
    with opened(qapp) as window:
        sample.make(tmp_path, name="a.perm", retention=False).close()
        window.open(tmp_path / "a.perm")
        pictures.log_all(window.desk.background._register, "Kari Eksempel")
        window.window.go("requests")
        yield window


def settle() -> None:
    for _ in range(2):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def press(opening: Opening, key: Qt.Key, held: Qt.KeyboardModifier = MOD.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or opening.window, key, held)
    settle()


def pages(opening: Opening) -> list[str]:
    return [entry.key for entry in opening.window.entries if not entry.hidden]


def sequences(opening: Opening) -> list[str]:
    """Every shortcut of the window, as it is written in the table."""
    actions = [action for action in opening.window.actions() if isinstance(action, QAction)]
    return [keys.toString() for action in actions for keys in action.shortcuts()]


def sheet(opening: Opening) -> SideSheet | None:
    sheets = opening.window.findChildren(SideSheet)
    return next((one for one in sheets if one.isVisible()), None)


def away(opening: Opening) -> None:
    """Close whatever a key has opened."""
    for _ in range(3):
        press(opening, KEY.Key_Escape)


def test_every_key_of_the_table_is_there_once(opening: Opening) -> None:
    found = sequences(opening)
    numbers = [f"Ctrl+{e.number}" for e in opening.window.entries if e.number and not e.hidden]
    for keys in (*EVERYWHERE, *numbers):
        assert found.count(QKeySequence(keys).toString()) == 1, keys
    assert len(found) == len(set(found)), "one key, two meanings"


def test_no_letter_is_a_key_by_itself(opening: Opening) -> None:
    assert not set(sequences(opening)) & set(LETTERS)


def test_numbers_lead_to_their_sections(opening: Opening) -> None:
    for entry in opening.window.entries:
        if entry.number and not entry.hidden:
            press(opening, Qt.Key(KEY.Key_0.value + entry.number), MOD.ControlModifier)
            assert opening.window.pages.key == entry.key


def test_search_on_every_page(opening: Opening) -> None:
    for page in pages(opening):
        opening.window.go(page)
        settle()
        press(opening, KEY.Key_K, MOD.ControlModifier)
        assert focused() == "palette.field", page
        press(opening, KEY.Key_Escape)
        assert not seen(opening.window, NAME), page


def test_the_rest_on_every_page(opening: Opening) -> None:
    window = opening.window
    for page in pages(opening):
        window.go(page)
        settle()
        press(opening, KEY.Key_S, MOD.ControlModifier)
        assert window.toast.text == "Alt er allerede lagret", page
        window.toast.dismiss()
        press(opening, KEY.Key_F1)
        assert sheet(opening) is not None, page
        away(opening)
        assert sheet(opening) is None, page
        before = focused()
        for step in (MOD.NoModifier, MOD.ShiftModifier):
            press(opening, KEY.Key_F6, step)
            assert QApplication.focusWidget() is not None, (page, before)
        assert window.pages.key == page


def test_f6_goes_through_every_part_and_round(opening: Opening) -> None:
    """Also where one comes only by a button: none holds whoever is in it, none is passed over."""
    window = opening.window
    below = ["wordings", "about", "first_steps", "intake", "notice_review", "restore"]
    for page in (*pages(opening), *below):
        window.go(page)
        settle()
        parts = [pane for pane in window.panes() if first_stop(pane) is not None]
        for step in (MOD.NoModifier, MOD.ShiftModifier):
            been = []
            for _ in parts:
                press(opening, KEY.Key_F6, step)
                here = QApplication.focusWidget()
                been.append([n for n, pane in enumerate(parts) if pane.isAncestorOf(here)])
            assert sorted(been) == [[n] for n in range(len(parts))], (page, been)


def test_a_new_request_from_every_page(opening: Opening) -> None:
    for page in pages(opening):
        opening.window.go(page)
        settle()
        press(opening, KEY.Key_N, MOD.ControlModifier | MOD.ShiftModifier)
        assert opening.window.pages.key == "requests", page
        assert sheet(opening) is not None, page
        away(opening)


def test_back_leads_where_one_was(opening: Opening) -> None:
    opening.window.go("requests")
    for page in pages(opening):
        if page != "requests":
            opening.window.go(page)
            settle()
            press(opening, KEY.Key_Left, MOD.AltModifier)
            assert opening.window.pages.key == "requests", page


def test_letters_in_a_field_are_only_letters(opening: Opening) -> None:
    """On every page: whatever takes text takes all letters and the slash, and nothing happens."""
    for page in pages(opening):
        opening.window.go(page)
        settle()
        shown = opening.window.pages.page
        assert shown is not None
        fields = [
            field
            for field in (*shown.findChildren(QLineEdit), *shown.findChildren(QPlainTextEdit))
            if field.isVisible() and field.isEnabled() and not field.isReadOnly()
        ]
        for field in fields[:2]:  # a third may suggest, and what it suggests takes the next click
            QTest.mouseClick(field, Qt.MouseButton.LeftButton)
            settle()
            QTest.keyClicks(field, "tsx/")
            assert opening.window.pages.key == page, field.objectName()
            assert not seen(opening.window, NAME), field.objectName()
            assert QApplication.focusWidget() is field, field.objectName()
            for _ in range(4):
                QTest.keyClick(field, KEY.Key_Backspace)


def test_lock_asks_for_the_password_again(opening: Opening) -> None:
    locked: list[bool] = []
    opening.window._on_lock = lambda: locked.append(True)
    press(opening, KEY.Key_L, MOD.ControlModifier)
    assert locked == [True]


def test_undo_and_redo_are_named(opening: Opening) -> None:
    press(opening, KEY.Key_Z, MOD.ControlModifier)
    settle()
    undone = opening.window.toast.text
    assert undone.startswith("Angret: "), undone
    press(opening, KEY.Key_Z, MOD.ControlModifier | MOD.ShiftModifier)
    assert opening.window.toast.text != undone
