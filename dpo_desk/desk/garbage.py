"""Python's garbage is collected in the window's thread only.

A cycle may hold a Qt object, and Qt objects must go in the thread they live in. Left to itself the
collector runs in whichever thread happens to allocate, the register's too, and takes the heap down.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Garbage(QObject):
    """Collects now and then, in the thread it was made in, instead of the collector itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose turn it is, as the collector itself would."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
