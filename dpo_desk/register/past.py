"""The register as it stood at the end of a day: today's rows with later changes taken back."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dpo_desk.law.clock import instant
from dpo_desk.records import BY_TABLE
from dpo_desk.register.actions import read_payload
from dpo_desk.register.connection import sqlcipher
from dpo_desk.register.reading import Reader, stored
from dpo_desk.register.rows import Row, Value, codec_of
from dpo_desk.register.store import Store

_LATER = (
    "SELECT record_id, kind, payload FROM change WHERE record_table = ? AND action_id >="
    " (SELECT min(id) FROM action WHERE at >= ?) ORDER BY id DESC"
)


class Past(Reader):
    """Reads like the register; built in memory, a table when it is first asked for.

    What has been erased since stays erased in the past too.
    """

    def __init__(self, store: Store, day: date) -> None:
        """The state at the end of ``day`` in Oslo."""
        self._store = store
        midnight = instant(datetime.combine(day + timedelta(days=1), time.min))
        self._end = midnight.astimezone(UTC).isoformat(timespec="microseconds")
        self._memory: Any = sqlcipher().connect(":memory:", isolation_level=None)
        self._filled: set[str] = set()

    def _all(self, sql: str, params: dict[str, Value]) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._cursor(sql, params).fetchall()
        return found

    def rows(self, sql: str, **params: Any) -> list[Row]:
        """Rows of a SELECT as dicts, values as stored."""
        cursor = self._cursor(sql, stored(params))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _cursor(self, sql: str, params: dict[str, Value]) -> Any:
        for table in BY_TABLE.keys() & set(re.findall(r"\w+", sql)) - self._filled:
            self._fill(table)
        return self._memory.execute(sql, params)

    def _fill(self, table: str) -> None:
        how = codec_of(table)
        names = ", ".join(f'"{name}"' for name in how.names)
        self._memory.execute(f'CREATE TABLE "{table}" ({names})')
        marks = ", ".join("?" * len(how.names))
        rows = [tuple(row[name] for name in how.names) for row in self._rows(table)]
        self._memory.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
        self._filled.add(table)

    def _rows(self, table: str) -> list[Row]:
        """The table's rows with every change after the day's end taken back, newest first."""
        how = codec_of(table)
        with self._store.snapshot():
            stands = self._store.dicts(f'SELECT {how.selected} FROM "{table}"')
            later = self._store.all(_LATER, (table, self._end))
        rows = {row["id"]: row for row in stands}
        for record_id, kind, text in later:
            if kind == "added":
                rows.pop(record_id, None)
            elif text is not None:
                rows[record_id].update(read_payload(how, text)[0] or {})
        return list(rows.values())
