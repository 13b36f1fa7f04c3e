"""Logging a request against a bare commit; a first page of 100,000 requests against 100."""

import itertools
import tempfile
from datetime import date, timedelta
from pathlib import Path

from dpo_desk.law.clock import SystemClock
from dpo_desk.law.codes import Relation
from dpo_desk.records import Claim, Company, Event, EventKind, Request
from dpo_desk.register import Register
from dpo_desk.register.connection import raw
from dpo_desk.register.sorting import by_day
from tests.bench import Figure, medians

_KEY = "x'" + "5a" * 32 + "'"
_RUNS = 300
_PAGE = 50
_FIRST_DAY = date(2020, 1, 1)


def run() -> list[Figure]:
    """Both figures, in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        return [_logging(Path(folder)), *_pages(Path(folder))]


def _logging(folder: Path) -> Figure:
    """Request, claim and event with derived column, history and search, against one row."""
    with _register(folder / "log.perm") as register:
        numbers = itertools.count(1)
        bare = raw(folder / "bare.db", _KEY, mode="rwc")
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")

        def log() -> None:
            ref = f"2026-{next(numbers):04}"
            with register.action("request.logged", ref=ref):
                request = register.add(_request(ref))
                register.add(Claim(request_id=request.id))
                register.add(Event(request_id=request.id, kind=EventKind.RECEIVED))
                register.change(request, due_on=_FIRST_DAY)

        def commit() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO t (text) VALUES ('Hvilke opplysninger har dere om meg?')")
            bare.execute("COMMIT")

        ours, floor = medians(log, commit, _RUNS)
        bare.close()
    detail = f"{ours * 1000:.2f} ms against {floor * 1000:.3f} ms"
    return Figure("logging a request / bare SQLCipher commit", ours / floor, 40, detail=detail)


def _pages(folder: Path) -> list[Figure]:
    """The first pages that Requests shows, in a big register against a small one."""
    with _filled(folder / "big.perm", 100_000) as big, _filled(folder / "small.perm", 100) as small:
        figures = []
        for name, where, order in (
            ("by due date", "", "due_on, id"),
            ("newest first", "", f"{by_day('received_on')} DESC, id DESC"),
            ("open ones", "status IN ('received', 'identity', 'scope')", "due_on, id"),
        ):
            ours, floor = medians(
                lambda w=where, o=order: _page(big, w, o),
                lambda w=where, o=order: _page(small, w, o),
                _RUNS,
            )
            detail = f"{name}: {ours * 1000:.2f} ms against {floor * 1000:.2f} ms"
            figures.append(
                Figure("first page of 100,000 / of 100", ours / floor, 1.5, detail=detail)
            )
    return figures


def _page(register: Register, where: str, order: str) -> None:
    if len(register.find(Request, where, order=order, limit=_PAGE)) != _PAGE:
        raise ValueError("the page is not full")


def _request(ref: str) -> Request:
    return Request(
        ref=ref,
        requester_name="Kari Eksempel",
        requester_email="kari@example.com",
        relation=Relation.CUSTOMER,
        text="Hei! Jeg vil gjerne vite hvilke opplysninger dere har om meg. Hilsen Kari Eksempel",
    )


def _register(path: Path) -> Register:
    company = Company(name="Fjordlys Prøve AS")
    return Register.create(path, company=company, password=_KEY, clock=SystemClock())


def _filled(path: Path, count: int) -> Register:
    """So many requests spread over the years; all but sixty are closed."""
    register = _register(path)
    with register.action("bench.filled"):
        store = register._store
        for number in range(count):
            day = _FIRST_DAY + timedelta(days=number * 7 % 2500)
            row = {
                "uid": store.uids.next(),
                "ref": f"{number:06}",
                "received_on": day.isoformat(),
                "due_on": (day + timedelta(days=30)).isoformat(),
                "status": "received" if number % (count // 60) == 0 else "closed",
            }
            request = _request("")
            store.insert("request", _row(request) | row)
    return register


def _row(request: Request) -> dict[str, object]:
    from dpo_desk.register.rows import codec

    row = dict(codec(Request).row(request))
    del row["id"]
    return row
