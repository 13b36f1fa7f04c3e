"""When something kept for a period is to be deleted (DOMAIN 8 and 11)."""

from datetime import date, timedelta

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


def financial_year_end(day: date, last_month: int = 12) -> date:
    """The last day of the financial year in which ``day`` falls; it ends with ``last_month``."""
    year = day.year if day.month <= last_month else day.year + 1
    return add_months(date(year, last_month, 1), 1) - timedelta(days=1)
