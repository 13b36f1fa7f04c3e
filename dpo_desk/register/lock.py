"""The writer's lock: the operating system's, so that a killed program lets go of it (MODEL 16).

Window and command line take the same lock on ``NAME.perm-lock``. The lock is not on the register
itself, because a new password or a restored copy puts another file in its place.
"""

import sys
from pathlib import Path
from typing import BinaryIO

from dpo_desk.register.errors import InUse, translated

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _seize(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _seize(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from creation until ``release``; raises InUse where somebody else holds it."""

    def __init__(self, register: Path) -> None:
        """Take the lock of the register at a path; raises InUse, ReadOnlyPlace, FileMissing."""
        self._path = register.with_name(register.name + "-lock")
        with translated():
            self._file = self._take()

    def _take(self) -> BinaryIO:
        while True:
            file = self._path.open("ab")
            try:
                _seize(file)
            except OSError as error:
                file.close()
                raise InUse from error
            if self._is_still(file):
                return file
            file.close()  # its holder removed it between our opening and locking: try the new one

    def _is_still(self, file: BinaryIO) -> bool:
        import os

        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    @property
    def released(self) -> bool:
        """Whether it is held no more."""
        return self._file.closed

    def release(self) -> None:
        """Let go, and leave no file behind; harmless twice."""
        if self._file.closed:
            return
        if sys.platform != "win32":  # an open file cannot be removed there
            self._path.unlink(missing_ok=True)
        self._file.close()
        if sys.platform == "win32":  # pragma: no cover
            _remove_if_free(self._path)


def _remove_if_free(path: Path) -> None:  # pragma: no cover
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # somebody else holds it already
