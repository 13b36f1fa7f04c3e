"""Removing a register's file with everything that belongs to it; copies are left."""

from pathlib import Path

from dpo_desk.register import files
from dpo_desk.register.errors import FileMissing, translated
from dpo_desk.register.lock import Lock


def remove(path: Path) -> None:
    """Remove the file at ``path``, its log and its lock.

    Raises FileMissing, InUse where somebody has it open, ReadOnlyPlace; the file is then there.
    """
    path = files.located(path)
    lock = Lock(path)
    try:
        if not path.is_file():
            raise FileMissing
        with translated():
            files.remove_register(path)
            files.sync_folder(path.parent)
    finally:
        lock.release()
