"""Closing a case never blocks: what is open is shown, and asks for one line why (MODEL.md 31)."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from dpo_desk.duties import findings, telling
from dpo_desk.duties.case import claims
from dpo_desk.duties.claims import NEEDS_GROUND, settle, warned_before_lifting
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import check_day, note
from dpo_desk.duties.identity import authority_missing, unanswered_doubt
from dpo_desk.duties.progress import ENDED, road, sent_answers
from dpo_desk.law.codes import ANSWERS, ClaimOutcome, LetterKind, RequestKind, RequestStatus, Role
from dpo_desk.law.kinds import KINDS, answers
from dpo_desk.law.retention import CaseKept, case_kept
from dpo_desk.records import Claim, EventKind, Notification, Request, Search, SearchResult
from dpo_desk.register import Register

# The day that the last answer of a ``request`` bears, null where none was sent; who is told to ask
# somebody else is told there how long we keep it.
LAST_ANSWER: Final = (
    "(select dated from letter where request_id = request.id and removed_at is null"
    " and sent_on is not null and dated is not null and kind in ({}) order by id desc limit 1)"
).format(", ".join(f"'{kind.value}'" for kind in (*ANSWERS, LetterKind.REDIRECT)))


_RULES: Final = {
    "D05": "closing.open.late_extension",
    "D07": "closing.open.pause",
    "D08": "closing.open.identity_copy",
}


class OpenPoint(NamedTuple):
    """Something that is not done when a case is closed: message key and how many."""

    key: str
    n: int = 1


def open_points(
    register: Register, request: Request, outcome: ClaimOutcome | None = None
) -> list[OpenPoint]:
    """What a lawyer would ask about if the case were closed now, the rest with this outcome."""
    request = register.get(Request, request.id)
    asked = [
        msgspec.structs.replace(claim, outcome=claim.outcome or outcome)
        for claim in claims(register, request)
    ]
    live = [claim for claim in asked if claim.outcome not in ENDED] if asked else None
    taken_back = {claim.outcome for claim in asked} == {ClaimOutcome.WITHDRAWN}  # waits for none
    passed_on = request.role is Role.PROCESSOR
    begun = request.answered_on is None and bool(sent_answers(register, request))
    counted = {
        "closing.open.searches": _unsearched(register, request, live),
        # A doubt that nobody answered is how the case of a stranger ends, and not what it lacks.
        "closing.open.doubt": int(live != [] and unanswered_doubt(register, request)),
        "closing.open.authority": int(authority_missing(register, request)),
        f"closing.open.{'not_forwarded' if passed_on else 'no_answer'}": int(
            request.answered_on is None and not begun and not taken_back
        ),
        "closing.open.unanswered": 0 if taken_back or not begun else _undecided(register, request),
        "closing.open.undone": 0 if passed_on else sum(map(_undone, asked)),
        "closing.open.ground": sum(map(_ungrounded, asked)),
        "closing.open.findings": _unsaid(register, request),
        "closing.open.restricted": sum(map(_still_restricted, asked)),
        "closing.open.unwarned": sum(
            claim.lifted_on is not None and not warned_before_lifting(register, claim)
            for claim in asked
        ),
        **_telling(register, request),
        **_checked(register, request),
    }
    return [OpenPoint(key, n) for key, n in counted.items() if n]


def _undecided(register: Register, request: Request) -> int:
    return sum(claim.outcome is None for claim in claims(register, request))


def _unsearched(register: Register, request: Request, live: Sequence[Claim] | None) -> int:
    """How many places nobody has looked in, where what is still asked for needs a search.

    Nobody searches for a person whom nobody can identify, or for what was taken back (11, 12 (2)).
    """
    if live == [] or RequestStatus.SCOPE not in road(request, live or (), ()):
        return 0
    rows = register.find(Search, "request_id = :r", r=request.id)
    return sum(row.result is SearchResult.NOT_YET for row in rows)


def _undone(claim: Claim) -> bool:
    """Whether what was granted is not carried out yet."""
    granted = claim.outcome in (None, ClaimOutcome.ANSWERED, ClaimOutcome.PARTLY)
    return KINDS[claim.kind].deed and granted and claim.done_on is None


def _ungrounded(claim: Claim) -> bool:
    return claim.outcome is ClaimOutcome.REFUSED and not (claim.ground and claim.grounds)


def _still_restricted(claim: Claim) -> bool:
    """Whether a restriction stands that nobody looks after once the case is closed."""
    restricts = claim.kind is RequestKind.RESTRICTION
    return restricts and claim.done_on is not None and claim.lifted_on is None


def _unsaid(register: Register, request: Request) -> int:
    return sum(bool(findings.lacking(each)) for each in findings.of(register, request))


def _telling(register: Register, request: Request) -> dict[str, int]:
    """Recipients that are not told, listed or not, or have not confirmed (19)."""
    rows = register.find(Notification, "request_id = :r and untold = ''", r=request.id)
    waiting = sum(row.told_on is None for row in rows)
    return {
        "closing.open.untold": max(waiting, len(telling.not_told(register, request))),
        "closing.open.unconfirmed": sum(
            row.told_on is not None and row.confirmed_on is None for row in rows
        ),
    }


def _checked(register: Register, request: Request) -> dict[str, int]:
    """What the self-check sees in the case and nothing above says (rules D05, D07, D08)."""
    from dpo_desk import checks  # brings the reading of notices, which is not needed before
    from dpo_desk.checks import Facts
    from dpo_desk.duties import checking_cases

    facts = Facts(today=register.clock.today(), cases=(checking_cases.case(register, request),))
    found = {each.rule for each in checks.findings(facts)}
    return {key: int(rule in found) for rule, key in _RULES.items()}


def close(
    register: Register,
    request_id: int,
    *,
    outcome: ClaimOutcome | None = None,
    outcomes: Mapping[int, ClaimOutcome] = MappingProxyType({}),
    on: date | None = None,
    reason: str = "",
) -> Request:
    """Close a case; claims without an outcome get theirs of ``outcomes`` (by id), else ``outcome``.

    Raises InvalidField where a claim has no outcome and none is given, where one would be refused
    that never may be, or the day lies ahead or before receipt; a closed case stays as it is.
    """
    request = register.get(Request, request_id)
    if request.status is RequestStatus.CLOSED:
        return request
    day = on or register.clock.today()
    check_day(register, request, day)
    ends = {
        claim: outcomes.get(claim.id, outcome)
        for claim in claims(register, request)
        if claim.outcome is None
    }
    for claim, end in ends.items():
        _check_end(claim, end)
    with register.action("action.request.closed", ref=request.ref):
        for claim, end in ends.items():
            if end is not None:
                settle(register, claim.id, end, day)
        said = sorted({str(claim.outcome) for claim in claims(register, request)})
        return note(
            register,
            request,
            EventKind.CLOSED,
            on=day,
            text=reason.strip(),
            outcome=",".join(said),
        )


def _check_end(claim: Claim, end: ClaimOutcome | None) -> None:
    if end is None:
        raise InvalidField("duties.error.no_outcome", "outcome")
    if end in NEEDS_GROUND and not KINDS[claim.kind].refusable:
        raise InvalidField("claims.error.never_refused", "outcome")


def reopen(register: Register, request_id: int) -> Request:
    """Open a closed case again; what ended without a letter to the person is undecided again."""
    request = register.get(Request, request_id)
    if request.status is not RequestStatus.CLOSED:
        return request
    sent = sent_answers(register, request)
    with register.action("action.request.reopened", ref=request.ref):
        for claim in claims(register, request):
            told = any(answers(letter.kind, claim.kind) for letter in sent)
            if not told and claim.outcome is not ClaimOutcome.FORWARDED:
                register.change(claim, outcome=None)
        return note(register, request, EventKind.REOPENED)


def counted_from(register: Register, request: Request) -> date | None:
    """The day from which a case's periods run: its last answer's, as the answer itself says.

    The day of closing where none was sent; None for a case that is neither answered nor closed.
    """
    sql = f"select coalesce({LAST_ANSWER}, closed_on) as start from request where id = :r"
    start = register.rows(sql, r=request.id)[0]["start"]
    return date.fromisoformat(str(start)) if start else None


def kept(register: Register, request: Request) -> CaseKept | None:
    """The last days on which a case keeps what (MODEL.md 20); ``expiry`` erases on the next."""
    start = counted_from(register, request)
    company = register.company()
    periods = (company.keep_annexes, company.keep_case, company.keep_facts)
    return case_kept(start, *periods) if start else None


def kept_until(register: Register, request: Request) -> date | None:
    """The last day on which requester, correspondence and letters are kept."""
    found = kept(register, request)
    return found.person if found else None
