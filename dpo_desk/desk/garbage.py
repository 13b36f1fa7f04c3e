"""Python's garbage is collected in the window's thread only.

A cycle may hold a Qt object, and Qt objects must go in the thread they live in. Left to itself the
collector runs in whichever thread happens to allocate, the register's too, and takes the heap down.
"""

import gc
from itertools import count

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_WHOLE = 10  # of so many rounds one looks at what was set aside, too


class Garbage(QObject):
    """Collects now and then, in the thread it was made in, instead of the collector itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what starting made all stays, and need not be looked at again
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose turn it is, as the collector itself would."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            if generation == 2:
                _collect_all()
            else:
                gc.collect(generation)
            return


def thaw() -> None:
    """Pages were thrown away: the next time everything is looked at."""
    gc.unfreeze()


_seen = count(1)


def _collect_all() -> None:
    """What survives is set aside: to look at all of it takes a tenth of a second each time."""
    if next(_seen) % _WHOLE == 0:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
