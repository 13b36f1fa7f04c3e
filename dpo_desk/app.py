"""The one place where the parts are wired together.

The window paints first; then the register opens, in its own thread. Nothing that takes time to
import is imported before that (``tests/test_app.py`` holds it), and the garbage collector rests
until then: starting makes a great many small things that all stay (later: ``desk/garbage.py``).
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from dpo_desk import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dpo_desk.desk.background import Background
    from dpo_desk.desk.opening import Opening
    from dpo_desk.desk.preferences import Preferences
    from dpo_desk.desk.recent import RecentRegisters
    from dpo_desk.law.clock import Clock

APP_NAME = "Personvernpermen"
PASSWORD = "DPO_DESK_PASSWORD"  # noqa: S105 - the name of a variable


class Options(NamedTuple):
    """What was asked for when the program was started."""

    register: Path | None = None
    tour: Path | None = None


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; with ``--tour`` walk the whole road without one. Returns the exit code."""
    password = os.environ.pop(PASSWORD, "")  # no child and no report of a crash shall see it
    options = read_options(sys.argv[1:] if argv is None else argv)
    if options.tour is not None:
        return _walk(options.tour)
    return _show(options.register, password)


def read_options(argv: Sequence[str]) -> Options:
    """The command line; exits with a line of help where it cannot be read."""
    if not argv:
        return Options()
    *before, last = argv
    if before in ([], ["--register"]) and last and not last.startswith("-"):
        return Options(Path(last).absolute())  # as a double click says it; a parser takes its time
    from argparse import ArgumentParser

    parser = ArgumentParser("personvernpermen", description=f"{APP_NAME} {__version__}")
    parser.add_argument("file", nargs="?", type=Path, help="a register (.perm) to open")
    parser.add_argument("--register", type=Path, metavar="FILE", help="the same")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="walk the road without a screen")
    parser.add_argument("--version", action="version", version=f"{APP_NAME} {__version__}")
    found = parser.parse_args(argv)
    register: Path | None = found.register or found.file
    return Options(register.absolute() if register else None, found.tour)


def application() -> "QApplication":
    """The application, made once."""
    _before_qt()
    from PySide6.QtWidgets import QApplication

    app = cast("QApplication | None", QApplication.instance())
    if app is None:
        # Fusion everywhere. Asked for here it is free; ``setStyle`` hands the style over to Python,
        # which then learns its five hundred names before the first paint.
        app = QApplication(["personvernpermen", "-style", "fusion"])
        app.setProperty("fusion", True)
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName("personvernpermen")
    return app


def _before_qt() -> None:
    """``desk`` has its say on how PySide is imported."""
    import dpo_desk.desk  # noqa: F401


def build(
    app: "QApplication",
    clock: "Clock",
    preferences: "Preferences | None" = None,
    *,
    recent: "RecentRegisters | None" = None,
    signals: Path | None = None,
    background: "Background | None" = None,
    ask_system: bool = True,
) -> "Opening":
    """A window with all its parts, not yet shown; what is left out lives in memory only.

    Without ``ask_system`` the theme must be told to ``settle`` once the window has painted.
    """
    from dpo_desk.desk.background import Background
    from dpo_desk.desk.context import Desk
    from dpo_desk.desk.main_window import MainWindow
    from dpo_desk.desk.opening import Opening
    from dpo_desk.desk.pages import navigation
    from dpo_desk.desk.preferences import Preferences
    from dpo_desk.desk.recent import RecentRegisters
    from dpo_desk.desk.standard_words import StandardWords
    from dpo_desk.desk.theme import Theme
    from dpo_desk.desk.wanted_look import known_contrast, known_mode, known_scale

    kept = preferences or Preferences()
    desk = Desk(
        clock=clock,
        background=background or Background(app),
        theme=Theme(
            app,
            known_mode(kept.get("theme")),
            known_scale(kept.get("scale")),
            contrast=known_contrast(kept.get("contrast")),
            calm=kept.get("motion") == "less",
            ask=ask_system,
        ),
        preferences=kept,
        parent=app,
    )
    said = StandardWords(desk.words, desk)
    app.installTranslator(said)
    desk.words_changed.connect(lambda: said.speak(desk.words))
    opening = Opening(desk, recent or RecentRegisters(), signals)
    opening.take(MainWindow(desk, navigation.entries(opening), on_lock=opening.lock))
    return opening


def _show(register: Path | None, password: str) -> int:
    gc.disable()
    app = application()
    from platformdirs import user_config_path, user_state_path

    from dpo_desk.desk.first_paint import AfterFirstPaint
    from dpo_desk.desk.preferences import Preferences
    from dpo_desk.desk.recent import RecentRegisters
    from dpo_desk.desk.single_window import bring_forward
    from dpo_desk.law.clock import SystemClock

    config = user_config_path(APP_NAME, appauthor=False)
    signals = user_state_path(APP_NAME, appauthor=False) / "windows"
    recent = RecentRegisters(config / "recent.json")
    wanted = register or (recent.last.path if recent.last else None)
    if wanted is not None and bring_forward(signals, wanted):
        return 0
    preferences = Preferences(config / "settings.json")
    opening = build(
        app, SystemClock(), preferences, recent=recent, signals=signals, ask_system=False
    )

    def start() -> None:
        if wanted is not None:
            opening.start(register, password)
        opening.desk.theme.settle()
        from dpo_desk.desk.garbage import Garbage

        Garbage(opening)

    if wanted is None:
        opening.welcome()
    else:
        opening.window.show_shell()
    AfterFirstPaint(opening.window, start)
    opening.window.show()
    code = app.exec()
    opening.close()
    return code


def _walk(folder: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = application()
    from dpo_desk.desk.garbage import Garbage
    from dpo_desk.desk.tour import Tour
    from dpo_desk.law.clock import SystemClock

    Garbage(app)
    tour = Tour(build(app, SystemClock()), folder)
    code = tour.walk()
    tour.opening.close()
    return code
