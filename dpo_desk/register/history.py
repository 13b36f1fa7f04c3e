"""What was done: actions with their changes, newest first; merged actions are one entry."""

from datetime import datetime

import msgspec

from dpo_desk.register import undo
from dpo_desk.register.actions import Label, read_payload, written
from dpo_desk.register.errors import NotFound
from dpo_desk.register.rows import Row, Value, codec_of
from dpo_desk.register.store import Store

_FIRST = "group_uid = uid"  # of each group of merged actions
_FIELD = "params ->> '$.field' IS NOT NULL"  # as the index ``action_field`` has it
_OF_RECORDS = (
    "SELECT first.id FROM change JOIN action ON action.id = action_id"
    " JOIN action first ON first.uid = action.group_uid"
    " WHERE record_uid IN (SELECT value FROM json_each(:uids))"
)


class Wanted(msgspec.Struct, frozen=True):
    """Which entries: of a time, since an instant and before another; of these records.

    With ``labels`` also what is called one of these, of whatever record; with ``fields`` also what
    is called so and was done to this field, each as (label, field).
    """

    since: datetime | None = None
    until: datetime | None = None
    uids: tuple[str, ...] | None = None
    labels: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


class HistoryChange(msgspec.Struct, frozen=True):
    """What happened to one record: values as stored, None where the case is erased."""

    table: str
    id: int
    uid: str
    kind: str  # added, changed, erased
    before: Row | None
    after: Row | None

    def __repr__(self) -> str:
        """Ids only."""
        return f"<HistoryChange {self.kind} {self.table} {self.id} {self.uid}>"


class HistoryEntry(msgspec.Struct, frozen=True):
    """One thing that was done; ``how`` is do, undo or redo, ``undoes`` the uid of what it undid."""

    id: int
    uid: str
    at: datetime
    who: str
    how: str
    label: Label
    undoes: str
    undoable: bool
    changes: tuple[HistoryChange, ...]
    taken_back: bool = False  # and not done again since


def page(
    store: Store, wanted: Wanted, limit: int, before_id: int, *, details: bool
) -> list[HistoryEntry]:
    """A page of history before an id (0: from the newest)."""
    which, params = _ids(wanted, before_id, limit)
    rows = store.dicts(
        "SELECT id, uid, at, who, how, label, params, undoes, undoable FROM action"
        f" WHERE id IN ({which}) ORDER BY id DESC LIMIT :limit",
        params | {"limit": limit},
    )
    uids = [str(row["uid"]) for row in rows]
    changes = _changes(store, uids) if details else {}
    back = undo.taken_back(store, uids)
    return [
        _entry(row, changes.get(str(row["uid"]), []), taken_back=row["uid"] in back) for row in rows
    ]


def one(store: Store, uid: str) -> HistoryEntry:
    """One entry with its changes; raises NotFound."""
    rows = store.all("SELECT id FROM action WHERE uid = ? AND group_uid = uid", (uid,))
    if not rows:
        raise NotFound
    return page(store, Wanted(), 1, rows[0][0] + 1, details=True)[0]


def size(store: Store, wanted: Wanted) -> int:
    """How many entries are wanted."""
    which, params = _ids(wanted, 0, -1)
    return int(store.all(f"SELECT count(*) FROM ({which})", params)[0][0])


def _ids(wanted: Wanted, before_id: int, limit: int) -> tuple[str, dict[str, Value]]:
    """SQL for the ids of a page: label and field have their newest in an index, merged here."""
    bounds, params = _bounds(wanted, before_id)
    newest = f"{bounds} ORDER BY id DESC LIMIT {limit:d}"
    if wanted.uids is None:
        return f"SELECT id FROM action WHERE {_FIRST}{newest}", params
    params["uids"] = msgspec.json.encode(wanted.uids).decode()
    parts = [f"SELECT id FROM action WHERE id IN ({_OF_RECORDS}){newest}"]
    for number, key in enumerate(wanted.labels):
        params[f"label{number}"] = key
        named = f"{_FIRST} AND label = :label{number}"
        parts.append(f"SELECT id FROM action WHERE {named}{newest}")
    for number, (key, field) in enumerate(wanted.fields):
        params |= {f"of{number}": key, f"field{number}": field}
        named = f"{_FIRST} AND {_FIELD} AND label = :of{number}"
        named += f" AND params ->> '$.field' = :field{number}"
        parts.append(f"SELECT id FROM action WHERE {named}{newest}")
    return " UNION ".join(f"SELECT id FROM ({part})" for part in parts), params


def _bounds(wanted: Wanted, before_id: int) -> tuple[str, dict[str, Value]]:
    """The time asked for; a + keeps SQLite to the order of ids, which needs no sorting."""
    sql, params = "", dict[str, Value]()
    for name, instant, sign in (("since", wanted.since, ">="), ("until", wanted.until, "<")):
        if instant is not None:
            sql += f" AND +at {sign} :{name}"
            params[name] = written(instant)
    if before_id:
        sql += " AND id < :before"
        params["before"] = before_id
    return sql, params


def _entry(row: Row, changes: list[HistoryChange], *, taken_back: bool) -> HistoryEntry:
    return HistoryEntry(
        id=int(row["id"] or 0),
        uid=str(row["uid"]),
        at=datetime.fromisoformat(str(row["at"])),
        who=str(row["who"]),
        how=str(row["how"]),
        label=Label(str(row["label"]), msgspec.json.decode(str(row["params"]))),
        undoes=str(row["undoes"]),
        undoable=bool(row["undoable"]),
        changes=tuple(changes),
        taken_back=taken_back,
    )


def _changes(store: Store, groups: list[str]) -> dict[str, list[HistoryChange]]:
    marks = ", ".join("?" * len(groups))
    rows = store.all(
        "SELECT group_uid, record_table, record_id, record_uid, kind, payload"
        f" FROM change JOIN action ON action.id = action_id WHERE group_uid IN ({marks})"
        " ORDER BY change.id",
        groups,
    )
    found: dict[str, list[HistoryChange]] = {}
    for group, table, record_id, uid, kind, text in rows:
        before, after = read_payload(codec_of(table), text) if text else (None, None)
        change = HistoryChange(table, record_id, uid, kind, before, after)
        found.setdefault(group, []).append(change)
    return found
