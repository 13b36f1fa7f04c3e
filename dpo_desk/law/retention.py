"""When something kept for a period is to be deleted (DOMAIN 8 and 11)."""

from datetime import date, timedelta
from typing import NamedTuple

from dpo_desk.law import durations
from dpo_desk.law.working_days import add_months


def due(trigger_date: date, period: str, offset: str = "") -> date:
    """The day on which deletion is due: the day after the period ends.

    ``trigger_date`` is the day of the event, ``offset`` an ISO 8601 period between that and the
    start. Without any period there is nothing to wait for: due on the day itself. Raises
    ValueError for a text that is no ISO period.
    """
    start = durations.add(trigger_date, offset) if offset else trigger_date
    length = durations.parse(period)
    return durations.add(start, length) + timedelta(days=1) if length else start


class CaseKept(NamedTuple):
    """The last days on which a case keeps its files, its person and its facts (MODEL 20)."""

    annexes: date
    person: date
    facts: date


def case_kept(start: date, annexes: str, person: str, facts: str) -> CaseKept:
    """Until when a case keeps what, from the day of its answer; periods are ISO 8601.

    Files go with the person at the latest, and facts never before: what is said of each is then
    what happens. Raises ValueError for a text that is no ISO period.
    """
    ends = [durations.add(start, period) for period in (annexes, person, facts)]
    return CaseKept(min(ends[0], ends[1]), ends[1], max(ends[1], ends[2]))


def financial_year_end(day: date, last_month: int = 12) -> date:
    """The last day of the financial year in which ``day`` falls; it ends with ``last_month``."""
    year = day.year if day.month <= last_month else day.year + 1
    return add_months(date(year, last_month, 1), 1) - timedelta(days=1)
