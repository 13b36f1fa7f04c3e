"""Keeping the record of processing (art. 30): activities and everything that stands under them.

``change`` writes one field of an activity or of one of its parts, each as its own named action.
What hangs on an activity alone (purposes, bases, the services it uses, recipients) follows it into
the bin and out again (``trash``); its retention rules and cookies stay, because what they speak of
is still there to be deleted.
"""

from collections.abc import Sequence
from typing import Any, Final, TypeVar

from dpo_desk.duties.errors import InvalidField
from dpo_desk.law import durations
from dpo_desk.law.codes import LegalBasis, ProposalCertainty
from dpo_desk.records import (
    BY_TABLE,
    Activity,
    ActivityService,
    Cookie,
    Purpose,
    PurposeBasis,
    Recipient,
    Record,
    RetentionRule,
    Service,
)
from dpo_desk.register import NotFound, Register

R = TypeVar("R", bound=Record)

PERIODS: Final = frozenset({"period", "offset", "every", "lifetime"})
PARTS: Final[tuple[type[Record], ...]] = (Purpose, ActivityService, Recipient, Cookie)
_KINDS: Final = frozenset({Activity, PurposeBasis, RetentionRule, *PARTS})


def add(register: Register, name: str = "", *, subjects: tuple[str, ...] = ()) -> Activity:
    """A new activity, about these people; the rest is filled in as it becomes known."""
    with register.action("action.activity.added"):
        return register.add(Activity(name=name.strip(), subjects=subjects))


def change(
    register: Register, table: str, uid: str, field: str, value: Any, *, merge: str = ""
) -> Record:
    """Write one field of an activity, of a part of it or of a rule; raises InvalidField, NotFound.

    A period that cannot be read is refused. What a person has written is no longer our reading.
    """
    kind = BY_TABLE[table]
    if kind not in _KINDS:
        raise NotFound
    record = register.by_uid(kind, uid)
    if isinstance(value, str):
        value = value.strip()
    if field in PERIODS:
        value = _period(field, value)
    if getattr(record, field) == value:
        return record
    with register.action(f"action.{table}.changed", merge=merge, field=field):
        return register.change(record, **{field: value})


def confirm(register: Register, table: str, uid: str) -> Record:
    """Say that our reading of the notice is right: it then counts as stated."""
    record = register.by_uid(BY_TABLE[table], uid)
    with register.action(f"action.{table}.confirmed"):
        return register.change(record, certainty=ProposalCertainty.STATED)


def add_purpose(register: Register, activity_uid: str, text: str = "") -> Purpose:
    """One more purpose, after those that are there."""
    activity = register.by_uid(Activity, activity_uid)
    last = max((purpose.position for purpose in _purposes(register, activity)), default=0)
    with register.action("action.purpose.added"):
        return register.add(Purpose(activity_id=activity.id, position=last + 1, text=text.strip()))


def move_purpose(register: Register, uid: str, by: int) -> None:
    """Move a purpose up (-1) or down (1) among its activity's; at the end nothing happens."""
    purpose = register.by_uid(Purpose, uid)
    order = _purposes(register, register.get(Activity, purpose.activity_id))
    here = [each.uid for each in order].index(uid)
    there = min(max(here + by, 0), len(order) - 1)
    if there == here:
        return
    order.insert(there, order.pop(here))
    with register.action("action.purpose.moved"):
        for position, each in enumerate(order, 1):
            register.change(each, position=position)


def add_basis(register: Register, purpose_uid: str, basis: LegalBasis) -> PurposeBasis:
    """One more legal basis of a purpose; the one that is there already is given back as it is."""
    purpose = register.by_uid(Purpose, purpose_uid)
    there = register.first(PurposeBasis, "purpose_id = :p and basis = :b", p=purpose.id, b=basis)
    if there is not None:
        return there
    with register.action("action.purpose_basis.added"):
        return register.add(PurposeBasis(purpose_id=purpose.id, basis=basis))


def use_service(register: Register, activity_uid: str, service_uid: str) -> ActivityService:
    """Say that an activity uses a service, in the role the service has; once is enough."""
    activity = register.by_uid(Activity, activity_uid)
    service = register.by_uid(Service, service_uid)
    there = register.first(
        ActivityService, "activity_id = :a and service_id = :s", a=activity.id, s=service.id
    )
    if there is not None:
        return there
    with register.action("action.activity_service.added"):
        return register.add(
            ActivityService(activity_id=activity.id, service_id=service.id, role=service.role)
        )


def add_recipient(register: Register, activity_uid: str, name: str = "") -> Recipient:
    """Somebody else who gets the data."""
    activity = register.by_uid(Activity, activity_uid)
    with register.action("action.recipient.added"):
        return register.add(Recipient(activity_id=activity.id, name=name.strip()))


def add_cookie(register: Register, activity_uid: str, name: str = "") -> Cookie:
    """A cookie that the activity sets."""
    activity = register.by_uid(Activity, activity_uid)
    with register.action("action.cookie.added"):
        return register.add(Cookie(activity_id=activity.id, name=name.strip()))


def remove_part(register: Register, table: str, uid: str) -> None:
    """Put a part of an activity in the bin, a purpose with its bases."""
    record = register.by_uid(BY_TABLE[table], uid)
    with register.action(f"action.{table}.removed"):
        _remove_all(register, [record, *_below(register, record)])


def remove(register: Register, uid: str) -> Activity:
    """Put an activity in the bin with all that hangs on it alone."""
    activity = register.by_uid(Activity, uid)
    with register.action("action.activity.removed"):
        _remove_all(register, [activity, *_below(register, activity)])
    return register.by_uid(Activity, uid)


def _remove_all(register: Register, records: Sequence[Record]) -> None:
    for record in records:
        register.remove(record)


def _below(register: Register, record: Record) -> list[Record]:
    """What stands under a record and nowhere else."""
    match record:
        case Activity():
            kinds: tuple[type[Record], ...] = (Purpose, ActivityService, Recipient)
            found = [
                part
                for kind in kinds
                for part in register.find(kind, "activity_id = :a", a=record.id)
            ]
            return [*found, *(basis for part in found for basis in _below(register, part))]
        case Purpose():
            return list(register.find(PurposeBasis, "purpose_id = :p", p=record.id))
        case _:
            return []


def _purposes(register: Register, activity: Activity) -> list[Purpose]:
    return register.find(Purpose, "activity_id = :a", order="position, id", a=activity.id)


def _period(field: str, value: Any) -> str | None:
    """An ISO period, or nothing as the field has it."""
    if not value:
        return None if field in ("period", "lifetime") else ""
    try:
        return str(durations.parse(str(value)))
    except ValueError as error:
        raise InvalidField("duties.error.period", field) from error
