"""The register: reading, and writing in named actions."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from os import urandom
from pathlib import Path
from typing import Any, Self, TypeVar

from dpo_desk.law.clock import Clock
from dpo_desk.records import Company, Record, Request
from dpo_desk.register import (
    drafts,
    erasure,
    expiry,
    opening,
    password,
    trash,
    undo,
    writing,
)
from dpo_desk.register.actions import Action, Changes, Label, label
from dpo_desk.register.errors import ErasedSince, NothingToUndo, NotUndoable, OutsideAction
from dpo_desk.register.open_file import OpenFile
from dpo_desk.register.store import Store
from dpo_desk.register.undo import Step, UndoStack

R = TypeVar("R", bound=Record)


class Register(OpenFile):
    """An open register. It is used from the thread that opened it."""

    def __init__(self, store: Store) -> None:
        """Use ``create`` or ``open``."""
        super().__init__(store)
        self._action: Action | None = None
        self._undo = UndoStack()
        self._listeners: list[Callable[[Changes], None]] = []

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

    # writing

    @property
    def who(self) -> str:
        """A code for who acts, such as desk or cli; history and its chain keep it for ever."""
        return self._store.who

    @who.setter
    def who(self, code: str) -> None:
        self._store.who = str(label("", {"who": code}).values["who"])

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
        self._finished(action)

    def _finished(self, action: Action) -> None:
        if action.uid:
            self._undo.push(action, self.clock.now())
        self._tell(action.changes)

    @contextmanager
    def _running(self, action: Action) -> Iterator[None]:
        if self._action is not None:
            raise RuntimeError("this stands outside of actions")
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
        """Take a record out of the bin; raises ErasedSince where the bin was emptied."""
        if trash.is_emptied(self._store, record.uid):
            raise ErasedSince
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

    def take_back(self, group: str) -> Changes:
        """Take back an action of any day, by its uid in history; can itself be undone.

        Raises NotFound, NotUndoable, ChangedSince where its records were changed since, ErasedSince
        where its values are gone, UsedSince where something newer hangs on what it had added.
        """
        step = Step(group, undo.older(self._store, group), True, "", self.clock.now())
        action = self._take_back(step, "undo", undo.check_unused)
        self._finished(action)
        return action.changes

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

    def _take_back(
        self, step: Step, how: str, check: Callable[[Store, Action], None] | None = None
    ) -> Action:
        action = Action(step.label)
        action.how, action.undoes = how, step.group
        with self._running(action):
            undo.apply(self._store, action, step.group)
            if check is not None:
                check(self._store, action)
        return action

    # what cannot be undone

    def set_password(self, new: str | None) -> None:
        """Set, change or (None) remove the password; older copies keep theirs. Not undoable.

        Raises EmptyPassword, DiskFull, InUse, CopyFailed; the file is then as it was.
        """
        self._finished(password.change(self._store, new))

    def erase(self, request_id: int) -> Changes:
        """Erase the person from a case, in file, search, history and log; not undoable.

        Raises NotFound, or ErasureUnfinished where the case is erased but the file could not be
        rewritten, which is then done at the next opening.
        """
        request = self.get(Request, request_id)
        called = label("register.action.erased", {"ref": request.ref})
        action = Action(called, undoable=False)
        with self._running(action):
            erasure.erase(self._store, action, request)
        self._finished(action)
        erasure.settle(self._store)
        return action.changes

    def empty_bin(self, *, before: datetime | None = None) -> Changes:
        """Empty the bin, in file, search, history and log; not undoable.

        ``before`` empties what was removed by then, without standing in the way of undo. Raises
        ErasureUnfinished as ``erase`` does.
        """
        things = trash.due(self._store, before)
        called = label("register.action.emptied", {"n": trash.count(things)})
        if not things:
            return Changes(frozenset(), frozenset(), called)
        action = Action(called, undoable=False)
        with self._running(action):
            trash.empty(self._store, action, things)
        if before is None:
            self._finished(action)
        else:
            self._tell(action.changes)
        erasure.settle(self._store)
        return action.changes

    def expire(self, due: Iterable[expiry.Due]) -> int:
        """Erase what has had its time, each case in an action of its own; returns how many.

        It stands in no undo's way. Raises NotFound, ErasureUnfinished as ``erase`` does.
        """
        done = 0
        for each in due:
            request = self.get(Request, each.request_id)
            called = label(f"register.action.expired.{each.stage}", {"ref": request.ref})
            action = Action(called, undoable=False)
            with self._running(action):
                expiry.expire(self._store, action, request, each)
            self._tell(action.changes)
            done += 1
        if done:
            erasure.settle(self._store)
        return done

    def secret(self, name: str) -> bytes:
        """A random key of 32 bytes that is this register's own, made when it is first asked for.

        It goes along in copies. Raises OpenedForReading where there is none yet and none can be.
        """
        key = f"secret_{name}"
        if not self._store.meta(key):
            with self._store.transaction():
                self._store.set_meta(key, urandom(32).hex())
        return bytes.fromhex(self._store.meta(key))

    # text that is not yet a value

    def keep_draft(self, table: str, uid: str, field: str, text: str) -> None:
        """Keep the raw text of a field that cannot be read yet; "" forgets it. Not in history."""
        drafts.keep(self._store, table, uid, field, text)
