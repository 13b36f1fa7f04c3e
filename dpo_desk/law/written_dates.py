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
    "i dag": 0, "idag": 0, "today": 0, "nå": 0, "now": 0,
    "dd": 0, "d.d": 0, "d.d.": 0, "dags dato": 0, "dagens dato": 0,
    "i dag tidlig": 0, "i morges": 0, "i kveld": 0, "this morning": 0, "tonight": 0,
    "i går": -1, "igår": -1, "yesterday": -1, "i går kveld": -1, "last night": -1,
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
# Before a date only, as lists of e-mails write it: «to» alone is two.
_WEEKDAY_BEFORE: Final = _WEEKDAY_OF | {
    name: i
    for i, names in enumerate(
        (("ma", "må"), ("ti", "ty"), ("on",), ("to",), ("fr",), ("lø", "la"), ("sø", "su"))
    )
    for name in names
}
_MONTH_OF: Final = {name: i for i, names in enumerate(_MONTHS, 1) for name in names}

_DASHES: Final = str.maketrans("\u2010\u2011\u2012\u2013\u2212", "-----")
_CLOCK = re.compile(
    r",? (?:kl\.?|at) ?\d[\d.:]*(?: ?[ap]m)?$|(?:,? |(?<=\d)t)\d\d?:\d\d\S*(?: ?[ap]m)?$"
    r"|(?<=\d{4}) \d\d?\.\d\d$"
)
_YEARS: Final = (
    (re.compile(r" (?:i år|this year)"), 0),
    (re.compile(r" (?:i fjor|(?:forrige|førre) år|last year)"), -1),
    (re.compile(r" (?:til )?(?:neste år|next year)"), 1),
)
_FORTNIGHT = re.compile(r"\b(?:a|one) fortnight\b")
_NAMED_DAY = re.compile(r"([a-zæøå]+)\.?,? (?:den |the )?(?=.*\d)(.+)")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_ISO_DIGITS = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)")
_NUMERIC = re.compile(r"(\d{1,2})[.,/\- ]+(\d{1,2})(?:[.,/\- ]+['’]?(\d{4}|\d{2}))?[./]?")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED = re.compile(
    r"(\d{1,2})(?:\.|st|nd|rd|th)?(?: of)?[ /-]?([a-zæøå]+)\.?(?:,?[ /-]*['’]?(\d{4}|\d{2}))?"
)
_NAMED_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_WEEKDAY = re.compile(r"(?:(\S+) )?([a-zæøå]+?)(s?)\.?")
_OF_WEEK = re.compile(r"([a-zæøå]+?)(?: i)? (\S+) (?:uken?|uka|vek[ea]|week)")
_AGO = re.compile(r"(?:for )?(.+) (?:siden|sidan|ago)")
_IN = re.compile(r"(?:om|in) (.+)|(.+) (?:from now|fra nå|frå no)")
_BEFORE: Final = {"forrige", "førre", "sist", "siste", "last"}
_NOW: Final = {"denne", "this"}
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
    first one from today on, as for a plan; so is the bare name of a weekday. A time of day after a
    date is passed over.
    """
    spoken = " ".join(text.lower().translate(_DASHES).split()).strip(" ,")
    for reader in (_relative, _weekday, _of_week, _counted, _dated):
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
    if which in _NOW and not ending:
        return _days(today, forth if ahead else wanted - today.weekday())
    return _days(today, forth or 7) if which in _AFTER and not ending else None


def _of_week(spoken: str, today: date, _ahead: bool) -> date | None:
    """«mandag i forrige uke»: weeks begin on Monday."""
    match = _OF_WEEK.fullmatch(spoken)
    wanted = _WEEKDAY_OF.get(match[1]) if match else None
    if match is None or wanted is None or match[2] not in _BEFORE | _NOW | _AFTER:
        return None
    weeks = -1 if match[2] in _BEFORE else 1 if match[2] in _AFTER else 0
    return _days(today, wanted - today.weekday() + 7 * weeks)


def _counted(spoken: str, today: date, _ahead: bool) -> date | None:
    """«for to uker siden», «om en måned»: months by the calendar, as everywhere in the law."""
    if match := _AGO.fullmatch(spoken):
        period, sign = match[1], -1
    elif match := _IN.fullmatch(spoken):
        period, sign = match[1] or match[2], 1
    else:
        return None
    try:
        spelled = _FORTNIGHT.sub("two weeks", period)
        years, months, weeks, days, *clock = read_period(spelled)
        if any(clock):
            return None
        return moved(today, days=sign * (weeks * 7 + days), months=sign * (years * 12 + months))
    except (UnreadablePeriod, OverflowError):
        return None


def _dated(spoken: str, today: date, ahead: bool) -> date | None:
    """A day and a month, with what people put around them: weekday, «den», year in words, time."""
    spoken = _CLOCK.sub("", spoken).removeprefix("den ").removeprefix("the ")
    for words, years in _YEARS:
        spoken = words.sub(f" {today.year + years:04}", spoken)
    match = _NAMED_DAY.fullmatch(spoken)
    wanted = _WEEKDAY_BEFORE.get(match[1]) if match else None
    if match is None or wanted is None:
        return _numeric(spoken, today, ahead) or _named(spoken, today, ahead)
    # Of three years in a row only one has the date on that day of the week. Where none has, one of
    # the two is wrong, and somebody must say which.
    rest, sides = match[2], (False, True)
    seen = (_numeric(rest, today, side) or _named(rest, today, side) for side in sides)
    return next((day for day in seen if day and day.weekday() == wanted), None)


def _numeric(spoken: str, today: date, ahead: bool) -> date | None:
    if match := _ISO.fullmatch(spoken):
        year, month, day = match.groups()
        return _day(int(day), int(month), year, today, ahead)
    match = _NUMERIC.fullmatch(spoken) or _DIGITS.fullmatch(spoken)
    if match is None:
        return None
    found = _day(int(match[1]), int(match[2]), match[3], today, ahead)
    if found is None and (turned := _ISO_DIGITS.fullmatch(spoken)):  # 20261103
        found = _day(int(turned[3]), int(turned[2]), turned[1], today, ahead)
    return found


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
