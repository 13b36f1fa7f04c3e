"""An open register file: what it is, reading, and what is done with it as a whole."""

from collections.abc import Callable, Hashable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from dpo_desk.law.clock import Clock
from dpo_desk.records import Record
from dpo_desk.register import (
    backup,
    drafts,
    expiry,
    history,
    past,
    removal,
    restoring,
    search,
    trash,
    verify,
)
from dpo_desk.register.connection import number
from dpo_desk.register.history import HistoryEntry, Wanted
from dpo_desk.register.reading import Reader, stored
from dpo_desk.register.restoring import Restored
from dpo_desk.register.rows import Row, Value, codec
from dpo_desk.register.store import Store

T = TypeVar("T")


class OpenFile(Reader):
    """The reading side of the register; ``Register`` adds the writing."""

    def __init__(self, store: Store) -> None:
        """Read from a store."""
        self._store = store
        self.uid = store.meta("uid")
        self._told: dict[Hashable, Any] = {}
        self._told_at: tuple[Any, ...] | None = None  # the last action when it was told

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    @property
    def encrypted(self) -> bool:
        """Whether a password protects the file."""
        return self._store.encrypted

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading."""
        return self._store.read_only

    @property
    def clock(self) -> Clock:
        """What tells the time here."""
        return self._store.clock

    def remembered(self, key: Hashable, ask: Callable[[], T]) -> T:
        """What ``ask`` gives, asked once as long as nothing is written: how long a list is."""
        if self._store.connection.in_transaction:
            return ask()
        now = self._store.one("SELECT max(id) FROM action")
        if now != self._told_at:
            self._told, self._told_at = {}, now
        if key not in self._told:
            self._told[key] = ask()
        return self._told[key]  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        """The register's uid."""
        return f"<Register {self.uid}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let go of the lock; harmless twice."""
        self._store.close()

    def _all(self, sql: str, params: dict[str, Value]) -> list[tuple[Any, ...]]:
        return self._store.all(sql, params)

    def rows(self, sql: str, **params: Any) -> list[Row]:
        """Rows of a SELECT as dicts, values as stored; raises ValueError for another statement."""
        if not sql.lstrip().upper().startswith(("SELECT", "WITH")):
            raise ValueError("rows() reads only")
        return self._store.dicts(sql, stored(params))

    def as_of(self, day: date) -> past.Past:
        """The register as it stood at the end of a day in Oslo."""
        return past.Past(self._store, day)

    def search(self, typed: str, limit: int = 20, *, each: int = 0) -> list[search.Hit]:
        """The records with these words, best first; å, aa and a are one letter, ø, oe and o too.

        ``each`` is how many of one table at most.
        """
        return search.find(self._store, typed, limit, each)

    def history(
        self,
        limit: int = 100,
        before_id: int = 0,
        uid: str = "",
        *,
        wanted: Wanted | None = None,
        details: bool = True,
    ) -> list[HistoryEntry]:
        """What was done, newest first, of one record where a uid is given.

        Without ``details`` the entries come without their changes.
        """
        asked = wanted or Wanted(uids=(uid,) if uid else None)
        return history.page(self._store, asked, limit, before_id, details=details)

    def history_size(self, wanted: Wanted) -> int:
        """How many entries of history are wanted."""
        return history.size(self._store, wanted)

    def history_entry(self, uid: str) -> HistoryEntry:
        """One entry with its changes; raises NotFound."""
        return history.one(self._store, uid)

    def family(self, record: Record) -> list[str]:
        """The uids of a record and of all that cannot be without it; a case is one family."""
        how = codec(type(record))
        found = trash.with_owned(self._store, how, how.row(record))
        return [str(row["uid"]) for _, row in found]

    def bin(self, limit: int = 100, after: trash.Removed | None = None) -> list[trash.Removed]:
        """What is in the bin, last removed first; ``after`` is the last of the page before."""
        return trash.page(self._store, limit, after)

    def bin_size(self) -> int:
        """How many things are in the bin."""
        return trash.size(self._store)

    def removed_with(self, record: Record) -> list[Record]:
        """A record of the bin, and what hangs on it and was removed together with it."""
        return trash.removed_with(self._store, record)

    def let_go_with(self, record: Record) -> list[tuple[Record, dict[str, Any]]]:
        """What pointed at a record of the bin until it was removed, with the values it had then."""
        return trash.let_go_with(self._store, record)

    def found_files(self, request_id: int) -> tuple[str, ...]:
        """The uids of the copies found in a case that still hold something, without their bytes."""
        return expiry.files(self._store, request_id)

    def drafts(self, uid: str) -> dict[str, str]:
        """The raw texts of a record's fields, by field."""
        return drafts.of(self._store, uid)

    @property
    def schema(self) -> int:
        """The version of the file's schema."""
        return number(self._store.connection, "user_version")

    @property
    def created(self) -> datetime:
        """When the register was made."""
        return datetime.fromisoformat(self._store.meta("created"))

    @property
    def last_backup(self) -> datetime | None:
        """When a copy was last made."""
        return backup.last(self._store)

    @property
    def uncopied(self) -> bool:
        """Whether something was done since the last copy."""
        return backup.behind(self._store)

    def copies(self, *folders: Path) -> list[backup.CopyFile]:
        """The copies that lie in folders and beside the file, newest first."""
        places = dict.fromkeys([*folders, self.path.parent])
        found = [
            copy
            for folder in places
            for copy in backup.listed(
                folder, self.uid, self.path.stem if folder == self.path.parent else ""
            )
        ]
        return sorted(found, key=lambda copy: (copy.made, copy.path.name), reverse=True)

    def backup(self, folder: Path) -> Path:
        """A checked copy in a folder, thinned to ten days and twelve months; also beside a writer.

        Raises ReadOnlyPlace, DiskFull, CannotReach, CopyFailed; the register is not touched.
        """
        return backup.make(self._store, folder)

    @staticmethod
    def restore(copy: Path, path: Path, *, password: str | None = None, clock: Clock) -> Restored:
        """Put a copy in the place of the register at ``path``, which is kept beside it.

        What was erased is erased again. Raises FileMissing, NotACopy, NewerCopy, DamagedCopy,
        PasswordNeeded, WrongPassword, InUse, ReadOnlyPlace, DiskFull; all is then as it was.
        """
        return restoring.restore(copy, path, password, clock)

    @staticmethod
    def remove_file(path: Path) -> None:
        """Remove the register at ``path``, not its copies; raises FileMissing, InUse and others."""
        removal.remove(path)

    def verify(self, derive: verify.Derive | None = None) -> verify.VerifyReport:
        """Whether pages, schema, references, history, search and derived columns hold together."""
        return verify.report(self._store, derive)
