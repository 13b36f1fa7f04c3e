"""Norwegian public holidays and counting in working days and months.

Holidays: helligdagsloven (LOV-1995-02-24-12) § 2, and 1 and 17 May, which LOV-1947-04-26-1 equates
with Sundays. A Saturday is no working day either (Regulation 1182/71 article 3 (4)); 24 and 31
December are, and no day is given in place of a holiday that falls on a weekend.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

_DAY = timedelta(days=1)
_SATURDAY = 5

_FIXED = {
    (1, 1): "new_year",
    (5, 1): "labour_day",
    (5, 17): "constitution_day",
    (12, 25): "christmas_day",
    (12, 26): "second_christmas_day",
}
_FROM_EASTER = {
    -3: "maundy_thursday",
    -2: "good_friday",
    0: "easter_sunday",
    1: "easter_monday",
    39: "ascension_day",
    49: "whit_sunday",
    50: "whit_monday",
}
_YEAR_END = {(12, 24): "christmas_eve", (12, 31): "new_years_eve"}

HOLIDAYS = (*_FIXED.values(), *_FROM_EASTER.values())
HALF_HOLIDAYS = tuple(_YEAR_END.values())


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + skipped + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> Mapping[date, tuple[str, ...]]:
    """The public holidays of ``year`` with their codes; two where two fall on one day."""
    found: dict[date, tuple[str, ...]] = {}
    days = [(date(year, *day), code) for day, code in _FIXED.items()]
    days += [(easter(year) + offset * _DAY, code) for offset, code in _FROM_EASTER.items()]
    for day, code in sorted(days):
        found[day] = (*found.get(day, ()), code)
    return MappingProxyType(found)


def names(day: date) -> tuple[str, ...]:
    """The codes of what falls on ``day``: public holidays, and Christmas and New Year's Eve."""
    eve = _YEAR_END.get((day.month, day.day))
    return holidays(day.year).get(day, ()) + ((eve,) if eve else ())


def is_working_day(day: date, *, year_end_closed: bool = False) -> bool:
    """Whether ``day`` is neither Saturday, Sunday nor holiday; the option closes 24 and 31 Dec."""
    closed = year_end_closed and (day.month, day.day) in _YEAR_END
    return day.weekday() < _SATURDAY and day not in holidays(day.year) and not closed


def forward(day: date) -> date:
    """``day``, or the next working day where it is none (Regulation 1182/71 article 3 (4))."""
    while not is_working_day(day):
        day += _DAY
    return day


def back(day: date, *, year_end_closed: bool = False) -> date:
    """``day``, or the working day before it where it is none."""
    while not is_working_day(day, year_end_closed=year_end_closed):
        day -= _DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The working day ``count`` working days after ``day``, which itself is not counted."""
    for _ in range(count):
        day = forward(day + _DAY)
    return day


def add_months(day: date, months: int) -> date:
    """The same date ``months`` later, or the last day of a month that has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every day from ``first`` to ``last``, both included."""
    return tuple(first + n * _DAY for n in range((last - first).days + 1))
