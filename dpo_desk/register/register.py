"""The register: reading, and writing in named actions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from dpo_desk.law.clock import Clock
from dpo_desk.records import Company, Record
from dpo_desk.register import drafts, history, opening, past, search, undo, writing
from dpo_desk.register.actions import Action, Changes, Label, label
from dpo_desk.register.errors import NothingToUndo, NotUndoable, OutsideAction
from dpo_desk.register.reading import Reader, stored
from dpo_desk.register.rows import Row, Value
from dpo_desk.register.store import Store
from dpo_desk.register.undo import Step, UndoStack

R = TypeVar("R", bound=Record)


class Register(Reader):
    """An open register. It is used from the thread that opened it."""

    def __init__(self, store: Store) -> None:
        """Use ``create`` or ``open``."""
        self._store = store
        self._action: Action | None = None
        self._undo = UndoStack()
        self._listeners: list[Callable[[Changes], None]] = []
        self.uid = store.meta("uid")

    @classmethod
    def create(cls, path: Path, *, company: Company, password: str | None, clock: Clock) -> Self:
        """A new register with its company; password None leaves the file unencrypted.

        Raises FileExists, EmptyPassword, InUse, ReadOnlyPlace, DiskFull; then no file is left.
        """
        return opening.create(path, password, clock, lambda store: cls._begin(store, company))

    @classmethod
    def _begin(cls, store: Store, company: Company) -> Self:
        register = cls(store)
        with register.action("register.action.created", undoable=False):
            register.add(company)
        return register

    @classmethod
    def open(
        cls, path: Path, *, password: str | None = None, clock: Clock, read_only: bool = False
    ) -> Self:
        """Open a register, for writing with the writer's lock, or for reading beside a writer.

        Raises FileMissing, NotARegister, Truncated, Damaged, PasswordNeeded, WrongPassword,
        NewerVersion, OlderVersion, InUse, ReadOnlyPlace; the file is then as it was.
        """
        return cls(opening.open_store(path, password, clock, read_only=read_only))

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

    # reading

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

    def search(self, typed: str, limit: int = 20) -> list[search.Hit]:
        """The records with these words, best first; å, aa and a are one letter, ø, oe and o too."""
        return search.find(self._store, typed, limit)

    def history(
        self, limit: int = 100, before_id: int = 0, uid: str = ""
    ) -> list[history.HistoryEntry]:
        """What was done, newest first, of one record where a uid is given."""
        return history.page(self._store, limit, before_id, uid)

    # writing

    @contextmanager
    def action(
        self, key: str, /, *, merge: str = "", undoable: bool = True, **values: str | int
    ) -> Iterator[Action]:
        """All that the block changes, as one named action; an exception undoes every part of it.

        An action inside an action joins it. Actions that share ``merge``, one directly after the
        other within five seconds, are shown and undone as one. Raises ValueError for a value that
        could be more than a code, ref, uid or number.
        """
        called = label(key, values)
        if self._action is not None:
            with self._joined(self._action, undoable):
                yield self._action
            return
        action = Action(called, merge=merge, undoable=undoable)
        action.group = self._undo.group_for(merge if undoable else "", self.clock.now())
        with self._running(action):
            yield action
        if action.uid:
            self._undo.push(action, self.clock.now())
        self._tell(action.changes)

    @contextmanager
    def _running(self, action: Action) -> Iterator[None]:
        with self._store.transaction():
            self._action = action
            try:
                yield
                action.keep(self._store)
            finally:
                self._action = None

    @contextmanager
    def _joined(self, action: Action, undoable: bool) -> Iterator[None]:
        pending = dict(action.pending)
        try:
            with self._store.transaction():
                yield
        except BaseException:
            action.pending = pending
            raise
        action.undoable = action.undoable and undoable

    def _open(self) -> Action:
        if self._action is None:
            raise OutsideAction("write inside register.action(...)")
        return self._action

    def _tell(self, changes: Changes) -> None:
        if changes.ids:
            for listener in self._listeners:
                listener(changes)

    def on_change(self, listener: Callable[[Changes], None]) -> None:
        """Call ``listener`` after every action that changed something, in the register's thread."""
        self._listeners.append(listener)

    def add(self, record: R) -> R:
        """Keep a new record; it comes back with id and uid."""
        return writing.add(self._store, self._open(), record)

    def change(self, record: R, **values: Any) -> R:
        """Set fields of a kept record; it comes back as it now stands."""
        return writing.change(self._store, self._open(), record, values)

    def remove(self, record: R) -> R:
        """Put a record in the bin."""
        return self.change(record, removed_at=self.clock.now())

    def put_back(self, record: R) -> R:
        """Take a record out of the bin."""
        return self.change(record, removed_at=None)

    # undo

    def undo_label(self) -> Label | None:
        """What ``undo`` would take back, or None."""
        return self._label(self._undo.to_undo)

    def redo_label(self) -> Label | None:
        """What ``redo`` would do again, or None."""
        return self._label(self._undo.to_redo)

    def undo_barred_by(self) -> Label | None:
        """The action that cannot be undone and therefore stands in the way, or None."""
        last = self._undo.done[-1] if self._undo.done else None
        return last.label if last and not last.undoable else None

    @staticmethod
    def _label(next_step: Callable[[], Step]) -> Label | None:
        try:
            return next_step().label
        except (NothingToUndo, NotUndoable):
            return None

    def undo(self) -> Changes:
        """Take back the last action of this session.

        Raises NothingToUndo, NotUndoable, or ChangedSince where its records were changed since.
        """
        action = self._take_back(self._undo.to_undo(), "undo")
        self._undo.done.pop()
        self._undo.undone.append(undo.step_of(action, self.clock.now()))
        self._tell(action.changes)
        return action.changes

    def redo(self) -> Changes:
        """Do again what was undone last; raises NothingToUndo or ChangedSince."""
        action = self._take_back(self._undo.to_redo(), "redo")
        self._undo.undone.pop()
        self._undo.done.append(undo.step_of(action, self.clock.now()))
        self._tell(action.changes)
        return action.changes

    def _take_back(self, step: Step, how: str) -> Action:
        if self._action is not None:
            raise RuntimeError("undo stands outside of actions")
        action = Action(step.label)
        action.how, action.undoes = how, step.group
        with self._running(action):
            undo.apply(self._store, action, step.group)
        return action

    # text that is not yet a value

    def keep_draft(self, table: str, uid: str, field: str, text: str) -> None:
        """Keep the raw text of a field that cannot be read yet; "" forgets it. Not in history."""
        drafts.keep(self._store, table, uid, field, text)

    def drafts(self, uid: str) -> dict[str, str]:
        """The raw texts of a record's fields, by field."""
        return drafts.of(self._store, uid)
