"""How far a case has come and when it was answered, read from its facts alone.

The road is that of its kinds (``law.kinds``); where the company is only processor, the case just
goes on to the controller. Nothing is written here: ``events`` keeps what comes out.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from dpo_desk.law import kinds
from dpo_desk.law.codes import ANSWERS, ClaimOutcome, LetterKind, RequestStatus, Role
from dpo_desk.law.kinds import KINDS, Guard
from dpo_desk.records import Claim, Event, EventKind, Request, Search, SearchResult
from dpo_desk.register import Register

# These claims ask for no more work; only the first of them is told in a letter of its own (12 (4)).
ENDED: Final = (ClaimOutcome.UNIDENTIFIED, ClaimOutcome.WITHDRAWN, ClaimOutcome.FORWARDED)
_NO_LETTER: Final = (ClaimOutcome.WITHDRAWN, ClaimOutcome.FORWARDED)
_IDENTITY: Final = (EventKind.DOUBT, EventKind.NO_DOUBT, EventKind.IDENTIFIED)


class SentAnswer(msgspec.Struct, frozen=True):
    """An answer that went out; without its bytes."""

    uid: str
    kind: LetterKind
    sent_on: date


def sent_answers(register: Register, request: Request) -> tuple[SentAnswer, ...]:
    """The answers of a case that went out, in the order they were begun."""
    kinds_ = ", ".join(f"'{kind.value}'" for kind in ANSWERS)
    refused = "kind = :fee and json_extract(facts, '$.decision') = 'refusal'"  # by 12 (5)
    rows = register.rows(
        "select uid, kind, sent_on from letter where request_id = :r and removed_at is null"
        f" and sent_on is not null and (kind in ({kinds_}) or {refused}) order by id",
        r=request.id,
        fee=LetterKind.FEE,
    )
    return tuple(msgspec.convert(rows, list[SentAnswer], strict=False))


def road(
    request: Request, claims: Sequence[Claim], happened: Sequence[Event]
) -> tuple[RequestStatus, ...]:
    """The steps of a case; a doubt brings in the question who it is where a kind minds it."""
    if request.role is Role.PROCESSOR:
        return kinds.SHORT
    steps = kinds.steps(claim.kind for claim in claims) if claims else kinds.WHOLE
    doubted = any(event.kind is EventKind.DOUBT for event in happened)
    if doubted and any(Guard.DOUBT in KINDS[claim.kind].guard for claim in claims):
        steps = (*steps, RequestStatus.IDENTITY)
    return tuple(step for step in RequestStatus if step in steps)


def status(
    request: Request,
    claims: Sequence[Claim],
    happened: Sequence[Event],
    searches: Sequence[Search],
) -> RequestStatus:
    """How far a case has come: the first step that is not yet done."""
    closings = [e for e in happened if e.kind in (EventKind.CLOSED, EventKind.REOPENED)]
    if closings and closings[-1].kind is EventKind.CLOSED:
        return RequestStatus.CLOSED
    live = [claim for claim in claims if claim.outcome not in ENDED]
    if claims and not live:
        return RequestStatus.ANSWER
    steps = road(request, live, happened)
    about = [event.kind for event in happened if event.kind in _IDENTITY]
    searched = bool(searches) and not any(s.result is SearchResult.NOT_YET for s in searches)
    done = {
        # Where nobody asks who it is, logging the request is all.
        RequestStatus.RECEIVED: bool(about) or RequestStatus.IDENTITY not in steps,
        RequestStatus.IDENTITY: bool(about) and about[-1] is not EventKind.DOUBT,
        RequestStatus.SCOPE: searched,
        RequestStatus.ASSESS: _assessed(live, happened),
    }
    return next((step for step in steps if not done.get(step)), RequestStatus.ANSWER)


def answered_on(
    request: Request,
    claims: Sequence[Claim],
    happened: Sequence[Event],
    sent: Sequence[SentAnswer],
) -> date | None:
    """The day on which the last of the claims had its answer; None while one waits.

    What was withdrawn needs none, and what went on to the controller is the controller's.
    """
    days = [_answered(request, claim, happened, sent) for claim in claims]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def waiting(
    request: Request,
    claims: Sequence[Claim],
    happened: Sequence[Event],
    sent: Sequence[SentAnswer],
) -> tuple[Claim, ...]:
    """The claims that no letter has answered yet."""
    return tuple(c for c in claims if _answered(request, c, happened, sent) is None)


def last(happened: Sequence[Event], kind: EventKind) -> Event | None:
    """The fact of this kind that was logged last."""
    return next((event for event in reversed(happened) if event.kind is kind), None)


def _assessed(live: Sequence[Claim], happened: Sequence[Event]) -> bool:
    """Whether each claim is weighed: decided or done, or looked through where that is enough."""
    looked = any(event.kind is EventKind.ASSESSED for event in happened)
    return all(
        claim.outcome is not None
        or claim.done_on is not None
        or (looked and not KINDS[claim.kind].decided)
        for claim in live
        if RequestStatus.ASSESS in KINDS[claim.kind].steps
    )


def _answered(
    request: Request, claim: Claim, happened: Sequence[Event], sent: Sequence[SentAnswer]
) -> date | None:
    """The day of the first letter that answers the claim as it stands now."""
    if claim.outcome in _NO_LETTER:
        return _ended(request, claim, happened)
    void = _before_reopening(claim, happened)
    decided = _after_decision(claim, happened)
    days = [
        letter.sent_on
        for letter in sent
        if letter.uid not in void
        and (
            kinds.is_own(letter.kind, claim.kind)
            or (letter.uid in decided and _tells_of(letter.kind, claim))
        )
    ]
    return min(days, default=None)


def _tells_of(letter: LetterKind, claim: Claim) -> bool:
    """Whether a letter tells of a claim that was decided; one by 12 (5) of what it refuses."""
    return kinds.answers(letter, claim.kind) or letter is LetterKind.FEE


def _after_decision(claim: Claim, happened: Sequence[Event]) -> frozenset[str]:
    """The letters that went out once the claim was decided: a frame tells of no other claims."""
    found: set[str] = set()
    decided = False
    for event in happened:
        about = event.values.get("claim_uid") == claim.uid
        if event.kind is EventKind.DECIDED and about:
            decided = True
        elif event.kind is EventKind.REOPENED and about:
            decided = False
        elif event.kind is EventKind.LETTER_SENT and decided:
            found.add(str(event.values.get("letter_uid")))
    return frozenset(found)


def _before_reopening(claim: Claim, happened: Sequence[Event]) -> frozenset[str]:
    """The letters that went out before the claim was taken up again."""
    found: set[str] = set()
    void: frozenset[str] = frozenset()
    for event in happened:
        if event.kind is EventKind.LETTER_SENT:
            found.add(str(event.values.get("letter_uid")))
        elif event.kind is EventKind.REOPENED and event.values.get("claim_uid") == claim.uid:
            void = frozenset(found)
    return void


def _ended(request: Request, claim: Claim, happened: Sequence[Event]) -> date | None:
    """The day on which a claim was withdrawn or sent on."""
    for event in reversed(happened):
        decided = event.kind is EventKind.DECIDED and event.values.get("claim_uid") == claim.uid
        if (decided or event.kind is EventKind.FORWARDED) and event.on:
            return event.on
    return request.received_on
