"""A question or a complaint has no month: a plan of ours and no day of the law (12 (1), (2))."""

from datetime import UTC, date, datetime

import pytest

from dpo_desk.duties import (
    answering,
    case_view,
    company,
    deadline_preview,
    events,
    extending,
    intake,
    listing,
    mailbox,
)
from dpo_desk.duties.agenda import Kind, State, agenda
from dpo_desk.duties.calendar_export import ahead
from dpo_desk.duties.listing import Shown, Window
from dpo_desk.duties.next_step import Why, next_step
from dpo_desk.exchange.message import Message
from dpo_desk.law import dates
from dpo_desk.law.codes import Capacity, LetterKind, RequestKind, Role
from dpo_desk.law.deadlines import DueState
from dpo_desk.law.kinds import KINDS
from dpo_desk.letters.texts import flat
from dpo_desk.paper.model import Summary
from dpo_desk.reading.requests import Understood
from dpo_desk.records import Request
from dpo_desk.words import Words
from tests import sample

RECEIVED, PLAN, MONTH = date(2026, 11, 3), date(2026, 11, 17), date(2026, 12, 3)
PLAIN = [kind for kind in RequestKind if not KINDS[kind].month]
LATE = datetime(2027, 1, 20, 9, tzinfo=UTC)  # long after both


def log(register, *kinds, **more):
    draft = intake.RequestDraft(
        kinds=kinds, received_on=RECEIVED, requester_name="Ola Prøve", text="Hvorfor?", **more
    )
    return intake.log_request(register, draft)


@pytest.fixture
def late(tmp_path):
    with sample.make(tmp_path, at=sample.clock(LATE)) as opened:
        yield opened


def test_only_a_question_and_a_complaint_have_none():
    assert PLAIN == [RequestKind.COMPLAINT, RequestKind.QUESTION]


@pytest.mark.parametrize("kind", PLAIN)
def test_the_day_is_a_plan_and_no_deadline(register, kind):
    request = log(register, kind)
    assert request.due_on == PLAN
    assert events.case_deadlines(register, request) is None
    view = case_view.read(register, request.id, Words("nb"))
    assert (view.deadlines, view.planned, view.plan) == (None, True, (-2, DueState.PLAN_PASSED))
    assert deadline_preview.preview(register, RECEIVED, [kind]) is None


@pytest.mark.parametrize("other", [kind for kind in RequestKind if kind not in PLAIN])
def test_any_right_beside_it_brings_the_month_back(register, other):
    request = log(register, RequestKind.QUESTION)
    request = intake.set_kinds(register, request.id, [RequestKind.QUESTION, other])
    assert request.due_on == MONTH
    assert events.case_deadlines(register, request) is not None
    request = intake.set_kinds(register, request.id, [RequestKind.QUESTION])
    assert request.due_on == PLAN


def test_what_a_survivor_asks_has_none(register):
    request = log(register, RequestKind.ACCESS, capacity=Capacity.SURVIVOR)
    assert request.due_on == PLAN


def test_of_another_s_question_the_day_to_forward_stands(register):
    request = log(register, RequestKind.QUESTION, role=Role.PROCESSOR)
    assert request.due_on == date(2026, 11, 5)
    assert not case_view.read(register, request.id, Words("nb")).planned


def test_a_promise_that_ends_sooner_moves_the_plan(tmp_path):
    with sample.make(tmp_path, promise="P7D") as register:
        assert log(register, RequestKind.QUESTION).due_on == date(2026, 11, 10)


def test_the_plan_lies_on_a_working_day(late):
    draft = intake.RequestDraft(
        kinds=(RequestKind.QUESTION,), received_on=date(2026, 12, 11), requester_name="Ola Prøve"
    )
    assert intake.log_request(late, draft).due_on == date(2026, 12, 24)  # the 25th is a holiday
    company.change_company(late, "close_christmas_eve", True)
    assert late.first(Request).due_on == date(2026, 12, 23)


def test_it_is_never_overdue(late):
    request = log(late, RequestKind.COMPLAINT)
    (row,) = listing.window(late, Window(Shown.OPEN))
    assert (row.state, row.days_over) == (DueState.PLAN_PASSED, 0)
    step = next_step(late)
    assert step.why is Why.REQUEST
    assert step.case is not None
    assert (step.case.planned, step.case.state, step.case.days_over, step.case.latest) == (
        True,
        DueState.PLAN_PASSED,
        0,
        None,
    )
    assert events.recomputed(late, request).due_on == request.due_on


def test_the_agenda_has_the_plan_and_no_day_of_the_laws(register):
    request = log(register, RequestKind.QUESTION, RequestKind.COMPLAINT)
    found = [item for item in ahead(register, None, None) if item.uid == request.uid]
    assert [(item.kind, item.on, item.state, item.lost) for item in found] == [
        (Kind.PLANNED, PLAN, State.LATE, False)
    ]
    only = agenda(register, RECEIVED, MONTH, kinds=[Kind.DEADLINE_SAFE, Kind.DEADLINE_LEGAL])
    assert only == []


def test_there_is_nothing_to_extend(register):
    request = log(register, RequestKind.QUESTION)
    found = extending.read(register, request)
    assert found.barred == "answering.guard.extension_no_month"
    assert (found.notice_by, found.until) == (None, None)


@pytest.mark.parametrize(
    ("dated", "by"), [(RECEIVED, PLAN), (date(2026, 11, 19), date(2026, 12, 3))]
)
def test_the_receipt_gives_the_planned_day_and_once_it_has_passed_one_ahead(register, dated, by):
    request = log(register, RequestKind.QUESTION)
    kept = answering.kept_letter(register, request, LetterKind.RECEIPT)
    letter = answering.letter_of(register, request, kept, dated)
    (summary,) = [part for part in letter.parts if isinstance(part, Summary)]
    said = {label: flat(text) for label, text in summary.rows}
    assert said["Du får svar senest"] == dates.write(by, "nb")


def test_a_message_that_only_asks_a_question_shows_no_deadline():
    message = Message(received=datetime(2026, 11, 3, 9, tzinfo=UTC), text="Hvorfor?")
    asked = {"is_request": True, "language": "nb"}
    question = Understood(kinds=(RequestKind.QUESTION,), **asked)
    assert mailbox.due(message, question) is None
    unclear = Understood(unclear=True, **asked)  # may hide a right: the month is the safer day
    assert mailbox.due(message, unclear) is not None
