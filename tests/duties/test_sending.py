"""Sending: the very bytes that went out, and the facts that follow from each letter."""

from datetime import UTC, date, datetime

import pytest

from dpo_desk.duties import (
    agenda,
    answering,
    asking,
    case,
    claims,
    closing,
    collecting,
    events,
    identity,
    intake,
    keeping,
    roles,
    telling,
)
from dpo_desk.duties.agenda_item import Kind, State
from dpo_desk.duties.asking import About
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.law.codes import (
    ClaimOutcome,
    LetterKind,
    Relation,
    RequestKind,
    RequestStatus,
    Role,
    SendingWay,
)
from dpo_desk.records import EventKind, Request, Search, SearchResult
from tests import sample
from tests.sample import TODAY

RECEIVED = date(2026, 11, 3)
WORDS = "Dette er gjort, og slik er det nå."


def log(register, *kinds, received=RECEIVED):
    draft = intake.RequestDraft(
        kinds=kinds or (RequestKind.ACCESS,),
        received_on=received,
        relation=Relation.CUSTOMER,
        requester_name="Ola Prøve",
        requester_email="ola@example.com",
        text="Dette ber jeg om.",
    )
    request = intake.log_request(register, draft)
    for row in register.find(Search, "request_id = :r", r=request.id):
        collecting.mark(register, row.id, SearchResult.FOUND, on=received, text="2 e-poster")
    return register.get(Request, request.id)


def send(register, request, kind, *, on=TODAY, service_id=None, **facts):
    """Write the letter with what it asks, and mark it as sent."""
    kept = answering.kept_letter(register, request, kind, service_id=service_id)
    for name, value in facts.items():
        kept = answering.change_fact(register, kept, name, value)
    rendering = answering.draw(kept, answering.letter_of(register, request, kept, on))
    answering.record_rendered(register, rendering)
    return answering.record_sent(
        register, request.id, kind, rendering.pdf, on=on, by=SendingWay.EMAIL
    )


def facts_of(register, request, kind):
    return [each for each in events.events(register, request) if each.kind is kind]


def outcomes(register, request):
    return {claim.kind: claim.outcome for claim in case.claims(register, request)}


@pytest.mark.parametrize("kind", [LetterKind.IDENTITY, LetterKind.CLARIFICATION])
def test_a_question_is_asked_with_its_letter_and_pauses(register, kind):
    request = log(register, received=date(2026, 11, 18))
    identity.doubt(register, request.id, "Ny adresse.")
    said = {
        LetterKind.IDENTITY: {"why": "Adressen er ny.", "way": "call_back"},
        LetterKind.CLARIFICATION: {"about": "amount", "what": "Mye.", "proposal": "Kun 2026?"},
    }
    send(register, request, kind, **said[kind])
    (event,) = facts_of(register, request, EventKind.ASKED)
    assert (event.on, event.values["about"]) == (TODAY, kind.value)
    (question,) = asking.read(register, request).questions
    assert question.credited
    assert question.letter_uid == event.values["letter_uid"]


def test_nobody_is_written_to_who_they_are_without_a_doubt(register):
    request = log(register)
    with pytest.raises(Guarded) as caught:
        send(register, request, LetterKind.IDENTITY, why="Ny.", way="call_back")
    assert caught.value.key == "answering.guard.no_doubt"
    assert facts_of(register, request, EventKind.ASKED) == []


def test_an_extension_moves_both_dates_with_its_reason(register):
    request = log(register)
    reason = "Sju systemer hos fire firmaer."
    send(register, request, LetterKind.EXTENSION, ground="complexity", reason=reason)
    (event,) = facts_of(register, request, EventKind.EXTENDED)
    assert (event.on, event.note) == (TODAY, reason)
    due = events.case_deadlines(register, request)
    assert due.due_on == due.latest == date(2027, 2, 3)
    assert register.get(Request, request.id).due_on == date(2027, 2, 3)
    days = [each.on for each in agenda.agenda(register, TODAY, date(2027, 12, 31))]
    assert days == [date(2027, 2, 3)] * 2
    with pytest.raises(Guarded) as caught:  # once only
        send(register, request, LetterKind.EXTENSION, ground="number", reason="To til.")
    assert caught.value.key == "answering.guard.extended"


def test_an_extension_that_comes_too_late_is_not_sent(register):
    request = log(register, received=date(2026, 10, 16))
    with pytest.raises(Guarded) as caught:
        send(register, request, LetterKind.EXTENSION, ground="number", reason="Sju krav.")
    assert caught.value.key == "answering.guard.extension_late"
    assert caught.value.values == {"date": date(2026, 11, 16)}
    assert facts_of(register, request, EventKind.EXTENDED) == []


def test_one_that_was_sent_in_time_may_be_logged_afterwards(register):
    request = log(register, received=date(2026, 10, 16))
    said = {"ground": "number", "reason": "Sju krav."}
    send(register, request, LetterKind.EXTENSION, on=date(2026, 11, 13), **said)
    assert events.case_deadlines(register, request).extension_valid


