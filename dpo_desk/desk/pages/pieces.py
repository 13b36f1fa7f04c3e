"""The groups of a long form, built one after the other, each in a turn of the event loop.

The first group is there at once, the others before anybody has scrolled to them, and no turn takes
longer than a group does. A group is put into a window that stands: Qt looks at every widget of a
tree anew each time the tree gets a parent.

    self.pieces = Pieces(self._build_names, self._build_purposes, …)   # each gives its items
    self.pieces.built.connect(self._show_again)
    ...
    self.pieces.begin()                                                # in the page's open
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.widgets.growing import add_grown
from dpo_desk.desk.widgets.layout import Item, column, plain


class Pieces(QWidget):
    """Where the groups stand; ``built`` is told after each but the first."""

    built = Signal()

    def __init__(self, *builders: Callable[[], Sequence[Item]]) -> None:
        super().__init__()
        self._left = list(builders)
        self.ready: Callable[[], bool] = lambda: True  # whether the next group can be built now
        self._box = column()
        self.setLayout(self._box)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    @property
    def whole(self) -> bool:
        """Whether every group is there."""
        return not self._left

    def begin(self, *, whole: bool = False) -> None:
        """Build the first group now and the others soon; with ``whole`` all of them now."""
        first = self._box.count() == 0
        if first or whole:
            self._build()
        while whole and self._left:
            self._build()
        if self._left:
            self._timer.start()
        elif whole and not first:
            self.built.emit()

    def begin_until(self, there: Callable[[], bool]) -> None:
        """Build groups now until what is wanted is there, the others soon."""
        while self._left and not there():
            self._build()
        self.begin()
        self.built.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where it was left."""
        super().showEvent(event)
        if self._left and self._box.count():
            self._timer.start()

    def _next(self) -> None:
        if not self.isVisible():  # somebody has gone elsewhere: there is time
            self._timer.stop()
            return
        if self.ready():
            self._build()
            self.built.emit()

    def _build(self) -> None:
        if self._left:
            add_grown(self._box, plain(column(*self._left.pop(0)())))
        if not self._left:
            self._timer.stop()
