"""The worked cases 48 to 60 of the specification, through the case: facts in, dates out."""

from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest

from dpo_desk.duties import agenda, asking, events, identity, listing, mailbox
from dpo_desk.duties.asking import About
from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.duties.listing import Shown, Window
from dpo_desk.exchange.message import Message
from dpo_desk.law.codes import Channel
from dpo_desk.law.deadlines import DueState
from dpo_desk.records import EventKind, Request
from tests import sample


def day(written: str) -> date:
    return date.fromisoformat(f"20{written}")


class Worked(NamedTuple):
    """A row of the table: what is logged, and what the case says then."""

    received: str
    asked: tuple[str, ...] = ()  # asked/answered, the second a clarification
    extended: str = ""
    due_on: str = ""
    latest: str = ""
    pause_days: int = 0
    disputed: str = ""  # the law's last day with the pauses


CASES = {
    48: Worked("26-11-02", ("26-11-03/26-11-10",), "", "26-12-02", "26-12-02", 7, "26-12-09"),
    49: Worked("26-11-02", ("26-11-20/26-11-27",), "", "26-12-02", "26-12-02"),
    50: Worked("26-11-02", ("26-11-03/",), "", "26-12-02", "26-12-02"),
    51: Worked(
        "26-11-02",
        ("26-11-03/26-11-05", "26-11-09/26-11-16"),
        "",
        "26-12-02",
        "26-12-02",
        9,
        "26-12-11",
    ),
    52: Worked("26-12-02", ("26-12-03/27-01-05",), "", "26-12-31", "27-01-04", 33, "27-02-04"),
    53: Worked("26-11-30", (), "26-12-30", "27-02-26", "27-03-01"),
    54: Worked("27-01-31", (), "27-02-26", "27-04-28", "27-04-30"),
    55: Worked("27-02-15", (), "27-03-15", "27-05-14", "27-05-18"),
    56: Worked("28-01-31", (), "28-02-29", "28-04-28", "28-05-02"),
    57: Worked("26-11-02", (), "26-12-03", "26-12-02", "26-12-02"),
    58: Worked(
        "26-11-02",
        ("26-11-03/26-11-10",),
        "26-12-01",
        "27-02-02",
        "27-02-02",
        7,
        "27-02-09",
    ),
}


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    later = sample.clock(datetime(2028, 3, 1, 9, tzinfo=UTC))
    with sample.make(tmp_path_factory.mktemp("worked"), at=later) as opened:
        yield opened


@pytest.fixture
def logged(register):
    """Log a case of the table; who asks is doubted at once."""

    def log(case: Worked) -> Request:
        received = day(case.received)
        draft = RequestDraft(received_on=received, requester_name="Ola Prøve", text="Innsyn")
        request = log_request(register, draft)
        if case.asked:
            identity.doubt(register, request.id, "Ny e-postadresse.", on=received)
        for about, span in zip((About.IDENTITY, About.CLARIFICATION), case.asked, strict=False):
            first, _, last = span.partition("/")
            asking.ask(register, request.id, about, on=day(first))
            if last:
                asking.answer(register, request.id, about, on=day(last))
        if case.extended:
            with register.action("action.letter.sent", ref=request.ref):
                events.note(register, request, EventKind.EXTENDED, on=day(case.extended))
        return register.get(Request, request.id)

    return log


@pytest.mark.parametrize("number", CASES)
def test_the_case_says_what_the_table_says(register, logged, number):
    case = CASES[number]
    request = logged(case)
    found = events.case_deadlines(register, request)
    assert found is not None
    assert request.due_on == found.due_on == day(case.due_on)
    assert found.latest == day(case.latest)
    assert found.pause_days == case.pause_days
    asked = asking.read(register, request)
    assert asked.disputed == (day(case.disputed) if case.disputed else None)


@pytest.mark.parametrize("number", CASES)
def test_list_and_agenda_count_by_the_laws_day_and_never_by_a_pause(register, logged, number):
    case = CASES[number]
    request = logged(case)
    row = next(
        each
        for each in listing.window(register, Window(Shown.ALL), limit=200)
        if each.ref == request.ref
    )
    over = (register.clock.today() - day(case.latest)).days
    assert row.state is (DueState.OVERDUE if over > 0 else DueState.IN_TIME)
    assert row.days_over == max(over, 0)
    kinds = (agenda.Kind.DEADLINE_SAFE, agenda.Kind.DEADLINE_LEGAL)
    all_ = agenda.agenda(register, date(2026, 1, 1), date(2028, 12, 31), kinds=kinds)
    mine = {item.kind: item.on for item in all_ if item.uid == request.uid}
    assert mine == dict(zip(kinds, (day(case.due_on), day(case.latest)), strict=True))


def test_a_question_never_answered_leads_to_the_letter_by_the_safe_date(register, logged):
    """Case 50: no date moves while it is open, and the letter by 12 (4) has its day."""
    asked = asking.read(register, logged(CASES[50]))
    assert asked.pause_days == 0
    assert asked.conclude_by == date(2026, 12, 2)


def test_an_extension_sent_too_late_leaves_the_case_overdue(register, logged):
    """Case 57: the day after the law's last day is late by one."""
    found = events.case_deadlines(register, logged(CASES[57]))
    assert found is not None
    assert found.extension_valid is False
    assert found.state(date(2026, 12, 3)) is DueState.OVERDUE


@pytest.mark.parametrize(
    ("received", "due_on"),
    [
        ("2026-11-20T23:40+01:00", "26-12-18"),  # a Friday night; the month ends on a Sunday
        ("2026-11-21T10:00+01:00", "26-12-21"),  # a Saturday
        ("2027-05-17T09:00+02:00", "27-06-17"),  # a holiday
    ],
)
def test_the_calendar_date_of_arrival_counts(register, received, due_on):
    """Case 59: neither office hours nor holidays move the day of receipt."""
    at = datetime.fromisoformat(received)
    message = Message(received=at, text="Jeg vil ha innsyn.")
    draft = mailbox.suggest(register, message).draft
    assert draft.received_on == at.date()
    assert log_request(register, draft).due_on == day(due_on)


def test_an_oral_request_counts_from_the_day_it_was_spoken(register):
    """Case 60: said on Monday, written on Thursday."""
    monday = RequestDraft(
        received_on=date(2026, 11, 9), channel=Channel.IN_PERSON, requester_name="Ola Prøve"
    )
    request = log_request(register, monday)
    thursday = datetime(2026, 11, 12, 8, tzinfo=UTC)
    mailbox.join(register, request.id, Message(received=thursday, text="Som sagt: innsyn."))
    again = register.get(Request, request.id)
    assert (again.received_on, again.due_on) == (date(2026, 11, 9), date(2026, 12, 9))
