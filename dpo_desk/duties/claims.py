"""What becomes of each thing asked for: its outcome with ground and reason, and what was done.

A refusal, also of a part, stands on a ground of ``law.grounds`` and the manager's own reason
(12 (4)); both may instead stand with the findings that are kept back. Nothing here holds a case
up: only sending is guarded.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from dpo_desk.duties import suppression
from dpo_desk.duties.case import claims
from dpo_desk.duties.collecting import for_research
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import check_day, events, note, refresh
from dpo_desk.law import grounds
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, LetterKind, RequestKind
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import Claim, EventKind, Finding, KeptLetter, Request
from dpo_desk.register import Register

NEEDS_GROUND: Final = (ClaimOutcome.REFUSED, ClaimOutcome.PARTLY)
# A restriction in the wide sense: of a contested fact, of an objection that is being weighed.
LIFTABLE: Final = (RequestKind.RESTRICTION, RequestKind.OBJECTION, RequestKind.RECTIFICATION)
_KEPT: Final = (FindingChoice.REDACT, FindingChoice.KEEP_BACK, FindingChoice.KEEP)
_DESCRIBED: Final = ("wish", "ground", "grounds", "answer")


def decide(
    register: Register,
    claim_id: int,
    outcome: ClaimOutcome,
    *,
    ground: str = "",
    reason: str = "",
    answer: str = "",
    on: date | None = None,
) -> Claim:
    """Say how a claim ends; what is left empty stays as it was said before.

    Raises InvalidField for a refusal of what can never be refused, without a ground that fits the
    kind or without a reason, and for a day ahead or before receipt.
    """
    claim = register.get(Claim, claim_id)
    request = register.get(Request, claim.request_id)
    said = (ground or claim.ground, reason.strip() or claim.grounds, answer.strip() or claim.answer)
    if outcome is ClaimOutcome.UNIDENTIFIED and not said[0]:
        said = ("art12_2_unidentified", *said[1:])
    if outcome in NEEDS_GROUND:
        _check_refusal(register, claim, outcome, said[0], said[1])
    check_day(register, request, on)
    values = {"outcome": outcome, "ground": said[0], "grounds": said[1], "answer": said[2]}
    if all(getattr(claim, name) == value for name, value in values.items()):
        return claim
    with register.action("action.claim.decided", ref=request.ref, kind=claim.kind.value):
        changed = register.change(claim, **values)
        if (outcome, said[0]) != (claim.outcome, claim.ground):
            _note(register, changed, EventKind.DECIDED, on, outcome=outcome.value, ground=said[0])
        return changed


def settle(register: Register, claim_id: int, outcome: ClaimOutcome, on: date) -> Claim:
    """The outcome that a letter brings as it is sent; the letter was checked before."""
    claim = register.get(Claim, claim_id)
    never = not KINDS[claim.kind].refusable and outcome in NEEDS_GROUND
    reached = ClaimOutcome.ANSWERED if never else outcome
    request = register.get(Request, claim.request_id)
    with register.action("action.claim.decided", ref=request.ref, kind=claim.kind.value):
        changed = register.change(claim, outcome=reached)
        values = {"outcome": reached.value, "ground": claim.ground}
        _note(register, changed, EventKind.DECIDED, on, **values)
        return changed


def describe(
    register: Register, claim_id: int, field: str, value: str, *, merge: str = ""
) -> Claim:
    """Change the words of a claim as they are typed: wish, ground, grounds (the reason), answer.

    Raises InvalidField for a ground that does not fit the kind.
    """
    if field not in _DESCRIBED:
        raise ValueError(f"no words of a claim: {field}")
    claim = register.get(Claim, claim_id)
    request = register.get(Request, claim.request_id)
    if field == "ground" and value:
        check_ground(register, request, (claim.kind,), value)
    with register.action("action.claim.described", merge=merge, ref=request.ref):
        changed = register.change(claim, **{field: value})
        refresh(register, request.id)
        return changed


def done(register: Register, claim_id: int, on: date | None) -> Claim:
    """Say on which day it was carried out: stopped, erased, corrected; None takes that back.

    Who wants no marketing is put on the suppression list by it, with all the addresses of the case;
    off it they come by hand only (21 (3)). Raises InvalidField for a day ahead or before receipt.
    """
    return _carried_out(register, claim_id, on, EventKind.DONE, "done_on")


def lift(register: Register, claim_id: int, on: date | None) -> Claim:
    """Say on which day a restriction was lifted; the person is warned before (18 (3)).

    Raises InvalidField for a claim that restricts nothing, or a day ahead or before it began.
    """
    claim = register.get(Claim, claim_id)
    if claim.kind not in LIFTABLE or claim.done_on is None:
        raise InvalidField("claims.error.not_restricted", "lifted_on")
    if on is not None and on < claim.done_on:
        raise InvalidField("claims.error.before_restriction", "lifted_on")
    return _carried_out(register, claim_id, on, EventKind.LIFTED, "lifted_on")


def reopen_claim(register: Register, claim_id: int, *, on: date | None = None) -> Claim:
    """Take a claim up again: what was answered before no longer counts, and a closed case opens."""
    claim = register.get(Claim, claim_id)
    request = register.get(Request, claim.request_id)
    with register.action("action.claim.reopened", ref=request.ref, kind=claim.kind.value):
        changed = register.change(claim, outcome=None, ground="", grounds="")
        _note(register, changed, EventKind.REOPENED, on)
        return changed


def check_ground(
    register: Register, request: Request, kinds: Iterable[RequestKind], code: str
) -> None:
    """Raises InvalidField for a ground on which no request of these kinds may be refused.

    § 17 is for what is kept for archives, research or statistics alone.
    """
    fitting = {g.code: g for kind in kinds for g in grounds.offered(kind, research=True)}
    if code not in fitting:
        raise InvalidField("claims.error.ground", "ground")
    if fitting[code].research and not for_research(register, request):
        raise InvalidField("claims.error.research", "ground")


def warned_before_lifting(register: Register, claim: Claim) -> bool:
    """Whether a restriction that is lifted was announced to the person in time (18 (3))."""
    return bool(
        register.count(
            KeptLetter,
            "request_id = :r and kind = :k and sent_on <= :on",
            r=claim.request_id,
            k=LetterKind.RESTRICTION_LIFTED,
            on=claim.lifted_on,
        )
    )


def copy_first(register: Register, claim: Claim) -> bool:
    """Whether the person waits for a copy that must be given before anything is erased (DOMAIN 1).

    True for an erasure beside a claim for access or portability that has no outcome yet.
    """
    if claim.kind is not RequestKind.ERASURE or claim.done_on is not None:
        return False
    request = register.get(Request, claim.request_id)
    copies = (RequestKind.ACCESS, RequestKind.PORTABILITY)
    return any(c.kind in copies and c.outcome is None for c in claims(register, request))


def _check_refusal(
    register: Register, claim: Claim, outcome: ClaimOutcome, ground: str, reason: str
) -> None:
    if not KINDS[claim.kind].refusable:
        raise InvalidField("claims.error.never_refused", "outcome")
    if outcome is ClaimOutcome.PARTLY and not ground and _stands_with_findings(register, claim):
        return
    if not ground:
        raise InvalidField("claims.error.no_ground", "ground")
    request = register.get(Request, claim.request_id)
    check_ground(register, request, (claim.kind,), ground)
    if not reason:
        raise InvalidField("claims.error.no_reason", "reason")


def _stands_with_findings(register: Register, claim: Claim) -> bool:
    """Whether each thing that is kept back says its own ground, or act, and why."""
    about = "request_id = :r and (claim_id is null or claim_id = :c)"
    found = register.find(Finding, about, r=claim.request_id, c=claim.id)
    kept = [finding for finding in found if finding.choice in _KEPT]
    return bool(kept) and all((f.ground or f.law) and (f.reason or f.law) for f in kept)


def _carried_out(
    register: Register, claim_id: int, on: date | None, kind: EventKind, field: str
) -> Claim:
    claim = register.get(Claim, claim_id)
    request = register.get(Request, claim.request_id)
    check_day(register, request, on)
    if getattr(claim, field) == on:
        return claim
    label = f"action.claim.{kind.value}"
    with register.action(label, ref=request.ref, kind=claim.kind.value):
        changed = register.change(claim, **{field: on})
        _forget(register, changed, kind)  # a corrected day is one fact, not two
        if on is not None:
            _note(register, changed, kind, on)
            suppress = kind is EventKind.DONE and claim.kind is RequestKind.MARKETING_OPT_OUT
            if suppress and suppression.of_case(register, request.id):
                suppression.add_from_case(register, request.id)
        refresh(register, request.id)
        return changed


def _forget(register: Register, claim: Claim, kind: EventKind) -> None:
    request = register.get(Request, claim.request_id)
    for event in events(register, request):
        if event.kind is kind and event.values.get("claim_uid") == claim.uid:
            register.remove(event)


def _note(
    register: Register, claim: Claim, kind: EventKind, on: date | None, **values: str
) -> None:
    request = register.get(Request, claim.request_id)
    about = {"claim_uid": claim.uid, "claim": claim.kind.value}
    note(register, request, kind, on=on, **about, **values)
