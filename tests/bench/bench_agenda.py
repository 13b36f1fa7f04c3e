"""A year's agenda over 10,000 requests, and turning a month: both in milliseconds as limits.

A person feels milliseconds here, not ratios: the limit is a span of time, and the ratio is of it.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

from dpo_desk.duties.agenda import agenda
from dpo_desk.law.codes import RequestStatus
from dpo_desk.records import Claim, Event, EventKind, Record, Request, RetentionRule, Service, Task
from dpo_desk.register import Register
from dpo_desk.register.rows import codec
from tests import sample
from tests.bench import Figure

REQUESTS, OPEN, SERVICES, RULES, TASKS = 10_000, 500, 500, 200, 200
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
AGENDA_MS, TURN_MS = 50, 16
_RUNS = 25


def run() -> list[Figure]:
    """Both figures over the same register."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        with _filled(Path(folder)) as register:
            figure = _agenda(register)
            path = register.path
        return [figure, _turning(path)]


def _agenda(register: Register) -> Figure:
    times = [_timed(lambda: agenda(register, *YEAR)) for _ in range(_RUNS)]
    found = len(agenda(register, *YEAR))
    took = median(times) * 1000
    return Figure(
        f"a year's agenda, of {AGENDA_MS} ms", took / AGENDA_MS, 1.0, None,
        f"{took:.0f} ms for {found:,} things: {REQUESTS:,} requests ({OPEN} open),"
        f" {SERVICES} services, {RULES} rules",
    )  # fmt: skip


def _turning(path: Path) -> Figure:
    """From the key to the painted month, with the neighbours read."""
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtTest import QTest

    from dpo_desk.app import application
    from tests.desk.window import find, opened

    app = application()
    with opened(app) as opening:
        opening.open(path)
        opening.window.go("calendar", on="2026-06-15")
        grid, background = find(opening.window, "calendar.grid"), opening.desk.background
        read = background.read

        def turn(key: Qt.Key) -> float:
            """What is read beside the window's thread is read when the month is there."""
            waiting: list[tuple[Any, Any]] = []

            def press() -> None:
                QTest.keyClick(grid, key)
                grid.viewport().repaint()

            background.read = lambda *args, **kwargs: waiting.append((args, kwargs))
            taken = _timed(press)
            background.read = read
            for args, kwargs in waiting:
                read(*args, **kwargs)
            QCoreApplication.processEvents()
            return taken

        keys = [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp] * _RUNS
        times = [turn(key) for key in keys][2:]
    took = median(times) * 1000
    slow = sorted(times)[int(len(times) * 0.95)] * 1000
    return Figure(
        f"turning a month, of {TURN_MS} ms", took / TURN_MS, 1.0, None,
        f"{took:.1f} ms from key to paint, {slow:.1f} ms at the 95th percentile",
    )  # fmt: skip


def _timed(work: Callable[[], object]) -> float:
    """The thread's time on the processor: what else runs on the machine is no part of it."""
    begin = thread_time()
    work()
    return thread_time() - begin


@contextmanager
def _filled(folder: Path) -> Iterator[Register]:
    """Requests through the year, every twentieth open, every tenth extended; the rest planned."""
    with sample.make(folder) as register:
        with register.action("bench.filled"):
            for number in range(REQUESTS):
                _request(register, number)
            for number in range(SERVICES):
                day = YEAR[0] + timedelta(days=number % 365)
                _insert(register, Service(name=f"Tjeneste {number}", review_on=day))
            for number in range(RULES):
                day = date(2026, 6, 1) + timedelta(days=number)
                every = ("", "P1M", "P3M", "P1Y")[number % 4]
                rule = RetentionRule(data=f"Slag {number}", next_on=day, every=every)
                _insert(register, rule)
            for number in range(TASKS):
                day = YEAR[0] + timedelta(days=number)
                every = "P1M" if number % 4 == 0 else ""
                _insert(register, Task(title=f"Oppgave {number}", plan_on=day, repeats=every))
        yield register


def _request(register: Register, number: int) -> None:
    day = YEAR[0] + timedelta(days=number % 365)
    still_open = number % (REQUESTS // OPEN) == 0
    request = Request(
        ref=f"2026-{number:05}",
        requester_name=f"Ola Prøve {number}",
        received_on=day,
        due_on=day + timedelta(days=29),
        status=RequestStatus.RECEIVED if still_open else RequestStatus.CLOSED,
    )
    request_id = _insert(register, request)
    _insert(register, Claim(request_id=request_id))
    told = EventKind.EXTENDED if number % 10 == 0 else EventKind.NOTE
    for kind in (EventKind.RECEIVED, EventKind.NO_DOUBT, told):
        _insert(register, Event(request_id=request_id, kind=kind, on=day + timedelta(days=3)))


def _insert(register: Register, record: Record) -> int:
    store = register._store
    row = codec(type(record)).row(record)
    del row["id"]
    return int(store.insert(record.table, row | {"uid": store.uids.next()}))
