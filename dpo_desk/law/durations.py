"""Periods of ISO 8601 (P1M, P3Y6M, P2W, PT30M): read, written, counted, and said in words."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dpo_desk import words
from dpo_desk.law.working_days import add_months

_ISO = re.compile(
    r"P(?:([0-9]{1,5})W|"
    r"(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})D)?"
    r"(?:T(?:([0-9]{1,5})H)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})S)?)?)"
)
_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")


class Duration(NamedTuple):
    """A period as it was said: six months stay six months and do not become 182 days."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0

    def __str__(self) -> str:
        """The ISO 8601 form."""
        return write(self)

    def __bool__(self) -> bool:
        """Whether the period has any length."""
        return any(self)


def parse(text: str) -> Duration:
    """The period an ISO 8601 text holds; raises ValueError for anything else, fractions too."""
    match = _ISO.fullmatch(text)
    if match is None or text[-1] in "PT":
        raise ValueError(f"not an ISO 8601 period such as P30D, P1M or P3Y6M: {text!r}")
    weeks, years, months, *rest = (int(part or 0) for part in match.groups())
    return Duration(years, months, weeks, *rest)


def write(duration: Duration) -> str:
    """The ISO 8601 form; weeks beside other units are written as days, no length as PT0S."""
    if duration == Duration(weeks=duration.weeks) and duration.weeks:
        return f"P{duration.weeks}W"
    days = duration.weeks * 7 + duration.days
    day = _joined((duration.years, "Y"), (duration.months, "M"), (days, "D"))
    time = _joined((duration.hours, "H"), (duration.minutes, "M"), (duration.seconds, "S"))
    return f"P{day}T{time}" if time else f"P{day or 'T0S'}"


def add(day: date, period: Duration | str) -> date:
    """The date on which a period from ``day`` ends: months and years by the calendar.

    A date that does not exist becomes the last of its month (29 February → 28 February); hours
    count as whole days only. Raises ValueError past the year 9999.
    """
    duration = parse(period) if isinstance(period, str) else period
    clock = timedelta(hours=duration.hours, minutes=duration.minutes, seconds=duration.seconds)
    days = duration.weeks * 7 + duration.days + clock.days
    try:
        return add_months(day, duration.years * 12 + duration.months) + timedelta(days=days)
    except (OverflowError, ValueError):
        raise ValueError(f"{write(duration)} from {day} reaches past the year 9999") from None


def say(period: Duration | str, language: str) -> str:
    """The period in words, small numbers spelled out as in a letter: «tre år og seks måneder»."""
    duration = parse(period) if isinstance(period, str) else period
    to_words = words.of(language)
    parts = [
        to_words.n(f"duration.{unit}", n, number=_number(unit, n, language))
        for unit, n in zip(_UNITS, duration, strict=True)
        if n
    ]
    return enumerate_words(parts, language) if parts else to_words("duration.none")


def enumerate_words(parts: list[str] | tuple[str, ...], language: str) -> str:
    """Parts as a sentence lists them: «a, b og c»; raises ValueError for none."""
    if not parts:
        raise ValueError("nothing to list")
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])} {words.of(language)('list.and')} {parts[-1]}"


def number(n: int, language: str) -> str:
    """A count in words up to twelve, in digits above."""
    to_words = words.of(language)
    return to_words(f"number.{n}") if 0 <= n <= 12 else str(n)


def _number(unit: str, n: int, language: str) -> str:
    # Bokmål and nynorsk inflect the one: ett år, én måned; a language without it uses its number.
    if n != 1:
        return number(n, language)
    return words.of(language)(f"number.one.{unit}")


def _joined(*parts: tuple[int, str]) -> str:
    return "".join(f"{n}{letter}" for n, letter in parts if n)
