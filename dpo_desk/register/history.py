"""What was done: actions with their changes, newest first; merged actions are one entry."""

from datetime import datetime

import msgspec

from dpo_desk.register.actions import Label, read_payload
from dpo_desk.register.rows import Row, codec_of
from dpo_desk.register.store import Store

_ENTRIES = (
    "SELECT id, uid, at, who, how, label, params, undoes, undoable FROM action"
    " WHERE group_uid = uid AND (:before = 0 OR id < :before)"  # the first of each group
)
_OF_RECORD = (
    " AND uid IN (SELECT group_uid FROM action JOIN change ON action_id = action.id"
    " WHERE record_uid = :uid)"
)


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


def page(store: Store, limit: int, before_id: int, uid: str) -> list[HistoryEntry]:
    """A page of history before an id (0: from the newest)."""
    sql = _ENTRIES + (_OF_RECORD if uid else "") + " ORDER BY id DESC LIMIT :limit"
    params = {"before": before_id, "limit": limit} | ({"uid": uid} if uid else {})
    rows = store.dicts(sql, params)
    changes = _changes(store, [str(row["uid"]) for row in rows])
    return [_entry(row, changes.get(str(row["uid"]), [])) for row in rows]


def _entry(row: Row, changes: list[HistoryChange]) -> HistoryEntry:
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
