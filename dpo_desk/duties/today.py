"""What the page Today shows, read in one go in the register's thread."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from dpo_desk.duties import first_steps
from dpo_desk.duties.agenda import agenda, without_twins
from dpo_desk.duties.agenda_item import Item, Kind, State
from dpo_desk.duties.first_steps import Progress
from dpo_desk.duties.next_step import NextStep, next_step
from dpo_desk.law import clock
from dpo_desk.register import Register

Hour = Literal["morning", "day", "evening"]
_MORNING, _EVENING = range(5, 10), range(18, 24)
_BEHIND: Final = timedelta(days=366)
_NEAR, _FAR = timedelta(days=45), timedelta(days=366)  # ahead; the far only where there is room
_SHOWN: Final = 5


class Ahead(NamedTuple):
    """A line of what is ahead: the item, and in how many days it is (negative: ago)."""

    item: Item
    days: int

    @property
    def can_be_done(self) -> bool:
        """Whether it can be ticked off where it stands: a round of deletion, a task."""
        return self.item.kind in (Kind.RETENTION, Kind.TASK) and not self.item.later


class Today(NamedTuple):
    """Everything on the page."""

    on: date
    week: int
    hour: Hour
    first_name: str
    step: NextStep
    ahead: tuple[Ahead, ...]
    more: bool  # whether there are others besides those shown
    copied_on: date | None
    first_steps: Progress


def read(register: Register) -> Today:
    """The page as it is now; greeting and date by the injected clock, as Oslo's clocks show it."""
    now = register.clock.now()
    day = register.clock.today()
    found = _ahead(agenda(register, day - _BEHIND, day + _NEAR), day)
    if len(found) <= _SHOWN:
        found = _ahead(agenda(register, day - _BEHIND, day + _FAR), day)
    last = register.last_backup
    manager = register.company().manager.split()
    return Today(
        on=day,
        week=day.isocalendar().week,
        hour=_hour(clock.in_oslo(now).hour),
        first_name=manager[0] if manager else "",
        step=next_step(register),
        ahead=tuple(found[:_SHOWN]),
        more=len(found) > _SHOWN,
        copied_on=clock.local_date(last) if last is not None else None,
        first_steps=first_steps.progress(register),
    )


def _hour(hour: int) -> Hour:
    if hour in _MORNING:
        return "morning"
    return "evening" if hour in _EVENING else "day"


def _ahead(items: Sequence[Item], today: date) -> list[Ahead]:
    """What is not done, by day; of each record the one line that says what is to be done next."""
    found = [item for item in without_twins(items) if item.state is not State.DONE]
    safe = {
        item.uid for item in found if item.kind is Kind.DEADLINE_SAFE and item.state is State.OPEN
    }
    legal = {item.uid for item in found if item.kind is Kind.DEADLINE_LEGAL}
    lines: dict[tuple[str, str], Ahead] = {}
    for item in found:
        if not item.later and not _said_better(item, safe, legal):
            line = Ahead(item, (item.on - today).days)
            lines.setdefault((item.kind, item.uid), line)
    return list(lines.values())


def _said_better(item: Item, safe: set[str], legal: set[str]) -> bool:
    """Whether the other of a request's two days says it: the safe one while it is ahead."""
    if item.kind is Kind.DEADLINE_LEGAL:
        return item.uid in safe
    return item.kind is Kind.DEADLINE_SAFE and item.uid not in safe and item.uid in legal
