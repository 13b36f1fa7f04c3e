"""What hangs together in the register, walkable both ways, and where a record is shown.

``links`` is what stands at the foot of a form; ``used_in`` what is said when something in use is
deleted; ``home`` the record whose form shows a part (a purpose is shown with its activity).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import msgspec

from dpo_desk.duties.link_tables import HOMES, RELATIONS, TITLES, USES
from dpo_desk.records import BY_TABLE
from dpo_desk.register import NotFound, Register

MOST: Final = 50  # links of a group that are listed; of the rest their number is told


class Link(msgspec.Struct, frozen=True):
    """A record that can be gone to."""

    table: str
    uid: str
    title: str
    detail: str = ""

    def __repr__(self) -> str:
        """Ids only."""
        return f"<Link {self.table} {self.uid}>"


class LinkGroup(msgspec.Struct, frozen=True):
    """Links of one kind: activities, services, rules, requests, documents, notices, tasks."""

    key: str
    links: tuple[Link, ...]
    more: int = 0  # how many there are besides


class Home(NamedTuple):
    """The record whose form or page shows another, and the place in it."""

    table: str
    uid: str
    field: str = ""
    start: int = 0  # of a sentence in the notice version
    end: int = 0
    on: date | None = None  # of a task


class _Found(msgspec.Struct):
    table: str
    uid: str
    title: str
    detail: str


def links(register: Register, table: str, uid: str) -> tuple[LinkGroup, ...]:
    """What a record hangs together with, group by group; raises NotFound."""
    record = register.by_uid(BY_TABLE[table], uid)
    groups = []
    for key, sql in RELATIONS.get(table, {}).items():
        found = _rows(register, f"{sql} limit :most", id=record.id, uid=uid, most=MOST + 1)
        if found:
            more = _count(register, sql, record.id, uid) - MOST if len(found) > MOST else 0
            groups.append(LinkGroup(key, tuple(_links(found[:MOST])), more))
    return tuple(groups)


def used_in(register: Register, table: str, uid: str) -> tuple[Link, ...]:
    """What uses a record, for the sentence when it is deleted: not what merely mentions it."""
    kept = USES.get(table, frozenset())
    return tuple(
        link for group in links(register, table, uid) if group.key in kept for link in group.links
    )


def title_of(register: Register, table: str, uid: str) -> str:
    """What a record is called, also one in the bin; "" where it has no name. Raises NotFound."""
    found = register.rows(f"select {TITLES[table]} as title from {table} where uid = :uid", uid=uid)
    if not found:
        raise NotFound
    return str(found[0]["title"] or "")


def home(register: Register, table: str, uid: str, field: str = "") -> Home:
    """Where a record is shown; raises NotFound."""
    if table == "statement":
        return _sentence(register, uid)
    if table == "task":
        return _task(register, uid)
    for sql in HOMES.get(table, ()):
        found = register.rows(sql, uid=uid)
        if found:
            parent, parent_uid = str(found[0]["home"]), str(found[0]["uid"])
            return home(register, parent, parent_uid, field if parent == table else "")
    register.by_uid(BY_TABLE[table], uid)
    return Home(table, uid, field)


def _sentence(register: Register, uid: str) -> Home:
    found = register.rows(
        'select v.uid, s.start, s."end" from statement s'
        " join notice_version v on v.id = s.notice_version_id where s.uid = :uid",
        uid=uid,
    )
    if not found:
        raise NotFound
    start, end = (int(found[0][name] or 0) for name in ("start", "end"))
    return Home("notice_version", str(found[0]["uid"]), start=start, end=end)


def _task(register: Register, uid: str) -> Home:
    found = register.rows("select coalesce(plan_on, due_on) as day from task where uid = :u", u=uid)
    if not found:
        raise NotFound
    day = found[0]["day"]
    return Home("task", uid, on=date.fromisoformat(str(day)) if day else None)


def _rows(register: Register, sql: str, **params: Any) -> list[_Found]:
    return msgspec.convert(register.rows(sql, **params), list[_Found])


def _links(found: list[_Found]) -> Iterator[Link]:
    for row in found:
        yield Link(row.table, row.uid, row.title, row.detail)


def _count(register: Register, sql: str, record_id: int, uid: str) -> int:
    rows = register.rows(f"select count(*) as n from ({sql})", id=record_id, uid=uid)
    return int(rows[0]["n"] or 0)
