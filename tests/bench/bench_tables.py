"""Every table over 100,000 records against 100: its first paint, another order, its counts.

The rows are put in by SQL, more than a register ever has; what is measured is what the window does:
a model asks, and its view paints.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from dpo_desk.app import application
from dpo_desk.desk.background import InlineBackground
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page
from dpo_desk.desk.pages.activities import ActivitiesPage
from dpo_desk.desk.pages.documents import DocumentsPage
from dpo_desk.desk.pages.processors import ProcessorsPage
from dpo_desk.desk.pages.requests import RequestsPage
from dpo_desk.desk.pages.retention import RetentionPage
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.theme import Theme
from dpo_desk.law.codes import (
    RequestStatus,
    RetentionTrigger,
    Role,
    Stated,
    TransferMechanism,
)
from dpo_desk.records import (
    Activity,
    AgreementStatus,
    Company,
    Document,
    Purpose,
    Record,
    Request,
    RetentionRule,
    Service,
    Vendor,
)
from dpo_desk.register import Register
from dpo_desk.register.rows import codec
from tests import sample
from tests.bench import Figure, medians

MANY, FEW = 100_000, 100
PAINT, SORT_MS, RUNS, SORTED = 1.5, 150, 15, 5
_KEY = "x'" + "5a" * 32 + "'"
_FIRST = date(2015, 1, 1)


class Table(NamedTuple):
    """A page with a table, and the records that fill it."""

    name: str
    page: Callable[[Desk], Page]
    records: Callable[[int], Iterator[Record]]


def run() -> list[Figure]:
    """Both registers hold every table's rows; each is measured in turns with the other."""
    app = application()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        many = stack.enter_context(filled(Path(folder) / "many.perm", TABLES, MANY))
        few = stack.enter_context(filled(Path(folder) / "few.perm", TABLES, FEW))
        desks = [_desk(app, register) for register in (many, few)]
        figures = [figure for table in TABLES for figure in _measured(table, desks)]
        for desk in desks:
            desk.deleteLater()
        return figures


def _measured(table: Table, desks: list[Desk]) -> Iterator[Figure]:
    pages = [table.page(desk) for desk in desks]
    views = [_shown(page) for page in pages]
    ours, floor = medians(*(_painted(view) for view in views), RUNS)
    detail = f"{ours * 1000:.1f} ms against {floor * 1000:.1f} ms"
    yield Figure(f"{table.name}, first paint of 100,000", ours / floor, PAINT, None, detail)
    orders = [column.sort for column in views[0].model().columns if column.sort]
    slowest, sort = max((_sorted(views[0], order), order) for order in orders)
    detail = f"{slowest * 1000:.1f} ms of {SORT_MS}, by {sort}"
    yield Figure(f"{table.name}, another order", slowest * 1000 / SORT_MS, 1.0, 0.5, detail)
    for page in pages:
        page.close()
        page.deleteLater()


def _shown(page: Page) -> TableView:
    """The table of a page that is shown, as large as in the window."""
    page.desk.theme.dress(page)
    page.resize(1048, 800)
    page.show()
    page.open()
    view = page.findChild(TableView)
    if view is None or not view.model().rowCount():
        raise ValueError("nothing to measure")
    return view


def _sorted(view: TableView, order: str) -> float:
    """The slower of the two directions, the first rows painted; each the median of some turns."""
    taken: dict[bool, list[float]] = {False: [], True: []}
    for descending in (False, True) * SORTED:
        begin = perf_counter()
        view.model().order(order, descending=descending)
        view.grab()
        taken[descending].append(perf_counter() - begin)
    return max(median(each) for each in taken.values())


def _painted(view: TableView) -> Callable[[], None]:
    def paint() -> None:
        view.model().show(view.model().query.shown)
        view.grab()

    return paint


def _desk(app: QApplication, register: Register) -> Desk:
    theme = Theme(app, "light")
    theme.still = True
    desk = Desk(
        clock=sample.clock(),
        background=InlineBackground(app),
        theme=theme,
        preferences=Preferences(),
    )
    desk.background.open(lambda: register)
    return desk


def _requests_page(desk: Desk) -> Page:
    return RequestsPage(desk, see_examples=lambda: None)


def filled(path: Path, tables: Sequence[Table], count: int) -> Register:
    """A register with ``count`` rows in each table; nobody has logged them one by one."""
    register = Register.create(
        path, company=Company(name="Fjordlys Prøve AS"), password=_KEY, clock=sample.clock()
    )
    store = register._store
    with store.transaction():
        for record in chain.from_iterable(table.records(count) for table in tables):
            how = codec(type(record))
            store.insert(how.table, {**_row(how.row(record)), "uid": store.uids.next()})
    return register


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}


def _requests(count: int) -> Iterator[Record]:
    """Over ten years; all but some sixty are closed."""
    for number in range(count):
        day = _FIRST + timedelta(days=number * 7 % 3650)
        yield Request(
            ref=f"{day.year}-{number:06}",
            requester_name=f"Kari Eksempel {number * 7919 % count}",
            received_on=day,
            due_on=day + timedelta(days=30),
            status=RequestStatus.RECEIVED if number % (count // 60) == 0 else RequestStatus.CLOSED,
        )


def _services(count: int) -> Iterator[Record]:
    """Of a hundred vendors, in every state."""
    places = (("NO",), ("EEA",), ("US",), ("NO", "US"), ())
    agreements, mechanisms = tuple(AgreementStatus), tuple(TransferMechanism)
    for number in range(100):
        yield Vendor(name=f"Leverandør {number}")
    for number in range(count):
        yield Service(
            vendor_id=number % 100 + 1,
            name=f"Tjeneste {number * 7919 % count}",
            used_for="nyhetsbrev og påmelding",
            role=Role.PROCESSOR,
            storage_countries=places[number % len(places)],
            agreement_status=agreements[number % 7 % len(agreements)],
            mechanism=mechanisms[number % 11 % len(mechanisms)],
            review_on=_FIRST + timedelta(days=number * 13 % 3650) if number % 3 else None,
            in_use=number % 10 != 0,
        )


def _activities(count: int) -> Iterator[Record]:
    """Each with one purpose."""
    for number in range(count):
        yield Activity(
            name=f"Behandling {number * 7919 % count}",
            subjects=("customer",) if number % 3 else (),
            data_categories=("name", "email"),
            special_categories=Stated.KNOWN if number % 50 == 0 else Stated.STATED_NONE,
        )
    for number in range(count):
        yield Purpose(activity_id=number + 1, text="Følge opp dem som er kunder")


def _rules(count: int) -> Iterator[Record]:
    """Some with a length, some with a coming round."""
    for number in range(count):
        yield RetentionRule(
            activity_id=number % 50 + 1,
            data=f"Opplysninger {number * 7919 % count}",
            trigger=RetentionTrigger.CONTRACT_END,
            period="P2Y" if number % 4 else None,
            next_on=_FIRST + timedelta(days=number * 13 % 5000) if number % 3 else None,
        )


def _documents(count: int) -> Iterator[Record]:
    """Without cases, and small."""
    for number in range(count):
        yield Document(
            name=f"Avtale {number * 7919 % count}.pdf",
            media_type="application/pdf",
            data=b"%PDF-1.7",
            size=8,
            added_on=_FIRST + timedelta(days=number * 7 % 3650),
        )


TABLES = (
    Table("requests", _requests_page, _requests),
    Table("processors", ProcessorsPage, _services),
    Table("activities", ActivitiesPage, _activities),
    Table("retention", RetentionPage, _rules),
    Table("documents", DocumentsPage, _documents),
)
