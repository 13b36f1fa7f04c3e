"""How a window closes: what is typed is written, a last copy is taken, then it goes.

If something cannot be written the window stays and says so; who has seen that and closes again
means it. A copy holds nobody up: whoever closes again goes at once, and it is finished behind.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from dpo_desk.desk.main_window import MainWindow

LastCopy = Callable[[Callable[[], object]], bool]  # begins a copy and calls when it is done


class Closing(QObject):
    """Says whether the window may go, and closes it when it may."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.last_copy: LastCopy | None = None
        self._warned = self._written = self._copying = False

    def may_go(self) -> bool:
        """Whether the window may close now; if not, it will close by itself or say why not."""
        background = self._window.desk.background
        if self._copying:  # asked once more
            return True
        written, self._written = self._written, False
        if not written:
            self._hand_over()
        if background.resting and (background.saved or self._warned):
            return not self._copy()
        if background.resting:
            background.retry()
        background.idle.connect(self._look, QtCore.Qt.ConnectionType.SingleShotConnection)
        return False

    def _hand_over(self) -> None:
        page = self._window.pages.page
        if page is not None and self._window.in_shell:
            from dpo_desk.desk import held

            held.keep(self._window, closing=True)
            page.flush()

    def _look(self) -> None:
        self._warned = not self._window.desk.background.saved
        if not self._warned:
            self._written = True
            self._close()

    def _copy(self) -> bool:
        """Begin the last copy; False where none is wanted."""
        desk = self._window.desk
        if self.last_copy is None:
            return False
        busy = desk.background.busy.connect(self._say)
        self._copying = self.last_copy(self._close)
        if not self._copying:
            desk.background.busy.disconnect(busy)
        return self._copying

    def _say(self, busy: bool) -> None:
        if busy and self._copying:
            self._window.desk.toast(self._window.desk.words("copies.closing"))

    def _close(self) -> None:
        QTimer.singleShot(0, self._window, self._window.close)
