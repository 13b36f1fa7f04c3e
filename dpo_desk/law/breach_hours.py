"""The hours within which a breach is reported to Datatilsynet: GDPR article 33 (1).

They run from awareness through nights, weekends and holidays (Regulation 1182/71 article 3 (3)).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from dpo_desk.law import clock, dated
from dpo_desk.law.reasons import Reason


class BreachDeadline(NamedTuple):
    """When the report is due; instants with Oslo's offset."""

    safe72: datetime  # what we show and work by
    law72: datetime  # for the case file only, never a target
    reasons: tuple[Reason, ...]


def breach_deadline(aware: datetime) -> BreachDeadline:
    """The deadline for a breach of which the company became aware at ``aware`` (any offset).

    Raises ValueError for a naive datetime, and for a day before the rule was law.
    """
    start = clock.in_oslo(aware)
    hours = dated.period("breach_hours", start.date())
    elapsed = clock.in_oslo(start + timedelta(hours=hours))
    same_clock = clock.instant(start.replace(tzinfo=None) + timedelta(hours=hours))
    counted_from = _next_full_hour(start)
    law = clock.in_oslo(counted_from + timedelta(hours=hours))
    reasons = _reasons(start, hours, elapsed, same_clock, counted_from, law)
    return BreachDeadline(min(elapsed, same_clock), law, tuple(reasons))


def _next_full_hour(start: datetime) -> datetime:
    """The hour of the event is not counted (article 3 (1)); one that has just begun is begun."""
    begun = start.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return clock.in_oslo(begun + timedelta(hours=1))


def _reasons(
    start: datetime,
    hours: int,
    elapsed: datetime,
    same_clock: datetime,
    counted_from: datetime,
    law: datetime,
) -> Iterator[Reason]:
    yield Reason("why.breach.aware", {"aware": start, "hours": hours})
    if elapsed == same_clock:
        yield Reason("why.breach.safe", {"safe72": elapsed})
    elif same_clock < elapsed:
        yield Reason("why.breach.summer_begins", {"safe72": same_clock, "elapsed": elapsed})
    else:
        yield Reason("why.breach.summer_ends", {"safe72": elapsed, "same_clock": same_clock})
    yield Reason("why.breach.law", {"counted_from": counted_from, "law72": law})
