"""A change is a named action: one transaction, one ``action`` row, one ``change`` row a record."""

import re
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from typing import Final

import msgspec

from dpo_desk.records import Record
from dpo_desk.register import chain, search
from dpo_desk.register.rows import Codec, Row, Value, codec_of
from dpo_desk.register.store import Store

# Codes, refs, uids, dates and numbers; a name with a space or an e-mail address is refused.
_LABEL_VALUE: Final = re.compile(r"[A-Za-z0-9_.:/-]{0,40}")


class Label(msgspec.Struct, frozen=True):
    """What an action is called: a message key with ids, refs, codes and numbers, never a name."""

    key: str
    values: dict[str, str | int] = {}


class Changes(msgspec.Struct, frozen=True):
    """What an action changed."""

    tables: frozenset[str]
    ids: frozenset[tuple[str, int]]
    label: Label


class Pending(msgspec.Struct, frozen=True):
    """A record that the open action touched, as stored before and after."""

    table: str
    before: Row | None  # None: added
    after: Row
    erased: frozenset[str] = frozenset()  # fields of which nothing may be kept


def label(key: str, values: dict[str, str | int]) -> Label:
    """A label; raises ValueError where a value could be more than a code, ref, uid or number."""
    for name, value in values.items():
        if not isinstance(value, int) and not _LABEL_VALUE.fullmatch(value):
            raise ValueError(f"label value {name!r} of {key} is no code, ref, uid or number")
    return Label(key, {name: plain_value(value) for name, value in values.items()})


def plain_value(value: str | int) -> str | int:
    """A code as its plain text; a number stays one."""
    return str(value) if isinstance(value, str) else int(value)


class Action:
    """What an open action has gathered; once the block has ended ``changes`` says what it did."""

    def __init__(self, label: Label, *, merge: str = "", undoable: bool = True) -> None:
        """Open it under a label."""
        self.label = label
        self.merge = merge
        self.undoable = undoable
        self.how = "do"  # do, undo, redo
        self.undoes = ""  # the group that an undo or redo takes back
        self.group = ""  # the group it joins, by uid of the group's first action
        self.uid = ""
        self.pending: dict[tuple[str, int], Pending] = {}
        self.changes = Changes(frozenset(), frozenset(), label)

    def note(self, table: str, before: Row | None, after: Row) -> None:
        """Gather what happened to a record; several changes of one become one."""
        key = (table, int(after["id"] or 0))
        known = self.pending.get(key)
        self.pending[key] = Pending(table, known.before if known else before, after)

    def keep(self, store: Store) -> None:
        """Write action, changes and search text, inside the action's transaction.

        Where nothing was changed nothing is written, except that what cannot be undone is noted.
        """
        kept = {key: item for key, item in self.pending.items() if differs(item)}
        self.changes = Changes(frozenset(t for t, _ in kept), frozenset(kept), self.label)
        if not kept and self.undoable:
            return
        write(store, self, list(kept.values()))
        for item in kept.values():
            search.index(store, codec_of(item.table), item.before, item.after)


def differs(item: Pending) -> bool:
    """Whether a record is another than before."""
    return item.before != item.after


def payload(item: Pending) -> str:
    """Before and after of the fields that changed, as JSON.

    Bytes stand whole in ``before``, so that they can come back, and as their hash in ``after``.
    What is being erased stands in ``after`` only, empty.
    """
    before, after, blobs = item.before, item.after, codec_of(item.table).blobs
    names = [name for name in after if before is None or before[name] != after[name]]
    old = (
        {n: _whole(before[n], n in blobs) for n in names if n not in item.erased}
        if before
        else None
    )
    new = {name: hashed(after[name], name in blobs) for name in names}
    return msgspec.json.encode({"before": old, "after": new}).decode()


def _whole(value: Value, is_blob: bool) -> Value:
    return b64encode(value).decode() if is_blob and isinstance(value, bytes) else value


def hashed(value: Value, is_blob: bool) -> Value:
    """A value as ``after`` has it."""
    return chain.digest(value).hexdigest() if is_blob and isinstance(value, bytes) else value


def write(store: Store, action: Action, items: list[Pending]) -> None:
    """Write the rows of history and their link of the chain."""
    last = store.one("SELECT id, head FROM action ORDER BY id DESC LIMIT 1")
    last_id, head = last or (0, chain.start(store.meta("uid")))
    action.uid = store.uids.next()
    changes = [_change(last_id + 1, item) for item in items]
    row: Row = {
        "id": last_id + 1,
        "uid": action.uid,
        "at": stamp(store),
        "who": store.who,
        "how": action.how,
        "label": action.label.key,
        "params": msgspec.json.encode(action.label.values, order="deterministic").decode(),
        "group_uid": action.group or action.uid,
        "undoes": action.undoes,
        "undoable": int(action.undoable),
    }
    row["head"] = chain.link(head, list(row.values()), [covered(change) for change in changes])
    store.insert("action", row)
    for change in changes:
        store.insert("change", change)


def stamp(store: Store) -> str:
    """Now, in UTC and of fixed width, so that text sorts as time does."""
    return written(store.clock.now())


def written(moment: datetime) -> str:
    """An instant as history writes it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _change(action_id: int, item: Pending) -> Row:
    kind = "erased" if item.erased else "added" if item.before is None else "changed"
    text, nonce = payload(item), chain.new_nonce()
    return {
        "action_id": action_id,
        "record_table": item.table,
        "record_id": item.after["id"],
        "record_uid": item.after["uid"],
        "kind": kind,
        "payload": text,
        "nonce": nonce,
        "commitment": chain.commitment(nonce, text),
    }


def covered(change: Row) -> list[object]:
    """What of a change the chain covers: all but payload and nonce."""
    names = ("record_table", "record_id", "record_uid", "kind", "commitment")
    return [change[name] for name in names]


def read_payload(codec: Codec[Record], text: str) -> tuple[Row | None, Row]:
    """Before, with its bytes whole again, and after, with its bytes as hashes."""
    content = msgspec.json.decode(text)
    before: Row | None = content["before"]
    for name in codec.blobs & (before or {}).keys():
        before = {**(before or {}), name: b64decode(str((before or {})[name]))}
    return before, content["after"]
