"""Closing never blocks; it says what is open, and until when the case is kept."""

from datetime import date

import msgspec
import pytest

from dpo_desk import words
from dpo_desk.duties import (
    answering,
    case,
    claims,
    closing,
    collecting,
    findings,
    identity,
    intake,
    keeping,
)
from dpo_desk.duties.closing import OpenPoint
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events
from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    RequestKind,
    RequestStatus,
    Role,
    SendingWay,
)
from dpo_desk.records import (
    Document,
    EventKind,
    Notification,
    Origin,
    Search,
    SearchResult,
)
from tests import sample
from tests.duties.conftest import DRAFT


def search_all(register):
    for row in register.find(Search):
        collecting.mark(register, row.id, SearchResult.NOTHING)


def send(register, request, kind=LetterKind.NO_DATA):
    rendering = answering.draw(*answering.compose(register, request.id, kind))
    answering.record_rendered(register, rendering)
    return answering.record_sent(
        register, request.id, kind, rendering.pdf, on=sample.TODAY, by=SendingWay.POST
    )


def test_open_points_go_as_they_are_done(register, request_):
    identity.doubt(register, request_.id, "Ny adresse.")
    assert closing.open_points(register, request_) == [
        OpenPoint("closing.open.searches", 4),
        OpenPoint("closing.open.doubt"),
        OpenPoint("closing.open.no_answer"),
    ]
    search_all(register)
    identity.no_doubt(register, request_.id, "Ringte tilbake.")
    assert closing.open_points(register, request_) == [OpenPoint("closing.open.no_answer")]
    send(register, request_)
    assert closing.open_points(register, request_) == []


def keys(register, request):
    return {point.key: point.n for point in closing.open_points(register, request)}


def log(register, *kinds, **more):
    draft = msgspec.structs.replace(DRAFT, kinds=kinds, **more)
    return intake.log_request(register, draft)


def test_what_an_answer_left_open_is_counted_and_the_answer_not_denied(register):
    request = log(register, RequestKind.ACCESS, RequestKind.OBJECTION)
    for row in register.find(Search):
        collecting.mark(register, row.id, SearchResult.FOUND, text="Navn")
    send(register, request, LetterKind.ACCESS)
    found = keys(register, request)
    assert found["closing.open.unanswered"] == 1
    assert "closing.open.no_answer" not in found


def test_what_asks_for_no_search_has_no_places_left(register):
    asked = log(register, RequestKind.MARKETING_OPT_OUT)
    assert keys(register, asked) == {"closing.open.no_answer": 1, "closing.open.undone": 1}
    (claim,) = case.claims(register, asked)
    claims.done(register, claim.id, sample.TODAY)
    assert keys(register, asked) == {"closing.open.no_answer": 1}


@pytest.mark.parametrize("outcome", [ClaimOutcome.UNIDENTIFIED, ClaimOutcome.WITHDRAWN])
def test_nobody_searches_for_a_stranger_or_for_what_was_taken_back(register, outcome):
    asked = log(register, RequestKind.ACCESS, RequestKind.ERASURE)
    identity.doubt(register, asked.id, "Ny adresse.")
    left = {"closing.open.searches", "closing.open.doubt"}
    assert left <= set(keys(register, asked))
    said = closing.open_points(register, asked, outcome)  # as it would be closed
    assert not left & {point.key for point in said}
    assert "closing.open.undone" not in {point.key for point in said}
    one, other = case.claims(register, asked)
    claims.settle(register, one.id, outcome, sample.TODAY)
    assert left <= set(keys(register, asked))  # the other still asks for it
    claims.settle(register, other.id, outcome, sample.TODAY)
    assert set(keys(register, asked)) == {"closing.open.no_answer"} - (
        {"closing.open.no_answer"} if outcome is ClaimOutcome.WITHDRAWN else set()
    )


def test_a_refusal_needs_its_ground_and_a_restriction_its_end(register):
    asked = log(register, RequestKind.RESTRICTION, RequestKind.ERASURE)
    search_all(register)
    restriction, erasure = case.claims(register, asked)
    claims.done(register, restriction.id, date(2026, 11, 10))
    claims.decide(
        register, erasure.id, ClaimOutcome.REFUSED, ground="art17_3_b", reason="Bokføring."
    )
    assert keys(register, asked) == {"closing.open.no_answer": 1, "closing.open.restricted": 1}
    claims.lift(register, restriction.id, sample.TODAY)
    assert keys(register, asked) == {"closing.open.no_answer": 1, "closing.open.unwarned": 1}
    claims.describe(register, erasure.id, "grounds", "")
    assert keys(register, asked)["closing.open.ground"] == 1


def test_recipients_and_findings_that_wait_are_open(register):
    asked = log(register, RequestKind.RECTIFICATION)
    search_all(register)
    findings.add(register, asked.id, "Gateadresse", choice=FindingChoice.CORRECT)
    with register.action("test"):
        rows = [
            register.add(Notification(request_id=asked.id, name=name))
            for name in ("Prøve Inkasso AS", "Prøve Post AS")
        ]
    open_ = keys(register, asked)
    assert (open_["closing.open.findings"], open_["closing.open.untold"]) == (1, 2)
    with register.action("test"):
        register.change(rows[0], told_on=sample.TODAY)
        register.change(rows[1], untold="Selskapet er slettet.")
    open_ = keys(register, asked)
    assert "closing.open.untold" not in open_
    assert open_["closing.open.unconfirmed"] == 1


