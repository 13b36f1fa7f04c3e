"""History of 100,000 actions and 100,000 kept files: a page, a filter, words, against 100.

The rows are put in by SQL; what is measured is what the pages ask of the register.
"""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from dpo_desk.duties import documents, history
from dpo_desk.duties.history import Asked
from dpo_desk.duties.windows import Window
from dpo_desk.law.clock import SystemClock
from dpo_desk.records import Company, Document, Service
from dpo_desk.register import Label, Register, actions, search
from dpo_desk.register.rows import codec
from dpo_desk.words import of
from tests.bench import Figure, medians

MANY, FEW, RUNS = 100_000, 100, 30
_KEY = "x'" + "5a" * 32 + "'"
_FRAME = 0.05  # seconds: what a typed letter may take
_WORDS = of("nb")
_FIRST = date(2020, 1, 1)
_DAY = date(2030, 1, 1)  # nothing was done then


def run() -> list[Figure]:
    """Pages in a big register against a small one; words against what a letter may take."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        big = stack.enter_context(_filled(Path(folder) / "big.perm", MANY))
        small = stack.enter_context(_filled(Path(folder) / "small.perm", FEW))
        pages: dict[str, Callable[[Register], object]] = {
            "history": lambda r: history.page(r, Asked(), _WORDS),
            "documents by day": lambda r: _documents(r, Window(sort="added_on", descending=True)),
            "documents by name": lambda r: _documents(r, Window(sort="name")),
            "agreements": lambda r: _documents(r, Window("agreements", sort="name")),
        }
        figures = [_page(name, work, big, small) for name, work in pages.items()]
        uid = str(big.rows("select uid from service limit 1")[0]["uid"])
        letters: dict[str, Callable[[Register], object]] = {
            "words in history": lambda r: history.page(r, Asked(text="endr"), _WORDS),
            "a field's name in history": lambda r: history.page(r, Asked(text="notat"), _WORDS),
            "how much of a field": lambda r: history.size(r, Asked(text="notat"), _WORDS),
            "words that history lacks": lambda r: history.page(r, Asked(text="zzz"), _WORDS),
            "a day of history": lambda r: history.page(r, Asked(day=_DAY), _WORDS),
            "a record's history": lambda r: history.page(
                r, Asked(uid=uid, table="service"), _WORDS
            ),
            "how much history": lambda r: history.size(r, Asked(), _WORDS),
            "words in documents": lambda r: _documents(r, Window(text="avta", sort="name")),
            "how many documents": documents.LISTING.counts,
        }
        return figures + [_letter(name, work, big) for name, work in letters.items()]


def _documents(register: Register, wanted: Window) -> object:
    return documents.LISTING.window(register, wanted)


def _page(name: str, work: Callable[[Register], object], big: Register, small: Register) -> Figure:
    ours, floor = medians(lambda: _done(work(big)), lambda: _done(work(small)), RUNS)
    detail = f"{name}: {ours * 1000:.2f} ms against {floor * 1000:.2f} ms"
    return Figure("first page of 100,000 / of 100", ours / floor, 2.5, 1.5, detail)


def _letter(name: str, work: Callable[[Register], object], big: Register) -> Figure:
    ours, _ = medians(lambda: _done(work(big)), lambda: None, RUNS)
    detail = f"{name}: {ours * 1000:.2f} ms of {_FRAME * 1000:.0f} ms"
    return Figure("of what a letter may take", ours / _FRAME, 1.5, 1, detail)


def _done(_answer: object) -> None:
    return None


def _filled(path: Path, count: int) -> Register:
    """So many actions on a thousand services, and so many files; every tenth is an agreement."""
    company = Company(name="Fjordlys Prøve AS")
    register = Register.create(path, company=company, password=_KEY, clock=SystemClock())
    store = register._store
    with register.action("action.bench.filled"):
        services = [
            register.add(Service(name=f"Tjeneste {n}", used_for="e-post"))
            for n in range(min(count, 1000))
        ]
    rows = [codec(Service).row(service) for service in services]
    keys = ("action.company.changed", "action.request.changed", "action.document.added")
    with store.transaction():
        for number in range(count):
            row = rows[number % len(rows)]
            done = actions.Action(Label(keys[number % len(keys)], {"field": "note", "ref": "1"}))
            after = row | {"note": f"notat {number}"}
            actions.write(store, done, [actions.Pending("service", row, after)])
            _file(register, number, services[number % len(services)].id)
    return register


def _file(register: Register, number: int, service_id: int) -> None:
    store, how = register._store, codec(Document)
    kept = Document(
        uid=store.uids.next(),
        name=f"avtale {number:06}.pdf",
        text=f"Databehandleravtale nummer {number} med vedlegg og underskrift",
        added_on=_FIRST + timedelta(days=number % 2000),
        service_id=None if number % 10 else service_id,
    )
    row = how.row(kept)
    del row["id"]
    row = {"id": store.insert("document", row), **row}
    search.index(store, how, None, row)
