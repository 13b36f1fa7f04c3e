"""The list of requests: empty, filtered, searched, sorted and opened, with real clicks and keys."""

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpo_desk.duties import closing, events, intake, listing
from dpo_desk.law.codes import ClaimOutcome, RequestKind
from dpo_desk.records import EventKind, Request
from tests import sample
from tests.desk.window import click, find, focused, opened, seen, type_in
from tests.duties.conftest import DRAFT

PEOPLE = (
    ("Åse Prøve", date(2026, 11, 3)),
    ("Kari Eksempel", date(2026, 10, 1)),
    ("Ola Prøve", date(2026, 10, 24)),
)


def log(register, name, received, kinds=(RequestKind.ACCESS,)):
    draft = msgspec.structs.replace(DRAFT, requester_name=name, received_on=received, kinds=kinds)
    return intake.log_request(register, draft)


@pytest.fixture
def empty(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("requests")
        yield opening


@pytest.fixture
def full(empty):
    for name, received in PEOPLE:
        empty.desk.background.write(lambda r, n=name, d=received: log(r, n, d))
    return empty


def rows(opening):
    model = opening.window.pages.page._model
    return [model.row(i) for i in range(model.rowCount())]


def names(opening):
    return [row.requester_name for row in rows(opening)]


def cells(opening, row):
    page = opening.window.pages.page
    texts = [page._model.data(page._model.index(row, c)) for c in range(5)]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def test_before_the_first_request_the_page_teaches(empty):
    window = empty.window
    assert focused() == "requests.empty.new"
    assert not seen(window, "requests.table")
    assert not seen(window, "requests.new")
    click(window, "requests.empty.example")
    assert seen(window, "welcome.example.s0-it-radgivning")


def test_the_nearest_deadline_comes_first(full):
    assert names(full) == ["Kari Eksempel", "Ola Prøve", "Åse Prøve"]
    assert cells(full, 0)[3] == "17 dager over fristen"
    assert cells(full, 1)[3] == "5 dager igjen"
    assert cells(full, 2)[3] == "14 dager igjen"


def test_a_safe_date_that_has_passed_is_not_overdue(empty):
    """Received on 19 September plus an extension; the law's day is the extended one."""
    register = empty.desk.background._register
    request = log(register, "Ola Prøve", date(2026, 10, 1))
    with register.action("action.request.changed", ref=request.ref, field="due_on"):
        events.note(register, request, EventKind.EXTENDED, on=date(2026, 10, 20), text="Mye.")
    row = listing.window(register, listing.Window())[0]
    assert (row.state.value, row.days_over) == ("in_time", 0)
    assert row.days_left == (date(2026, 12, 31) - sample.TODAY).days


def test_each_filter_counts_and_shows_its_own(full):
    window, register = full.window, full.desk.background._register
    closing.close(register, 1, outcome=ClaimOutcome.WITHDRAWN, reason="Trakk kravet.")
    assert find(window, "requests.filter.open").text() == "Under arbeid 2"
    assert find(window, "requests.filter.closed").text() == "Lukket 1"
    assert window._sidebar._buttons["requests"].accessibleName() == "Henvendelser, 2 å se på"
    click(window, "requests.filter.closed")
    assert names(full) == ["Åse Prøve"]
    assert cells(full, 0)[3:] == ["Lukket", "Lukket"]
    click(window, "requests.filter.all")
    assert len(names(full)) == 3


@pytest.mark.parametrize("typed", ["aase", "ÅSE", "ase pr", "2026-001"])
def test_the_search_finds_any_spelling(full, typed):
    type_in(full.window, "requests.search", typed)
    QTest.keyClick(find(full.window, "requests.search"), Qt.Key.Key_Return)
    assert names(full) == ["Åse Prøve"]


def test_what_is_not_found_is_said(full):
    type_in(full.window, "requests.search", '"; drop table request --')
    QTest.keyClick(find(full.window, "requests.search"), Qt.Key.Key_Return)
    assert names(full) == []
    assert "drop table" in full.window.pages.page._table._empty
    QTest.keyClick(find(full.window, "requests.search"), Qt.Key.Key_Escape)
    QTest.keyClick(find(full.window, "requests.search"), Qt.Key.Key_Return)
    assert len(names(full)) == 3


def test_enter_opens_the_chosen_row(full):
    table = find(full.window, "requests.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert full.window.pages.key == "request"
    assert full.window.pages.page.view.request.requester_name == "Ola Prøve"
    QTest.keyClick(find(full.window, "request.back"), Qt.Key.Key_Return)
    assert full.window.pages.key == "requests"
    assert find(full.window, "requests.table").uid == rows(full)[1].uid


def test_a_heading_sorts_in_the_register(full):
    table = find(full.window, "requests.table")
    table.horizontalHeader().sort_by(0)
    assert names(full) == ["Kari Eksempel", "Ola Prøve", "Åse Prøve"]
    table.horizontalHeader().sort_by(0)
    assert names(full) == ["Åse Prøve", "Ola Prøve", "Kari Eksempel"]


def test_undo_takes_the_case_out_of_the_list_once(full):
    reads = []
    read = full.desk.background.read
    full.desk.background.read = lambda job, *a, **k: reads.append(job) or read(job, *a, **k)
    full.desk.undo()
    assert names(full) == ["Kari Eksempel", "Åse Prøve"]
    # undo's names, the badge, the counts and the table: nothing is read twice for one change
    assert len(reads) == 4


def test_hostile_names_stay_text(empty):
    register = empty.desk.background._register
    for name in ('<b>fet</b> & "sitat"', "a\u202eb", "x" * 500, "🙂", "linje\nskift"):
        log(register, name, date(2026, 11, 3))
    assert register.count(Request) == 5
    assert min(names(empty)) == '<b>fet</b> & "sitat"'
    assert not empty.window.grab().isNull()
