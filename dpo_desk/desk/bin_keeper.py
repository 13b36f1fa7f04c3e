"""Throws away what is due, a while after opening and every hour, while nobody waits for it.

That is what has lain in the bin for thirty days, what closed cases have kept for as long as their
letters say, and copies of files that a killed program left.
"""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from dpo_desk.desk.context import Desk
from dpo_desk.desk.keeper import FIRST_LOOK_MS

LOOK_MS = 60 * 60_000


class BinKeeper(QObject):
    """Looks from time to time while a register is open."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """A register is open."""
        self._timer.start(FIRST_LOOK_MS)

    def rest(self) -> None:
        """None is."""
        self._timer.stop()

    def look(self) -> None:
        """Throw away what is due."""
        self._timer.start(LOOK_MS)
        # What could not be rewritten on disk is done at the next opening; a full disk is told then.
        self._desk.background.read(_throw_away, None, lambda _error: None, owner=self)
        self._desk.background.compute(self._desk.opened_files.sweep, owner=self)


def _throw_away(register: Any) -> None:
    from dpo_desk.duties import expiry, trash

    trash.empty_old(register)
    expiry.run(register)