def test_a_forwarded_case_is_the_controllers_from_then_on(register):
    request = log(register, received=date(2026, 11, 16))
    request = roles.make_forwarding(register, request.id, controller="Kunde Prøve AS")
    found = agenda.agenda(register, RECEIVED, TODAY, kinds=[Kind.FORWARD])
    assert [(each.on, each.state) for each in found] == [(date(2026, 11, 18), State.LATE)]
    assert agenda.agenda(register, RECEIVED, date(2027, 1, 1), kinds=[Kind.DEADLINE_SAFE]) == []
    request = send(register, request, LetterKind.TO_CONTROLLER)
    assert len(facts_of(register, request, EventKind.FORWARDED)) == 1
    assert outcomes(register, request) == {RequestKind.ACCESS: ClaimOutcome.FORWARDED}
    assert agenda.agenda(register, RECEIVED, TODAY, kinds=[Kind.FORWARD]) == []
    first = answering.letters_of(register, request)[0]
    assert (first.kind, first.suggested) == (LetterKind.REDIRECT, True)
    send(register, request, LetterKind.REDIRECT)
    assert not any(each.suggested for each in answering.letters_of(register, request))
    assert closing.close(register, request.id).status is RequestStatus.CLOSED
    assert keeping.verify(register).ok


def test_a_letter_to_a_recipient_is_a_recipient_told(register):
    request = log(register, RequestKind.ERASURE)
    (claim,) = case.claims(register, request)
    claims.decide(register, claim.id, ClaimOutcome.ANSWERED, answer=WORDS)
    claims.done(register, claim.id, TODAY)
    first, *others = telling.due(register, request)
    said = {"identifier": "ola@example.com", "what": "Kontoen", "confirm_by": "2026-12-03"}
    send(register, request, LetterKind.TO_RECIPIENT, service_id=first.service_id, **said)
    told, *rest = telling.notifications(register, request)
    assert (told.told_on, told.confirm_by) == (TODAY, date(2026, 12, 3))
    assert [each.told_on for each in rest] == [None] * len(others)


def test_an_access_answer_leaves_what_nobody_has_decided(register):
    request = log(register, RequestKind.ACCESS, RequestKind.ERASURE)
    send(register, request, LetterKind.ACCESS)
    assert outcomes(register, request) == {
        RequestKind.ACCESS: ClaimOutcome.ANSWERED, RequestKind.ERASURE: None,
    }  # fmt: skip
    assert register.get(Request, request.id).answered_on is None
    assert answering.suggested(register, request) is LetterKind.ERASED
    _access, erasure = case.claims(register, request)
    claims.decide(register, erasure.id, ClaimOutcome.ANSWERED, answer=WORDS)
    claims.done(register, erasure.id, TODAY)
    assert register.get(Request, request.id).answered_on is None  # that letter told nothing of it
    for row in telling.due(register, request):
        telling.told(register, row.id)
    send(register, request, LetterKind.ERASED, backups="2026-12-19")
    assert register.get(Request, request.id).answered_on == TODAY


def test_an_access_answer_frames_what_is_decided(register):
    request = log(register, RequestKind.ACCESS, RequestKind.ERASURE)
    _access, erasure = case.claims(register, request)
    claims.decide(
        register, erasure.id, ClaimOutcome.REFUSED, ground="art17_no_ground", reason=WORDS
    )
    send(register, request, LetterKind.ACCESS)
    assert outcomes(register, request)[RequestKind.ERASURE] is ClaimOutcome.REFUSED
    assert register.get(Request, request.id).answered_on == TODAY


def test_a_no_to_marketing_goes_first_and_the_access_waits(register):
    request = log(register, RequestKind.ACCESS, RequestKind.MARKETING_OPT_OUT)
    _access, marketing = case.claims(register, request)
    claims.decide(register, marketing.id, ClaimOutcome.ANSWERED)
    claims.done(register, marketing.id, TODAY)
    send(register, request, LetterKind.MARKETING_STOPPED)
    assert register.get(Request, request.id).answered_on is None
    assert answering.suggested(register, request) is LetterKind.ACCESS


def test_a_refusal_by_12_5_refuses_what_is_open(register):
    log(register, received=date(2026, 10, 1))
    request = log(register)
    said = {"decision": "refusal", "ground": "excessive", "why": "Samme krav i oktober."}
    send(register, request, LetterKind.FEE, **said)
    (claim,) = case.claims(register, request)
    assert (claim.outcome, claim.ground) == (ClaimOutcome.REFUSED, "art12_5_excessive")
    assert claim.grounds == "Samme krav i oktober."
    assert register.get(Request, request.id).answered_on == TODAY


def test_a_fee_is_no_answer(register):
    log(register, received=date(2026, 10, 1))
    request = log(register)
    said = {"decision": "fee", "ground": "excessive", "why": "Samme krav i oktober."}
    send(register, request, LetterKind.FEE, amount="500", costs="To timer.", **said)
    assert outcomes(register, request) == {RequestKind.ACCESS: None}
    assert register.get(Request, request.id).answered_on is None


