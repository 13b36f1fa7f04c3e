"""One window a register: a second start brings the first window forward (MODEL 16).

The window that has a register open watches a small file of its own. Whoever wants it forward writes
``show`` into that file, and the window answers ``here``. Beside it stands the window's process id:
a file left over from a window that was killed keeps nobody waiting. Where that cannot be asked, no
answer in time means the same.
"""

import os
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal

_SHOW, _HERE = "show", "here"
PATIENCE_MS = 600


class SingleWindow(QObject):
    """Watches the signal file of the register that is open here."""

    called = Signal()  # somebody wants this window forward

    def __init__(self, folder: Path | None, parent: QObject | None = None) -> None:
        """Without a ``folder`` nobody can call."""
        super().__init__(parent)
        self._folder = folder
        self._file: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._read)

    def hold(self, register: Path) -> None:
        """Listen for ``register`` from now on; a folder that cannot be written to means nobody."""
        self.let_go()
        if self._folder is None:
            return
        file = signal_file(self._folder, register)
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.write_text(_answer(), encoding="ascii")
            self._file = file
            self._watcher.addPath(str(file))

    def let_go(self) -> None:
        """Listen no longer."""
        file, self._file = self._file, None
        if file is not None:
            self._watcher.removePath(str(file))
            with suppress(OSError):
                file.unlink(missing_ok=True)

    def _read(self, _path: str) -> None:
        if self._file is not None and _content(self._file).startswith(_SHOW):
            with suppress(OSError):
                self._file.write_text(_answer(), encoding="ascii")
            self.called.emit()


def signal_file(folder: Path, register: Path) -> Path:
    """Where the window with ``register`` listens."""
    name = str(register.resolve()).encode()
    return folder / f"{crc32(name):08x}{crc32(name[::-1]):08x}"


def knock(folder: Path, register: Path) -> bool:
    """Ask a window with ``register`` to come forward, if there is one; False where none is."""
    file = signal_file(folder, register)
    if not file.exists() or not _lives(_content(file)):
        return False
    try:
        file.write_text(_content(file).replace(_HERE, _SHOW), encoding="ascii")
    except OSError:
        return False
    return True


def bring_forward(folder: Path, register: Path, patience_ms: int = PATIENCE_MS) -> bool:
    """Ask, and wait for the answer; False where nobody answers in time."""
    if not knock(folder, register):
        return False
    file = signal_file(folder, register)
    loop = QEventLoop()
    watcher = QFileSystemWatcher([str(file)])
    watcher.fileChanged.connect(lambda _path: loop.quit() if _answered(file) else None)
    QTimer.singleShot(patience_ms, loop, loop.quit)
    if not _answered(file):
        loop.exec()
    return _answered(file)


def _answer() -> str:
    return f"{_HERE} {os.getpid()}"


def _answered(file: Path) -> bool:
    return _content(file).startswith(_HERE)


def _lives(content: str) -> bool:
    """Whether the process that wrote this is still there; True where one cannot know."""
    number = content.rpartition(" ")[2]
    if os.name != "posix" or not number.isdecimal():
        return True
    try:
        os.kill(int(number), 0)  # asks only
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # it is another user's
    return True


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
