"""Why a deadline is what it is: a message key with its facts, and the sentence they make."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from dpo_desk import words
from dpo_desk.law import dates, durations, working_days

Value = date | datetime | int | str | tuple[date, ...] | tuple[str, ...]


class Reason(NamedTuple):
    """One step of the reckoning.

    Values are dates, instants in Oslo, counts, ISO 8601 periods, or several dates or periods.
    """

    key: str
    values: Mapping[str, Value]


def sentences(reasons: Iterable[Reason], language: str) -> tuple[str, ...]:
    """Every reason as a sentence in ``language`` (nb, nn, en), in the order given."""
    return tuple(say(reason, language) for reason in reasons)


def say(reason: Reason, language: str) -> str:
    """The reason as a plain sentence in ``language``."""
    values = {name: _word(value, language) for name, value in reason.values.items()}
    counts = [value for value in reason.values.values() if isinstance(value, int)]
    to_words = words.of(language)
    text = to_words.n(reason.key, counts[0], **values) if counts else to_words(reason.key, **values)
    return text[:1].upper() + text[1:]


def _word(value: Value, language: str) -> str:
    match value:
        case datetime():
            return dates.moment(value, language)
        case date():
            return dates.write(value, language, "weekday")
        case int():
            return durations.number(value, language)
        case str():
            return durations.say(value, language)
        case _:
            return _several(value, language)


def _several(values: tuple[date, ...] | tuple[str, ...], language: str) -> str:
    parts = [
        _closed_day(value, language) if isinstance(value, date) else durations.say(value, language)
        for value in values
    ]
    return durations.enumerate_words(parts, language)


def _closed_day(day: date, language: str) -> str:
    """A day with what makes it no working day: «torsdag 25. mars (skjærtorsdag)»."""
    to_words = words.of(language)
    text = f"{dates.weekday(day, language)} {dates.write(day, language, 'day_month')}"
    named = [to_words(f"holiday.{code}") for code in working_days.names(day)]
    return f"{text} ({durations.enumerate_words(named, language)})" if named else text
