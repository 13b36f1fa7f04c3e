"""The open file: its connection, statements with errors translated, transactions, settings."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dpo_desk.law.clock import Clock
from dpo_desk.register import files
from dpo_desk.register.errors import OpenedForReading, mended
from dpo_desk.register.lock import Lock
from dpo_desk.register.rows import Row, Value
from dpo_desk.register.uids import Uids

Params = Sequence[Value] | Mapping[str, Value]


class Store:
    """A connection with its lock and clock; used from the thread that opened it."""

    def __init__(
        self, path: Path, connection: Any, lock: Lock | None, clock: Clock, encrypted: bool
    ) -> None:
        """Take over an open connection; without a lock it is for reading."""
        self.lock = lock
        self.rescued: Path | None = None  # what was open when another file took its place
        self.use(path, connection)
        self.clock = clock
        self.encrypted = encrypted
        self.uids = Uids(clock)
        self.who = ""  # a code for who acts, such as desk or cli; it stands in the chain for ever

    def use(self, path: Path, connection: Any) -> None:
        """Go on with a file of our own making, in the place of the one that was open."""
        self.path, self.connection = path, connection
        self._place = files.place_of(path)

    @property
    def read_only(self) -> bool:
        """Whether the file was opened without the writer's lock."""
        return self.lock is None

    def __repr__(self) -> str:
        """Nothing of what is inside."""
        return f"<Store {self.path.name}>"

    def execute(self, sql: str, params: Params = ()) -> Any:
        """Run a statement; returns its cursor."""
        try:
            return self.connection.execute(sql, params)
        except Exception as error:
            raise mended(error) from error

    def all(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; no cursor stays open."""
        try:
            found: list[tuple[Any, ...]] = self.connection.execute(sql, params).fetchall()
        except Exception as error:
            raise mended(error) from error
        return found

    def one(self, sql: str, params: Params = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        rows = self.all(sql, params)
        return rows[0] if rows else None

    def dicts(self, sql: str, params: Params = ()) -> list[Row]:
        """All rows of a query as dicts by column name."""
        try:
            cursor = self.connection.execute(sql, params)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except Exception as error:
            raise mended(error) from error

    def insert(self, table: str, row: Mapping[str, Value]) -> int:
        """Insert a row; returns its id."""
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'
        return int(self.execute(sql, tuple(row.values())).lastrowid)

    def update(self, table: str, id: int, values: Mapping[str, Value]) -> None:  # noqa: A002
        """Set some columns of a row."""
        sets = ", ".join(f'"{name}" = ?' for name in values)
        self.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*values.values(), id))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Lift ``query_only``; raises OpenedForReading."""
        if self.read_only:
            raise OpenedForReading
        with self.lifted():
            yield

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Lift ``query_only`` for VACUUM INTO, which writes another file and needs no lock."""
        self.execute("PRAGMA query_only = OFF")
        try:
            yield
        finally:
            self.connection.execute("PRAGMA query_only = ON")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another, all or nothing of this part."""
        if self.connection.in_transaction:
            with self._part():
                yield
            return
        self._look()
        with self.writing():
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _look(self) -> None:
        """A moved or replaced file would take our writing, and be gone once it is closed."""
        if not self._in_place():
            from dpo_desk.register import replaced

            replaced.refuse(self)

    def _in_place(self) -> bool:
        try:
            return files.place_of(self.path) == self._place
        except OSError:
            return False

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one and the same state throughout, also beside a writer."""
        if self.connection.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    @contextmanager
    def _part(self) -> Iterator[None]:
        self.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # a full disk can have ended it all
                self.execute("ROLLBACK TO part")
                self.execute("RELEASE part")
            raise
        self.execute("RELEASE part")

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def meta(self, key: str) -> str:
        """A setting of the file, or ""."""
        row = self.one("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a setting; "" removes it."""
        self.execute("DELETE FROM meta WHERE key = ?", (key,))
        if value:
            self.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))

    def close(self) -> None:
        """Close the file and let go of the lock; harmless twice."""
        if self.lock is None or self.lock.released or self._in_place():
            self.connection.close()
        else:
            from dpo_desk.register import replaced

            replaced.leave(self)
        if self.lock is not None:
            self.lock.release()
