"""Two workers: results arrive on the window's thread, in order, and nothing is lost."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dpo_desk.desk.background import (
    FAILED,
    SAVED,
    SAVING,
    Background,
    InlineBackground,
    NotOpen,
)
from dpo_desk.words import DeskError
from tests.desk.pieces import FakeRegister

HERE = threading.get_ident


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def opened(background: Background, qtbot: QtBot) -> FakeRegister:
    register = FakeRegister()
    with qtbot.waitSignal(background.idle):
        background.open(lambda: register)
    return register


def test_the_register_lives_in_one_thread(background: Background, qtbot: QtBot) -> None:
    opened_in: list[int] = []

    def opener() -> FakeRegister:
        opened_in.append(HERE())
        return FakeRegister()

    worked: list[tuple[int, int]] = []
    background.open(opener)
    for _ in range(5):
        background.read(lambda _register: HERE(), lambda there: worked.append((there, HERE())))
    qtbot.waitUntil(lambda: len(worked) == 5)
    assert set(worked) == {(opened_in[0], HERE())}
    assert opened_in[0] != HERE()


def test_jobs_run_in_the_order_they_came(background: Background, qtbot: QtBot) -> None:
    opened(background, qtbot)
    done: list[int] = []
    for number in range(20):
        background.write(lambda _register, n=number: n, done.append)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_rendering_does_not_wait_for_the_register(background: Background, qtbot: QtBot) -> None:
    opened(background, qtbot)
    gate = threading.Event()
    background.read(lambda _register: gate.wait(10))
    done: list[str] = []
    background.compute(lambda: "pdf", done.append)
    qtbot.waitUntil(lambda: done == ["pdf"])
    gate.set()


def test_busy_is_said_after_a_while_only(background: Background, qtbot: QtBot) -> None:
    opened(background, qtbot)
    said: list[bool] = []
    background.busy.connect(said.append)
    with qtbot.waitSignal(background.idle):
        background.read(lambda _register: None)
    assert True not in said
    gate = threading.Event()
    background.read(lambda _register: gate.wait(10))
    qtbot.waitUntil(lambda: True in said)
    gate.set()
    qtbot.waitUntil(lambda: said[-1] is False)


def test_changes_of_the_register_are_told_here(background: Background, qtbot: QtBot) -> None:
    register = opened(background, qtbot)
    told: list[tuple[object, int]] = []
    background.changed.connect(lambda changes: told.append((changes, HERE())))
    background.write(lambda _register: register.listeners[0]("changes"))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("changes", HERE())]


def test_a_failure_goes_to_whoever_can_deal_with_it(background: Background, qtbot: QtBot) -> None:
    opened(background, qtbot)
    unhandled: list[Exception] = []
    handled: list[Exception] = []
    background.unhandled = unhandled.append

    def refuse(error: Exception) -> None:
        raise error

    background.read(fails, None, handled.append)
    background.read(fails, None, refuse)
    background.read(fails)
    qtbot.waitUntil(lambda: background.resting)
    assert [error.args for error in handled] == [("err.save.disk",)]
    assert len(unhandled) == 2


def fails(_register: Any) -> None:
    raise DeskError("err.save.disk")


def test_a_write_that_failed_is_tried_again(background: Background, qtbot: QtBot) -> None:
    opened(background, qtbot)
    background.unhandled = lambda _error: None
    states: list[str] = []
    background.saving.connect(states.append)
    full = [True]
    written: list[str] = []

    def job(_register: Any) -> str:
        if full[0]:
            raise DeskError("err.save.disk")
        return "written"

    background.write(job, written.append)
    qtbot.waitUntil(lambda: FAILED in states)
    assert not background.saved
    full[0] = False
    background.retry()
    qtbot.waitUntil(lambda: background.saved)
    assert written == ["written"]
    assert states == [SAVING, FAILED, SAVING, SAVED]


def test_a_result_for_a_page_that_is_gone_is_dropped(background: Background, qtbot: QtBot) -> None:
    opened(background, qtbot)
    gate = threading.Event()
    page = Page()
    background.read(lambda _register: gate.wait(10), page.take)
    owner = QObject()
    taken: list[object] = []
    background.read(lambda _register: 1, taken.append, owner=owner)
    cancelled = background.read(lambda _register: 2, taken.append)
    cancelled.cancel()
    page.deleteLater()
    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page) and not isValid(owner))
    gate.set()
    qtbot.waitUntil(lambda: background.resting)
    assert not page.took
    assert taken == []
    assert cancelled.result is None


class Page(QObject):
    took = False

    def take(self, _result: object) -> None:
        type(self).took = True


def test_opening_another_closes_the_first(background: Background, qtbot: QtBot) -> None:
    first = opened(background, qtbot)
    second = opened(background, qtbot)
    assert first.closed
    assert not second.closed
    with qtbot.waitSignal(background.idle):
        background.close()
    assert second.closed


def test_a_register_that_does_not_open_is_told(background: Background, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def opener() -> FakeRegister:
        raise DeskError("err.password")

    background.open(opener, None, errors.append)
    background.read(lambda _register: None, None, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert isinstance(errors[0], DeskError)
    assert isinstance(errors[1], NotOpen)


def test_who_asks_after_the_register_is_closed_is_no_bug(
    background: Background, qtbot: QtBot
) -> None:
    opened(background, qtbot)
    troubles: list[Exception] = []
    background.unhandled = troubles.append
    background.close()
    with qtbot.waitSignal(background.idle):
        background.read(lambda register: register)
    assert not troubles
    with qtbot.waitSignal(background.idle):
        background.write(lambda register: register)
    assert [type(trouble) for trouble in troubles] == [NotOpen]


def test_stopping_finishes_what_is_queued(qtbot: QtBot) -> None:
    background = Background()
    register = FakeRegister()
    background.open(lambda: register)
    for number in range(50):
        background.write(lambda kept, n=number: kept.kept.append(n))
    background.stop()
    assert register.kept == list(range(50))
    assert register.closed
    background.stop()  # harmless twice


def test_inline_does_the_same_at_once(qtbot: QtBot) -> None:
    background = InlineBackground()
    register = FakeRegister()
    background.open(lambda: register)
    done: list[object] = []
    assert background.read(lambda r: r is register, done.append).finished
    background.compute(lambda: "pdf", done.append)
    assert done == [True, "pdf"]
    with pytest.raises(ZeroDivisionError):
        background.read(lambda _register: 1 / 0)
    assert background.resting
