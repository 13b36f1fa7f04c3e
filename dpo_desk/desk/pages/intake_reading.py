"""Files and pasted text become messages that wait: read one by one, on the worker."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from dpo_desk.desk.context import Desk
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.background import Task
    from dpo_desk.exchange.message import Message

Source = Path | bytes | str  # a file, a message handed over without one, or text
_NAMELESS = "melding.eml"


class Failed(NamedTuple):
    """What could not be read, "" for pasted text, and why."""

    name: str
    why: str


class Reading(QObject):
    """Reads what comes in; ``ended`` is told when nothing is left to read."""

    went_on = Signal(int, int)  # number of the one that is read now, how many there are
    ended = Signal(list, list)  # the keys of what waits now, and of Failed

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left: list[Source] = []
        self._all = 0
        self._keys: list[str] = []
        self._failed: list[Failed] = []
        self._task: Task[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return bool(self._all)

    def read(self, sources: Sequence[Source]) -> None:
        """Read these, after what is being read already."""
        if not sources:
            return
        resting = not self._all
        self._left += sources
        self._all += len(sources)
        if resting:
            self._next()

    def cancel(self) -> None:
        """Read no more; what is read already waits to be looked at."""
        if self._task is not None:
            self._task.cancel()
        self._left = []
        self._end()

    def _next(self) -> None:
        if not self._left:
            self._end()
            return
        source = self._left.pop(0)
        self.went_on.emit(self._all - len(self._left), self._all)
        failed = partial(self._cannot, source.name if isinstance(source, Path) else "")
        self._task = self._desk.background.compute(
            lambda: _read(source), self._keep, failed, owner=self
        )

    def _keep(self, message: "Message") -> None:
        from dpo_desk.duties import incoming

        self._desk.background.write(
            lambda register: incoming.keep(register, message), self._kept, owner=self
        )

    def _kept(self, key: str) -> None:
        if self._all:
            self._keys.append(key)
            self._next()

    def _cannot(self, name: str, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._failed.append(Failed(name, error.say(self._desk.words)))
        self._next()

    def _end(self) -> None:
        keys, failed = self._keys, self._failed
        self._keys, self._failed, self._all, self._task = [], [], 0, None
        self.ended.emit(keys, failed)


def _read(source: Source) -> "Message":
    """On the worker, where the reader is imported too."""
    from dpo_desk.exchange import email

    if isinstance(source, str):
        return email.pasted(source)
    return email.read(source, "" if isinstance(source, Path) else _NAMELESS)
