"""What a task can concern: open cases, services, activities and retention rules."""

from typing import Final, NamedTuple

import msgspec

from dpo_desk.law.codes import RequestStatus
from dpo_desk.register import Register

_OPEN: Final = ", ".join(f"'{status.value}'" for status in RequestStatus if status.is_open)
_MOST: Final = 300  # of each: who has more finds the record, and what is said of it, by Ctrl+K
_SQL: Final = {
    "request": "select uid, trim(ref || ' ' || requester_name) as title from request"
    f" where removed_at is null and status in ({_OPEN}) order by id desc",
    "service": "select service.uid, coalesce(nullif(service.name, ''), vendor.name) as title"
    " from service left join vendor on vendor.id = vendor_id"
    " where service.removed_at is null order by service.name, service.id",
    "activity": "select uid, name as title from activity where removed_at is null order by name",
    "retention_rule": "select uid, data as title from retention_rule where removed_at is null"
    " order by data, id",
}


class Target(NamedTuple):
    """A record that a task can concern."""

    table: str
    uid: str
    title: str


class _Row(msgspec.Struct):
    uid: str
    title: str | None


def targets(register: Register) -> list[Target]:
    """What can be chosen: cases with the newest first, the rest by name."""
    return [
        Target(table, row.uid, row.title)
        for table, sql in _SQL.items()
        for row in msgspec.convert(register.rows(f"{sql} limit {_MOST}"), list[_Row])
        if row.title
    ]
