"""Closing the window with the real thread: it waits for what is written, stays for what is not."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from dpo_desk.desk.background import Background
from dpo_desk.desk.context import Desk
from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.theme import Theme
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.law.clock import FixedClock
from dpo_desk.words import DeskError
from tests.desk.pieces import TODAY, FakeRegister
from tests.desk.shell import ENTRIES, page


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
