"""Creating and opening a register file, with its lock and its migrations."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from dpo_desk.law.clock import Clock
from dpo_desk.register import backup, erasure, files
from dpo_desk.register.connection import (
    check_password,
    connect,
    is_encrypted,
    number,
    raw,
    settle,
)
from dpo_desk.register.errors import ErasureUnfinished, FileExists, OlderVersion, translated
from dpo_desk.register.lock import Lock
from dpo_desk.register.migrations import VERSION, migrate
from dpo_desk.register.store import Store

T = TypeVar("T")


def create(path: Path, password: str | None, clock: Clock, begin: Callable[[Store], T]) -> T:
    """Make a new file and let ``begin`` fill it; where that fails no file is left."""
    key = check_password(password)
    path = files.located(path)
    with translated():
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = Lock(path)
    try:
        if path.exists():
            raise FileExists
        return _created(path, key, clock, lock, begin)
    except BaseException:
        lock.release()
        raise


def _created(
    path: Path, key: str | None, clock: Clock, lock: Lock, begin: Callable[[Store], T]
) -> T:
    """Made beside its place and put there whole, so that a kill leaves no half register."""
    new = files.part_of(path)
    store = None
    try:
        with translated():
            files.remove_register(new)
            files.make_private(new)
        store = Store(new, raw(new, key, mode="rwc"), lock, clock, encrypted=key is not None)
        settle(store.connection, read_only=False)
        with store.writing(), translated():
            migrate(store.connection)
        with store.transaction():
            store.set_meta("uid", store.uids.next())
            store.set_meta("created", clock.now().isoformat())
            begun = begin(store)
        with store.writing():
            store.execute("PRAGMA journal_mode = DELETE")  # the file itself is a whole register
        store.connection.close()
        with translated():
            files.put_in_place(new, path)
        store.use(path, connect(path, key))
        return begun
    except BaseException:
        if store is not None:
            store.close()
        files.remove_register(new)
        raise


def open_store(path: Path, password: str | None, clock: Clock, *, read_only: bool) -> Store:
    """Open a file; one of an older version is first copied, then migrated."""
    path = files.located(path)
    encrypted = is_encrypted(path)
    if read_only:
        connection = connect(path, password, read_only=True)
        if number(connection, "user_version") < VERSION:
            connection.close()
            raise OlderVersion
        return Store(path, connection, None, clock, encrypted)
    lock = Lock(path)
    try:
        with translated():
            files.remove_register(files.part_of(path))  # by a program that was killed
            path.open("r+b").close()  # SQLite would open a write-protected one without a word
        store = Store(path, connect(path, password), lock, clock, encrypted)
    except BaseException:
        lock.release()
        raise
    try:
        upgrade(store)
        if erasure.is_due(store):
            with suppress(ErasureUnfinished):  # it stays due
                erasure.settle(store)
    except BaseException:
        store.close()
        raise
    return store


def upgrade(store: Store) -> Path | None:
    """Migrate a file of an older version; returns the copy that was made before, if any."""
    version = number(store.connection, "user_version")
    if version >= VERSION:
        return None
    copy = store.path.with_name(f"{store.path.stem}-v{version}-{store.uids.next()}.permkopi")
    backup.copy_to(store, copy)
    with store.writing(), translated():
        migrate(store.connection)
    return copy
