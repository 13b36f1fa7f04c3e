"""What is typed on the command line, as what it means; each says in a sentence what it expected."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

import click

from dpo_desk import words
from dpo_desk.cli.errors import Misuse, hint
from dpo_desk.law import durations
from dpo_desk.law.clock import read_instant
from dpo_desk.law.codes import LetterKind, letter_kind
from dpo_desk.law.facts import Pause

C = TypeVar("C", bound=StrEnum)


class Day(click.ParamType):
    """A date of ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """The day; raises Misuse."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Misuse("cli.error.date", name=hint(param), text=value) from None


class Moment(click.ParamType):
    """An instant of ISO 8601, in Oslo where it has no offset."""

    name = "timestamp"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime:
        """The instant; raises Misuse, also for a date without a time of day."""
        if isinstance(value, datetime):
            return value
        try:
            if len(value) <= len("2026-11-20"):
                raise ValueError(value)
            return read_instant(value)
        except (ValueError, OverflowError):
            raise Misuse("cli.error.timestamp", name=hint(param), text=value) from None


class Period(click.ParamType):
    """A period of ISO 8601: P30D, P1M."""

    name = "period"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """The period as it was written; raises Misuse."""
        try:
            durations.parse(value)
        except ValueError:
            raise Misuse("cli.error.period", name=hint(param), text=value) from None
        return str(value)


class PauseType(click.ParamType):
    """The day of a question and of its answer: ASKED/ANSWERED, or ASKED/ while it waits."""

    name = "asked/answered"

    def convert(self, value: Any, param: Any, ctx: Any) -> Pause:
        """The pause; raises Misuse."""
        if isinstance(value, Pause):
            return value
        asked, slash, answered = value.partition("/")
        try:
            if not slash:
                raise ValueError(value)
            end = date.fromisoformat(answered) if answered else None
            pause = Pause(date.fromisoformat(asked), end)
        except ValueError:
            raise Misuse("cli.error.pause", name=hint(param), text=value) from None
        if pause.answered is not None and pause.answered < pause.asked:
            raise Misuse("cli.error.pause_order", name=hint(param), text=value)
        return pause


class CodeType(click.ParamType, Generic[C]):
    """One of a list of codes."""

    def __init__(self, codes: Iterable[C], name: str) -> None:
        self.codes = tuple(codes)
        self.name = name

    def convert(self, value: Any, param: Any, ctx: Any) -> C:
        """The code; raises Misuse, which names them all."""
        wanted = str(value).strip().lower()
        for code in self.codes:
            if code.value == wanted:
                return code
        known = ", ".join(self.codes)
        raise Misuse("cli.error.code", name=hint(param), text=value, known=known)


class LetterType(click.ParamType):
    """A letter by its code or its B-number."""

    name = "letter"

    def convert(self, value: Any, param: Any, ctx: Any) -> LetterKind:
        """The letter; raises Misuse for no letter at all."""
        try:
            return letter_kind(str(value))
        except ValueError:
            raise Misuse("cli.error.letter", text=value) from None


class Text(click.ParamType):
    """Somebody's words as they stand."""

    name = "text"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """The text; raises Misuse for bytes that are none."""
        try:
            str(value).encode()
        except UnicodeEncodeError:
            raise Misuse("cli.error.no_text", name=hint(param)) from None
        return str(value)


class Language(StrEnum):
    """The languages of the program."""

    NB = "nb"
    NN = "nn"
    EN = "en"


class LetterLanguage(StrEnum):
    """The languages a person may write in."""

    NB = "nb"
    NN = "nn"
    EN = "en"
    OTHER = "other"


class LanguageType(CodeType[Language]):
    """One of the languages of the program."""

    def __init__(self) -> None:
        super().__init__(Language, "language")
        assert [str(each) for each in Language] == list(words.LANGUAGES)
