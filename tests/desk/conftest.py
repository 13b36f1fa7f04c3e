"""A desk to test pieces on: threads run inline, the clock stands on Thursday 19 November 2026."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk
from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.theme import Theme
from tests.desk.pieces import FakeRegister, new_desk
from tests.desk.shell import ENTRIES, Notes, Other


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Widgets that a test has closed are gone before the next; one that stays fails the test."""
    yield
    deleted = int(QEvent.Type.DeferredDelete.value)
    QCoreApplication.sendPostedEvents(None, deleted)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, deleted)
    left = [repr(widget) for widget in qapp.topLevelWidgets()]
    assert not left, left


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Light, 100 %, and nothing moves."""
    theme = Theme(qapp, "light")
    theme.still = True
    return theme


@pytest.fixture
def desk(theme: Theme) -> Desk:
    """Everything a page is handed, without a register."""
    return new_desk(theme)


@pytest.fixture
def register(desk: Desk) -> FakeRegister:
    """A register that is open on the desk."""
    register = FakeRegister()
    desk.background.open(lambda: register)
    return register


@pytest.fixture
def locked() -> list[bool]:
    """Grows when the window asks to be locked."""
    return []


@pytest.fixture
def window(desk: Desk, register: FakeRegister, qtbot: QtBot, locked: list[bool]) -> MainWindow:
    """A window with the two pages of ``shell``; none is built yet."""
    Notes.built = Other.built = 0
    window = MainWindow(desk, ENTRIES, on_lock=lambda: locked.append(True))
    qtbot.addWidget(window)
    window.show_shell("Fjordlys Data AS")
    window.show()
    return window


@pytest.fixture
def host(desk: Desk, qtbot: QtBot) -> QWidget:
    """An empty window to put pieces in."""
    host = QWidget()
    host.resize(800, 600)
    desk.theme.dress(host)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    return host
