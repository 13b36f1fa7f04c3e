"""A request comes in: it gets a case number, a deadline, and a row for each system to search."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from dpo_desk.duties import collecting
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import note, refresh
from dpo_desk.law.codes import Capacity, Channel, Relation, RequestKind, Role
from dpo_desk.law.facts import Facts
from dpo_desk.law.kinds import in_capacity
from dpo_desk.records import Claim, Event, EventKind, Finding, Request
from dpo_desk.register import Register


class RequestDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a request when it is logged; the day of receipt may not lie ahead."""

    kinds: tuple[RequestKind, ...] = (RequestKind.ACCESS,)
    received_on: date | None = None
    received_at: datetime | None = None
    channel: Channel = Channel.EMAIL
    relation: Relation = Relation.OTHER
    language: str = ""  # "": the language of the company's letters
    requester_name: str = ""
    requester_email: str = ""
    requester_phone: str = ""
    requester_address: str = ""
    representative_name: str = ""
    representative_email: str = ""
    representative_authority: str = ""
    capacity: Capacity = Capacity.SELF
    is_child: bool = False
    subject: str = ""
    message_id: str = ""
    role: Role = Role.CONTROLLER
    controller_name: str = ""  # for whom we process, where our role is processor
    controller_email: str = ""
    controller_named: bool = False
    forward_days: int = 0
    wants_files: bool = False
    earlier_request_id: int | None = None
    wishes: Mapping[RequestKind, str] = {}  # what is asked for of each kind, in the person's words
    text: str = ""
    taken_by: str = ""  # who took it down; "": the manager

    def __repr__(self) -> str:
        """Codes only (MODEL.md 25)."""
        return f"<RequestDraft {','.join(self.kinds)}>"


def log_request(register: Register, draft: RequestDraft) -> Request:
    """Log a request as a case; raises InvalidField for a day of receipt ahead or missing."""
    today = register.clock.today()
    check_received(draft.received_on, today)
    kinds = in_capacity(draft.kinds, draft.capacity)
    if not kinds:
        raise InvalidField("duties.error.no_kind", "kind")
    ref = next_ref(register)
    language = draft.language or register.company().letter_language
    given = {f: getattr(draft, f) for f in _COPIED}
    with register.action("action.request.logged", ref=ref):
        request = register.add(Request(ref=ref, language=language, **given))
        for kind in kinds:
            wish = draft.wishes.get(kind, "")
            register.add(Claim(request_id=request.id, kind=kind, wish=wish))
        request = note(
            register, request, EventKind.RECEIVED, on=draft.received_on, who=draft.taken_by
        )
        collecting.refresh_sources(register, request)
        return refresh(register, request.id)


def next_ref(register: Register) -> str:
    """The next case number of this year, YYYY-NNN, never used before (MODEL.md 1).

    Cases in the bin count too: a number that was undone is not given to somebody else.
    """
    year = register.clock.today().year
    # Numbers rise with ids, so the last id holds the highest: no look at all cases of the year.
    found = register.rows(
        "select cast(substr(ref, 6) as integer) as last from request"
        " where +ref >= :first and +ref < :beyond order by id desc limit 1",
        first=f"{year}-",
        beyond=f"{year}.",
    )
    return f"{year}-{int(str(found[0]['last'])) + 1 if found else 1:03}"


def check_received(day: date | None, today: date) -> None:
    """Raises InvalidField for a day of receipt missing, ahead, or in no possible year."""
    if day is None:
        raise InvalidField("duties.error.received_missing", "received_on")
    if day > today:
        raise InvalidField("err.date.future", "received_on")
    try:
        Facts(received=day).check()
    except ValueError as error:
        raise InvalidField("duties.error.received_missing", "received_on") from error


def change_request(
    register: Register, request_id: int, field: str, value: Any, *, merge: str = ""
) -> Request:
    """Change one field of a request; the derived columns and the systems to search follow.

    Raises InvalidField for a day of receipt that lies ahead.
    """
    request = register.get(Request, request_id)
    if field == "received_on":
        check_received(value, register.clock.today())
    if getattr(request, field) == value:
        return request
    with register.action("action.request.changed", merge=merge, ref=request.ref, field=field):
        request = register.change(request, **{field: value})
        if field == "capacity":
            set_kinds(register, request.id, [c.kind for c in _claims(register, request)])
        if field == "relation":
            collecting.refresh_sources(register, request)
        if field == "received_on":
            _move_received(register, request, value)
        return refresh(register, request.id)


def set_kinds(register: Register, request_id: int, kinds: Sequence[RequestKind]) -> Request:
    """Make the claims of a case those of ``kinds``; a claim that stays keeps its outcome.

    What was found for a claim that goes stays with the case. Of somebody who has died everything
    is a complaint or a question. Raises InvalidField for no kind at all.
    """
    request = register.get(Request, request_id)
    if not kinds:
        raise InvalidField("duties.error.no_kind", "kind")
    wanted = in_capacity(kinds, request.capacity)
    claims = _claims(register, request)
    with register.action("action.request.kinds", ref=request.ref):
        for claim in claims:
            if claim.kind not in wanted:
                _release_findings(register, claim)
                register.remove(claim)
        for kind in wanted:
            if kind not in {claim.kind for claim in claims}:
                register.add(Claim(request_id=request.id, kind=kind))
        return refresh(register, request.id)


def _claims(register: Register, request: Request) -> list[Claim]:
    return register.find(Claim, "request_id = :r", order="id", r=request.id)


def _release_findings(register: Register, claim: Claim) -> None:
    for finding in register.find(Finding, "claim_id = :c", c=claim.id):
        register.change(finding, claim_id=None)


def _move_received(register: Register, request: Request, day: date) -> None:
    """The fact of receipt follows a corrected date; the history keeps the first one."""
    first = register.first(
        Event, "request_id = :r and kind = :k", order="id", r=request.id, k=EventKind.RECEIVED
    )
    if first is not None:
        register.change(first, on=day)


# All that a draft and a request have in common.
_COPIED = tuple(
    name
    for name in RequestDraft.__struct_fields__
    if name in Request.__struct_fields__ and name != "language"
)
