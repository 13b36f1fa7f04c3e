"""Letters in the agenda that others wait for: forwarding, confirmations, word of more time."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from dpo_desk.duties.agenda_item import Item, Kind, standing
from dpo_desk.law.codes import LetterKind, RequestStatus, Role
from dpo_desk.law.deadlines import latest
from dpo_desk.records import EventKind, Request
from dpo_desk.register import Register

_CLOSED: Final = f"r.status <> '{RequestStatus.CLOSED.value}'"
_OF_REQUEST: Final = "from request r where r.removed_at is null"


class _Row(msgspec.Struct):
    uid: str
    ref: str
    name: str
    on: date
    received_on: date | None = None
    forward_days: int = 0


def forwardings(register: Register, first: date, last: date, today: date) -> Iterator[Item]:
    """What the controller must have: two working days, or the agreement's term (28 (3) e; D10).

    Lost is what the agreement's own term was broken for; the usual term is ours alone.
    """
    rows = _rows(
        register,
        'select r.uid, r.ref, r.controller_name as name, r.due_on as "on", r.forward_days'
        f" {_OF_REQUEST} and r.role = '{Role.PROCESSOR.value}' and {_CLOSED}"
        " and r.due_on between :first and :last",
        first,
        last,
    )
    for row in rows:
        lost = row.forward_days > 0 and row.on < today
        yield _item(row, Kind.FORWARD, today, lost=lost)


def confirmations(register: Register, first: date, last: date, today: date) -> Iterator[Item]:
    """Recipients who were told and have not confirmed by the day that their letter gives (19)."""
    rows = _rows(
        register,
        'select r.uid, r.ref, n.name, n.confirm_by as "on"'
        " from notification n join request r on r.id = n.request_id"
        " where r.removed_at is null and n.removed_at is null and n.told_on is not null"
        " and n.confirmed_on is null and n.confirm_by between :first and :last order by n.id",
        first,
        last,
    )
    for row in rows:
        yield _item(row, Kind.CONFIRM, today)


def extensions(register: Register, first: date, last: date, today: date) -> Iterator[Item]:
    """Words of more time that were begun and not sent: by the safe date (12 (3)).

    Lost after the law's last day, when an extension is no longer valid.
    """
    rows = _rows(
        register,
        'select r.uid, r.ref, r.requester_name as name, r.due_on as "on", r.received_on'
        f" {_OF_REQUEST} and {_CLOSED} and r.answered_on is null"
        " and r.due_on between :first and :last and exists (select 1 from letter l"
        " where l.request_id = r.id and l.removed_at is null and l.sent_on is null"
        f" and l.kind = '{LetterKind.EXTENSION.value}') and not exists (select 1 from event e"
        f" where e.request_id = r.id and e.removed_at is null"
        f" and e.kind = '{EventKind.EXTENDED.value}')",
        first,
        last,
    )
    for row in rows:
        lost = row.received_on is not None and latest(row.received_on) < today
        yield _item(row, Kind.EXTENSION, today, lost=lost)


def _rows(register: Register, sql: str, first: date, last: date) -> list[_Row]:
    rows = register.rows(sql, first=first, last=last)
    return msgspec.convert(rows, list[_Row], strict=False)


def _item(row: _Row, kind: Kind, today: date, *, lost: bool = False) -> Item:
    return Item(
        row.on,
        kind,
        f"agenda.{kind.value}",
        {"ref": row.ref},
        row.name,
        Request.table,
        row.uid,
        True,
        standing(row.on, today),
        lost=lost,
    )
