"""A month as the calendar shows it: six weeks of days, what is on them, and the days about a day.

All counting of days that the calendar page needs is done here.
"""

from collections.abc import Collection
from datetime import date, timedelta

import msgspec

from dpo_desk.duties.agenda import Item, Kind, State, agenda, holidays, without_twins
from dpo_desk.law.working_days import add_months, forward, is_working_day
from dpo_desk.register import Register

_WEEKS = 6
_SOON, _AHEAD = 7, 90  # days after the chosen one: next week, and later
_FIRST, _LAST = date(1901, 1, 1), date(8999, 12, 31)


class Day(msgspec.Struct, frozen=True):
    """One cell of the month."""

    on: date
    inside: bool  # of this month
    closed: bool  # Saturday, Sunday or a public holiday
    named: tuple[str, ...]  # codes of the holidays, and of Christmas and New Year's Eve
    items: tuple[Item, ...]


class Month(msgspec.Struct, frozen=True):
    """Six weeks, from the Monday of the week of the first."""

    first: date
    days: tuple[Day, ...]
    weeks: tuple[int, ...]  # by ISO 8601

    def place(self, on: date) -> int:
        """Which of the days ``on`` is, or -1."""
        place = (on - self.days[0].on).days
        return place if 0 <= place < len(self.days) else -1


class Ahead(msgspec.Struct, frozen=True):
    """What comes after a day."""

    soon: tuple[Item, ...]  # within a week
    later: tuple[Item, ...]
    more: int  # what was left out


def month(register: Register, on: date, kinds: Collection[Kind]) -> Month:
    """The month of ``on`` with what is on its days."""
    first = on.replace(day=1)
    start = first - timedelta(days=first.weekday())
    last = start + timedelta(days=7 * _WEEKS - 1)
    found: dict[date, list[Item]] = {}
    for item in without_twins(agenda(register, start, last, kinds=kinds)):
        found.setdefault(item.on, []).append(item)
    named = holidays(start, last)
    days = [start + timedelta(days=n) for n in range(7 * _WEEKS)]
    return Month(
        first=first,
        days=tuple(
            Day(
                on=day,
                inside=(day.year, day.month) == (first.year, first.month),
                closed=not is_working_day(day),
                named=named.get(day, ()),
                items=tuple(found.get(day, ())),
            )
            for day in days
        ),
        weeks=tuple(day.isocalendar().week for day in days[::7]),
    )


def ahead(register: Register, on: date, kinds: Collection[Kind], most: int) -> Ahead:
    """The first ``most`` things to do after ``on``, of the next three months."""
    found = agenda(register, on + timedelta(days=1), on + timedelta(days=_AHEAD), kinds=kinds)
    left = [item for item in without_twins(found) if item.state is not State.DONE]
    soon_ends = on + timedelta(days=_SOON)
    shown = left[:most]
    return Ahead(
        soon=tuple(item for item in shown if item.on <= soon_ends),
        later=tuple(item for item in shown if item.on > soon_ends),
        more=len(left) - len(shown),
    )


def shift(day: date, *, days: int = 0, months: int = 0) -> date:
    """The day so many days or months from ``day``, within the years that a calendar can show."""
    return min(max(add_months(day, months) + timedelta(days=days), _FIRST), _LAST)


def postponements(item: Item, today: date) -> tuple[tuple[str, date], ...]:
    """Where a plan could go, as (key, day): working days after today and after where it stands."""
    start = max(item.on, today)
    return (
        ("tomorrow", forward(start + timedelta(days=1))),
        ("week", forward(start + timedelta(days=7))),
        ("month", forward(add_months(start, 1))),
    )
