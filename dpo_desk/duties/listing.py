"""The list of requests as the table reads it: windows cut by SQL, never the whole list."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

import msgspec

from dpo_desk.law.codes import RequestKind, RequestStatus
from dpo_desk.register import Register

SORTS = ("due_on", "received_on", "requester_name", "ref", "status")


class Shown(StrEnum):
    """Which requests are shown."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


class RequestRow(msgspec.Struct, frozen=True):
    """One line of the list; ``sort_value`` is where it stands in the order."""

    id: int
    uid: str
    ref: str
    requester_name: str
    received_on: date | None
    due_on: date | None
    status: RequestStatus
    sort_value: str
    kinds: tuple[RequestKind, ...] = ()

    def __repr__(self) -> str:
        """Ids only (MODEL.md 25)."""
        return f"<RequestRow {self.id} {self.uid}>"


class _Count(msgspec.Struct):
    n: int
    done: bool = False


class _Kind(msgspec.Struct):
    request_id: int
    kind: RequestKind


class Window(NamedTuple):
    """What to show: which, matching what, in which order."""

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
    where, values = _where(wanted)
    column = wanted.sort  # one of SORTS; each has an index, so a window never sorts the whole list
    step, way = ("<", "desc") if wanted.descending else (">", "asc")
    if after is not None:
        where += f" and ({column}, id) {step} (:after_value, :after_id)"
        values |= {"after_value": after.sort_value, "after_id": after.id}
    found = register.rows(
        f"select id, uid, ref, requester_name, received_on, due_on, status, {column} as sort_value"
        f" from request where {where} order by {column} {way}, id {way} limit :limit",
        limit=limit,
        **values,
    )
    rows = msgspec.convert(found, list[RequestRow], strict=False)
    kinds = _kinds(register, rows)
    return [msgspec.structs.replace(row, kinds=kinds.get(row.id, ())) for row in rows]


def count(register: Register, wanted: Window) -> int:
    """How many requests ``wanted`` holds in all."""
    where, values = _where(wanted)
    found = register.rows(f"select count(*) as n from request where {where}", **values)
    return msgspec.convert(found, list[_Count])[0].n


def counts(register: Register) -> dict[Shown, int]:
    """How many requests are open, closed, and there are in all: for the chips and the badge."""
    found = register.rows(
        "select status = 'closed' as done, count(*) as n from request"
        " where removed_at is null group by 1"
    )
    by = {row.done: row.n for row in msgspec.convert(found, list[_Count], strict=False)}
    open_, closed = by.get(False, 0), by.get(True, 0)
    return {Shown.OPEN: open_, Shown.CLOSED: closed, Shown.ALL: open_ + closed}


def _where(wanted: Window) -> tuple[str, dict[str, str | int]]:
    parts: list[str] = ["removed_at is null"]
    values: dict[str, str | int] = {}
    if wanted.shown is Shown.OPEN:
        parts.append("status <> 'closed'")
    if wanted.shown is Shown.CLOSED:
        parts.append("status = 'closed'")
    if wanted.text.strip():
        parts.append("uid in (select uid from matching(:text))")
        values["text"] = wanted.text.strip()
    return " and ".join(parts), values


def _kinds(register: Register, rows: list[RequestRow]) -> dict[int, tuple[RequestKind, ...]]:
    if not rows:
        return {}
    listed = ", ".join(str(row.id) for row in rows)
    claims = register.rows(
        "select request_id, kind from claim where removed_at is null"
        f" and request_id in ({listed}) order by id"
    )
    found: dict[int, tuple[RequestKind, ...]] = {}
    for claim in msgspec.convert(claims, list[_Kind], strict=False):
        found[claim.request_id] = (*found.get(claim.request_id, ()), claim.kind)
    return found