def test_what_is_another_s_to_answer_has_to_go_on(register):
    asked = log(register, RequestKind.ERASURE, role=Role.PROCESSOR)
    assert keys(register, asked) == {"closing.open.not_forwarded": 1}


def test_opening_again_takes_back_what_nobody_was_told(register):
    asked = log(register, RequestKind.ACCESS)
    closing.close(register, asked.id, outcome=ClaimOutcome.WITHDRAWN)
    assert case.by_ref(register, asked.ref).answered_on == sample.TODAY
    opened = closing.reopen(register, asked.id)
    assert (opened.status, opened.answered_on) == (RequestStatus.RECEIVED, None)
    assert case.outcome(register, opened) is None
    assert keeping.verify(register).ok


OPEN = [
    f"closing.open.{name}"
    for name in (
        *("searches", "doubt", "no_answer", "not_forwarded", "undone", "ground", "findings"),
        *("restricted", "unwarned", "untold", "unconfirmed", "authority"),
    )
]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_open_points_are_said_for_one_and_many(language):
    spoken = words.of(language)
    for key in OPEN:
        assert spoken.n(key, 1)
        assert "{" not in spoken.n(key, 4)
    one, four = (spoken.n("closing.open.searches", n) for n in (1, 4))
    assert one != four
    assert "4" in four


@pytest.mark.parametrize("outcome", list(ClaimOutcome))
def test_every_outcome_can_end_a_case(register, request_, outcome):
    closed = closing.close(register, request_.id, outcome=outcome, reason=" Trakk kravet. ")
    assert (closed.status, closed.closed_on) == (RequestStatus.CLOSED, sample.TODAY)
    event = events(register, closed)[-1]
    assert (event.kind, event.note) == (EventKind.CLOSED, "Trakk kravet.")
    assert event.values == {"outcome": outcome.value}
    assert case.outcome(register, closed) is outcome


def test_claims_that_are_answered_keep_their_outcome(register):
    draft = msgspec.structs.replace(DRAFT, kinds=(RequestKind.ACCESS, RequestKind.QUESTION))
    request = intake.log_request(register, draft)
    search_all(register)
    send(register, request)
    with pytest.raises(InvalidField) as caught:
        closing.close(register, request.id)
    assert (caught.value.key, caught.value.field) == ("duties.error.no_outcome", "outcome")
    with pytest.raises(InvalidField) as caught:  # a question is answered
        closing.close(register, request.id, outcome=ClaimOutcome.REFUSED)
    assert caught.value.key == "claims.error.never_refused"
    asked = case.claims(register, request)[1]
    closing.close(register, request.id, outcomes={asked.id: ClaimOutcome.ANSWERED})
    outcomes = {claim.kind: claim.outcome for claim in case.claims(register, request)}
    assert outcomes == {
        RequestKind.ACCESS: ClaimOutcome.NO_DATA,
        RequestKind.QUESTION: ClaimOutcome.ANSWERED,
    }


def test_closing_and_reopening_twice_is_once(register, request_):
    closing.close(register, request_.id, outcome=ClaimOutcome.WITHDRAWN)
    before = len(events(register, request_))
    closing.close(register, request_.id, outcome=ClaimOutcome.ANSWERED)
    assert len(events(register, request_)) == before
    opened = closing.reopen(register, request_.id)
    assert (opened.status, opened.closed_on) == (RequestStatus.RECEIVED, None)
    assert len(events(register, closing.reopen(register, request_.id) and opened)) == before + 1


def test_closing_is_one_named_undoable_action(register, request_):
    closing.close(register, request_.id, outcome=ClaimOutcome.WITHDRAWN)
    assert register.undo_label().key == "action.request.closed"
    register.undo()
    assert case.by_ref(register, request_.ref).status is RequestStatus.RECEIVED
    assert case.outcome(register, request_) is None


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 2)])
def test_a_day_ahead_or_before_receipt_is_refused(register, request_, day):
    with pytest.raises(InvalidField) as caught:
        closing.close(register, request_.id, outcome=ClaimOutcome.WITHDRAWN, on=day)
    assert caught.value.field == "on"


def test_a_case_is_kept_a_year_from_its_answer_or_as_long_as_the_company_says(register, request_):
    assert closing.kept_until(register, request_) is None
    send(register, request_, LetterKind.RECEIPT)
    assert closing.kept_until(register, request_) is None  # a receipt is no answer
    search_all(register)
    send(register, request_)
    assert closing.kept_until(register, request_) == date(2027, 11, 19)
    with register.action("action.company.changed", field="keep_case"):
        register.change(register.company(), keep_case="P6M")
    assert closing.kept_until(register, request_) == date(2027, 5, 19)


def test_a_case_without_an_answer_is_kept_from_its_closing(register, request_):
    request = closing.close(
        register, request_.id, outcome=ClaimOutcome.WITHDRAWN, on=date(2026, 11, 5)
    )
    assert closing.kept_until(register, request) == date(2027, 11, 5)


def test_a_copy_of_identification_is_an_open_point(register, request_):
    assert "closing.open.identity_copy" not in keys(register, request_)
    with register.action("action.document.added"):
        register.add(
            Document(
                request_id=request_.id, origin=Origin.REPLY, name="førerkort.jpg", data=b"x", size=1
            )
        )
    assert "closing.open.identity_copy" in keys(register, request_)
