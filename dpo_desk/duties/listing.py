"""The list of requests as the table reads it: windows cut by SQL, never the whole list."""

from datetime import date
from enum import StrEnum

import msgspec

from dpo_desk.duties.windows import Listing, Row, Window
from dpo_desk.law.codes import RequestKind, RequestStatus, Role
from dpo_desk.law.facts import DueState, Facts
from dpo_desk.law.kinds import month_runs
from dpo_desk.records import EventKind
from dpo_desk.register import Register
from dpo_desk.register.sorting import alphabetical, by_day


class Shown(StrEnum):
    """Which requests are shown."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


class RequestRow(Row, frozen=True, kw_only=True):
    """One line of the list; ``state`` and the days hold for an open request with a deadline."""

    ref: str
    requester_name: str
    received_on: date | None
    due_on: date | None
    status: RequestStatus
    role: Role
    answered_on: date | None  # when all that is asked for had its answer
    kinds: tuple[RequestKind, ...] = ()
    state: DueState | None = None
    days_left: int = 0
    days_over: int = 0

    @property
    def sent_on(self) -> date | None:
        """When the answer was sent."""
        return self.answered_on

    @property
    def closed(self) -> bool:
        """Whether the case is closed."""
        return self.status is RequestStatus.CLOSED


class _Kind(msgspec.Struct):
    request_id: int
    kind: RequestKind


class _Day(msgspec.Struct):
    request_id: int
    on: date


def window(
    register: Register, wanted: Window, *, after: RequestRow | None = None, limit: int = 50
) -> list[RequestRow]:
    """The next ``limit`` requests after the row ``after``, in the order of ``wanted``."""
    return LISTING.window(register, wanted, after=after, limit=limit)


def count(register: Register, wanted: Window) -> int:
    """How many requests ``wanted`` holds in all."""
    return LISTING.count(register, wanted)


def counts(register: Register) -> dict[Shown, int]:
    """How many requests are open, closed, and there are in all: for the chips and the badge."""
    open_, closed = (count(register, Window(shown)) for shown in (Shown.OPEN, Shown.CLOSED))
    return {Shown.OPEN: open_, Shown.CLOSED: closed, Shown.ALL: open_ + closed}


def _complete(register: Register, rows: list[RequestRow]) -> list[RequestRow]:
    """The rows with what stands in other tables, and with how their deadlines stand today."""
    kinds, extended = _kinds(register, rows), _extended(register, rows)
    today = register.clock.today()
    return [
        _with_due(
            msgspec.structs.replace(row, kinds=kinds.get(row.id, ())),
            extended.get(row.id),
            today,
        )
        for row in rows
    ]


def _with_due(row: RequestRow, extended: date | None, today: date) -> RequestRow:
    """The row with how its deadline stands; the law's last day decides what is overdue.

    What goes on to the controller has no more than its own term, and a question or a complaint no
    more than our plan: neither is a law's.
    """
    if row.due_on is None or row.received_on is None or row.status is RequestStatus.CLOSED:
        return row
    state, over = DueState.IN_TIME, 0
    if today > row.due_on and row.role is Role.PROCESSOR:
        state = DueState.SAFE_PASSED
    elif not month_runs(row.kinds):
        state = DueState.PLAN_PASSED if today > row.due_on else state
    elif today > row.due_on:
        from dpo_desk.law.deadlines import deadlines

        found = deadlines(Facts(received=row.received_on, extended_on=extended))
        state, over = DueState.SAFE_PASSED, found.days_over(today)
        state = DueState.OVERDUE if over else state
    left = (row.due_on - today).days
    return msgspec.structs.replace(row, state=state, days_left=left, days_over=over)


def _listed(rows: list[RequestRow]) -> str:
    return ", ".join(str(row.id) for row in rows)


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


LISTING = Listing(
    "request",
    RequestRow,
    orders={
        "due_on": by_day("request.due_on"),
        "received_on": by_day("request.received_on"),
        "requester_name": alphabetical("request.requester_name"),
        "ref": "request.ref",
        "status": "request.status",
    },
    filters={
        Shown.OPEN: "request.status in ({})".format(
            ", ".join(f"'{s.value}'" for s in RequestStatus if s is not RequestStatus.CLOSED)
        ),
        Shown.CLOSED: f"request.status = '{RequestStatus.CLOSED.value}'",
        Shown.ALL: "",
    },
    complete=_complete,
)
SORTS = tuple(LISTING.orders)
