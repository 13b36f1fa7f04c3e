"""Putting a copy in the register's place: what it replaces is kept, what was erased stays so.

Whoever said no to marketing after the copy was made stays on the list too.
"""

import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec

from dpo_desk.law.clock import Clock
from dpo_desk.records import Request
from dpo_desk.register import backup, erasure, files, suppressed, trash, verify
from dpo_desk.register.actions import Action, Label
from dpo_desk.register.connection import connect, is_encrypted
from dpo_desk.register.errors import (
    Damaged,
    DamagedCopy,
    FileExists,
    NewerCopy,
    NewerVersion,
    NotACopy,
    NotARegister,
    RegisterError,
    Truncated,
    translated,
)
from dpo_desk.register.lock import Lock
from dpo_desk.register.migrations import migrate
from dpo_desk.register.rows import codec
from dpo_desk.register.store import Store
from dpo_desk.register.suppressed import Marks


class Restored(msgspec.Struct, frozen=True):
    """What a restore did: where the file it replaced is kept, and the cases it erased again."""

    path: Path
    kept: Path | None
    erased: tuple[str, ...]


def restore(copy: Path, path: Path, password: str | None, clock: Clock) -> Restored:
    """Put a copy in the place of the register at ``path``; nothing happens unless all of it can.

    Raises FileMissing, NotACopy, NewerCopy, DamagedCopy, PasswordNeeded, WrongPassword, InUse,
    ReadOnlyPlace, DiskFull.
    """
    path = files.located(path)
    with _copy_errors():
        connect(copy, password, read_only=True).close()
    with translated():
        path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise FileExists
    lock = Lock(path)
    new = files.part_of(path)
    try:
        with translated():
            files.remove_register(new)
            files.copy_register(copy, new)
        with _copy_errors():
            connection = connect(new, password)
        store = Store(new, connection, lock, clock, is_encrypted(copy))
        try:
            erased = _prepare(store, copy, path, password)
            kept = files.free_name(path, backup.moment(store), backup.ENDING)
        finally:
            connection.close()
        with translated():
            return Restored(path, _swap(new, path, kept), erased)
    finally:
        with translated():
            files.remove_register(new)
        lock.release()


@contextmanager
def _copy_errors() -> Iterator[None]:
    """Say of a copy what the errors say of a register."""
    try:
        yield
    except (Truncated, Damaged) as error:
        raise DamagedCopy from error
    except NotARegister as error:
        raise NotACopy from error
    except NewerVersion as error:
        raise NewerCopy from error


def _carried(
    path: Path, password: str | None, new: Store, copy: Path
) -> tuple[dict[str, str], Marks]:
    """The erasure list, beside the copy, beside the file it replaces and in that, and its marks."""
    uid, marks = new.meta("uid"), Marks()
    cases = erasure.read_lists(copy.parent, uid) | erasure.read_lists(path.parent, uid)
    with suppress(RegisterError):  # the old file may be gone, damaged or under another password
        connection = connect(path, password)
        with closing(Store(path, connection, None, new.clock, encrypted=new.encrypted)) as old:
            if old.meta("uid") == uid:
                cases |= erasure.erased_cases(old)
                marks = suppressed.marks(old)
    return cases, marks


def _prepare(store: Store, copy: Path, path: Path, password: str | None) -> tuple[str, ...]:
    """Migrate and check the new file and erase again; returns the refs of the cases erased."""
    with store.writing(), translated():
        migrate(store.connection)
    if not verify.report(store).ok:
        raise DamagedCopy
    erased = _again(store, *_carried(path, password, store, copy))
    erasure.save_list(store, path.parent, path.stem)
    erasure.scrub(store)
    with store.writing():
        store.execute("PRAGMA journal_mode = DELETE")  # leaves no log beside the new file
    return erased


def _again(store: Store, cases: dict[str, str], marks: Marks) -> tuple[str, ...]:
    """Erase again, and put again on the suppression list; returns the refs of the cases erased."""
    how = codec(Request)
    action = Action(Label("register.action.restored"), undoable=False)
    refs = []
    with store.transaction():
        erasure.list_erased(store, cases)
        for uid in cases:
            rows = store.all(f"SELECT {how.selected} FROM request WHERE uid = ?", (uid,))
            for request in how.records(rows):
                if request.erased_on is None:
                    erasure.erase(store, action, request)
                    refs.append(request.ref)
            trash.again(store, action, uid)
            erasure.erase_file_again(store, action, uid)
        suppressed.again(store, action, marks)
        action.keep(store)
    return tuple(refs)


def _swap(new: Path, path: Path, kept: Path) -> Path | None:
    had_one = path.exists()
    if had_one:
        new.chmod(stat.S_IMODE(path.stat().st_mode))
        files.set_aside(path, kept)
    files.put_in_place(new, path)
    return kept if had_one else None
