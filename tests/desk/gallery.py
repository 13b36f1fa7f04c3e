"""Every piece of the window, for the eye: ``python -m tests.desk.gallery FOLDER``."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from dpo_desk.desk.context import Desk
from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.page import Page
from dpo_desk.desk.sidebar import NavEntry
from dpo_desk.desk.theme import Theme
from dpo_desk.desk.widgets.date_popup import DatePopup
from tests.desk.gallery_fields import Fields
from tests.desk.gallery_pages import Case, Empty, Pieces, Processors, Sheet
from tests.desk.pieces import TODAY, FakeRegister, new_desk

SIZE = (1280, 800)
PAGES: dict[str, Callable[[Desk], Page]] = {
    "processors": Processors,
    "case": Case,
    "pieces": Pieces,
    "fields": Fields,
    "empty": Empty,
    "sheet": Sheet,
}
ENTRIES = [
    NavEntry("requests", "inbox", Empty, 2),
    NavEntry("case", "inbox", Case, hidden=True, section="requests"),
    NavEntry("sheet", "inbox", Sheet, hidden=True, section="requests"),
    NavEntry("calendar", "calendar-days", Pieces, 4),
    NavEntry("fields", "pencil", Fields, hidden=True, section="calendar"),
    NavEntry("pieces", "info", Pieces, hidden=True, section="calendar"),
    NavEntry("empty", "inbox", Empty, hidden=True, section="requests"),
    NavEntry("processors", "building-2", Processors, 6, group="register"),
    NavEntry("settings", "settings", Empty, foot=True),
]


def window(theme: Theme, language: str = "nb") -> MainWindow:
    """A window with the gallery's pages."""
    desk = new_desk(theme, language)
    desk.background.open(FakeRegister)
    shown = MainWindow(desk, ENTRIES, on_lock=lambda: None)
    shown.show_shell("Fjordlys Data AS")
    shown.set_count("requests", 2)
    return shown


def save_calendar(shown: MainWindow, path: Path) -> None:
    """The calendar that a date is picked from."""
    popup = DatePopup(shown.desk.words, date(2026, 11, 3), TODAY, shown)
    popup.show_under(shown)
    QApplication.processEvents()
    popup.grab().save(str(path))
    popup.close()


def main(folder: Path) -> None:
    """Save every page in light, dark, at 200 %, in English, and the calendar of a date."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, "light")
    theme.still = True
    for name, mode, scale, language in (
        ("light", "light", 1.0, "nb"),
        ("dark", "dark", 1.0, "nb"),
        ("200", "light", 2.0, "nb"),
        ("english", "light", 1.0, "en"),
    ):
        theme.set_mode(mode)  # type: ignore[arg-type]
        theme.set_scale(scale)
        shown = window(theme, language)
        shown.resize(*SIZE)
        shown.show()
        for key in PAGES:
            shown.go(key)
            app.processEvents()
            shown.grab().save(str(folder / f"{key}-{name}.png"))
        save_calendar(shown, folder / f"calendar-{name}.png")
        shown.go("empty")
        shown.desk.toast("MailerLite er slettet", "Angre", lambda: None)
        shown.show_example(example=True)
        app.processEvents()
        shown.grab().save(str(folder / f"toast-{name}.png"))
        shown.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
