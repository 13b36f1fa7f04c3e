"""Files of the user: read with a sentence for what goes wrong, written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from dpo_desk.cli.errors import Misuse
from dpo_desk.words import DeskError

_REGISTERS = (".perm", ".permkopi")  # never written over by something else


def check_there(path: Path) -> None:
    """Raise DeskError where there is no file to open, naming what is missing."""
    with _told(path):
        if not path.is_file():
            path.stat()
            raise IsADirectoryError


def read(path: Path, *, most: int | None = None) -> bytes:
    """The bytes of a file or pipe; raises DeskError, also for one of more than ``most`` bytes."""
    with _told(path):
        if most is not None and path.stat().st_size > most:
            raise DeskError("err.file.big", mb=most // 1_000_000)
        return path.read_bytes()


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; raises DeskError."""
    try:
        return read(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DeskError("cli.error.not_utf8", path=path) from None


def check_out(path: Path, *registers: Path) -> None:
    """Raise Misuse for a place no letter may take: a folder, a device, a register."""
    with _told(path):
        taken = path.exists() and not path.is_file()
        same = path.exists() and any(each.exists() and path.samefile(each) for each in registers)
    if taken:
        raise Misuse("cli.error.no_plain_file", path=path)
    if same or path.suffix.lower() in _REGISTERS:
        raise Misuse("cli.error.out_register", path=path)


@contextmanager
def written(path: Path, data: bytes) -> Iterator[None]:
    """Write a file beside its place, and put it there when the block has ended well.

    So a reader finds the old file or the new one whole, and what the block refuses leaves nothing.
    Raises DeskError.
    """
    with _told(path):
        handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    waiting = Path(name)
    try:
        with _told(path):
            with open(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            waiting.chmod(_mode(path))
        yield
        with _told(path):
            waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


@contextmanager
def all_written(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Several files as ``written`` does it; the first takes its place last, once all others have.

    Raises DeskError.
    """
    with ExitStack() as stack:
        for path, data in files.items():
            stack.enter_context(written(path, data))
        yield


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced; a new one is for its owner only."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o600


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the operating system says into a sentence with the path."""
    try:
        yield
    except FileNotFoundError:
        key = "cli.error.no_file" if path.parent.is_dir() else "cli.error.no_folder"
        raise DeskError(key, path=path if path.parent.is_dir() else path.parent) from None
    except IsADirectoryError:
        raise DeskError("cli.error.no_plain_file", path=path) from None
    except PermissionError:
        raise DeskError("cli.error.no_permission", path=path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = getattr(error, "strerror", None) or str(error)
        raise DeskError("cli.error.file", path=path, why=why) from None
