"""Every kind of request from log to closed: answered, refused, withdrawn, sent on, reopened."""

from datetime import date

import msgspec
import pytest

from dpo_desk.duties import (
    agenda,
    answering,
    case,
    case_view,
    claims,
    closing,
    collecting,
    findings,
    identity,
    intake,
    keeping,
    next_step,
    outgoing,
    roles,
    telling,
)
from dpo_desk.law import grounds, kinds
from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    IdentityMethod,
    RequestStatus,
    SendingWay,
)
from dpo_desk.law.codes import LetterKind as Letter
from dpo_desk.law.codes import RequestKind as Kind
from dpo_desk.law.codes import RequestStatus as Step
from dpo_desk.letters import asks
from dpo_desk.records import Search, SearchResult
from dpo_desk.words import of
from tests import sample
from tests.duties.conftest import DRAFT

NB = of("nb")
WORDS = "Slik er det, og derfor gjør vi dette."
WHOLE = (Step.RECEIVED, Step.SCOPE, Step.ASSESS, Step.ANSWER)
# The steps a case stands in after each thing done, and the letter that answers it.
ROADS = {
    Kind.ACCESS: (WHOLE, Letter.ACCESS),
    Kind.RECTIFICATION: (WHOLE, Letter.RECTIFIED),
    Kind.ERASURE: (WHOLE, Letter.ERASED),
    Kind.RESTRICTION: (WHOLE, Letter.RESTRICTED),
    Kind.PORTABILITY: (WHOLE, Letter.PORTABILITY),
    Kind.OBJECTION: (WHOLE, Letter.OBJECTION),
    Kind.MARKETING_OPT_OUT: ((Step.ANSWER,), Letter.MARKETING_STOPPED),
    Kind.AUTOMATED_DECISION: (WHOLE, Letter.AUTOMATED_DECISION),
    Kind.WITHDRAW_CONSENT: ((Step.ANSWER,), Letter.CONSENT_WITHDRAWN),
    Kind.RECIPIENTS: (WHOLE, Letter.REPLY),
    Kind.COMPLAINT: ((Step.ASSESS, Step.ANSWER), Letter.REPLY),
    Kind.QUESTION: ((Step.ASSESS, Step.ANSWER), Letter.REPLY),
}
REFUSABLE = [kind for kind in Kind if kinds.kind(kind).refusable]


def log(register, *asked, **more):
    return intake.log_request(register, msgspec.structs.replace(DRAFT, kinds=asked, **more))


def status(register, request):
    return case.by_ref(register, request.ref).status


def search(register, request, result=SearchResult.FOUND):
    for row in register.find(Search, "request_id = :r", r=request.id):
        collecting.mark(register, row.id, result, text="2 e-poster")


def weigh(register, request, outcome=ClaimOutcome.ANSWERED, **said):
    for claim in case.claims(register, request):
        if kinds.kind(claim.kind).decided or outcome is not ClaimOutcome.ANSWERED:
            claims.decide(register, claim.id, outcome, answer=WORDS, **said)
        elif RequestStatus.ASSESS in kinds.kind(claim.kind).steps:
            answering.assess(register, request.id, "all")


def carry_out(register, request):
    """Do what was granted, with a finding to tell of."""
    told = {
        Kind.RECTIFICATION: FindingChoice.CORRECT,
        Kind.ERASURE: FindingChoice.ERASE,
        Kind.RESTRICTION: FindingChoice.RESTRICT,
    }
    for claim in case.claims(register, request):
        if kinds.kind(claim.kind).deed:
            claims.done(register, claim.id, sample.TODAY)
        if claim.kind in told:
            found = findings.add(register, request.id, "Adressen", choice=told[claim.kind])
            for field, value in {
                "before": "Storgata 1",
                "after": "Storgata 2",
                "done_on": sample.TODAY,
                "backups_until": date(2026, 12, 19),
            }.items():
                findings.change(register, found.id, field, value)
    telling.due(register, request)


def write(register, request, letter):
    """Say all that the letter asks, and draw it."""
    kept = answering.kept_letter(register, request, letter)
    values = {"date": "2026-12-01", "money": "1250", "flag": asks.YES}
    asked = [claim.kind for claim in case.claims(register, request)]
    for ask in asks.asks_in(letter, asked):
        value = ask.choices[0] if ask.choices else values.get(ask.widget, WORDS)
        answering.change_fact(register, kept, ask.name, value)
    rendering = answering.draw(*answering.compose(register, request.id, letter))
    assert rendering.holes == (), [(hole.table, hole.field) for hole in rendering.holes]
    answering.record_rendered(register, rendering)
    return rendering


def send(register, request, letter):
    rendering = write(register, request, letter)
    return answering.record_sent(
        register, request.id, letter, rendering.pdf, on=sample.TODAY, by=SendingWay.POST
    )


def suggested(register, request):
    return next(
        offer.kind
        for offer in case_view.read(register, request.id, NB).offers
        if offer.kind in outgoing.ANSWERS
    )


def has_deadline(register, request):
    items = agenda.agenda(register, date(2026, 11, 1), date(2027, 3, 1))
    return any(item.uid == request.uid and item.kind.value.startswith("deadline") for item in items)


