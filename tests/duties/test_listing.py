"""The list of requests: windows by key, held against a plain sort of everything."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpo_desk.duties import answering, closing, collecting, identity, intake, listing
from dpo_desk.duties.events import case_deadlines
from dpo_desk.duties.listing import SORTS, Shown, Window
from dpo_desk.law.clock import FixedClock
from dpo_desk.law.codes import LetterKind, RequestKind, RequestStatus, Role, SendingWay
from dpo_desk.law.deadlines import DueState
from dpo_desk.records import Claim, Request, Search, SearchResult
from tests import sample
from tests.duties.conftest import DRAFT

NAMES = ("Åse Prøve", "Ola Prøve", "Kari Eksempel", "", "ola prøve", "Ærlig 'Test")


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Twenty-three requests with ties in every order, every sixth of them closed."""
    register = sample.make(tmp_path_factory.mktemp("many"))
    with register.action("seed.loaded"):
        for n in range(23):
            received = date(2026, 11, 1) + timedelta(days=n % 4)
            request = register.add(
                Request(
                    ref=f"2026-{n + 1:03}",
                    requester_name=NAMES[n % len(NAMES)],
                    received_on=received,
                    due_on=received + timedelta(days=30),
                    status=tuple(RequestStatus)[n % 6],
                )
            )
            register.add(Claim(request_id=request.id, kind=RequestKind.ACCESS))
            if n % 5 == 0:
                register.add(Claim(request_id=request.id, kind=RequestKind.ERASURE))
        register.remove(request)
    yield register
    register.close()


def paged(register, wanted, limit):
    """Every window from the first to the empty one."""
    found, after = [], None
    while rows := listing.window(register, wanted, after=after, limit=limit):
        assert len(rows) <= limit
        found += rows
        after = rows[-1]
    return found


def plainly(register, wanted):
    """What the list must hold, by a sort in memory."""

    def shown(request):
        closed = request.status is RequestStatus.CLOSED
        return wanted.shown is Shown.ALL or closed == (wanted.shown is Shown.CLOSED)

    rows = [request for request in register.find(Request) if shown(request)]
    return sorted(
        rows, key=lambda r: (str(getattr(r, wanted.sort)), r.id), reverse=wanted.descending
    )


WINDOWS = st.builds(
    Window,
    shown=st.sampled_from(Shown),
    text=st.just(""),
    sort=st.sampled_from([s for s in SORTS if s != "requester_name"]),
    descending=st.booleans(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=WINDOWS, limit=st.integers(1, 25))
def test_windows_of_any_size_show_each_request_once_and_in_order(many, wanted, limit):
    expected = [request.id for request in plainly(many, wanted)]
    assert [row.id for row in paged(many, wanted, limit)] == expected
    assert listing.count(many, wanted) == len(expected)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("limit", [1, 4, 50])
def test_the_order_of_names_is_the_same_in_every_window(many, descending, limit):
    wanted = Window(Shown.ALL, sort="requester_name", descending=descending)
    whole = [row.id for row in listing.window(many, wanted, limit=100)]
    assert [row.id for row in paged(many, wanted, limit)] == whole
    assert sorted(whole) == [request.id for request in many.find(Request)]
    names = [row.requester_name.casefold() for row in listing.window(many, wanted, limit=100)]
    assert names.index("kari eksempel") < names.index("ola prøve") or descending


def test_counts_are_those_of_the_filters(many):
    counts = listing.counts(many)
    for shown in Shown:
        assert counts[shown] == listing.count(many, Window(shown))
    assert counts[Shown.ALL] == counts[Shown.OPEN] + counts[Shown.CLOSED] == 22


def test_what_is_in_the_bin_is_never_listed(many):
    assert "2026-023" not in {row.ref for row in listing.window(many, Window(Shown.ALL), limit=99)}


def test_kinds_come_in_the_order_they_were_asked(many):
    rows = {row.ref: row.kinds for row in listing.window(many, Window(Shown.ALL), limit=99)}
    assert rows["2026-001"] == (RequestKind.ACCESS, RequestKind.ERASURE)
    assert rows["2026-002"] == (RequestKind.ACCESS,)


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("Åse", 4),
        ("aase", 4),
        ("ASE prø", 4),
        ("2026-002", 1),
        ("finnes ikke", 0),
        ("  ", 22),
        ("'; drop table request; --", 0),
        ('"', 22),
        ("*", 22),
    ],
)
def test_the_filter_finds_what_was_typed_and_takes_any_text(many, typed, refs):
    wanted = Window(Shown.ALL, text=typed)
    found = paged(many, wanted, 3)
    assert listing.count(many, wanted) == len(found)
    if refs < 22:
        assert len(found) == refs


