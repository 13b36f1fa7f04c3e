"""The bin: what was removed and can be put back, until it is emptied and nothing of it stays.

What is emptied leaves a bare row: its id and uid, what it hung on, so that references hold, and a
request's number, so that it is never given again (MODEL 1). The chain still verifies (MODEL 19).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from dpo_desk.records import (
    ALL,
    Claim,
    Company,
    Document,
    Draft,
    Event,
    KeptLetter,
    Record,
    Request,
    Search,
    Service,
    Task,
    Vendor,
)
from dpo_desk.register import erasure
from dpo_desk.register.actions import Action, Pending, hashed, read_payload
from dpo_desk.register.rows import Codec, Row, codec, codec_of, plain
from dpo_desk.register.store import Store

KEPT_FOR: Final = timedelta(days=30)

# What people know as things of their own; the rest comes and goes with what it hangs on, a vendor
# with its services.
SHOWN: Final = (
    "request", "service", "sub_processor", "activity", "purpose", "recipient",
    "retention_rule", "cookie", "notice", "notice_version", "document", "task", "contact",
)  # fmt: skip
# Emptied again where a copy brings them back; the rest is no person's, and may come back.
_OF_A_PERSON: Final = (Claim, Event, Search, KeptLetter, Document, Task)
_KEPT: Final = frozenset({"id", "uid", "removed_at", "ref", "erased_on"})
_NEVER: Final = (Company, Draft)  # there is always a company; a draft is not put in the bin
_IN_BIN: Final = (
    "removed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM emptied WHERE record_uid = t.uid)"
)


class Removed(msgspec.Struct, frozen=True):
    """Something in the bin, with the day and time it was put there."""

    table: str
    id: int
    uid: str
    removed_at: datetime

    @property
    def emptied_at(self) -> datetime:
        """When it will be gone for good."""
        return self.removed_at + KEPT_FOR


def page(store: Store, limit: int, after: Removed | None) -> list[Removed]:
    """What is in the bin after ``after``, last removed first."""
    parts, params = [], {}
    for table in SHOWN:
        where = _shown(table)
        if after is not None:
            where += " AND (removed_at, :order, id) < (:at, :table, :id)".replace(
                ":order", f"'{table}'"
            )
        parts.append(
            f"SELECT * FROM (SELECT '{table}' AS \"table\", id, uid, removed_at FROM {table} t"
            f" WHERE {where} ORDER BY removed_at DESC, id DESC LIMIT {limit:d})"
        )
    if after is not None:
        params = {"at": plain(after.removed_at), "table": after.table, "id": after.id}
    sql = " UNION ALL ".join(parts)
    sql += f' ORDER BY removed_at DESC, "table" DESC, id DESC LIMIT {limit:d}'
    return msgspec.convert(store.dicts(sql, params), list[Removed], strict=False)


def size(store: Store) -> int:
    """How many things are in the bin."""
    counts = (f"(SELECT count(*) FROM {table} t WHERE {_shown(table)})" for table in SHOWN)
    return int(store.all(f"SELECT {' + '.join(counts)}")[0][0])


def _shown(table: str) -> str:
    """In the bin, and not because what it hangs on is there."""
    where = _IN_BIN
    for column in codec_of(table).columns:
        if column.references in SHOWN:
            where += (
                f" AND NOT EXISTS (SELECT 1 FROM {column.references} p"
                f" WHERE p.id = t.{column.name} AND p.removed_at IS NOT NULL)"
            )
    return where


def removed_with(store: Store, record: Record) -> list[Record]:
    """A record of the bin, what hangs on it and was removed in the same action, and its vendor."""
    left = {}
    for table, id_, _ in _changed_with(store, record):
        how = codec_of(table)
        for row in _select(store, how, f"{_IN_BIN} AND id = ?", id_):
            left[how.table, int(row["id"] or 0)] = (how, row)
    taken = [left.pop((record.table, record.id), None)]
    for one in taken:
        if one is not None:
            hanging = [key for key, (how, row) in left.items() if _hangs(how, row, *one)]
            taken += [left.pop(key) for key in hanging]
    together = [how.record(row) for how, row in filter(None, taken)]
    vendors = {one.vendor_id for one in together if isinstance(one, Service)}
    how = codec(Vendor)
    found = (_select(store, how, f"{_IN_BIN} AND id = ?", vendor) for vendor in vendors)
    return together + [how.record(row) for rows in found for row in rows]


def let_go_with(store: Store, record: Record) -> list[tuple[Record, dict[str, Any]]]:
    """What pointed at a record until it was removed, with the values it then had.

    Only where nothing of it was changed since: what somebody has decided later stands.
    """
    found = []
    for table, id_, text in _changed_with(store, record):
        how = codec_of(table)
        before, after = read_payload(how, text) if text else (None, {})
        if not before or not any(
            column.references == record.table and before.get(column.name) == record.id
            for column in how.columns
        ):
            continue
        for row in _select(store, how, "id = ? AND removed_at IS NULL", id_):
            if all(hashed(row[name], name in how.blobs) == was for name, was in after.items()):
                then = how.record(row | before)
                found.append((how.record(row), {name: getattr(then, name) for name in before}))
    return found


def _changed_with(store: Store, record: Record) -> list[tuple[str, int, str | None]]:
    """What the last action on a record changed, and nothing has changed since."""
    last = store.one("SELECT max(action_id) FROM change WHERE record_uid = ?", (record.uid,))
    return store.all(
        "SELECT record_table, record_id, payload FROM change c WHERE action_id = ? AND action_id ="
        " (SELECT max(action_id) FROM change WHERE record_uid = c.record_uid)",
        last or (0,),
    )


def _hangs(how: Codec[Record], row: Row, on: Codec[Record], parent: Row) -> bool:
    if row.get("record_uid") == parent["uid"]:
        return True
    columns = (c.name for c in how.columns if c.references == on.table)
    return any(row[name] == parent["id"] for name in columns)


def is_emptied(store: Store, uid: str) -> bool:
    """Whether nothing is left of a record."""
    return store.one("SELECT 1 FROM emptied WHERE record_uid = ?", (uid,)) is not None


def emptied(store: Store) -> set[str]:
    """The uids of all that was emptied."""
    return {uid for (uid,) in store.all("SELECT record_uid FROM emptied")}


def due(store: Store, before: datetime | None) -> list[tuple[Codec[Record], Row]]:
    """What is in the bin, since before an instant where one is given, parents first."""
    where = _IN_BIN + (" AND removed_at <= ?" if before else "")
    key = (plain(before),) if before else ()
    return [
        (how, row)
        for how in map(codec, ALL)
        if how.kind not in _NEVER
        for row in _select(store, how, where, *key)
    ]


def count(things: Sequence[tuple[Codec[Record], Row]]) -> int:
    """How many of these people know as things of their own."""
    return sum(how.table in SHOWN for how, _ in things)


def empty(store: Store, action: Action, things: Iterable[tuple[Codec[Record], Row]]) -> None:
    """Empty records and what hangs on them, inside an open action; ``settle`` must follow."""
    today = str(plain(store.clock.today()))
    for how, row in things:
        if how.kind is Request:
            erasure.erase(store, action, codec(Request).record(row))
        elif how.kind in _OF_A_PERSON:
            erasure.list_erased(store, {str(row["uid"]): today})
        for each, hanging in with_owned(store, how, row):
            _blank(store, action, each, hanging)
    erasure.mark_due(store)


def again(store: Store, action: Action, uid: str) -> None:
    """Empty what a copy has brought back, though it was emptied since the copy was made."""
    for kind in _OF_A_PERSON:
        for row in _select(store, codec(kind), "uid = ?", uid):
            if not is_emptied(store, uid):
                empty(store, action, [(codec(kind), row)])


def with_owned(store: Store, how: Codec[Record], row: Row) -> Iterator[tuple[Codec[Record], Row]]:
    """A record and all that cannot be without it; with a request goes its whole case."""
    if how.kind is Request:
        for each, hanging, _ in erasure.case(store, int(row["id"] or 0)):
            if "record_uid" not in each.names:  # a task about it loses its words only
                yield each, hanging
        return
    yield how, row
    for child in map(codec, ALL):
        for column in child.columns:
            if column.references == how.table and not column.null:
                for owned in _select(store, child, f"{column.name} = ?", row["id"]):
                    yield from with_owned(store, child, owned)


def _blank(store: Store, action: Action, how: Codec[Record], row: Row) -> None:
    """Leave the bare row, in the bin, and nothing in history and drafts; harmless twice."""
    if is_emptied(store, str(row["uid"])):
        return
    new = how.row(how.kind())
    bonds = {column.name for column in how.columns if column.references}
    gone = frozenset(how.names) - _KEPT - bonds
    after = row | {name: new[name] for name in gone}
    after["removed_at"] = row["removed_at"] or plain(store.clock.now())
    key = (how.table, int(row["id"] or 0))
    store.update(*key, after)
    known = action.pending.get(key)  # the search index must hear of the words there were
    action.pending[key] = Pending(how.table, known.before if known else row, after, gone)
    uid = row["uid"]
    store.execute("DELETE FROM draft WHERE record_uid = ?", (uid,))
    store.execute("UPDATE change SET payload = NULL, nonce = NULL WHERE record_uid = ?", (uid,))
    store.execute("INSERT INTO emptied VALUES (?)", (uid,))


def _select(store: Store, how: Codec[Record], where: str, *key: object) -> list[Row]:
    sql = f'SELECT {how.selected} FROM "{how.table}" t WHERE {where}'
    return store.dicts(sql, tuple(map(plain, key)))
