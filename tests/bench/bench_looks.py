"""How soon another look is there, with a full page on screen and others behind it."""

import os
import tempfile
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

from tests.bench import Figure

RUNS = 12
SWITCH_MS = 300


def run() -> list[Figure]:
    """Dark and light again on the two fullest pages: told, laid out and painted.

    Counted in the time that the processor works for us, which others cannot make longer.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from dpo_desk.app import application
    from tests import sample
    from tests.desk import window

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        sample.make(Path(folder), name="a.perm").close()
        with window.opened(app) as opening:
            for strays in app.findChildren(window.Strays):
                app.removeEventFilter(strays)  # they look at every event
            opening.open(Path(folder) / "a.perm")
            from tests.pictures import log_all

            log_all(opening.desk.background._register, "Kari Eksempel")
            taken = {key: _switches(app, opening, key) for key in ("settings", "request")}
    slowest = max(taken, key=lambda key: median(taken[key]))
    took = median(taken[slowest]) * 1000
    detail = f"{took:.0f} ms on {slowest}, the slowest of all {max(map(max, taken.values())):.2f} s"
    return [Figure(f"another look, of {SWITCH_MS} ms", took / SWITCH_MS, 1.0, 0.6, detail)]


def _switches(app: Any, opening: Any, key: str) -> list[float]:
    window, theme = opening.window, opening.desk.theme
    taken = []
    for turn in range(RUNS):
        window.go("requests")
        window.go(key, **({"id": 1} if key == "request" else {}))
        app.processEvents()
        began = thread_time()
        theme.set_mode("light" if turn % 2 else "dark")
        app.processEvents()
        window.repaint()
        taken.append(thread_time() - began)
    return taken
