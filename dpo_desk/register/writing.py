"""Adding and changing records inside an open action."""

from typing import Any, TypeVar

import msgspec

from dpo_desk.records import Record
from dpo_desk.register.actions import Action
from dpo_desk.register.errors import NotFound
from dpo_desk.register.rows import Codec, Row, codec, plain
from dpo_desk.register.store import Store

R = TypeVar("R", bound=Record)


def add(store: Store, action: Action, record: R) -> R:
    """Insert a record; it comes back with its id and uid. Raises ValueError for one kept before."""
    if record.id:
        raise ValueError(f"already kept: {record!r}")
    how = codec(type(record))
    row = how.row(record)
    row["uid"] = record.uid or store.uids.next()
    del row["id"]
    row = {"id": store.insert(how.table, row), **row}
    action.note(how.table, None, row)
    return msgspec.structs.replace(record, id=row["id"], uid=row["uid"])


def change(store: Store, action: Action, record: R, values: dict[str, Any]) -> R:
    """Set fields of a record as the file has it; raises NotFound, TypeError, ValidationError."""
    how = codec(type(record))
    unknown = values.keys() - set(how.names[2:])  # id and uid are for ever
    if unknown:
        raise TypeError(f"{how.table} has no field to change called {sorted(unknown)}")
    before = _row(store, how, record.id)
    after = before | {name: plain(value) for name, value in values.items()}
    changed = how.record(after)  # raises where a value has the wrong type
    differing = {name: value for name, value in after.items() if before[name] != value}
    if differing:
        store.update(how.table, record.id, differing)
        action.note(how.table, before, after)
    return changed


def _row(store: Store, how: Codec[R], id: int) -> Row:  # noqa: A002
    found = store.all(f'SELECT {how.selected} FROM "{how.table}" WHERE id = ?', (id,))
    if not found:
        raise NotFound
    row: Row = dict(zip(how.names, found[0], strict=True))
    return row
