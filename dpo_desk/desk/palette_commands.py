"""What the palette can do besides finding: every action of menu and navigation, with its keys."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QKeySequence

from dpo_desk.desk.palette_rows import Row
from dpo_desk.desk.theme import Mode

if TYPE_CHECKING:
    from dpo_desk.desk.main_window import MainWindow

_MODES: Final[tuple[Mode, ...]] = ("light", "dark", "system")
_LANGUAGES: Final = {"nb": "Norsk bokmål", "nn": "Norsk nynorsk", "en": "English"}
_CALLED: Final = {"nb": "Norwegian", "nn": "Norwegian", "en": "engelsk"}  # by other speakers
# What stands on a card of the settings, and is looked for by its own name.
_INSIDE: Final = {
    "appearance": ("settings.theme", "settings.contrast", "settings.textsize", "settings.motion"),
    "backup": ("backup.make", "backup.restore"),
}
_CARDS: Final = (
    "company",
    "letterhead",
    "wordings",
    "appearance",
    "reminders",
    "keeping",
    "suppression",
    "security",
    "backup",
)


def commands(window: "MainWindow") -> list[Row]:
    """All that can be done from here, the nearest first."""
    return [*_of_page(window), *_of_menu(window), *_places(window), *_settings(window)]


def _of_page(window: "MainWindow") -> Iterator[Row]:
    page, told = window.pages.page, window.commands
    primary = page.primary if page is not None else None
    yield _row(told.new_request, "plus")
    if primary is None or not primary.isEnabled() or primary.isHidden():
        yield _row(told.new, "plus")
        return
    text = primary.text().replace("&&", "&")
    if text != told.new_request.text():
        icon = "plus" if text.startswith(told.new.text()) else "circle-check"
        yield Row("command", text, icon=icon, keys=_read("Ctrl+Return"), act=primary.click)


def _of_menu(window: "MainWindow") -> Iterator[Row]:
    told = window.commands
    yield _row(told.undo, "undo-2")
    yield _row(told.redo, "undo-2")
    yield _row(told.print, "printer")
    yield _row(told.help, "info")
    if window.can_lock:
        yield _row(told.lock, "lock")
    yield _row(told.registers, "notebook-tabs")
    yield _row(told.quit, "x")


def _places(window: "MainWindow") -> Iterator[Row]:
    words = window.desk.words
    for entry in window.entries:
        if not entry.hidden:
            name = words("search.goto", page=words(f"nav.{entry.key}"))
            keys = f"Ctrl+{entry.number}" if entry.number else ""
            go = partial(window.go, entry.key)
            yield Row("command", name, icon=entry.icon, keys=_read(keys), act=go)


def _settings(window: "MainWindow") -> Iterator[Row]:
    desk = window.desk
    words = desk.words
    if any(entry.key == "settings" for entry in window.entries):
        for card in _CARDS:
            name = words("search.goto.settings", card=words(f"settings.{card}"))
            go = partial(window.go, "settings", card=card)
            also = " ".join(words(key) for key in _INSIDE.get(card, ()))
            yield Row("command", name, icon="settings", act=go, also=also)
    for mode in _MODES:
        if mode != desk.theme.mode:
            name = words(f"search.theme.{mode}")
            yield Row("command", name, icon="sun", act=partial(_set_mode, window, mode))
    for language, spoken in _LANGUAGES.items():
        if language != words.language:
            name = words("search.language", language=spoken)
            act = partial(desk.set_language, language)
            yield Row("command", name, icon="settings", act=act, also=_CALLED[language])


def _set_mode(window: "MainWindow", mode: Mode) -> None:
    window.desk.preferences.set("theme", mode)
    window.desk.theme.set_mode(mode)


def _row(action: QAction, icon: str) -> Row:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Row("command", action.text(), icon=icon, keys=keys, act=action.trigger)


def _read(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