def test_silence_is_answered_with_a_refusal_and_the_answer_opens_the_case(tmp_path):
    """Case 50 of DOMAIN §2: asked on the 3rd, never answered, the letter by 2 December."""
    with sample.make(tmp_path, at=sample.clock(datetime(2026, 12, 1, 9, tzinfo=UTC))) as register:
        request = log(register, received=date(2026, 11, 2))
        identity.doubt(register, request.id, "Ny adresse.", on=date(2026, 11, 2))
        asking.ask(register, request.id, About.IDENTITY, on=RECEIVED)
        first = answering.letters_of(register, request)[0]
        assert (first.kind, first.why) == (LetterKind.REFUSAL, "offer.unidentified")
        asking.conclude(register, request.id, "art12_2_unidentified", "Adressen er ukjent.")
        request = send(register, request, LetterKind.REFUSAL, on=date(2026, 12, 1))
        assert request.answered_on == date(2026, 12, 1)
        asking.answer(register, request.id, About.IDENTITY)
        request = register.get(Request, request.id)
        assert (request.answered_on, outcomes(register, request)) == (
            None, {RequestKind.ACCESS: None},
        )  # fmt: skip


def test_only_sending_cannot_be_undone(register):
    request = log(register)
    kept = answering.kept_letter(register, request, LetterKind.CLARIFICATION)
    kept = answering.change_fact(register, kept, "what", "Mye.")
    assert kept.facts == {"what": "Mye."}
    register.undo()
    fresh = answering.kept_letter(register, request, LetterKind.CLARIFICATION)
    assert fresh.facts == {}
    send(register, request, LetterKind.RECEIPT)
    assert register.undo_label() is None


def test_what_is_sent_says_nothing_else_any_more(register):
    request = log(register)
    kept = answering.kept_letter(register, request, LetterKind.RECEIPT)
    rendering = answering.draw(kept, answering.letter_of(register, request, kept))
    kept = answering.record_rendered(register, rendering)
    answering.record_sent(
        register, request.id, kept.kind, rendering.pdf, on=TODAY, by=SendingWay.EMAIL
    )
    with pytest.raises(InvalidField):
        answering.change_fact(register, kept, "reply_by", "2026-12-01")


def test_a_letter_begun_on_more_time_stands_in_the_agenda(register):
    request = log(register)
    kept = answering.kept_letter(register, request, LetterKind.EXTENSION)
    answering.change_fact(register, kept, "ground", "complexity")
    (item,) = agenda.agenda(register, TODAY, date(2027, 1, 1), kinds=[Kind.EXTENSION])
    assert (item.on, item.lost) == (date(2026, 12, 3), False)
    send(register, request, LetterKind.EXTENSION, reason="Sju systemer.")
    assert agenda.agenda(register, TODAY, date(2027, 12, 1), kinds=[Kind.EXTENSION]) == []


def test_letters_to_several_firms_are_letters_of_their_own(register):
    request = log(register, RequestKind.ERASURE)
    first, second, _third = [
        each.search.service_id for each in collecting.sources(register, request)
    ][:3]
    for service in (first, second):
        kept = answering.kept_letter(register, request, LetterKind.TO_PROCESSOR, service_id=service)
        answering.change_fact(register, kept, "identifier", f"kunde {service}")
    found = [
        answering.kept_letter(register, request, LetterKind.TO_PROCESSOR, service_id=each).facts
        for each in (first, second, None)
    ]
    assert found == [{"identifier": f"kunde {first}"}, {"identifier": f"kunde {second}"}, {}]


@pytest.mark.parametrize(
    ("kind", "language"),
    [(LetterKind.RECEIPT, "en"), (LetterKind.TO_PROCESSOR, "nb"), (LetterKind.TO_RECIPIENT, "nb")],
)
def test_a_firm_is_written_to_in_the_language_of_the_house(register, kind, language):
    request = log(register)
    with register.action("action.request.changed", ref=request.ref, field="language"):
        request = register.change(request, language="en")
    assert answering.kept_letter(register, request, kind).language == language


def offered(register, request):
    return [each.kind for each in answering.letters_of(register, request)]


def test_what_is_offered_follows_the_case(register):
    request = log(register, RequestKind.ERASURE)
    kinds = offered(register, request)
    assert kinds[0] is LetterKind.RECEIPT
    assert {LetterKind.ERASED, LetterKind.EXTENSION, LetterKind.FEE, LetterKind.REFUSAL} <= {*kinds}
    assert LetterKind.IDENTITY not in kinds
    assert LetterKind.TO_CONTROLLER not in kinds
    assert [each.suggested for each in answering.letters_of(register, request)].count(True) == 1
    identity.doubt(register, request.id, "Ny adresse.")
    assert offered(register, request)[0] is LetterKind.IDENTITY


@pytest.mark.parametrize("kind", list(RequestKind))
def test_every_kind_has_its_answer_offered(register, kind):
    request = log(register, kind)
    assert answering.suggested(register, request) in offered(register, request)
    assert request.role is Role.CONTROLLER
