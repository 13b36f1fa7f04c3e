"""Dates as people type them: «3.11», «3/11-26», «3. november», «i går», «forrige mandag».

The words of all three languages are always understood: who has the window in English may still
type «i går». Day comes before month. What is read is shown back in full, so a misunderstanding
is seen at once.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dpo_desk.law.working_days import add_months
from dpo_desk.law.written_periods import UnreadablePeriod, read_period
from dpo_desk.words import DeskError

_DAYS: Final = {
    "i dag": 0, "idag": 0, "today": 0,
    "i går": -1, "igår": -1, "yesterday": -1,
    "i forgårs": -2, "forgårs": -2, "i førgår": -2, "førgår": -2, "i førgårs": -2,
    "the day before yesterday": -2, "day before yesterday": -2,
    "i morgen": 1, "imorgen": 1, "i morra": 1, "i morgon": 1, "imorgon": 1, "tomorrow": 1,
    "i overmorgen": 2, "i overmorra": 2, "overmorgen": 2, "i overmorgon": 2, "overmorgon": 2,
    "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip
_WEEKDAYS: Final = (
    ("mandag", "måndag", "monday", "man", "mån", "mon"),
    ("tirsdag", "tysdag", "tuesday", "tir", "tys", "tue"),
    ("onsdag", "wednesday", "ons", "wed"),
    ("torsdag", "thursday", "tor", "thu"),
    ("fredag", "friday", "fre", "fri"),
    ("lørdag", "laurdag", "saturday", "lør", "lau", "sat"),
    ("søndag", "sundag", "sunday", "søn", "sun"),
)
_MONTHS: Final = (
    ("januar", "january", "jan"),
    ("februar", "february", "feb"),
    ("mars", "march", "mar"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("desember", "december", "des", "dec"),
)
_WEEKDAY_OF: Final = {name: i for i, names in enumerate(_WEEKDAYS) for name in names}
_MONTH_OF: Final = {name: i for i, names in enumerate(_MONTHS, 1) for name in names}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})(?:[./\- ]+(\d{4}|\d{2}))?[./]?")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?(?: of)? ?([a-zæøå]+)\.?(?:,? (\d{4}|\d{2}))?")
_NAMED_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_WEEKDAY = re.compile(r"(?:(\S+) )?([a-zæøå]+?)(s?)\.?")
_AGO = re.compile(r"(?:for )?(.+) (?:siden|sidan|ago)")
_IN = re.compile(r"(?:om|in) (.+)|(.+) (?:from now|fra nå|frå no)")
_BEFORE: Final = {"forrige", "førre", "sist", "siste", "last"}
_AFTER: Final = {
    "neste", "next", "på", "on", "kommende", "komande", "førstkommende", "førstkomande", "coming",
}  # fmt: skip


class UnreadableDate(DeskError):
    """What was typed is no date we understand."""

    def __init__(self) -> None:
        super().__init__("err.date.format")


def read_date(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that ``text`` means, seen from ``today``; raises UnreadableDate.

    A date without a year is the latest one up to today, as for a receipt, or with ``ahead`` the
    first one from today on, as for a plan; so is the bare name of a weekday.
    """
    spoken = " ".join(text.lower().split()).strip(" ,")
    for reader in (_relative, _weekday, _counted, _numeric, _named):
        found = reader(spoken, today, ahead)
        if found is not None:
            return found
    raise UnreadableDate


def moved(day: date, *, days: int = 0, months: int = 0) -> date:
    """The day so many months and then days later; raises OverflowError where no calendar goes.

    A day that the month does not have becomes its last: a month after 31 January is 28 February.
    """
    try:
        return add_months(day, months) + timedelta(days)
    except ValueError:
        raise OverflowError(f"{months} months from {day}") from None


def _relative(spoken: str, today: date, _ahead: bool) -> date | None:
    days = _DAYS.get(spoken)
    return None if days is None else _days(today, days)


def _weekday(spoken: str, today: date, ahead: bool) -> date | None:
    match = _WEEKDAY.fullmatch(spoken)
    if match is None:
        return None
    which, name, ending = match.groups()
    wanted = _WEEKDAY_OF.get(name, _WEEKDAY_OF.get(name + ending))
    if wanted is None:
        return None
    forth = (wanted - today.weekday()) % 7
    back = (today.weekday() - wanted) % 7
    if which is None and not ending:
        return _days(today, forth if ahead else -back)
    if which in _BEFORE or (which in (None, "i") and ending):  # «forrige mandag», «i mandags»
        return _days(today, -(back or 7))
    return _days(today, forth or 7) if which in _AFTER and not ending else None


def _counted(spoken: str, today: date, _ahead: bool) -> date | None:
    """«for to uker siden», «om en måned»: months by the calendar, as everywhere in the law."""
    if match := _AGO.fullmatch(spoken):
        period, sign = match[1], -1
    elif match := _IN.fullmatch(spoken):
        period, sign = match[1] or match[2], 1
    else:
        return None
    try:
        years, months, weeks, days, *clock = read_period(period)
        if any(clock):
            return None
        return moved(today, days=sign * (weeks * 7 + days), months=sign * (years * 12 + months))
    except (UnreadablePeriod, OverflowError):
        return None


def _numeric(spoken: str, today: date, ahead: bool) -> date | None:
    if match := _ISO.fullmatch(spoken):
        year, month, day = match.groups()
        return _day(int(day), int(month), year, today, ahead)
    match = _NUMERIC.fullmatch(spoken) or _DIGITS.fullmatch(spoken)
    if match is None:
        return None
    return _day(int(match[1]), int(match[2]), match[3], today, ahead)


def _named(spoken: str, today: date, ahead: bool) -> date | None:
    if match := _NAMED.fullmatch(spoken):
        day, name, year = match.groups()
    elif match := _NAMED_FIRST.fullmatch(spoken):
        name, day, year = match.groups()
    else:
        return None
    month = _MONTH_OF.get(name)
    return None if month is None else _day(int(day), month, year, today, ahead)


def _day(day: int, month: int, year: str | None, today: date, ahead: bool) -> date | None:
    if year is not None:
        return _valid(int(year) + (2000 if len(year) == 2 else 0), month, day)
    fits: Callable[[date], bool] = today.__le__ if ahead else today.__ge__
    step = 1 if ahead else -1
    for offset in range(9):  # 29 February comes every eight years at the least
        found = _valid(today.year + step * offset, month, day)
        if found is not None and fits(found):
            return found
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(today: date, days: int) -> date | None:
    try:
        return moved(today, days=days)
    except OverflowError:
        return None
