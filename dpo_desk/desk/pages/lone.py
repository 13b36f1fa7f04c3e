"""The pages without navigation, each imported when it is first shown."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening


def welcome(opening: "Opening", trouble: DeskError | None, desk: Desk) -> QWidget:
    """The first page, with what went wrong."""
    from dpo_desk.desk.pages.welcome import WelcomePage

    return WelcomePage(desk, opening, trouble)


def new_register(opening: "Opening", desk: Desk) -> QWidget:
    """Where a register is made."""
    from dpo_desk.desk.pages.new_register import NewRegisterPage

    return NewRegisterPage(desk, opening)


def restore(opening: "Opening", target: Path | None, desk: Desk) -> QWidget:
    """Where a copy is brought back; ``target`` is what it would replace."""
    from dpo_desk.desk.pages.restore import RestorePage

    return RestorePage(desk, opening, target)


def unlock(opening: "Opening", path: Path, trouble: DeskError | None, desk: Desk) -> QWidget:
    """Where the password of a register is asked for."""
    from dpo_desk.desk.pages.unlock import UnlockPage

    return UnlockPage(desk, opening, path, trouble)


def waiting(desk: Desk) -> QWidget:
    """Where a register is closed and its file worked on."""
    from dpo_desk.desk.pages.waiting import WaitingPage

    return WaitingPage(desk)
