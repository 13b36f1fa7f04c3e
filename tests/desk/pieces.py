"""What the window's tests are made of: a desk without a register, and a register without a file."""

from datetime import date
from typing import Any

from dpo_desk.desk.background import InlineBackground
from dpo_desk.desk.context import Desk
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.theme import Theme
from dpo_desk.law.clock import FixedClock

TODAY = date(2026, 11, 19)


def new_desk(theme: Theme, language: str = "nb") -> Desk:
    """A desk of its own, in a language."""
    preferences = Preferences()
    preferences.set("language", language)
    background = InlineBackground(theme)
    desk = Desk(
        clock=FixedClock.at_noon(TODAY),
        background=background,
        theme=theme,
        preferences=preferences,
        parent=theme,
    )
    background.unhandled = desk.tell
    return desk


class FakeRegister:
    """What a background needs of a register, and what a form writes to."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, Any, str]] = []
        self.drafts: dict[str, str] = {}
        self.listeners: list[Any] = []
        self.closed = False

    def on_change(self, listener: Any) -> None:
        self.listeners.append(listener)

    def close(self) -> None:
        self.closed = True

    def undo_label(self) -> None:
        return None

    def redo_label(self) -> None:
        return None

    def keep_draft(self, table: str, uid: str, field: str, text: str) -> None:
        if text:
            self.drafts[field] = text
        else:
            self.drafts.pop(field, None)
