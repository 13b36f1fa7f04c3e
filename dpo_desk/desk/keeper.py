"""Takes copies without being asked: once a day while a register is open, and when it is closed.

The register's thread does the work; nothing here waits for it but the window that is closing, and
that only until somebody closes it once more. What goes wrong is kept, and told on Settings and
Today until it goes well.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from dpo_desk.desk.context import Desk

if TYPE_CHECKING:
    from dpo_desk.duties.copies import Kept
    from dpo_desk.words import DeskError

LOOK_MS = 10 * 60_000  # how often it is asked whether a new day has come
FIRST_LOOK_MS = 30_000  # after opening: not while somebody waits for the first page
_FOLDER, _CLOSING, _DAILY = "copies.folder", "copies.closing", "copies.daily"


def chosen_folder(desk: Desk) -> Path | None:
    """The folder that copies also go to, as chosen for this register on this machine."""
    found = desk.preferences.of_register.get(_FOLDER)
    return Path(found) if isinstance(found, str) and found else None


def choose_folder(desk: Desk, folder: Path | None) -> None:
    """Let copies also go to a folder, or to the standard one only."""
    desk.preferences.of_register.set(_FOLDER, str(folder) if folder else None)


class Wish:
    """One of the two choices in the settings; both are yes until somebody says no."""

    def __init__(self, desk: Desk, key: str) -> None:
        self._kept, self._key = desk.preferences.of_register, key

    def __bool__(self) -> bool:
        return self._kept.get(self._key) is not False

    def set(self, wanted: bool) -> None:
        """Remember it."""
        self._kept.set(self._key, wanted)


class Keeper(QObject):
    """Takes the copies of the register that is open; none of an example."""

    copied = Signal(object)  # Kept: what was made, and what went wrong, or is right again

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.trouble: DeskError | None = None  # why the last round was not whole
        self._watching = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_again)

    def watch(self, *, example: bool) -> None:
        """A register is open."""
        self.trouble = None
        self._watching = not example
        if self._watching:
            self._timer.start(FIRST_LOOK_MS)
        else:
            self._timer.stop()

    def leave(self) -> None:
        """The register is about to be closed for another: a copy before, without waiting for it."""
        if self._watching:
            self._if_wanted(_CLOSING, "is_behind")
        self.rest()

    def rest(self) -> None:
        """No register is open, or it is locked."""
        self._watching = False
        self._timer.stop()

    def look(self) -> None:
        """Take today's copy where it is due."""
        if self._watching:
            self._if_wanted(_DAILY, "is_due")

    def say(self, trouble: "DeskError | None") -> None:
        """Tell the pages what is wrong now, or that nothing is."""
        from dpo_desk.duties.copies import Kept

        self.trouble = trouble
        self.copied.emit(Kept((), trouble))

    def copy_now(self) -> None:
        """Take one because somebody asks for it."""
        self._start(None)

    def closing(self, then: Callable[[], object]) -> bool:
        """Take the last copy, where one is wanted and due, and go on; False where none is."""
        if not self._watching or not Wish(self.desk, _CLOSING):
            return False
        self._watching = False  # once
        self._timer.stop()
        self._start("is_behind", then)
        return True

    def _look_again(self) -> None:
        self._timer.setInterval(LOOK_MS)
        self.look()

    def _if_wanted(self, key: str, when: str) -> None:
        if Wish(self.desk, key):
            self._start(when)

    def _start(self, when: str | None, then: Callable[[], object] | None = None) -> None:
        chosen = chosen_folder(self.desk)

        def job(register: Any) -> "Kept":
            from dpo_desk.duties import copies

            if when is not None and not getattr(copies, when)(register, chosen):
                return copies.Kept((), copies.state(register, chosen).trouble)
            return copies.keep(register, chosen, again=when is None)

        self.desk.background.read(
            job, partial(self._done, then, when), partial(self._failed, then), owner=self
        )

    def _done(self, then: Callable[[], object] | None, when: str | None, kept: "Kept") -> None:
        known, self.trouble = self.trouble, kept.trouble
        news = str(known) != str(kept.trouble)  # each round finds it anew
        if when is None or kept.made or news:
            self.copied.emit(kept)
        if then is not None:
            then()

    def _failed(self, then: Callable[[], object] | None, error: Exception) -> None:
        """Closing is never held up: where there is something to go on with, it goes on."""
        from dpo_desk.desk.background import NotOpen

        if then is not None:
            then()
        elif not isinstance(error, NotOpen):  # locked or closed meanwhile
            raise error
