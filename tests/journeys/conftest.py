"""A fresh profile, a real window with its threads, and a hand to drive it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from dpo_desk.app import build
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.recent import RecentRegisters
from tests import sample
from tests.journeys.driver import Driver

Start = Callable[..., Driver]


@pytest.fixture
def start(qapp: QApplication, qtbot: Any, tmp_path: Path) -> Iterator[Start]:
    """Start the program: ``start()`` with nothing, ``start(register=path)`` with a file."""
    running: list[Driver] = []

    def begin(register: Path | None = None, *, language: str = "nb") -> Driver:
        folder = tmp_path / "profile"
        preferences = Preferences(folder / "settings.json")
        preferences.set("language", language)
        recent = RecentRegisters(folder / "recent.json")
        opening = build(qapp, sample.clock(), preferences, recent=recent)
        opening.desk.theme.still = True
        driver = Driver(opening, qtbot, tmp_path)
        running.append(driver)
        opening.window.resize(1280, 800)
        opening.window.show()
        qtbot.waitExposed(opening.window)
        opening.window.activateWindow()
        opening.start(register)
        driver.settle()
        return driver

    begin.end = lambda driver: (_end(driver), running.remove(driver))
    yield begin
    for driver in running:
        _end(driver)
    left = [repr(widget) for widget in qapp.topLevelWidgets()]
    assert not left, left


def _end(driver: Driver) -> None:
    """Close the window as somebody does who goes home."""
    driver.settle()
    driver.window.close()
    driver.settle()
    assert not driver.window.isVisible()
    driver.opening.close()
    driver.window.deleteLater()
    driver.desk.deleteLater()
    for _ in range(2):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


@pytest.fixture
def stop(start: Start) -> Callable[[Driver], None]:
    """Close a window before the test ends."""
    return start.end
