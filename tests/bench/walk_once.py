"""One walk through every page of a real window, with threads; what it took is written as JSON.

    python -m tests.bench.walk_once register changes|visits

``changes``: pages come up again and again; how long each kept the window's thread, and how long the
longest event kept it from the next: when pages are built (``first``), and when they come up again.
``visits``: the memory after every page was seen twice, once a letter has been drawn besides, once
the day's copy is made, and 500 visits later. Drawing brings reportlab, pikepdf and PDFium, which is
counted by itself.

Counted is the time the window's own thread computed: what else runs on the machine, and waits for
it, is not of our making.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

from PySide6.QtCore import QObject, QTimer

from dpo_desk.desk.keeper import FIRST_LOOK_MS

ROUNDS = 6
VISITS = 500
DRAWING = frozenset({"wordings"})  # pages that show a letter as soon as they are opened
_SETTLED_S = FIRST_LOOK_MS / 1000 + 15  # by then the day's copy is made
_REST_MS = 15  # between two steps: time for the events that are waiting
_BEAT_MS = 5


class Walk(QObject):
    """Takes one step after another, each when everything the last one asked for is there."""

    def __init__(self, opening: Any, steps: Iterator[object], done: Callable[[], None]) -> None:
        super().__init__(opening)
        self._background = opening.desk.background
        self._steps, self._done = steps, done
        self._timer = QTimer(self, interval=_REST_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        if self._background.resting and next(self._steps, self) is self:
            self._timer.stop()
            self._done()


class Heartbeat(QObject):
    """How long the window's thread was busy between two beats, at the worst (seconds)."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.latest = 0.0
        self._last = thread_time()
        timer = QTimer(self, interval=_BEAT_MS)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        now = thread_time()
        self.latest = max(self.latest, now - self._last)
        self._last = now


class Taken:
    """What a walk has measured (seconds)."""

    def __init__(self) -> None:
        self.changes: list[float] = []
        self.late: dict[str, float] = {}


def changes(opening: Any, taken: Taken) -> Iterator[object]:
    """Every page in turn; the first round builds them and is counted by itself."""
    for turn in range(ROUNDS + 1):
        beat = Heartbeat(opening)
        for key, args in places(opening):
            began = thread_time()
            opening.window.go(key, **args)
            opening.window.repaint()
            if turn:
                taken.changes.append(thread_time() - began)
            yield key
        when = "again" if turn else "first"
        taken.late[when] = max(beat.latest, taken.late.get(when, 0.0))
        beat.deleteLater()


def visits(opening: Any, memory: list[float]) -> Iterator[object]:
    """Every page twice, then a letter; on until the day's copy is made; and then 500 visits."""
    settled = perf_counter() + _SETTLED_S
    quiet = [place for place in places(opening) if place[0] not in DRAWING]
    for key, args in quiet * 2:
        opening.window.go(key, **args)
        yield key
    memory.append(used())
    ring = cycle(places(opening))
    left = VISITS
    for number in count():
        if number == 2 * len(places(opening)):
            memory.append(used())
        if perf_counter() > settled:
            if left in (VISITS, 0):
                memory.append(used())
            if not left:
                return
            left -= 1
        key, args = next(ring)
        opening.window.go(key, **args)
        yield key


def places(opening: Any) -> list[tuple[str, dict[str, Any]]]:
    """The pages, with what the page of a case must be told."""
    return [
        (entry.key, {"id": 1} if entry.key == "request" else {}) for entry in opening.window.entries
    ]


def used() -> float:
    """The memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def main(register: str, what: str) -> None:
    from dpo_desk.app import application, build
    from dpo_desk.desk.garbage import Garbage
    from tests import sample

    sys.excepthook = _give_up
    app = application()
    opening = build(app, sample.clock())
    garbage = Garbage(opening)
    taken = Taken()
    memory: list[float] = []
    steps = changes(opening, taken) if what == "changes" else visits(opening, memory)

    def end() -> None:
        found = {"changes": taken.changes, "late": taken.late, "memory": memory}
        sys.stdout.write(json.dumps(found))
        sys.stdout.flush()
        os._exit(0)

    opening.window.show()
    opening.open(Path(register))
    walk = Walk(opening, steps, end)
    app.exec()
    del walk, garbage


def _give_up(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """Half a walk has no figures."""
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
