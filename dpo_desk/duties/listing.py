"""The list of requests as the table reads it: windows cut by SQL, never the whole list."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

import msgspec

from dpo_desk.law.codes import LetterKind, RequestKind, RequestStatus
from dpo_desk.law.facts import DueState, Facts
from dpo_desk.records import EventKind
from dpo_desk.register import Register
from dpo_desk.register.folding import match

_ANSWERS = (LetterKind.ACCESS, LetterKind.NO_DATA)
SORTS = ("due_on", "received_on", "requester_name", "ref", "status")


class Shown(StrEnum):
    """Which requests are shown."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


_FEW = 2000
_STATUS = {
    Shown.OPEN: "status in ({})".format(
        ", ".join(f"'{s.value}'" for s in RequestStatus if s is not RequestStatus.CLOSED)
    ),
    Shown.CLOSED: f"status = '{RequestStatus.CLOSED.value}'",
}


class RequestRow(msgspec.Struct, frozen=True):
    """One line of the list; ``sort_value`` is where it stands in the order.

    ``state`` and the days hold for an open request that has a deadline.
    """

    id: int
    uid: str
    ref: str
    requester_name: str
    received_on: date | None
    due_on: date | None
    status: RequestStatus
    sort_value: str | None
    kinds: tuple[RequestKind, ...] = ()
    state: DueState | None = None
    days_left: int = 0
    days_over: int = 0
    sent_on: date | None = None  # when the answer was sent

    @property
    def closed(self) -> bool:
        """Whether the case is closed."""
        return self.status is RequestStatus.CLOSED

    def __repr__(self) -> str:
        """Ids only (MODEL.md 25)."""
        return f"<RequestRow {self.id} {self.uid}>"


class _Count(msgspec.Struct):
    n: int


class _Kind(msgspec.Struct):
    request_id: int
    kind: RequestKind


class _Day(msgspec.Struct):
    request_id: int
    on: date


class Window(NamedTuple):
    """What to show: which, with which words (of name, address, ref or text), in which order."""

    shown: Shown = Shown.OPEN
    text: str = ""
    sort: str = "due_on"
    descending: bool = False


def window(
    register: Register, wanted: Window, *, after: RequestRow | None = None, limit: int = 50
) -> list[RequestRow]:
    """The next ``limit`` requests after the row ``after``, in the order of ``wanted``."""
    if wanted.sort not in SORTS:
        raise ValueError(f"no such order: {wanted.sort}")
    few = _are_few(register, wanted)
    where, values = _where(wanted, many=not few)
    # A + keeps SQLite from an index. Few rows are found by status and sorted; of many, the order's
    # own index gives the first ones without sorting the rest.
    column = f"+{wanted.sort}" if few else wanted.sort
    where += " and ref <> ''" if wanted.sort == "ref" else ""  # the condition of that index
    step, way = ("<", "desc") if wanted.descending else (">", "asc")
    if after is not None:
        where += f" and ({column}, id) {step} (:after_value, :after_id)"
        values |= {"after_value": after.sort_value or "", "after_id": after.id}
    found = register.rows(
        "select id, uid, ref, requester_name, received_on, due_on, status,"
        f" {wanted.sort} as sort_value from request where {where}"
        f" order by {column} {way}, id {way} limit :limit",
        limit=limit,
        **values,
    )
    rows = msgspec.convert(found, list[RequestRow], strict=False)
    kinds, sent, extended = _kinds(register, rows), _sent(register, rows), _extended(register, rows)
    today = register.clock.today()
    return [
        _with_due(
            msgspec.structs.replace(row, kinds=kinds.get(row.id, ()), sent_on=sent.get(row.id)),
            extended.get(row.id),
            today,
        )
        for row in rows
    ]


def count(register: Register, wanted: Window) -> int:
    """How many requests ``wanted`` holds in all."""
    where, values = _where(wanted)
    found = register.rows(f"select count(*) as n from request where {where}", **values)
    return msgspec.convert(found, list[_Count])[0].n


def counts(register: Register) -> dict[Shown, int]:
    """How many requests are open, closed, and there are in all: for the chips and the badge."""
    open_, closed = (count(register, Window(shown)) for shown in (Shown.OPEN, Shown.CLOSED))
    return {Shown.OPEN: open_, Shown.CLOSED: closed, Shown.ALL: open_ + closed}


def _are_few(register: Register, wanted: Window) -> bool:
    """Whether so few requests have the status that is shown that they are best sorted."""
    if wanted.shown is Shown.ALL:
        return False
    found = register.rows(
        f"select count(*) as n from (select 1 from request where {_STATUS[wanted.shown]}"
        " limit :few)",
        few=_FEW,
    )
    return msgspec.convert(found, list[_Count])[0].n < _FEW


def _where(wanted: Window, *, many: bool = False) -> tuple[str, dict[str, str | int]]:
    parts: list[str] = ["removed_at is null"]
    values: dict[str, str | int] = {}
    if wanted.shown is not Shown.ALL:
        parts.append(f"{'+' if many else ''}{_STATUS[wanted.shown]}")
    if expression := match(wanted.text):
        parts.append(
            "id in (select search_row.record_id from search_index"
            " join search_row on search_row.id = search_index.rowid"
            " where search_index match :text and search_row.record_table = 'request')"
        )
        values["text"] = expression
    return " and ".join(parts), values


def _with_due(row: RequestRow, extended: date | None, today: date) -> RequestRow:
    """The row with how its deadline stands; the law's last day decides what is overdue."""
    if row.due_on is None or row.received_on is None or row.status is RequestStatus.CLOSED:
        return row
    state, over = DueState.IN_TIME, 0
    if today > row.due_on:
        from dpo_desk.law.deadlines import deadlines

        found = deadlines(Facts(received=row.received_on, extended_on=extended))
        state, over = DueState.SAFE_PASSED, found.days_over(today)
        state = DueState.OVERDUE if over else state
    left = (row.due_on - today).days
    return msgspec.structs.replace(row, state=state, days_left=left, days_over=over)


def _listed(rows: list[RequestRow]) -> str:
    return ", ".join(str(row.id) for row in rows)


def _sent(register: Register, rows: list[RequestRow]) -> dict[int, date]:
    """The day the answer was sent, by request."""
    answers = ", ".join(f"'{kind.value}'" for kind in _ANSWERS)
    return _days(
        register,
        'select request_id, sent_on as "on" from letter where removed_at is null'
        f" and sent_on is not null and kind in ({answers}) and request_id in ({_listed(rows)})"
        " order by id",
    )


def _extended(register: Register, rows: list[RequestRow]) -> dict[int, date]:
    """The day the deadline was extended, by request."""
    return _days(
        register,
        'select request_id, "on" from event where removed_at is null'
        f" and kind = '{EventKind.EXTENDED.value}' and request_id in ({_listed(rows)}) order by id",
    )


def _days(register: Register, sql: str) -> dict[int, date]:
    found = msgspec.convert(register.rows(sql), list[_Day], strict=False)
    return {day.request_id: day.on for day in found}


def _kinds(register: Register, rows: list[RequestRow]) -> dict[int, tuple[RequestKind, ...]]:
    claims = register.rows(
        "select request_id, kind from claim where removed_at is null"
        f" and request_id in ({_listed(rows)}) order by id"
    )
    found: dict[int, tuple[RequestKind, ...]] = {}
    for claim in msgspec.convert(claims, list[_Kind], strict=False):
        found[claim.request_id] = (*found.get(claim.request_id, ()), claim.kind)
    return found