@pytest.mark.parametrize("kind", Kind)
def test_a_request_of_every_kind_is_answered_and_closed(register, kind):
    steps, letter = ROADS[kind]
    request = log(register, kind)
    stood = [request.status]
    road = case_view.read(register, request.id, NB).steps
    if Step.IDENTITY in road:
        identity.no_doubt(register, request.id, "Skrev fra adressen vi kjenner.")
        stood.append(status(register, request))
    if Step.SCOPE in road:
        search(register, request)
        stood.append(status(register, request))
    weigh(register, request)
    stood.append(status(register, request))
    assert tuple(dict.fromkeys(stood)) == steps
    carry_out(register, request)
    assert suggested(register, request) is letter
    assert has_deadline(register, request) is kinds.month_runs((kind,))
    request = send(register, request, letter)
    assert (request.answered_on, request.status) == (sample.TODAY, Step.ANSWER)
    assert not has_deadline(register, request)
    assert next_step.next_step(register).deed in ("close", "tell")
    request = closing.close(register, request.id, reason="Ferdig.")
    assert request.status is Step.CLOSED
    assert case.outcome(register, request) is ClaimOutcome.ANSWERED
    assert keeping.verify(register).ok


@pytest.mark.parametrize("kind", REFUSABLE)
def test_a_request_of_every_kind_that_can_be_is_refused_and_closed(register, kind):
    request = log(register, kind)
    identity.no_doubt(register, request.id, "Kjent.")
    search(register, request)
    ground = grounds.offered(kind)[0].code
    weigh(register, request, ClaimOutcome.REFUSED, ground=ground, reason=WORDS)
    letter = suggested(register, request)
    assert letter in kinds.kind(kind).letters
    request = send(register, request, letter)
    assert request.answered_on == sample.TODAY
    request = closing.close(register, request.id)
    assert (request.status, case.outcome(register, request)) == (Step.CLOSED, ClaimOutcome.REFUSED)
    assert keeping.verify(register).ok


@pytest.mark.parametrize("kind", Kind)
def test_a_request_of_every_kind_can_be_withdrawn(register, kind):
    request = log(register, kind)
    (claim,) = case.claims(register, request)
    claims.decide(register, claim.id, ClaimOutcome.WITHDRAWN, on=date(2026, 11, 10))
    request = case.by_ref(register, request.ref)
    assert (request.status, request.answered_on) == (Step.ANSWER, date(2026, 11, 10))
    assert not has_deadline(register, request)
    assert closing.close(register, request.id).status is Step.CLOSED


@pytest.mark.parametrize("kind", Kind)
def test_a_request_of_every_kind_goes_on_to_the_controller(register, kind):
    request = log(register, kind)
    request = roles.make_forwarding(
        register, request.id, controller="Kunde Prøve AS", email="personvern@example.com"
    )
    assert (request.status, request.due_on) == (Step.ANSWER, date(2026, 11, 5))
    request = send(register, request, Letter.TO_CONTROLLER)
    assert (request.due_on, request.answered_on) == (None, sample.TODAY)
    assert closing.open_points(register, request) == []
    request = closing.close(register, request.id)
    assert case.outcome(register, request) is ClaimOutcome.FORWARDED
    assert keeping.verify(register).ok


@pytest.mark.parametrize(("agreed", "day"), [(0, 5), (1, 4), (2, 5), (10, 5)])
def test_the_shorter_term_of_agreement_and_company_counts(register, agreed, day):
    request = log(register, Kind.ACCESS)
    roles.make_forwarding(register, request.id, controller="Kunde Prøve AS", email="a@example.com")
    changed = intake.change_request(register, request.id, "forward_days", agreed)
    assert changed.due_on == date(2026, 11, day)


@pytest.mark.parametrize("kind", REFUSABLE)
def test_who_answers_late_has_a_case_again(register, kind):
    request = log(register, kind)
    identity.doubt(register, request.id, "Ny adresse.")
    (claim,) = case.claims(register, request)
    claims.decide(register, claim.id, ClaimOutcome.UNIDENTIFIED, reason=WORDS)
    request = send(register, request, Letter.REFUSAL)
    assert (request.status, request.answered_on) == (Step.ANSWER, sample.TODAY)
    closing.close(register, request.id)
    request = identity.confirm(register, request.id, IdentityMethod.CALL_BACK)
    assert (request.status, request.answered_on) == (Step.SCOPE, None)
    assert has_deadline(register, request) is kinds.month_runs((kind,))
    assert keeping.verify(register).ok


def test_several_kinds_are_answered_one_by_one_in_one_letter(register):
    request = log(register, Kind.ACCESS, Kind.ERASURE, Kind.MARKETING_OPT_OUT)
    identity.no_doubt(register, request.id, "Kjent.")
    search(register, request)
    access, erasure, marketing = case.claims(register, request)
    answering.assess(register, request.id, "all")
    assert status(register, request) is Step.ASSESS  # nobody has weighed the erasure
    claims.decide(
        register, erasure.id, ClaimOutcome.REFUSED, ground="art17_3_b", reason="Bokføringen."
    )
    assert status(register, request) is Step.ANSWER
    claims.done(register, marketing.id, sample.TODAY)
    claims.decide(register, marketing.id, ClaimOutcome.ANSWERED)
    assert suggested(register, request) is Letter.ACCESS
    request = send(register, request, Letter.ACCESS)
    assert request.answered_on == sample.TODAY
    ends = {claim.kind: claim.outcome for claim in case.claims(register, request)}
    assert ends == {
        access.kind: ClaimOutcome.ANSWERED,
        erasure.kind: ClaimOutcome.REFUSED,
        marketing.kind: ClaimOutcome.ANSWERED,
    }
    assert closing.close(register, request.id).status is Step.CLOSED
