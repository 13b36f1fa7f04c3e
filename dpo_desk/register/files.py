"""Putting files in place so that at any moment there is a whole one, also after a power cut."""

import itertools
import os
import shutil
import stat
import sys
from pathlib import Path

from dpo_desk.register.connection import log_of
from dpo_desk.register.errors import CannotReach, InUse


def sync(path: Path) -> None:
    """Have the disk keep what was written to a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def located(path: Path) -> Path:
    """The file itself where a link is given, so that all who open it share lock and log.

    Raises CannotReach for a name that SQLite cannot take, or links that lead in a circle.
    """
    try:
        found = path.resolve() if path.is_symlink() else path
        found = found if found.name else found.absolute()  # «.» has no name to put a lock beside
        if "\0" in str(found) or not found.name:
            raise CannotReach
        str(found.absolute()).encode()
    except (OSError, RuntimeError, UnicodeEncodeError) as error:
        raise CannotReach from error
    return found


def part_of(path: Path) -> Path:
    """Where the next version of a register is made, until it takes the register's place."""
    return path.with_name(f".{path.name}.part")


def make_private(path: Path, like: Path | None = None) -> None:
    """An empty file for SQLite to fill: readable by its owner alone, or by whom ``like`` is."""
    mode = stat.S_IMODE(like.stat().st_mode) if like and like.exists() else 0o600
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    os.close(handle)
    path.chmod(mode)


def place_of(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path; None on Windows, where an open one cannot be replaced."""
    found = path.stat()
    return None if sys.platform == "win32" else (found.st_dev, found.st_ino)


def put_in_place(new: Path, path: Path) -> None:
    """Let a finished file take the place of another; raises InUse where Windows holds it open."""
    sync(new)
    try:
        new.replace(path)
    except PermissionError as error:
        if sys.platform == "win32":
            raise InUse from error
        raise
    sync_folder(path.parent)


def write_text(path: Path, text: str) -> None:
    """Write a small text file, all or nothing."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    put_in_place(part, path)


def copy_register(source: Path, target: Path) -> None:
    """Copy a register file with the log that a killed program may have left."""
    for old, new in ((source, target), (log_of(source), log_of(target))):
        if old.exists():
            make_private(new)
            shutil.copyfile(old, new)
            sync(new)


def remove_register(path: Path) -> None:
    """Remove a register file with all that SQLite put beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def free_name(path: Path, moment: str, ending: str) -> Path:
    """A name for the file that is replaced, which nothing has yet."""
    for number in itertools.count(1):
        again = f"-{number}" if number > 1 else ""
        kept = path.with_name(f"{path.stem}-forrige-{moment}{again}{ending}")
        if not kept.exists():
            break
    return kept


def set_aside(path: Path, kept: Path) -> None:
    """Keep the file at ``path`` as ``kept`` too, with its log, before another takes its place."""
    try:
        os.link(path, kept)
    except OSError:  # a file system without links
        shutil.copyfile(path, kept)
        sync(kept)
    log = log_of(path)
    if log.exists():  # a log fits its own file only
        log.replace(log_of(kept))
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    sync_folder(path.parent)
