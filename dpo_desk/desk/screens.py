"""How large the system wants text on the screen that the window stands on, as long as it is open.

Somebody makes text larger in the system's settings, pulls the laptop out of its dock, or moves the
window to the other screen: each can bring another logical resolution.
"""

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_NORMAL = 96.0  # dots an inch where nothing is enlarged
_NORMAL_MAC = 72.0


class Screens(QObject):
    """Listens to the screen of the window; before there is one, to the primary screen."""

    changed = Signal()  # another screen, or another size of text on it

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._window: QWindow | None = None
        self._screen = app.primaryScreen()
        self._listening = False

    @property
    def factor(self) -> float:
        """What the system multiplies text by; 1 where it asks for nothing."""
        if not isValid(self._screen):  # unplugged, and Qt has not yet said what comes in its place
            return 1.0
        normal = _NORMAL_MAC if self._app.platformName() == "cocoa" else _NORMAL
        return self._screen.logicalDotsPerInch() / normal

    def listen(self) -> None:
        """Hear of changes from now on."""
        if not self._listening:
            self._listening = True
            self._app.primaryScreenChanged.connect(self._find)
            self._screen.logicalDotsPerInchChanged.connect(self._tell)

    def follow(self, window: QWidget) -> None:
        """Go by the screen of a window that is shown, and with it to another."""
        self.listen()
        self._let_go()
        self._window = window.windowHandle()
        self._window.screenChanged.connect(self._find)
        self._find()

    def rest(self) -> None:
        """Hear of nothing any more."""
        self._let_go()
        if self._listening:
            self._listening = False
            self._app.primaryScreenChanged.disconnect(self._find)
            self._leave_screen()

    def _find(self, _screen: QScreen | None = None) -> None:
        """Look which screen counts now."""
        window = self._window
        there = window is not None and isValid(window)
        found = window.screen() if window is not None and there else self._app.primaryScreen()
        screen = cast("QScreen | None", found)  # none: the last cable is pulled out
        if screen is not None and screen is not self._screen:
            self._leave_screen()
            self._screen = screen
            screen.logicalDotsPerInchChanged.connect(self._tell)
            self.changed.emit()

    def _tell(self, _dots: float) -> None:
        self.changed.emit()

    def _leave_screen(self) -> None:
        if isValid(self._screen):
            self._screen.logicalDotsPerInchChanged.disconnect(self._tell)

    def _let_go(self) -> None:
        window, self._window = self._window, None
        if window is not None and isValid(window):
            window.screenChanged.disconnect(self._find)