def test_an_unknown_order_is_a_bug(many):
    with pytest.raises(ValueError, match="no such order"):
        listing.window(many, Window(sort="id; drop table request"))


def test_a_row_says_its_ids_and_no_name(many):
    row = listing.window(many, Window(Shown.ALL), limit=1)[0]
    assert repr(row) == f"<RequestRow {row.id} {row.uid}>"


@pytest.mark.parametrize(
    ("today", "state", "left", "over"),
    [
        (date(2026, 11, 19), DueState.IN_TIME, 1, 0),
        (date(2026, 11, 20), DueState.IN_TIME, 0, 0),
        (date(2026, 11, 21), DueState.SAFE_PASSED, -1, 0),  # a Saturday; the law's day is Monday
        (date(2026, 11, 24), DueState.OVERDUE, -4, 1),
    ],
)
def test_a_row_knows_how_long_there_is(tmp_path, today, state, left, over):
    with sample.make(tmp_path, at=FixedClock.at_noon(today)) as register:
        draft = msgspec.structs.replace(DRAFT, received_on=date(2026, 10, 21))
        request = intake.log_request(register, draft)
        row = listing.window(register, Window())[0]
        assert (row.state, row.days_left, row.days_over) == (state, left, over)
        found = case_deadlines(register, request)
        assert (found.state(today), found.days_left(today)) == (state, left)
        assert found.days_over(today) == over


def test_a_row_tells_when_the_answer_was_sent_and_when_closed(register, request_):
    identity.no_doubt(register, request_.id, "Kjent.")
    for search in register.find(Search):
        collecting.mark(register, search.id, SearchResult.NOTHING)
    rendering = answering.draw(*answering.compose(register, request_.id, LetterKind.NO_DATA))
    answering.record_rendered(register, rendering)
    assert listing.window(register, Window())[0].sent_on is None
    sent = {"on": sample.TODAY, "by": SendingWay.EMAIL}
    answering.record_sent(register, request_.id, LetterKind.NO_DATA, rendering.pdf, **sent)
    assert listing.window(register, Window())[0].sent_on == sample.TODAY
    closing.close(register, request_.id)
    assert listing.window(register, Window()) == []
    row = listing.window(register, Window(Shown.CLOSED))[0]
    assert (row.closed, row.state) == (True, None)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_no_window_sorts_the_whole_list(
    many, monkeypatch: pytest.MonkeyPatch, sort: str, descending: bool
) -> None:
    """A hundred thousand rows are sorted in a second, which is a second too long.

    Of the open or the closed ones SQLite may find it quicker to sort them.
    """
    asked: list[tuple[str, dict[str, object]]] = []
    read = many._store.dicts
    monkeypatch.setattr(many._store, "dicts", lambda *sql: asked.append(sql) or read(*sql))
    wanted = Window(Shown.ALL, sort=sort, descending=descending)
    first = listing.window(many, wanted, limit=2)
    listing.window(many, wanted, after=first[-1], limit=2)
    windows = [(sql, values) for sql, values in asked if "sort_value" in sql]
    assert len(windows) == 2
    for sql, values in windows:
        plan = [row[3] for row in many._store.all(f"explain query plan {sql}", values)]
        assert not [step for step in plan if "TEMP B-TREE" in step], plan


def test_what_goes_on_to_the_controller_is_late_by_no_law(register):
    draft = msgspec.structs.replace(DRAFT, role=Role.PROCESSOR, received_on=date(2026, 11, 9))
    intake.log_request(register, draft)
    row = listing.window(register, Window())[0]
    assert row.due_on == date(2026, 11, 11)  # two working days
    assert (row.state, row.days_over) == (DueState.SAFE_PASSED, 0)
