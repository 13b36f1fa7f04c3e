"""Whose request it is: where the company only processes, it goes on to the controller (28 (3) e).

Such a case is not answered on its substance: the controller gets the request with its day and hour
(B17) within two working days, unless the agreement says fewer, and the person hears whom to ask
(B18). A request about both is split into two cases.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import msgspec

from dpo_desk.duties import collecting, intake
from dpo_desk.duties.case import claims
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.events import events, forward_by, note, refresh
from dpo_desk.law.codes import Role
from dpo_desk.records import Activity, Claim, EventKind, Request, RequestActivity
from dpo_desk.register import Register

# What belongs to a case of its own and does not go along when it is split.
_OWN: Final = ("id", "uid", "ref", "status", "due_on", "closed_on", "erased_on", "note")


class Roles(NamedTuple):
    """What the company is to what is asked for."""

    role: Role  # as the case has it
    suggested: Role  # as its activities have it
    own: tuple[Activity, ...]  # that the company answers for
    processed: tuple[Activity, ...]  # that it only carries out for another
    forward_by: date | None  # of a case that is another's to answer
    forwarded_on: date | None

    @property
    def mixed(self) -> bool:
        """Whether the request is about both, so that it is two cases."""
        return bool(self.own and self.processed)


def read(register: Register, request: Request) -> Roles:
    """Whose the request is by the activities that apply, and until when it goes on."""
    applied = collecting.applicable(register, request)
    processed = tuple(each for each in applied if each.role is Role.PROCESSOR)
    own = tuple(each for each in applied if each.role is not Role.PROCESSOR)
    suggested = Role.PROCESSOR if processed and not own else request.role
    if own and request.role is Role.PROCESSOR:
        suggested = Role.CONTROLLER
    return Roles(
        request.role,
        suggested,
        own,
        processed,
        forward_by(request, register.company().forward_days),
        forwarded_on(register, request),
    )


def forwarded_on(register: Register, request: Request) -> date | None:
    """The day on which the request went on to the controller."""
    found = [e.on for e in events(register, request) if e.kind is EventKind.FORWARDED]
    return found[-1] if found else None


def make_forwarding(
    register: Register,
    request_id: int,
    *,
    controller: str,
    email: str = "",
    named: bool = False,
    days: int = 0,
) -> Request:
    """The case is the controller's to answer; ``named``: it may be named to the person (DOMAIN §4).

    ``days`` is the agreement's own term in working days, 0 for the usual one. Raises InvalidField
    for a controller without a name, or for a term below nought.
    """
    request = register.get(Request, request_id)
    if not controller.strip():
        raise InvalidField("err.required", "controller_name")
    if days < 0:
        raise InvalidField("answering.error.days", "forward_days")
    with register.action("action.request.forwarding", ref=request.ref):
        register.change(
            request,
            role=Role.PROCESSOR,
            controller_name=controller.strip(),
            controller_email=email.strip(),
            controller_named=named,
            forward_days=days,
        )
        return refresh(register, request.id)


def make_own(register: Register, request_id: int) -> Request:
    """The case is the company's own to answer after all; raises Guarded once it was forwarded."""
    request = register.get(Request, request_id)
    if forwarded_on(register, request) is not None:
        raise Guarded("answering.guard.forwarded", "received")
    with register.action("action.request.own", ref=request.ref):
        register.change(request, role=Role.CONTROLLER)
        return refresh(register, request.id)


def split(register: Register, request_id: int) -> tuple[Request, Request]:
    """A request about both becomes two cases: the company's own, and a new one to forward.

    The new case has the same person, day and words, every claim, and the activities that are
    another's; each case's log names the other. Raises Guarded where there is nothing to split.
    """
    request = register.get(Request, request_id)
    found = read(register, request)
    if not found.mixed:
        raise Guarded("answering.guard.not_mixed", "received")
    plain = msgspec.structs.asdict(request)
    given = {name: value for name, value in plain.items() if name not in _OWN}
    with register.action("action.request.split", ref=request.ref):
        other = register.add(
            Request(**given | {"role": Role.PROCESSOR, "ref": intake.next_ref(register)})
        )
        for claim in claims(register, request):
            register.add(Claim(request_id=other.id, kind=claim.kind, wish=claim.wish))
        other = note(register, other, EventKind.RECEIVED, on=request.received_on)
        _only(register, request, found.own)
        _only(register, other, found.processed)
        register.change(register.get(Request, request.id), role=Role.CONTROLLER)
        for case, its_twin in ((request, other), (other, request)):
            note(register, case, EventKind.SPLIT, request_uid=its_twin.uid)
            collecting.refresh_sources(register, register.get(Request, case.id))
        return refresh(register, request.id), refresh(register, other.id)


def _only(register: Register, request: Request, wanted: Sequence[Activity]) -> None:
    """Say of every activity that applies, or is wanted, whether it concerns this case."""
    ids = {activity.id for activity in wanted}
    said = {
        row.activity_id: row
        for row in register.find(RequestActivity, "request_id = :r", r=request.id)
    }
    applied = {activity.id for activity in collecting.applicable(register, request)}
    for activity_id in sorted(applied | ids):
        row, applies = said.get(activity_id), activity_id in ids
        if row is None:
            register.add(
                RequestActivity(request_id=request.id, activity_id=activity_id, applies=applies)
            )
        elif row.applies is not applies:
            register.change(row, applies=applies)
