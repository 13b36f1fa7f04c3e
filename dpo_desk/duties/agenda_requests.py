"""Requests in the agenda: their safe date, the law's last day, and questions not answered.

Where no month runs, the day that is planned for the answer, and no day of the law's.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from dpo_desk.duties.agenda_item import Item, Kind, standing
from dpo_desk.law import working_days
from dpo_desk.law.codes import RequestKind, RequestStatus, Role
from dpo_desk.law.deadlines import latest
from dpo_desk.law.kinds import month_runs
from dpo_desk.records import EventKind, Request
from dpo_desk.register import Register

_OPEN: Final = ", ".join(f"'{status.value}'" for status in RequestStatus if status.is_open)
_OURS: Final = f"role <> '{Role.PROCESSOR.value}'"  # another's goes on: ``agenda_letters``
# From receipt to the law's last day: three months and the longest run of closed days after them.
_SAFE, _LEGAL = "agenda.deadline_safe", "agenda.deadline_legal"
_PLANNED: Final = "agenda.planned"
_LONGEST: Final = timedelta(days=92 + 10)


class _Asked(msgspec.Struct):
    id: int
    uid: str
    ref: str
    requester_name: str
    received_on: date
    due_on: date | None


class _Claimed(msgspec.Struct):
    request_id: int
    kind: RequestKind


def deadlines(register: Register, first: date, last: date, today: date) -> Iterator[Item]:
    """The safe date and the law's last day of open requests that no answer has been sent to.

    Of a question or a complaint there is no such day: its answer is planned (12 (1), (2)).
    """
    asked = (
        f"from request where removed_at is null and status in ({_OPEN})"
        f" and received_on between :earliest and :last and answered_on is null and {_OURS}"
    )
    span = {"earliest": first - _LONGEST, "last": last}
    rows = register.rows(
        f"select id, uid, ref, requester_name, received_on, due_on {asked}", **span
    )
    extended, kinds = _extensions(register), _kinds(register, asked, span)
    for row in msgspec.convert(rows, list[_Asked], strict=False):
        values = {"ref": row.ref, "kinds": ",".join(kinds.get(row.id, ()))}
        who = (values, row.requester_name, Request.table, row.uid, True)
        if not month_runs(kinds.get(row.id, ())):
            if row.due_on is not None and first <= row.due_on <= last:
                yield Item(row.due_on, Kind.PLANNED, _PLANNED, *who, standing(row.due_on, today))
            continue
        safe, law = row.due_on, latest(row.received_on, extended.get(row.id))
        if safe is not None and first <= safe <= last:
            state = standing(safe, today)
            yield Item(safe, Kind.DEADLINE_SAFE, _SAFE, *who, state, lost=law < today)
        if first <= law <= last:
            state = standing(law, today)
            yield Item(law, Kind.DEADLINE_LEGAL, _LEGAL, *who, state, lost=law < today)


def _kinds(
    register: Register, asked: str, span: dict[str, date]
) -> dict[int, tuple[RequestKind, ...]]:
    """What each request asks for."""
    rows = register.rows(
        "select request_id, kind from claim where removed_at is null"
        f" and request_id in (select id {asked}) order by id",
        **span,
    )
    found: dict[int, tuple[RequestKind, ...]] = {}
    for claim in msgspec.convert(rows, list[_Claimed]):
        found[claim.request_id] = (*found.get(claim.request_id, ()), claim.kind)
    return found


class _Extended(msgspec.Struct):
    request_id: int
    on: date


def _extensions(register: Register) -> dict[int, date]:
    """The day of the extension by request; the last one logged is the one that counts."""
    rows = register.rows(
        'select request_id, "on" from event'
        f" where kind = '{EventKind.EXTENDED.value}' and removed_at is null"
        ' and "on" is not null order by id'
    )
    found = msgspec.convert(rows, list[_Extended], strict=False)
    return {row.request_id: row.on for row in found}


class _Doubted(msgspec.Struct):
    uid: str
    ref: str
    requester_name: str
    due_on: date | None
    kind: EventKind
    on: date | None
    about: str | None


def unanswered(register: Register, first: date, last: date, today: date) -> Iterator[Item]:
    """Questions about who somebody is, asked and not answered: a day to ask again.

    So many days after the question as the company wants to be reminded, on a working day, and not
    after the safe date: by then the person gets a letter (DOMAIN §2).
    """
    rows = register.rows(
        'select r.uid, r.ref, r.requester_name, r.due_on, e.kind, e."on",'
        " json_extract(e.\"values\", '$.about') as about"
        " from request r join event e on e.request_id = r.id and e.removed_at is null"
        f" where r.removed_at is null and r.status = '{RequestStatus.IDENTITY.value}'"
        " order by r.id, e.id"
    )
    waiting: dict[str, tuple[_Doubted, date]] = {}
    for event in msgspec.convert(rows, list[_Doubted], strict=False):
        asked = event.kind is EventKind.ASKED and event.about == "identity"
        if event.on and (asked or event.kind is EventKind.DOUBT):
            waiting[event.uid] = event, event.on
        elif event.kind is EventKind.ANSWERED and event.about == "identity":
            waiting.pop(event.uid, None)
    patience = timedelta(days=register.company().remind_days)
    for asked_in, on in waiting.values():
        day = working_days.forward(on + patience)
        day = min(day, max(on, asked_in.due_on or day))
        if first <= day <= last:
            yield Item(
                day,
                Kind.IDENTITY,
                "agenda.identity",
                {"ref": asked_in.ref},
                asked_in.requester_name,
                Request.table,
                asked_in.uid,
                True,
                standing(day, today),
            )
