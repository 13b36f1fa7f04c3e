"""The lock that comes by itself: nobody has touched the program for so many minutes.

Keys, mouse and touch are seen where the system hands them to our windows, a few a second, and not
at every widget. Time is the desk's clock, so that a machine that has slept is locked on waking.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

if TYPE_CHECKING:
    from datetime import datetime

    from dpo_desk.desk.context import Desk

LOOK_MS = 10_000
CHOICES = (0, 2, 5, 10, 15, 30, 60)  # minutes; 0: never by itself
WITH_PASSWORD, WITHOUT = 10, 0  # minutes where nobody has chosen
_MINUTES = "lock.minutes"
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove,
        QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress, QEvent.Type.TabletMove,
    }
)  # fmt: skip


def minutes(desk: "Desk", *, encrypted: bool) -> int:
    """After how many idle minutes the register that is open is locked; 0 for never."""
    found = desk.preferences.of_register.get(_MINUTES)
    return found if found in CHOICES else WITH_PASSWORD if encrypted else WITHOUT


def choose_minutes(desk: "Desk", chosen: int) -> None:
    """Remember it for the register that is open."""
    desk.preferences.of_register.set(_MINUTES, chosen)


class IdleLock(QObject):
    """Tells once that nobody is there; it watches again after ``watch``."""

    idle = Signal()

    def __init__(self, desk: "Desk", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = desk.clock
        self._minutes = 0
        self._seeing = False
        self._last: datetime = self._clock.now()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Lock after so many minutes from now on; 0 stops."""
        self._minutes = minutes
        self._last = self._clock.now()
        if not minutes:
            self._timer.stop()
            return
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and not self._seeing:
            self._seeing = True
            app.focusWindowChanged.connect(self._see)  # a dialog has a window of its own
        for window in QGuiApplication.topLevelWindows():
            self._see(window)

    def look(self) -> None:
        """Ask the clock; a clock that was set back begins anew."""
        now = self._clock.now()
        waited = (now - self._last).total_seconds()
        if waited < 0:
            self._last = now
        elif self._minutes and waited >= self._minutes * 60:
            self.watch(0)
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Somebody is there."""
        if event.type() in _INPUT:
            self._last = self._clock.now()
        return False

    def _see(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing
