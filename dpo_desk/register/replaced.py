"""The file is moved, deleted or replaced while it is open: by synchronising programs, or by hand.

The connection still reads and writes the file that was there, which nobody will find again, and
SQLite leaves that file's log where it is: the next opening would take it for the log of the new
file, and spoil that.
"""

from contextlib import suppress
from pathlib import Path

from dpo_desk.register import backup, files
from dpo_desk.register.connection import log_of
from dpo_desk.register.errors import RegisterError, Replaced, ReplacedUnkept, translated
from dpo_desk.register.store import Store


def refuse(store: Store) -> None:
    """Keep what is open as a copy beside the file, once; raises Replaced or what fits.

    FileMissing is for one that is gone, ReplacedUnkept where there is no room for the copy.

    The copy is called as one that a restored copy has replaced, and is offered with the others.
    """
    try:
        kept = _keep(store)
    except RegisterError as error:
        with translated():
            store.path.stat()
        raise ReplacedUnkept from error
    with translated():
        store.path.stat()
    raise Replaced(name=kept.name)


def leave(store: Store) -> None:
    """Close such a register without harm to the file that is there now."""
    with suppress(Exception):  # also where the connection is closed already: this is the way out
        _keep(store)
    store.connection.close()
    _remove_log(store.path)


def _keep(store: Store) -> Path:
    if store.rescued is None:
        kept = files.free_name(store.path, backup.moment(store), backup.ENDING)
        try:
            backup.copy_to(store, kept)
        except BaseException:
            with suppress(OSError):
                files.remove_register(kept)
            raise
        store.rescued = kept
        _remove_log(store.path)
    return store.rescued


def _remove_log(path: Path) -> None:
    with suppress(OSError):
        for file in (log_of(path), path.with_name(path.name + "-shm")):
            file.unlink(missing_ok=True)
