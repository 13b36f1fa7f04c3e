"""Closing a case never blocks: what is open is shown, and asks for one line why (MODEL.md 31)."""

from datetime import date
from typing import Final, NamedTuple

from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import note
from dpo_desk.duties.identity import unanswered_doubt
from dpo_desk.law.codes import ANSWERS, ClaimOutcome, RequestStatus
from dpo_desk.law.retention import CaseKept, case_kept
from dpo_desk.records import Claim, EventKind, KeptLetter, Request, Search, SearchResult
from dpo_desk.register import Register

# The day that the last answer of a ``request`` bears, null where none was sent.
LAST_ANSWER: Final = (
    "(select dated from letter where request_id = request.id and removed_at is null"
    " and sent_on is not null and dated is not null and kind in ({}) order by id desc limit 1)"
).format(", ".join(f"'{kind.value}'" for kind in ANSWERS))


class OpenPoint(NamedTuple):
    """Something that is not done when a case is closed: message key and how many."""

    key: str
    n: int = 1


def open_points(register: Register, request: Request) -> list[OpenPoint]:
    """What a lawyer would ask about if the case were closed now."""
    found = []
    rows = register.find(Search, "request_id = :r", r=request.id)
    waiting = sum(row.result is SearchResult.NOT_YET for row in rows)
    if waiting:
        found.append(OpenPoint("closing.open.searches", waiting))
    if unanswered_doubt(register, request):
        found.append(OpenPoint("closing.open.doubt"))
    if not register.count(KeptLetter, "request_id = :r and sent_on is not null", r=request.id):
        found.append(OpenPoint("closing.open.no_answer"))
    return found


def close(
    register: Register,
    request_id: int,
    *,
    outcome: ClaimOutcome | None = None,
    on: date | None = None,
    reason: str = "",
) -> Request:
    """Close a case; claims without an outcome get ``outcome``.

    Raises InvalidField where a claim has no outcome and none is given, or the day lies ahead or
    before receipt; an already closed case stays as it is.
    """
    request = register.get(Request, request_id)
    if request.status is RequestStatus.CLOSED:
        return request
    day = on or register.clock.today()
    _check_day(register, request, day)
    open_claims = [c for c in _claims(register, request) if c.outcome is None]
    if open_claims and outcome is None:
        raise InvalidField("duties.error.no_outcome", "outcome")
    with register.action("action.request.closed", ref=request.ref):
        for claim in open_claims:
            register.change(claim, outcome=outcome)
        outcomes = sorted({str(c.outcome) for c in _claims(register, request)})
        return note(
            register,
            request,
            EventKind.CLOSED,
            on=day,
            text=reason.strip(),
            outcome=",".join(outcomes),
        )


def reopen(register: Register, request_id: int) -> Request:
    """Open a closed case again."""
    request = register.get(Request, request_id)
    if request.status is not RequestStatus.CLOSED:
        return request
    with register.action("action.request.reopened", ref=request.ref):
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


def _claims(register: Register, request: Request) -> list[Claim]:
    return register.find(Claim, "request_id = :r", order="id", r=request.id)


def _check_day(register: Register, request: Request, day: date) -> None:
    if day > register.clock.today():
        raise InvalidField("duties.error.day_ahead", "on")
    if request.received_on and day < request.received_on:
        raise InvalidField("duties.error.before_receipt", "on")
