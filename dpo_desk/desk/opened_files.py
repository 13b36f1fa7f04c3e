"""Kept files that the system shows: each as a copy that is gone when the register is locked.

The folder is its owner's alone and its files are for reading: what is changed in another program
does not come back here. A folder that a killed program left is removed by the next one.
"""

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QUrl
from PySide6.QtGui import QDesktopServices

_PREFIX = "personvernpermen-apnet-"
_LOCK = "i-bruk.lock"


class OpenedFiles(QObject):
    """The copies of one window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._lock: QLockFile | None = None
        self._number = 0

    def open(self, name: str, data: bytes) -> bool:
        """Let the system show a file; False where it knows nothing to show it with.

        ``name`` is one that ``duties.documents.can_open``. Raises OSError for a full disk.
        """
        self._number += 1
        folder = self._own() / str(self._number)
        folder.mkdir(mode=0o700)
        path = folder / name
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        path.chmod(stat.S_IRUSR)
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def clear(self) -> None:
        """Remove every copy; one that another program holds on Windows goes the next time."""
        lock, self._lock = self._lock, None
        folder, self._folder = self._folder, None
        if lock is not None:
            lock.unlock()
        if folder is not None:
            _remove(folder)
        self.sweep()

    def sweep(self) -> None:
        """Remove what programs have left that were killed."""
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            if folder == self._folder or folder.is_symlink() or not _is_ours(folder):
                continue
            lock = QLockFile(str(folder / _LOCK))
            lock.setStaleLockTime(0)
            if lock.tryLock(0):  # nobody alive holds it
                lock.unlock()
                _remove(folder)

    def _own(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            self._lock = QLockFile(str(self._folder / _LOCK))
            self._lock.setStaleLockTime(0)  # ours as long as we live
            self._lock.tryLock(0)
        return self._folder


def _is_ours(folder: Path) -> bool:
    """A temporary folder can be everybody's: another user's is left alone."""
    with suppress(OSError):
        return folder.is_dir() and (os.name == "nt" or folder.stat().st_uid == os.getuid())
    return False


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):  # Windows removes nothing that is for reading only
        with suppress(OSError):
            path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)
