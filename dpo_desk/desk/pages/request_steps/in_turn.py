"""Cards of parts, of which there can be many: a new one is built in each turn of the event loop."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer

from dpo_desk.desk.pages.parts import PartCard, PartList

_AT_ONCE = 1


class InTurn(PartList):
    """The first card is there at once, the others before anybody has scrolled to them."""

    def __init__(self, make: Callable[[int], PartCard]) -> None:
        super().__init__(make)
        self._wanting: tuple[Sequence[Any], Sequence[str]] = ((), ())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._more)

    @property
    def whole(self) -> bool:
        """Whether every part has its card."""
        return len(self._cards) >= len(self._wanting[0])

    def show_parts(self, parts: Sequence[Any], uids: Sequence[str]) -> None:
        """Show these parts, as many as there are cards for, and go on with the rest."""
        self._wanting = (parts, uids)
        self._upto(max(_AT_ONCE, len(self._cards)))

    def _more(self) -> None:
        self._upto(len(self._cards) + 1)

    def _upto(self, ready: int) -> None:
        parts, uids = self._wanting
        super().show_parts(parts[:ready], uids[:ready])
        if len(parts) > ready:
            self._timer.start()
        else:
            self._timer.stop()
