"""The shell: pages built late, keys that work everywhere, nothing lost on the way out."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.background import Background
from dpo_desk.desk.context import Desk
from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.sidebar import NavEntry
from dpo_desk.desk.theme import Theme
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.law.clock import FixedClock
from dpo_desk.words import DeskError
from tests.desk.pieces import TODAY, FakeRegister

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Notes(Page):
    """A page with a line to type in that remembers what happened to it."""

    built = 0

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        type(self).built += 1
        self.done: list[str] = []
        self.primary = Button("Videre", "primary")
        self.primary.clicked.connect(lambda: self.done.append("primary"))
        self.line = LineEdit()
        self.line.setObjectName("notes.line")
        self.line.setAccessibleName("Notat")
        self.show_content(TopBar("Notater", "", self.primary), self.line, None)

    def refresh(self) -> None:
        self.done.append("refresh")

    def flush(self) -> None:
        self.done.append("flush")
        text = self.line.text()
        if text:
            self.desk.background.write(lambda register: register.kept.append(text))

    def new(self) -> None:
        self.done.append("new")

    def print_page(self) -> None:
        self.done.append("print")


class Other(Notes):
    built = 0
    tables = frozenset({"service"})


ENTRIES = [
    NavEntry("requests", "inbox", Notes, 2),
    NavEntry("processors", "building-2", Other, 6, group="register"),
]


@pytest.fixture
def locked() -> list[bool]:
    return []


@pytest.fixture
def window(desk: Desk, register: FakeRegister, qtbot: QtBot, locked: list[bool]) -> MainWindow:
    Notes.built = Other.built = 0
    window = MainWindow(desk, ENTRIES, on_lock=lambda: locked.append(True))
    qtbot.addWidget(window)
    window.show_shell("Fjordlys Data AS")
    window.show()
    return window


def page(window: MainWindow) -> Notes:
    shown = window.pages.page
    assert isinstance(shown, Notes)
    return shown


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def test_paints_without_a_page(window: MainWindow) -> None:
    assert window.pages.page is None
    assert window.windowTitle() == "Fjordlys Data AS – Personvernpermen"
    assert not window.grab().isNull()


def test_pages_are_built_when_first_shown(window: MainWindow) -> None:
    assert (Notes.built, Other.built) == (0, 0)
    window.go("requests")
    window.go("requests")
    assert (Notes.built, Other.built) == (1, 0)
    assert window.desk.preferences.get("page") == "requests"


def test_the_first_control_has_the_focus(window: MainWindow) -> None:
    window.go("requests")
    assert QApplication.focusWidget() is page(window).primary


def test_an_unknown_page_is_an_error(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.go("nowhere")


def test_numbers_are_those_of_the_whole_list(window: MainWindow) -> None:
    window.go("requests")
    press(window, Qt.Key.Key_6, CTRL)
    assert isinstance(window.pages.page, Other)
    press(window, Qt.Key.Key_2, CTRL)
    assert type(window.pages.page) is Notes
    press(window, Qt.Key.Key_3, CTRL)
    assert type(window.pages.page) is Notes


def test_leaving_hands_over_and_alt_left_comes_back(window: MainWindow) -> None:
    window.go("requests", uid="a")
    page(window).line.setText("halv setning")
    window.go("processors")
    assert window.pages.page is not None
    press(window, Qt.Key.Key_Left, ALT)
    assert page(window).args == {"uid": "a"}
    assert "flush" in page(window).done
    assert not window.pages.back()


def test_keys_reach_the_page(window: MainWindow) -> None:
    window.go("requests")
    here = page(window)
    here.line.setFocus()
    here.done.clear()
    press(window, Qt.Key.Key_Return, CTRL)
    press(window, Qt.Key.Key_N, CTRL)
    press(window, Qt.Key.Key_P, CTRL)
    assert here.done == ["primary", "new", "print"]


def test_a_new_request_from_anywhere(window: MainWindow) -> None:
    window.go("processors")
    press(window, Qt.Key.Key_N, CTRL, SHIFT)
    assert type(window.pages.page) is Notes
    assert page(window).done[-1] == "new"


def test_there_is_nothing_to_save(window: MainWindow, register: FakeRegister) -> None:
    window.go("requests")
    page(window).line.setText("halv setning")
    press(window, Qt.Key.Key_S, CTRL)
    assert register.kept == ["halv setning"]
    assert window.toast.text == "Alt er allerede lagret"
    press(window, Qt.Key.Key_Escape)
    assert window.toast.text == ""


def test_f6_goes_from_pane_to_pane(window: MainWindow) -> None:
    window.go("requests")
    press(window, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "shell.menu"
    press(window, Qt.Key.Key_F6, SHIFT)
    assert page(window).isAncestorOf(QApplication.focusWidget() or QWidget())


def test_undo_goes_to_the_text_first(window: MainWindow, monkeypatch: Any) -> None:
    undone: list[bool] = []
    monkeypatch.setattr(window.desk, "undo", lambda: undone.append(True))
    window.commands.undo.triggered.connect(window.desk.undo)
    window.go("requests")
    line = page(window).line
    line.setFocus()
    QTest.keyClicks(line, "Kari")
    press(window, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert not undone
    press(window, Qt.Key.Key_Z, CTRL)
    assert undone


def test_undo_is_named_in_the_menu(window: MainWindow) -> None:
    window.desk.undo_named.emit("endret MailerLite", "")
    assert window.commands.undo.text() == "Angre: endret MailerLite"
    assert window.commands.redo.text() == "Gjør om"


def test_locking_leaves_nothing_to_read(
    window: MainWindow, register: FakeRegister, locked: list[bool]
) -> None:
    window.go("requests", uid="a")
    here = page(window)
    here.line.setFocus()
    here.line.setText("halv setning")
    here.line.setCursorPosition(4)
    window.desk.toast("MailerLite er slettet")
    press(window, Qt.Key.Key_L, CTRL)
    window.show_alone(lambda _desk: QLineEdit())
    assert locked == [True]
    assert register.kept == ["halv setning"]
    assert window.pages.page is None
    assert not window.pages.count()
    assert window.toast.text == ""
    press(window, Qt.Key.Key_2, CTRL)
    assert window.pages.page is None  # no way round the lock
    window.resume("processors")
    assert page(window).args == {"uid": "a"}
    focused = QApplication.focusWidget()
    assert isinstance(focused, LineEdit)
    assert focused.objectName() == "notes.line"


def test_another_register_starts_afresh(window: MainWindow) -> None:
    window.go("requests")
    window.go("processors")
    window.set_count("requests", 2)
    window.forget()
    assert not window.pages.back()
    window.resume("requests")
    assert window.pages.key == "requests"


def test_another_language_keeps_the_place(window: MainWindow) -> None:
    window.go("requests", uid="a")
    page(window).line.setFocus()
    window.desk.set_language("en")
    assert page(window).args == {"uid": "a"}
    assert Notes.built == 2
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "notes.line"
    names = {b.accessibleName() for b in window.findChildren(Button) if b.isVisible()}
    assert {"Requests", "Processors", "Lock"} <= names
    assert window.windowTitle().endswith("The Privacy Binder")


def test_there_and_back_looks_the_same(window: MainWindow, theme: Theme) -> None:
    window.go("requests")
    QApplication.processEvents()
    before = window.grab().toImage()
    window.desk.set_language("en")
    theme.set_scale(2.0)
    theme.set_mode("dark")
    assert window.grab().toImage() != before
    theme.set_mode("light")
    theme.set_scale(1.0)
    window.desk.set_language("nb")
    QApplication.processEvents()
    assert window.grab().toImage() == before


def test_large_text_makes_a_rail(window: MainWindow, theme: Theme) -> None:
    window.resize(1280, 800)
    window.go("requests")
    wide = window.panes()[0].width()
    theme.set_scale(1.5)
    assert window.panes()[0].width() < wide
    shown = (b for b in window.findChildren(Button) if b.isVisible())
    button = next(b for b in shown if b.objectName() == "nav.requests")
    assert button.toolTip() == "Henvendelser"


def test_only_what_a_page_shows_refreshes_it(window: MainWindow) -> None:
    class Changes:
        tables = frozenset({"request"})

    window.go("processors")
    other = page(window)
    other.done.clear()
    window.desk.background.changed.emit(Changes())
    assert other.done == []
    Changes.tables = frozenset({"service"})
    window.desk.background.changed.emit(Changes())
    assert other.done == ["refresh"]
    window.go("requests")
    other.done.clear()
    window.desk.background.changed.emit(Changes())
    assert other.done == []  # hidden: it waits
    window.pages.setCurrentWidget(other)
    assert other.done == ["refresh"]


def test_ctrl_enter_belongs_to_the_sheet_that_is_open(window: MainWindow) -> None:
    window.go("requests")
    here = page(window)
    save = Button("Lagre", "primary")
    save.clicked.connect(lambda: here.done.append("sheet"))
    line = LineEdit()
    line.setAccessibleName("Lagringstid")
    sheet = SideSheet(here, window.desk.words, "Fyll ut", line, save)
    sheet.open_sheet()
    here.done.clear()
    press(window, Qt.Key.Key_Return, CTRL)
    press(window, Qt.Key.Key_F6)
    assert here.done == ["sheet"]
    assert sheet.isAncestorOf(QApplication.focusWidget() or QWidget())


def test_what_the_user_can_mend_is_a_sentence(window: MainWindow) -> None:
    window.desk.background.unhandled(DeskError("err.save.disk"))
    assert window.toast.text.startswith("Disken er full.")


def test_size_and_page_are_remembered(desk: Desk, qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1200, 720)
    window.close()
    again = MainWindow(desk, ENTRIES)
    qtbot.addWidget(again)
    assert again.height() == 720  # the width cannot be more than offscreen's screen has
    assert (again.minimumWidth(), again.minimumHeight()) == (1024, 680)


def test_an_example_says_so_on_every_page(window: MainWindow, qtbot: QtBot) -> None:
    window.go("requests")
    window.show_example(example=True)
    leave = next(b for b in window.findChildren(Button) if b.text() == "Tilbake til permen din")
    assert leave.isVisible()
    with qtbot.waitSignal(window.left_example):
        leave.click()
    window.show_example(example=False)
    assert not leave.isVisible()


@pytest.fixture
def threaded(theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    background = Background(theme)
    desk = Desk(
        clock=FixedClock.at_noon(TODAY),
        background=background,
        theme=theme,
        preferences=Preferences(),
        parent=theme,
    )
    window = MainWindow(desk, ENTRIES)
    qtbot.addWidget(window)
    window.show_shell()
    window.show()
    yield window
    background.stop()


def test_closing_waits_until_all_is_written(threaded: MainWindow, qtbot: QtBot) -> None:
    register, gate = FakeRegister(), threading.Event()
    background = threaded.desk.background
    background.open(lambda: register)
    threaded.go("requests")
    background.read(lambda _register: gate.wait(10))
    page(threaded).line.setText("halv setning")
    threaded.close()
    assert threaded.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: not threaded.isVisible())
    assert register.kept == ["halv setning"]


def test_closing_stays_where_it_cannot_be_written(threaded: MainWindow, qtbot: QtBot) -> None:
    background = threaded.desk.background
    background.open(FakeRegister)

    def full(_register: Any) -> None:
        raise DeskError("err.save.disk")

    background.write(full)
    qtbot.waitUntil(lambda: background.resting)
    status = next(b for b in threaded.findChildren(Button) if b.objectName() == "shell.status")
    assert status.accessibleName() == "Ikke lagret. Prøv igjen."
    assert status.isEnabled()
    threaded.close()
    qtbot.waitUntil(lambda: background.resting)
    assert threaded.isVisible()
    threaded.close()  # who has seen it and closes again means it
    qtbot.waitUntil(lambda: not threaded.isVisible())
