"""Setting, changing, removing the password: into a new file, checked, then swapped (MODEL 12)."""

from pathlib import Path

from dpo_desk.register import files
from dpo_desk.register.actions import Action, Label
from dpo_desk.register.connection import check_password, connect
from dpo_desk.register.errors import CopyFailed, InUse, translated
from dpo_desk.register.migrations import APPLICATION_ID, VERSION
from dpo_desk.register.store import Store


def change(store: Store, password: str | None) -> Action:
    """Encrypt the file under a new password, or under none; older copies keep theirs.

    Raises EmptyPassword, DiskFull, InUse where somebody reads the file; it is then as it was.
    Where even the last step, the swap, fails, the register is closed besides.
    """
    key = check_password(password)
    new = files.part_of(store.path)
    word = "register.action.password_removed" if key is None else "register.action.password_set"
    action = Action(Label(word), undoable=False)
    try:
        _export(store, new, key)
        _check(store, new, key, action)
        _let_go(store)
        store.connection.close()
        with translated():
            files.put_in_place(new, store.path)
        store.use(store.path, connect(store.path, key))
        store.encrypted = key is not None
    finally:
        with translated():
            files.remove_register(new)
    return action


def _export(store: Store, new: Path, key: str | None) -> None:
    with translated():
        files.remove_register(new)
        files.make_private(new, like=store.path)
    with store.writing():
        store.execute("ATTACH ? AS fresh KEY ?", (str(new), key or ""))
        try:
            store.execute("SELECT sqlcipher_export('fresh')")
            store.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
            store.execute(f"PRAGMA fresh.user_version = {VERSION}")
        finally:
            store.execute("DETACH fresh")


def _check(store: Store, new: Path, key: str | None, action: Action) -> None:
    """Read the new file back under its password, and note the change in its history."""
    head = "SELECT head FROM action ORDER BY id DESC LIMIT 1"
    fresh = Store(new, connect(new, key), store.lock, store.clock, encrypted=key is not None)
    fresh.who = store.who
    try:
        whole = fresh.all("PRAGMA integrity_check") == [("ok",)]
        if not whole or fresh.one(head) != store.one(head):
            raise CopyFailed
        with fresh.transaction():
            action.keep(fresh)
        _let_go(fresh)
    finally:
        fresh.connection.close()


def _let_go(store: Store) -> None:
    """Leave no log beside the file; raises InUse where a reader holds it."""
    with store.writing():
        mode = store.one("PRAGMA journal_mode = DELETE")
        if mode != ("delete",):
            store.execute("PRAGMA journal_mode = WAL")
            raise InUse
