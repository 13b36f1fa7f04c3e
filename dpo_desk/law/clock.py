"""The injected clock, and what a calendar day is: the day in Oslo (MODEL 2)."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class Clock(Protocol):
    """What tells the time; the only way for the program to know what day it is."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """The calendar day in Oslo."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The calendar day in Oslo."""
        return local_date(self.now())


class FixedClock:
    """A clock that stands still, for ``--today`` and for tests."""

    def __init__(self, now: datetime) -> None:
        """Stand at ``now``; raises ValueError if it has no offset."""
        self._now = _aware(now).astimezone(UTC)

    @classmethod
    def at_noon(cls, day: date) -> "FixedClock":
        """A clock that stands at noon in Oslo on ``day``."""
        return cls(instant(datetime.combine(day, time(12))))

    def now(self) -> datetime:
        """The instant given."""
        return self._now

    def today(self) -> date:
        """The calendar day of that instant in Oslo."""
        return local_date(self._now)


@cache
def oslo() -> "ZoneInfo":
    """Oslo's time zone; read when it is first needed, which is after the window has painted."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Oslo")


def local_date(moment: datetime) -> date:
    """The calendar day in Oslo on which an aware ``moment`` falls; raises ValueError if naive."""
    return _aware(moment).astimezone(oslo()).date()


def instant(local: datetime) -> datetime:
    """The instant at which Oslo's clocks show the naive ``local``, with its offset fixed.

    The hour that comes twice in autumn is the earlier one; the hour that is skipped in spring is
    read with the offset before the change. Raises ValueError for an aware datetime.
    """
    if local.tzinfo is not None:
        raise ValueError("the local time must not carry an offset")
    return in_oslo(local.replace(tzinfo=oslo(), fold=0).astimezone(UTC))


def in_oslo(moment: datetime) -> datetime:
    """The same instant with Oslo's offset, fixed, so that it compares and adds exactly."""
    offset = _aware(moment).astimezone(oslo()).utcoffset() or timedelta()
    return moment.astimezone(timezone(offset))


def read_instant(text: str) -> datetime:
    """The instant an ISO 8601 text names, Oslo's time where it has no offset; or ValueError."""
    moment = datetime.fromisoformat(text)
    return instant(moment) if moment.tzinfo is None else moment


def _aware(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("the instant needs an offset")
    return moment
