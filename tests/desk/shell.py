"""A window with two pages that remember what happened to them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.context import Desk
from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.sidebar import NavEntry
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit

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
    """The same, and only services concern it."""

    built = 0
    tables = frozenset({"service"})


ENTRIES = [
    NavEntry("requests", "inbox", Notes, 2),
    NavEntry("processors", "building-2", Other, 6, group="register"),
]


def page(window: MainWindow) -> Notes:
    """The page that is shown."""
    shown = window.pages.page
    assert isinstance(shown, Notes)
    return shown


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A key to whatever has the focus."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or window, key, held)
