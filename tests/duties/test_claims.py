"""What becomes of each claim: refusals with ground and reason, deeds, lifting, taking up again."""

from datetime import date

import pytest

from dpo_desk.duties import (
    case,
    claims,
    collecting,
    events,
    findings,
    intake,
    keeping,
    suppression,
)
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.law import grounds
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, Relation, RequestKind, RequestStatus
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import Claim, EventKind, Request
from tests import sample

RECEIVED = date(2026, 11, 3)


def logged(register, *kinds: RequestKind, **more) -> tuple[Request, list[Claim]]:
    draft = RequestDraft(kinds=kinds, received_on=RECEIVED, requester_name="Ola Prøve", **more)
    request = log_request(register, draft)
    return request, case.claims(register, request)


def kinds_of_events(register, request) -> list[EventKind]:
    return [event.kind for event in events.events(register, request)]


def test_paragraph_17_is_for_what_is_kept_for_research(register):
    request, (claim,) = logged(register, RequestKind.ACCESS, relation=Relation.CUSTOMER)
    refused = {"ground": "pol17_a", "reason": "Det krever for mye."}
    with pytest.raises(InvalidField, match=r"error\.research"):
        claims.decide(register, claim.id, ClaimOutcome.REFUSED, **refused)
    with pytest.raises(InvalidField, match=r"error\.research"):
        claims.describe(register, claim.id, "ground", "pol17_b")
    found = findings.add(register, request.id, "Svarene", choice=FindingChoice.KEEP_BACK)
    with pytest.raises(InvalidField, match=r"error\.research"):
        findings.change(register, found.id, "ground", "pol17_a")
    activity = collecting.applicable(register, request)[0]
    with register.action("action.test"):
        register.change(activity, research=True)
    assert claims.decide(register, claim.id, ClaimOutcome.REFUSED, **refused).ground == "pol17_a"
    assert findings.change(register, found.id, "ground", "pol17_b").ground == "pol17_b"


@pytest.mark.parametrize("kind", RequestKind)
@pytest.mark.parametrize("outcome", claims.NEEDS_GROUND)
def test_a_refusal_stands_on_a_ground_and_a_reason_or_never(register, kind, outcome):
    request, (claim,) = logged(register, kind)
    offered = grounds.offered(kind)
    if not KINDS[kind].refusable:
        with pytest.raises(InvalidField) as caught:
            claims.decide(register, claim.id, outcome, ground="art15_4", reason="Derfor.")
        assert (caught.value.key, caught.value.field) == ("claims.error.never_refused", "outcome")
        return
    for wrong, field in (
        ({"reason": "Derfor."}, "ground"),
        ({"ground": "art7_x", "reason": "Derfor."}, "ground"),
        ({"ground": offered[0].code}, "reason"),
        ({"ground": offered[0].code, "reason": "  "}, "reason"),
    ):
        with pytest.raises(InvalidField) as caught:
            claims.decide(register, claim.id, outcome, **wrong)
        assert caught.value.field == field, wrong
    assert register.get(Claim, claim.id).outcome is None
    for ground in offered:
        decided = claims.decide(register, claim.id, outcome, ground=ground.code, reason="Derfor.")
        assert (decided.outcome, decided.ground, decided.grounds) == (
            outcome,
            ground.code,
            "Derfor.",
        )
    noted = [e for e in events.events(register, request) if e.kind is EventKind.DECIDED]
    assert [event.values["ground"] for event in noted] == [ground.code for ground in offered]
    assert noted[-1].values["claim_uid"] == claim.uid
    assert not noted[-1].note  # the manager's words stand with the claim, which is erased with it


def test_what_was_said_before_need_not_be_said_again(register):
    _, (claim,) = logged(register, RequestKind.ACCESS)
    claims.describe(register, claim.id, "ground", "pol16_d")
    claims.describe(register, claim.id, "grounds", "Taushetsplikt etter helsepersonelloven § 21.")
    decided = claims.decide(register, claim.id, ClaimOutcome.REFUSED)
    assert decided.ground == "pol16_d"
    again = claims.decide(register, claim.id, ClaimOutcome.REFUSED)
    assert again == decided


def test_a_ground_is_checked_as_it_is_chosen(register):
    _, (claim,) = logged(register, RequestKind.ERASURE)
    with pytest.raises(InvalidField):
        claims.describe(register, claim.id, "ground", "pol16_d")
    with pytest.raises(ValueError, match="no words"):
        claims.describe(register, claim.id, "kind", "access")


def test_a_part_may_stand_with_what_is_kept_back(register):
    request, (claim,) = logged(register, RequestKind.ACCESS)
    kept = findings.add(register, request.id, "Notat", choice=FindingChoice.KEEP_BACK)
    with pytest.raises(InvalidField):
        claims.decide(register, claim.id, ClaimOutcome.PARTLY)
    findings.change(register, kept.id, "ground", "pol16_e")
    findings.change(register, kept.id, "reason", "Utkast til innstilling, ikke gitt til andre.")
    assert claims.decide(register, claim.id, ClaimOutcome.PARTLY).outcome is ClaimOutcome.PARTLY
    with pytest.raises(InvalidField):  # all of it is another matter
        claims.decide(register, claim.id, ClaimOutcome.REFUSED)


