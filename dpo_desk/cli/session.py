"""What one call knows: its language, what day it is, the password, and the register it opens."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from dpo_desk import words
from dpo_desk.cli import files
from dpo_desk.cli.errors import Misuse
from dpo_desk.law.clock import Clock, FixedClock, SystemClock
from dpo_desk.words import DeskError, Words

if TYPE_CHECKING:
    from dpo_desk.register import Register

T = TypeVar("T")

PASSWORD_VARIABLE: Final = "DPO_DESK_PASSWORD"  # noqa: S105
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Session:
    """Set by the options of the whole program; handed to every command as its context's object."""

    def __init__(self, language: str, password: str | None = None) -> None:
        self.language = language
        self.password_file: str | None = None
        self.today: date | None = None
        self._password = password

    @classmethod
    def of_environment(cls) -> "Session":
        """The user's language; the password leaves the environment here, used or not."""
        return cls(locale_language(os.environ), os.environ.pop(PASSWORD_VARIABLE, None))

    @property
    def words(self) -> Words:
        """The words of the session's language."""
        return words.of(self.language)

    @property
    def clock(self) -> Clock:
        """The clock of the machine, or the one that stands on ``--today``."""
        return SystemClock() if self.today is None else FixedClock.at_noon(self.today)

    def password(self) -> str | None:
        """The password given by file or environment, if any; raises Misuse for an empty one."""
        if self.password_file is not None:
            text = files.read_text(Path(self.password_file))
            self._password = text.removesuffix("\n").removesuffix("\r")
            self.password_file = None  # a pipe can be read only once
        if self._password == "":
            raise Misuse("cli.error.empty_password")
        return self._password

    def new_password(self) -> str:
        """The password of a new register, asked for twice; raises Misuse where nobody answers."""
        given = self.password()
        if given is not None:
            return given
        if not can_ask():
            raise Misuse("cli.error.new_password")
        first, again = self._ask("cli.ask.new_password"), self._ask("cli.ask.again")
        if first != again:
            raise DeskError("cli.error.not_the_same")
        return first

    def open(self, path: Path, *, write: bool = False) -> "Register":
        """Open a register; raises DeskError: no such file, wrong password, in use, and the like."""
        from dpo_desk.register import Register

        files.check_there(path)
        return self.unlock(
            lambda password: Register.open(
                path, password=password, clock=self.clock, read_only=not write
            )
        )

    def unlock(self, attempt: Callable[[str | None], T]) -> T:
        """Try with the password given; a person is asked for one only where the file has one.

        Raises DeskError, and what ``attempt`` raises.
        """
        from dpo_desk.register import PasswordNeeded

        try:
            return attempt(self.password())
        except PasswordNeeded:
            if not can_ask():
                raise DeskError("cli.error.password_needed") from None
        return attempt(self._ask("cli.ask.password"))

    def _ask(self, key: str) -> str:
        text: str = click.prompt(
            self.words(key), hide_input=True, err=True, default="", show_default=False
        )
        if not text:
            raise Misuse("cli.error.empty_password")
        return text


def can_ask() -> bool:
    """Whether a person sits at the keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()


def locale_language(environment: Mapping[str, str]) -> str:
    """The language of the locale where we have it, else bokmål."""
    for variable in _LOCALE_VARIABLES:
        code = environment.get(variable, "").partition(".")[0].partition("_")[0].lower()
        code = "nb" if code == "no" else code
        if code in words.LANGUAGES:
            return code
    return words.DEFAULT
