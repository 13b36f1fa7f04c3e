"""Undo and redo of a session, named; taking back is a new action with the values from before."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from dpo_desk.records import Record
from dpo_desk.register.actions import Action, Label, hashed, read_payload
from dpo_desk.register.errors import ChangedSince, NothingToUndo, NotUndoable
from dpo_desk.register.rows import Codec, Row, codec_of, plain
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

    What was added goes to the bin. Raises ChangedSince where a field holds something newer, or the
    values were erased; the caller's transaction is then rolled back.
    """
    rows = store.all(
        "SELECT record_table, record_id, kind, payload FROM change"
        " JOIN action ON action.id = action_id WHERE group_uid = ? ORDER BY change.id DESC",
        (group,),
    )
    current: dict[tuple[str, int], tuple[Row, Row]] = {}  # as it stands, as it shall stand
    for table, record_id, kind, text in rows:
        codec, key = codec_of(table), (table, record_id)
        if key not in current:
            now = _row(store, codec, record_id)
            current[key] = (now, dict(now))
        if text is None or kind == "erased":
            raise ChangedSince
        before, after = read_payload(codec, text)
        _take_back(store, codec, current[key][1], before, after)
    for (table, record_id), (now, then) in current.items():
        differing = {name: value for name, value in then.items() if now[name] != value}
        if differing:
            store.update(table, record_id, differing)
        action.note(table, now, then)


def _row(store: Store, codec: Codec[Record], record_id: int) -> Row:
    found = store.dicts(f'SELECT {codec.selected} FROM "{codec.table}" WHERE id = ?', (record_id,))
    return found[0]


def _take_back(
    store: Store, codec: Codec[Record], row: Row, before: Row | None, after: Row
) -> None:
    for name, value in after.items():
        if hashed(row[name], name in codec.blobs) != value:
            raise ChangedSince
    row.update({"removed_at": plain(store.clock.now())} if before is None else before)
