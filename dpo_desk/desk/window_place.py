"""Where the window stands and how large it is, on this machine and with each register."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from dpo_desk.desk.main_window import MainWindow

WIDTH, HEIGHT = 1280, 800
_KEY = "window"


def first(window: "MainWindow") -> None:
    """Stand where the last window on this machine stood."""
    if not _restore(window, window.desk.preferences.get(_KEY)):
        window.resize(WIDTH, HEIGHT)


def recall(window: "MainWindow") -> None:
    """Stand where the window stood with this register, if that was not the last one used."""
    kept = window.desk.preferences
    if kept.get(_KEY) != kept.machine(_KEY):
        _restore(window, kept.get(_KEY))


def keep(window: "MainWindow") -> None:
    """Remember where it stands."""
    place = bytes(window.saveGeometry().toHex().data()).decode()
    window.desk.preferences.set(_KEY, place)


def _restore(window: "MainWindow", place: object) -> bool:
    known = isinstance(place, str) and window.restoreGeometry(QByteArray.fromHex(place.encode()))
    return bool(known)
