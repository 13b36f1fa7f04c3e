"""Two hundred pages bound in a real window, with threads; what it took is written as JSON.

    python -m tests.bench.bind_once register

``binding``: the annexes in their sheet; ``case``: the whole case as one file, saved from the log;
``printing``: ten of its pages, to a printer that writes a file. Of each: the longest that an event
was kept waiting by the window's thread, in seconds of that thread (``late``), and all of it by the
clock.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.walk_once import Heartbeat, Walk, _give_up

_FILES, _PAGES = 20, 10


def make_register(folder: Path) -> Path:
    """One case with two hundred pages, half of them scanned."""
    from dpo_desk.duties import collecting, identity, intake
    from dpo_desk.records import Search, SearchResult
    from tests import sample
    from tests.bench.bench_binding import _printed, _scanned
    from tests.duties.conftest import DRAFT

    with sample.make(folder) as register:
        intake.log_request(register, DRAFT)
        identity.no_doubt(register, 1, "Kjent")
        rows = register.find(Search, order="id")
        for row in rows:
            collecting.mark(register, row.id, SearchResult.FOUND)
        for number in range(_FILES):
            data = _scanned(number) if number % 2 else _printed(number)
            collecting.attach(register, rows[0].id, f"Funn {number + 1}.pdf", data)
        return register.path


def steps(opening: Any, taken: dict[str, Any]) -> Iterator[object]:
    """Open the case, bind its annexes, save and print the whole of it."""
    window = opening.window
    window.go("request", id=1, step="answer")
    for turn in range(40):  # the page and the list of annexes are built
        yield turn
    page = window.pages.page
    panel = page._panels["answer"]

    def bind() -> Callable[[], bool]:
        panel.form.along.see_bound()
        return lambda: bool(panel.sheet is not None and panel.sheet._pdf)

    yield from _measured(opening, taken, "binding", bind)
    panel.sheet.close_sheet()
    page._choose_tab("log")
    for turn in range(20):
        yield turn
    log = page._stack.currentWidget()
    path = Path(tempfile.mkdtemp()) / "sak.pdf"

    def save() -> Callable[[], bool]:
        log.save_to(path)
        return path.exists

    yield from _measured(opening, taken, "case", save)
    taken["pages"] = _pages(path)
    printed: list[bool] = []

    def put_out() -> Callable[[], bool]:
        from dpo_desk.desk import printing

        job = printing.begin(window, path.read_bytes(), _printer(path), opening.desk.words)
        job.done.connect(printed.append)
        return lambda: bool(printed)

    yield from _measured(opening, taken, "printing", put_out)


def _printer(path: Path) -> Any:
    """One that writes a file, as fine as an office's."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(path.with_name("trykk.pdf")))
    printer.setResolution(600)
    printer.setFromTo(4, 13)
    return printer


def _measured(
    opening: Any, taken: dict[str, Any], name: str, begin: Callable[[], Callable[[], bool]]
) -> Iterator[object]:
    beat, began = Heartbeat(opening), perf_counter()
    done = begin()
    while not done():
        yield name
    yield name
    taken[name] = {"late": beat.latest, "whole": perf_counter() - began}
    beat.deleteLater()


def _pages(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def main(register: str) -> None:
    from dpo_desk.app import application, build
    from dpo_desk.desk.garbage import Garbage
    from tests import sample

    sys.excepthook = _give_up
    app = application()
    opening = build(app, sample.clock())
    garbage = Garbage(opening)
    taken: dict[str, Any] = {}

    def end() -> None:
        sys.stdout.write(json.dumps(taken))
        sys.stdout.flush()
        os._exit(0)

    opening.window.show()
    opening.open(Path(register))
    walk = Walk(opening, _opened(opening, taken), end)
    app.exec()
    del walk, garbage


def _opened(opening: Any, taken: dict[str, Any]) -> Iterator[object]:
    """Wait until the register is there."""
    while opening.current is None:
        yield None
    yield from steps(opening, taken)


if __name__ == "__main__":
    main(*sys.argv[1:])
