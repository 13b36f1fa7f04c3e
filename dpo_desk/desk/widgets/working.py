"""How far something long has come, and a way to stop it; nothing is seen of what is quick.

    progress = self.working.begin(lambda n, m: words("along.binding", n=n, m=m))
    background.compute(partial(annexes.bind, gathered, progress), self._bound, self._failed)
    …
    self.working.end()

``progress`` may be called in any thread. Once somebody has stopped it, it raises ``Stopped``.
"""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.background import BUSY_AFTER_MS
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.text import Label

Say = Callable[[int, int], str]


class Stopped(Exception):
    """Nobody waits for it any more."""


class _Told(QObject):
    """Carries the worker's count to the window's thread."""

    count = Signal(int, int)


class Working(QWidget):
    """A line with a button; shown after 300 ms, gone when all is done."""

    stopped = Signal()

    def __init__(self, stop: str) -> None:
        """``stop`` is the word on the button."""
        super().__init__()
        self._told = _Told()
        self._told.count.connect(self._show)
        self._say: Say | None = None
        self._stop = Event()
        self.state = Label("", "small", wrap=True)
        self.button = Button(stop, small=True)
        self.button.clicked.connect(lambda _checked=False: self.cancel())
        self.setLayout(row((self.state, 1), self.button, gap=12))
        self._timer = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.destroyed.connect(self._stop.set)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._say is not None

    def begin(self, say: Say) -> Callable[[int, int], None]:
        """Something begins; what was under way before is stopped. The count is told to ``say``."""
        self._stop.set()
        stop = self._stop = Event()
        self.destroyed.connect(stop.set)
        self._say = say
        self._show(0, 0)
        self._timer.start()
        told = self._told

        def progress(n: int, m: int) -> None:
            if stop.is_set():
                raise Stopped
            told.count.emit(n, m)

        return progress

    def end(self) -> None:
        """It is done."""
        self._say = None
        self._timer.stop()
        self.hide()

    def cancel(self) -> None:
        """Stop it."""
        self._stop.set()
        if self.busy:
            self.end()
            self.stopped.emit()

    def _show(self, n: int, m: int) -> None:
        if self._say is not None:
            self.state.setText(self._say(n, m))
