"""Requests as the self-check looks at them: open ones, and what closed ones still hold."""

import re
from collections import defaultdict
from typing import Final

import msgspec

from dpo_desk.checks.facts import Asked, Case, Pausing
from dpo_desk.duties import asking, events, telling
from dpo_desk.duties.claims import NEEDS_GROUND
from dpo_desk.law.codes import ClaimOutcome, RequestKind, RequestStatus
from dpo_desk.records import EventKind, Origin, Request
from dpo_desk.register import Register

_OPEN: Final = ", ".join(f"'{status.value}'" for status in RequestStatus if status.is_open)
# How people name a copy of what shows who they are.
_IDENTIFICATION: Final = re.compile(
    r"legitimasjon|legitimering|førerkort|forerkort|(?<![a-zæøå])pass(?:et|port|kopi)?(?![a-zæøå])"
    r"|id[-_ ]?(?:kort|card|kopi|copy)|bankkort|driving[-_ ]?licen[cs]e|identity[-_ ]?card"
)
_LOOKED_AT: Final = ", ".join(
    f"'{origin.value}'" for origin in (Origin.OTHER, Origin.ATTACHMENT, Origin.REPLY)
)


class _Claim(msgspec.Struct):
    request_id: int
    uid: str
    kind: RequestKind
    outcome: ClaimOutcome | None
    reasoned: bool


def cases(register: Register) -> tuple[Case, ...]:
    """Every open case, and of closed ones those that hold what they should not."""
    claims, copies = _claims(register), _copies(register)
    live = [
        _open(register, request, claims.get(request.id, []), copies.get(request.id, []))
        for request in register.find(Request, f"erased_on is null and status in ({_OPEN})")
    ]
    held = {id_ for id_, each in claims.items() if any(map(_refused_bare, each))} | set(copies)
    shut = [
        _closed(request, claims.get(request.id, []), copies.get(request.id, []))
        for request in register.find(Request, f"erased_on is null and status not in ({_OPEN})")
        if request.id in held
    ]
    return (*live, *shut)


def case(register: Register, request: Request) -> Case:
    """One case as the rules look at it, as if it were open."""
    copies = _copies(register, request.id)
    return _open(register, request, _claims(register, request.id)[request.id], copies[request.id])


def _closed(request: Request, claims: list[Asked], copies: list[str]) -> Case:
    return Case(
        uid=request.uid,
        ref=request.ref,
        role=request.role,
        is_open=False,
        answered=True,
        claims=tuple(claims),
        identity_copies=tuple(copies),
    )


def _open(register: Register, request: Request, claims: list[Asked], copies: list[str]) -> Case:
    happened = events.events(register, request)
    extended = next((e for e in reversed(happened) if e.kind is EventKind.EXTENDED), None)
    questions = asking.read(register, request).questions
    return Case(
        uid=request.uid,
        ref=request.ref,
        role=request.role,
        answered=request.answered_on is not None,
        deadlines=events.case_deadlines(register, request, happened),
        extended_on=extended.on if extended else None,
        claims=tuple(claims),
        pauses=tuple(_pausing(each) for each in questions),
        identity_copies=tuple(copies),
        untold=telling.not_told(register, request),
        forward_by=events.forward_by(request, register.company().forward_days),
        forwarded=any(e.kind is EventKind.FORWARDED for e in happened),
        agreed_days=request.forward_days > 0,
    )


def _pausing(question: asking.Question) -> Pausing:
    about_identity = question.about is asking.About.IDENTITY
    return Pausing(
        question.asked_on,
        doubted=bool(question.doubt.strip()) or not about_identity,
        in_time=question.ask_by is None or question.asked_on <= question.ask_by,
    )


def _claims(register: Register, request_id: int | None = None) -> defaultdict[int, list[Asked]]:
    rows = register.rows(
        "select c.request_id, c.uid, c.kind, c.outcome, (c.ground <> '' and c.grounds <> '')"
        " as reasoned from claim c join request r on r.id = c.request_id"
        " where c.removed_at is null and r.removed_at is null and r.erased_on is null"
        " and (:r is null or r.id = :r) order by c.id",
        r=request_id,
    )
    found: defaultdict[int, list[Asked]] = defaultdict(list)
    for row in msgspec.convert(rows, list[_Claim], strict=False):
        found[row.request_id].append(Asked(row.uid, row.kind, row.outcome, row.reasoned))
    return found


def _refused_bare(claim: Asked) -> bool:
    return claim.outcome in NEEDS_GROUND and not claim.reasoned


def _copies(register: Register, request_id: int | None = None) -> defaultdict[int, list[str]]:
    """The files by case whose name says that they show somebody's identification."""
    rows = register.rows(
        "select d.request_id, d.uid, d.name from document d join request r on r.id = d.request_id"
        f" where d.removed_at is null and r.removed_at is null and d.origin in ({_LOOKED_AT})"
        " and length(d.data) > 0 and (:r is null or r.id = :r)",
        r=request_id,
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        if _IDENTIFICATION.search(str(row["name"]).casefold()):
            found[int(row["request_id"] or 0)].append(str(row["uid"]))
    return found