def test_who_cannot_be_identified_is_refused_by_12_2(register):
    _, (claim,) = logged(register, RequestKind.ACCESS)
    decided = claims.decide(register, claim.id, ClaimOutcome.UNIDENTIFIED)
    assert decided.ground == "art12_2_unidentified"


def test_typing_is_one_step_and_everything_can_be_undone(register):
    _, (claim,) = logged(register, RequestKind.RECTIFICATION)
    for text in ("G", "Gat", "Gata heter"):
        claims.describe(register, claim.id, "wish", text, merge="claim.wish")
    claims.decide(register, claim.id, ClaimOutcome.ANSWERED)
    claims.done(register, claim.id, sample.TODAY)
    register.undo()
    assert register.get(Claim, claim.id).done_on is None
    register.undo()
    assert register.get(Claim, claim.id).outcome is None
    register.undo()
    assert register.get(Claim, claim.id).wish == ""
    assert keeping.verify(register).ok


def test_a_deed_has_one_day_and_can_be_taken_back(register):
    request, (claim,) = logged(register, RequestKind.ERASURE)
    claims.done(register, claim.id, date(2026, 11, 10))
    claims.done(register, claim.id, date(2026, 11, 12))
    (event,) = [e for e in events.events(register, request) if e.kind is EventKind.DONE]
    assert (event.on, event.values["claim"]) == (date(2026, 11, 12), "erasure")
    claims.done(register, claim.id, None)
    assert EventKind.DONE not in kinds_of_events(register, request)
    assert keeping.verify(register).ok


@pytest.mark.parametrize(
    ("kind", "known", "listed"),
    [
        (RequestKind.MARKETING_OPT_OUT, {"requester_email": "ola@example.com"}, 1),
        (
            RequestKind.MARKETING_OPT_OUT,
            {"requester_email": "ola@example.com", "requester_phone": "22 33 44 55"},
            2,
        ),
        (RequestKind.MARKETING_OPT_OUT, {}, 0),
        (RequestKind.WITHDRAW_CONSENT, {"requester_email": "ola@example.com"}, 0),
    ],
)
def test_a_no_to_marketing_that_is_carried_out_is_remembered(register, kind, known, listed):
    _, (claim,) = logged(register, kind, **known)
    claims.done(register, claim.id, RECEIVED)
    assert sum(suppression.counts(register).values()) == listed
    register.undo()  # the day and the list are one step
    assert (register.get(Claim, claim.id).done_on, suppression.load(register).marks) == (None, {})
    claims.done(register, claim.id, RECEIVED)
    claims.done(register, claim.id, None)  # a slip in the day makes nobody want marketing again
    assert sum(suppression.counts(register).values()) == listed


@pytest.mark.parametrize("day", [date(2026, 11, 2), date(2026, 11, 20)])
def test_no_deed_before_receipt_or_ahead(register, day):
    _, (claim,) = logged(register, RequestKind.MARKETING_OPT_OUT)
    with pytest.raises(InvalidField):
        claims.done(register, claim.id, day)
    with pytest.raises(InvalidField):
        claims.decide(register, claim.id, ClaimOutcome.ANSWERED, on=day)


def test_only_what_was_restricted_can_be_lifted(register):
    _, (restricted, erased) = logged(register, RequestKind.RESTRICTION, RequestKind.ERASURE)
    with pytest.raises(InvalidField):
        claims.lift(register, restricted.id, sample.TODAY)
    claims.done(register, restricted.id, date(2026, 11, 10))
    with pytest.raises(InvalidField):
        claims.lift(register, restricted.id, date(2026, 11, 9))
    lifted = claims.lift(register, restricted.id, sample.TODAY)
    assert lifted.lifted_on == sample.TODAY
    assert not claims.warned_before_lifting(register, lifted)
    claims.done(register, erased.id, sample.TODAY)
    with pytest.raises(InvalidField):
        claims.lift(register, erased.id, sample.TODAY)


def test_the_copy_comes_before_the_erasure(register):
    _, (access, erasure) = logged(register, RequestKind.ACCESS, RequestKind.ERASURE)
    assert claims.copy_first(register, erasure)
    assert not claims.copy_first(register, access)
    claims.decide(register, access.id, ClaimOutcome.ANSWERED)
    assert not claims.copy_first(register, register.get(Claim, erasure.id))


def test_a_claim_taken_up_again_opens_a_closed_case(register):
    request, (claim,) = logged(register, RequestKind.QUESTION)
    claims.decide(register, claim.id, ClaimOutcome.ANSWERED)
    from dpo_desk.duties import closing

    assert closing.close(register, request.id).status is RequestStatus.CLOSED
    again = claims.reopen_claim(register, claim.id)
    assert again.outcome is None
    assert register.get(Request, request.id).status is RequestStatus.ASSESS
    assert keeping.verify(register).ok


def test_kinds_that_go_take_their_findings_to_the_case(register):
    request, (access, erasure) = logged(register, RequestKind.ACCESS, RequestKind.ERASURE)
    found = findings.add(register, request.id, "Faktura", claim_id=erasure.id)
    intake.set_kinds(register, request.id, [RequestKind.ACCESS])
    assert [f.claim_id for f in findings.of(register, request)] == [None]
    assert findings.kinds_of(register, found) == ()
    assert access.kind is RequestKind.ACCESS
