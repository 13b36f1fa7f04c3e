"""Taking back what came of one proposal, whatever was accepted after it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from dpo_desk.duties import activities, services
from dpo_desk.law.codes import Stated
from dpo_desk.records import (
    BY_TABLE,
    Activity,
    Proposal,
    Record,
    Service,
)
from dpo_desk.register import NotFound, Register

# What goes with all that hangs on it alone; anything else goes as it is.
_REMOVERS: Final[Mapping[str, Callable[[Register, str], object]]] = MappingProxyType(
    {Service.table: services.remove, Activity.table: activities.remove}
)


def take_back(register: Register, proposal: Proposal) -> None:
    """Put what was made in the bin, and empty the fields that were filled and still stand."""
    for made in reversed(proposal.made):
        table, uid, *rest = made.split("/")
        record = _there(register, table, uid)
        if record is None:
            continue
        if rest:
            _empty(register, record, rest[0], proposal.values.get(rest[0]))
        elif table in _REMOVERS:
            _REMOVERS[table](register, uid)
        else:
            register.remove(record)


def _there(register: Register, table: str, uid: str) -> Record | None:
    """The record, unless somebody has thrown it away since."""
    try:
        record = register.by_uid(BY_TABLE[table], uid)
    except NotFound:
        return None
    return record if record.removed_at is None else None


def _empty(register: Register, record: Record, field: str, written: Any) -> None:
    """A field that somebody has changed since stays as it is."""
    empty, now = getattr(type(record)(), field), getattr(record, field)
    if isinstance(now, tuple):
        same = tuple(written or ()) == now
    elif isinstance(now, Stated):
        same = now is Stated.STATED_NONE
    else:
        same = str(written) == str(now)
    if same:
        register.change(record, **{field: empty})
