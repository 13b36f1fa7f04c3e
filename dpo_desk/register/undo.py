"""Undo and redo of a session, named; taking back is a new action with the values from before."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec

from dpo_desk.records import ALL, Record
from dpo_desk.register.actions import Action, Label, hashed, read_payload
from dpo_desk.register.errors import (
    ChangedSince,
    ErasedSince,
    NotFound,
    NothingToUndo,
    NotUndoable,
    UsedSince,
)
from dpo_desk.register.rows import Codec, Row, codec, codec_of, plain
from dpo_desk.register.store import Store

MERGED_WITHIN: Final = timedelta(seconds=5)


class Step(msgspec.Struct, frozen=True):
    """One thing to take back: a group of actions that were merged, or a single one."""

    group: str
    label: Label
    undoable: bool
    merge: str
    at: datetime


class UndoStack:
    """What was done and undone since the register was opened."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def group_for(self, merge: str, now: datetime) -> str:
        """The group that an action with this merge id joins now, or "" for one of its own."""
        last = self.done[-1] if self.done and not self.undone else None
        near = last is not None and abs(now - last.at) <= MERGED_WITHIN  # a clock can go back
        if merge and last and last.merge == merge and near:
            return last.group
        return ""

    def push(self, action: Action, now: datetime) -> None:
        """Note a new action: nothing can be redone any more; what cannot be undone bars the way."""
        step = step_of(action, now)
        self.undone.clear()
        if not step.undoable:
            self.done.clear()
        elif self.done and self.done[-1].group == step.group:
            self.done.pop()
        self.done.append(step)

    def to_undo(self) -> Step:
        """The next to take back; raises NothingToUndo or NotUndoable."""
        if not self.done:
            raise NothingToUndo
        if not self.done[-1].undoable:
            raise NotUndoable
        return self.done[-1]

    def to_redo(self) -> Step:
        """The next to do again; raises NothingToUndo."""
        if not self.undone:
            raise NothingToUndo
        return self.undone[-1]


def step_of(action: Action, now: datetime) -> Step:
    """The step that takes an action back."""
    group = action.group or action.uid
    return Step(group, action.label, action.undoable, action.merge, now)


def apply(store: Store, action: Action, group: str) -> None:
    """Put back what the actions of a group changed, into ``action``.

    What was added goes to the bin. Raises ChangedSince where a field holds something newer,
    ErasedSince where the values are gone; the caller's transaction is then rolled back.
    """
    rows = store.all(
        "SELECT record_table, record_id, kind, payload FROM change"
        " JOIN action ON action.id = action_id WHERE group_uid = ? ORDER BY change.id DESC",
        (group,),
    )
    current: dict[tuple[str, int], tuple[Row, Row]] = {}  # as it stands, as it shall stand
    for table, record_id, kind, text in rows:
        how, key = codec_of(table), (table, record_id)
        if key not in current:
            now = _row(store, how, record_id)
            current[key] = (now, dict(now))
        if text is None or kind == "erased":
            raise ErasedSince
        before, after = read_payload(how, text)
        _take_back(store, how, current[key][1], before, after)
    for (table, record_id), (now, then) in current.items():
        differing = {name: value for name, value in then.items() if now[name] != value}
        if differing:
            store.update(table, record_id, differing)
        action.note(table, now, then)


def older(store: Store, group: str) -> Label:
    """What an action of any day is called; raises NotFound, or NotUndoable for one that stands."""
    rows = store.all(
        "SELECT uid, label, params, undoable FROM action WHERE group_uid = ? ORDER BY id", (group,)
    )
    if not rows:
        raise NotFound
    if not all(undoable for *_, undoable in rows):
        raise NotUndoable
    _, key, params, _ = rows[-1]
    return Label(key, msgspec.json.decode(params))


def check_unused(store: Store, action: Action) -> None:
    """Raises UsedSince where something stands that hangs on what ``action`` puts in the bin."""
    gone = {
        key
        for key, item in action.pending.items()
        if item.after["removed_at"] is not None
        and item.before is not None
        and item.before["removed_at"] is None
    }
    for child in map(codec, ALL):
        for column in child.columns:
            ids = [record_id for table, record_id in gone if table == column.references]
            if ids:
                marks = ", ".join("?" * len(ids))
                found = store.all(
                    f"SELECT id FROM {child.table} WHERE {column.name} IN ({marks})"
                    " AND removed_at IS NULL LIMIT 1",
                    ids,
                )
                if found:
                    raise UsedSince


def taken_back(store: Store, groups: Sequence[str]) -> set[str]:
    """Which of these groups of actions were taken back, and not done again since."""
    undone: dict[str, set[str]] = {}
    asked = list(groups)
    while asked:
        marks = ", ".join("?" * len(asked))
        pairs = store.all(
            f"SELECT undoes, group_uid FROM action WHERE undoes IN ({marks}) AND undoes <> ''",
            asked,
        )
        for of, by in pairs:
            undone.setdefault(of, set()).add(by)
        asked = list({by for _, by in pairs})

    def is_back(group: str) -> bool:
        return any(not is_back(by) for by in undone.get(group, ()))

    return set(filter(is_back, groups))


def _row(store: Store, how: Codec[Record], record_id: int) -> Row:
    found = store.dicts(f'SELECT {how.selected} FROM "{how.table}" WHERE id = ?', (record_id,))
    return found[0]


def _take_back(store: Store, how: Codec[Record], row: Row, before: Row | None, after: Row) -> None:
    for name, value in after.items():
        if hashed(row[name], name in how.blobs) != value:
            raise ChangedSince
    row.update({"removed_at": plain(store.clock.now())} if before is None else before)
