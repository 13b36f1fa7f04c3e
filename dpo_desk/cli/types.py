"""What is typed on the command line, as what it means; each says in a sentence what it expected."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

import click

from dpo_desk.cli.errors import Misuse, hint
from dpo_desk.law import durations
from dpo_desk.law.clock import read_instant
from dpo_desk.law.codes import LetterKind, letter_kind
from dpo_desk.law.facts import Pause

C = TypeVar("C", bound=StrEnum)


class Typed(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """Something typed: ``read`` gives its meaning, ``wrong`` is the message for what has none."""

    wrong: ClassVar[str]

    def read(self, text: str) -> Any:
        """What the text means; raises ValueError."""
        raise NotImplementedError

    def expected(self) -> dict[str, str]:
        """More values for the message."""
        return {}

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """What was typed, as what it means; raises Misuse."""
        if not isinstance(value, str) or isinstance(value, StrEnum):
            return value
        try:
            return self.read(value)
        except (ValueError, OverflowError):
            raise Misuse(self.wrong, name=hint(param), text=value, **self.expected()) from None


class Day(Typed):
    """A date of ISO 8601."""

    name = "date"
    wrong = "cli.error.date"

    def read(self, text: str) -> date:
        """The day."""
        return date.fromisoformat(text)


class Moment(Typed):
    """An instant of ISO 8601, in Oslo where it has no offset; never a date alone."""

    name = "timestamp"
    wrong = "cli.error.timestamp"

    def read(self, text: str) -> datetime:
        """The instant, aware."""
        if len(text) <= len("2026-11-20"):
            raise ValueError(text)
        return read_instant(text)


class Period(Typed):
    """A period of ISO 8601: P30D, P1M."""

    name = "period"
    wrong = "cli.error.period"

    def read(self, text: str) -> str:
        """The period as it was written."""
        durations.parse(text)
        return text


class PauseType(Typed):
    """The day of a question and of its answer: ASKED/ANSWERED, or ASKED/ while it waits."""

    name = "asked/answered"
    wrong = "cli.error.pause"

    def read(self, text: str) -> Pause:
        """The pause; raises Misuse for an answer before its question."""
        asked, slash, answered = text.partition("/")
        if not slash:
            raise ValueError(text)
        end = date.fromisoformat(answered) if answered else None
        pause = Pause(date.fromisoformat(asked), end)
        if pause.answered is not None and pause.answered < pause.asked:
            raise Misuse("cli.error.pause_order", text=text)
        return pause


class CodeType(Typed, Generic[C]):
    """One of a list of codes."""

    wrong = "cli.error.code"

    def __init__(self, codes: Iterable[C], name: str) -> None:
        self.codes = {code.value: code for code in codes}
        self.name = name

    def expected(self) -> dict[str, str]:
        """All the codes there are."""
        return {"known": ", ".join(self.codes)}

    def read(self, text: str) -> C:
        """The code, whatever its capitals."""
        found = self.codes.get(text.strip().lower())
        if found is None:
            raise ValueError(text)
        return found


class LetterType(Typed):
    """A letter by its code or its B-number."""

    name = "letter"
    wrong = "cli.error.letter"

    def read(self, text: str) -> LetterKind:
        """The letter, also one that this version cannot write."""
        return letter_kind(text)


class Text(Typed):
    """Somebody's words as they stand; bytes that are no text are refused."""

    name = "text"
    wrong = "cli.error.no_text"

    def read(self, text: str) -> str:
        """The words."""
        text.encode()  # raises UnicodeEncodeError, a ValueError
        return text


class Fact(Typed):
    """What the manager says in a letter: NAME=VALUE."""

    name = "name=value"
    wrong = "cli.error.fact_form"

    def read(self, text: str) -> tuple[str, str]:
        """The name and the value, which may be empty."""
        text.encode()
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise ValueError(text)
        return name.strip(), value


class Language(StrEnum):
    """The languages of the program."""

    NB = "nb"
    NN = "nn"
    EN = "en"


class WrittenLanguage(StrEnum):
    """The languages a person may write in."""

    NB = "nb"
    NN = "nn"
    EN = "en"
    OTHER = "other"
