"""One journey for each kind of request: from the case to its answer, its deed and its end.

The first kind, and the first that is refused, walk every step with the hand; what the others have
in common with them is said at once, so that each costs what is its own.
"""

from datetime import date
from typing import NamedTuple

from dpo_desk.duties import answering, identity, intake
from dpo_desk.law.codes import ClaimOutcome, Relation, RequestKind, RequestStatus
from dpo_desk.law.grounds import ground as ground_of
from dpo_desk.law.grounds import offered
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import Claim, Request
from tests.journeys.road import binder, composer
from tests.letters.answer import text

REASON = "Kravet gjelder noe vi har plikt til å ta vare på."


class Road(NamedTuple):
    """The card of the outcome, and the one that refuses, where the kind can be refused."""

    met: str
    refused: str = ""


ROADS = {
    RequestKind.ACCESS: Road("all", "refuse"),
    RequestKind.RECTIFICATION: Road("met", "refuse"),
    RequestKind.ERASURE: Road("met", "part"),
    RequestKind.RESTRICTION: Road("met", "refuse"),
    RequestKind.PORTABILITY: Road("met", "part"),
    RequestKind.OBJECTION: Road("met", "refuse"),
    RequestKind.MARKETING_OPT_OUT: Road("met"),
    RequestKind.AUTOMATED_DECISION: Road("met", "refuse"),
    RequestKind.WITHDRAW_CONSENT: Road("met"),
    RequestKind.RECIPIENTS: Road("met", "refuse"),
    RequestKind.COMPLAINT: Road("met"),
    RequestKind.QUESTION: Road("met"),
}


def logged(d, kind):
    draft = intake.RequestDraft(
        kinds=(kind,),
        received_on=date(2026, 11, 3),
        relation=Relation.CUSTOMER,
        requester_name="Ola Prøve",
        requester_email="ola@example.com",
        text="Det står i overskriften.",
    )
    request = d.ask(lambda register: intake.log_request(register, draft))
    d.window.go("request", id=request.id)
    d.settle()
    return request.id


def identified(d, case, *, by_hand):
    if not by_hand:
        d.work(lambda register: identity.no_doubt(register, case, "Vi kjenner personen"))
        return
    d.click("step.identity")
    d.click("request.identity.no")
    d.type("request.identity.why", "Vi kjenner personen")
    d.click("request.identity.no.save")


def refuse(d, kind, road):
    """A no asks for ground and reason before it is kept."""
    ground = offered(kind)[0].code
    d.click(f"request.assess.{road.refused}")
    d.click("request.assess.save")
    assert d.says("claims.error.no_ground"), kind
    d.click(f"request.assess.ground.{ground}")
    d.tab_to("request.assess.reason")
    d.press("Ctrl+A")
    d.paste(REASON)
    d.click("request.assess.save")
    return ground


def refusal(register, case):
    """The words of the letter that a no would send, drawn as it would be."""
    kind = answering.suggested(register, register.get(Request, case))
    kept, letter = answering.compose(register, case, kind)
    assert answering.draw(kept, letter).pdf.startswith(b"%PDF")
    return text(letter).replace("\u00a0", " ")


def answered(d):
    d.click("step.answer")
    d.wait(lambda: composer(d).rendering is not None)
    return composer(d)


def claim_of(d, case):
    return d.ask(lambda register: register.first(Claim, "request_id = :r", r=case))


def test_every_kind_comes_to_its_answer_and_its_end(start, tmp_path):
    assert set(ROADS) == set(RequestKind)
    d = start(binder(tmp_path, case=False))
    for kind, road in ROADS.items():
        case = logged(d, kind)
        identified(d, case, by_hand=kind is next(iter(ROADS)))
        d.click("step.assess")
        if road.refused:
            ground = refuse(d, kind, road)
            claim = claim_of(d, case)
            assert (claim.ground, claim.grounds) == (ground, REASON), kind
            said = d.ask(lambda register, case=case: refusal(register, case))
            assert REASON in said, kind
            cited = ground_of(ground).cite("nb").rpartition("artikkel")[2]
            assert cited.replace("\u00a0", " ") in said, kind
        else:
            assert not d.seen("request.assess.refuse"), kind
        d.click(f"request.assess.{road.met}")
        assert claim_of(d, case).outcome is ClaimOutcome.ANSWERED, kind
        if KINDS[kind].deed:
            d.type("request.assess.done_on", "18.11")
            d.press("Tab")
            assert claim_of(d, case).done_on == date(2026, 11, 18), kind
        shown = answered(d)
        assert shown.kind is KINDS[kind].letters[0], kind
        assert shown.preview.page_count, kind
        d.click("step.closed")
        d.type("request.close.reason", "Svart.")
        d.click("request.close")
        request = d.ask(lambda register, case=case: register.get(Request, case))
        assert request.status is RequestStatus.CLOSED, kind
    assert d.audit() == []
