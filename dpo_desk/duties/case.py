"""A case as one plain thing to show: for the page, for JSON and for tests."""

from datetime import date
from typing import Any

import msgspec

from dpo_desk.duties.collecting import sources
from dpo_desk.duties.events import case_deadlines, events
from dpo_desk.law.codes import ClaimOutcome, RequestKind, RequestStatus, Role
from dpo_desk.law.deadlines import Deadlines, sentences
from dpo_desk.records import Claim, Event, KeptLetter, Request, SearchResult
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES, DeskError


class NoSuchCase(DeskError):
    """The register has no case with that number."""


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case in a list."""

    ref: str
    received: date | None
    claims: list[RequestKind]
    status: RequestStatus
    due_on: date | None


def by_ref(register: Register, ref: str) -> Request:
    """The case with this number; raises NoSuchCase."""
    # The index holds only what has a number, and is used only where that is said.
    found = register.first(Request, "ref = :ref and ref <> ''", ref=ref.strip())
    if found is None:
        raise NoSuchCase("duties.error.no_case", ref=ref.strip()[:20])
    return found


def rows(register: Register, *, only_open: bool = False) -> list[CaseRow]:
    """All cases, the newest first."""
    where = f"status <> '{RequestStatus.CLOSED}'" if only_open else ""
    kinds: dict[int, list[RequestKind]] = {}
    for claim in register.find(Claim, order="id"):
        kinds.setdefault(claim.request_id, []).append(claim.kind)
    return [
        CaseRow(
            ref=r.ref,
            received=r.received_on,
            claims=kinds.get(r.id, []),
            status=r.status,
            due_on=r.due_on,
        )
        for r in register.find(Request, where, order="id desc")
    ]


def claims(register: Register, request: Request) -> list[Claim]:
    """What is asked for in a case."""
    return register.find(Claim, "request_id = :r", order="id", r=request.id)


def letters(register: Register, request: Request) -> list[KeptLetter]:
    """The letters of a case."""
    return register.find(KeptLetter, "request_id = :r", order="id", r=request.id)


def outcome(register: Register, request: Request) -> ClaimOutcome | None:
    """The outcome where all claims share one."""
    found = {claim.outcome for claim in claims(register, request)}
    return found.pop() if len(found) == 1 else None


def deadlines_json(found: Deadlines) -> dict[str, Any]:
    """The deadlines as ``deadline --json`` prints them, with the reasons in all languages."""
    plain = {k: v for k, v in found._asdict().items() if k != "reasons"}
    said = {language: list(sentences(found.reasons, language)) for language in LANGUAGES}
    return plain | {"reasons": said}


def as_json(register: Register, request: Request) -> dict[str, Any]:
    """A case as ``request show --json`` prints it (CLI.md)."""
    ours = request.role is not Role.PROCESSOR  # the month is the controller's
    found = case_deadlines(register, request) if ours else None
    return {
        "ref": request.ref,
        "uid": request.uid,
        "received": request.received_on,
        "channel": request.channel,
        "language": request.language,
        "relation": request.relation,
        "requester": {
            "name": request.requester_name,
            "email": request.requester_email,
            "phone": request.requester_phone,
            "address": request.requester_address,
            "representative": request.representative_name,
        },
        "claims": [{"kind": c.kind, "outcome": c.outcome} for c in claims(register, request)],
        "status": request.status,
        "due_on": request.due_on,
        "deadlines": deadlines_json(found) if found else None,
        "searches": [
            {
                "service": source.name,
                "result": None if _waiting(source.search.result) else source.search.result,
                "on": source.search.on,
            }
            for source in sources(register, request)
        ],
        "letters": [_letter_json(letter) for letter in letters(register, request)],
        "events": [_event_json(event) for event in events(register, request)],
    }


def _waiting(result: SearchResult) -> bool:
    return result is SearchResult.NOT_YET


def _letter_json(letter: KeptLetter) -> dict[str, Any]:
    return {
        "letter": letter.kind,
        "language": letter.language,
        "sha256": letter.sha256 or None,
        "sent_on": letter.sent_on,
        "sent_by": letter.sent_by,
        "holes": letter.holes,
    }


def _event_json(event: Event) -> dict[str, Any]:
    plain = {"kind": event.kind, "on": event.on, "at": event.at, "who": event.who}
    return plain | {"values": event.values, "note": event.note}
