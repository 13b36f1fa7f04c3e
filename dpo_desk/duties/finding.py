"""Finding anything by its words: what the palette shows, group by group, the best first."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from dpo_desk.duties import links
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import BY_TABLE, NoticeVersion, Request
from dpo_desk.register import Hit, Register
from dpo_desk.register.folding import Span, marks

_OF_A_TABLE: Final = 6
_RECENT_CHANGES: Final = 400  # looked through for what was worked on last
_GROUPS: Final = {
    "requests": ("request",),
    "services": ("service", "vendor", "sub_processor"),
    "activities": ("activity", "purpose", "recipient", "cookie"),
    "rules": ("retention_rule",),
    "notices": ("notice_version", "notice", "statement"),
    "documents": ("document",),
    "tasks": ("task",),
    "company": ("company", "contact"),
}
_GROUP_OF: Final = {table: group for group, tables in _GROUPS.items() for table in tables}
_OWN_PAGE: Final = ("request", "service", "activity", "retention_rule", "notice_version",
                    "document", "task")  # fmt: skip
# What stands under a title that says it all.
_DETAILS: Final = {
    "service": "used_for",
    "activity": "coalesce((select text from purpose where activity_id = activity.id"
    " and removed_at is null order by position, id limit 1), '')",
    "retention_rule": "place",
    "notice_version": "changed_because",
    "document": "coalesce((select ref from request where id = request_id),"
    " (select name from service where id = service_id), '')",
    "task": "note",
}


class Found(msgspec.Struct, frozen=True):
    """A record that was found: ``desk.links.go_to`` with table and uid leads to it.

    ``kinds`` and ``on`` are of a request: what was asked for and when it was received. The marks
    are where the typed words stand in title and detail.
    """

    table: str
    uid: str
    title: str
    detail: str = ""
    title_marks: tuple[Span, ...] = ()
    detail_marks: tuple[Span, ...] = ()
    kinds: tuple[RequestKind, ...] = ()
    on: date | None = None

    def __repr__(self) -> str:
        """Ids only."""
        return f"<Found {self.table} {self.uid}>"


class HitGroup(msgspec.Struct, frozen=True):
    """What was found of one kind, the best first; ``key`` is a group of ``_GROUPS``."""

    key: str
    found: tuple[Found, ...]


class Hits(msgspec.Struct, frozen=True):
    """All that was found, the group of the best one first."""

    groups: tuple[HitGroup, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(len(group.found) for group in self.groups)


class _Asked(msgspec.Struct):
    received_on: date | None
    kinds: list[RequestKind]


def find(register: Register, text: str, limit: int = 30) -> Hits:
    """The records in which every word of ``text`` begins a word; any text may be typed."""
    hits = register.search(text, limit=limit, each=_OF_A_TABLE)
    return _grouped(_found(register, hit, text) for hit in hits)


def recent(register: Register, limit: int = 6) -> tuple[Found, ...]:
    """What was worked on last, for a palette in which nothing is typed."""
    tables = ", ".join(f"'{table}'" for table in _OWN_PAGE)
    rows = register.rows(
        "select record_table, record_id, record_uid, max(id) as last from"
        " (select * from change order by id desc limit :looked)"
        f" where record_table in ({tables}) group by record_uid order by last desc limit :most",
        looked=_RECENT_CHANGES,
        most=3 * limit,
    )
    found: list[Found] = []
    for row in rows:
        table, uid = str(row["record_table"]), str(row["record_uid"])
        if len(found) < limit and register.by_uid(BY_TABLE[table], uid).removed_at is None:
            hit = Hit(table, int(row["record_id"] or 0), uid, "", "")
            found.append(_found(register, hit, ""))
    return tuple(found)


def _grouped(found: Iterable[Found]) -> Hits:
    groups: dict[str, list[Found]] = {}
    for one in found:
        groups.setdefault(_GROUP_OF[one.table], []).append(one)
    return Hits(tuple(HitGroup(key, tuple(some)) for key, some in groups.items()))


def _found(register: Register, hit: Hit, text: str) -> Found:
    title = hit.title or _title(register, hit)
    says_more = hit.snippet and hit.snippet != title
    detail = hit.snippet if says_more else _detail(register, hit)
    asked = _asked(register, hit.id) if hit.table == "request" else None
    return Found(
        hit.table,
        hit.uid,
        title,
        detail,
        tuple(marks(title, text)) if text else (),
        tuple(marks(detail, text)) if text else (),
        tuple(asked.kinds) if asked else (),
        asked.received_on if asked else None,
    )


def _title(register: Register, hit: Hit) -> str:
    title = links.title_of(register, hit.table, hit.uid)
    if hit.table == "request":
        return f"{title} {register.get(Request, hit.id).requester_name}".strip()
    if hit.table == "notice_version":
        return f"{title} {register.get(NoticeVersion, hit.id).number}".strip()
    return title


def _detail(register: Register, hit: Hit) -> str:
    """Beside a title: what it is for; of a part, what it is a part of."""
    if hit.table in _DETAILS:
        sql = f"select {_DETAILS[hit.table]} as detail from {hit.table} where id = :id"
        return " ".join(str(register.rows(sql, id=hit.id)[0]["detail"] or "").split())
    if hit.table in ("request", "company"):
        return ""
    home = links.home(register, hit.table, hit.uid)
    return "" if home.uid == hit.uid else links.title_of(register, home.table, home.uid)


def _asked(register: Register, request_id: int) -> _Asked:
    rows = register.rows(
        "select received_on, (select json_group_array(kind) from claim"
        " where request_id = request.id and removed_at is null) as kinds"
        " from request where id = :id",
        id=request_id,
    )
    row = dict(rows[0])
    row["kinds"] = msgspec.json.decode(str(row["kinds"]))
    return msgspec.convert(row, _Asked, strict=False)
