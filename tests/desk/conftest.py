"""A desk to test pieces on: threads run inline, the clock stands on Thursday 19 November 2026."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import Theme
from tests.desk.pieces import FakeRegister, new_desk


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
