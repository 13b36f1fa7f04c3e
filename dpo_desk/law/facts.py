"""What the deadlines of a request are made of: the facts that go in and the dates that come out."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dpo_desk.law.reasons import Reason

_FIRST_YEAR, _LAST_YEAR = 1900, 9000


class Pause(NamedTuple):
    """A question about identity or scope, asked on a logged doubt, and the day of its answer."""

    asked: date
    answered: date | None = None


class Facts(NamedTuple):
    """What the deadlines follow from; dates are calendar days in Oslo."""

    received: date
    promises: Sequence[str] = ()  # ISO 8601 periods the company has published: P30D, P1M
    pauses: Sequence[Pause] = ()
    extended_on: date | None = None  # the day the person was told of an extension
    closed_days: bool = False  # 24 and 31 December count as closed for the safe dates

    def check(self) -> None:
        """Raise ValueError for what cannot have happened, such as an answer before its question."""
        if not _FIRST_YEAR <= self.received.year <= _LAST_YEAR:
            raise ValueError(f"received on {self.received}: the year cannot be right")
        if self.extended_on is not None and self.extended_on < self.received:
            raise ValueError(f"extended on {self.extended_on}, before receipt on {self.received}")
        for asked, answered in self.pauses:
            if asked < self.received:
                raise ValueError(f"asked on {asked}, before receipt on {self.received}")
            if answered is not None and answered < asked:
                raise ValueError(f"answered on {answered}, before the question on {asked}")


class DueState(StrEnum):
    """How a day stands to the deadlines."""

    IN_TIME = "in_time"
    SAFE_PASSED = "safe_passed"
    PLAN_PASSED = "plan_passed"  # a day of our own, which no law sets
    OVERDUE = "overdue"


class Deadlines(NamedTuple):
    """The dates that follow, and why."""

    nominal: date  # one month from receipt
    law_latest: date  # … moved forward to a working day: the law's last day
    safe: date  # … or the promise if earlier, moved back: the date we show and work by
    goal: date
    promise_date: date | None  # where the promise that ends first ends; not moved
    pause_days: int
    paused_latest: date | None  # disputed: the regulation knows no pause
    extension_valid: bool | None  # None: not extended
    ext_safe: date | None
    ext_latest: date | None
    ext_paused_latest: date | None
    reasons: tuple[Reason, ...] = ()

    @property
    def due_on(self) -> date:
        """The date to work by: ``ext_safe`` where an extension is valid, else ``safe``."""
        return self.ext_safe or self.safe

    @property
    def latest(self) -> date:
        """The law's last day, extended where that is valid; a request is overdue only after it."""
        return self.ext_latest or self.law_latest

    def state(self, today: date) -> DueState:
        """How an open request stands on ``today`` (MODEL 5)."""
        if today > self.latest:
            return DueState.OVERDUE
        return DueState.SAFE_PASSED if today > self.due_on else DueState.IN_TIME

    def days_left(self, today: date) -> int:
        """Days from ``today`` to ``due_on``; negative when that has passed."""
        return (self.due_on - today).days

    def days_over(self, today: date) -> int:
        """Days since the law's last day; nought until then."""
        return max(0, (today - self.latest).days)
