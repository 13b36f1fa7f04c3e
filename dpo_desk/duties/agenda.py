"""What is ahead and what is behind, by day: for Today, the calendar, the .ics file and --json.

Only what falls in the asked span is read: requests by the days of receipt that can have a deadline
in it, the rest by an index on its own day. What an item is called stands in ``agenda_words``.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from dpo_desk.duties import agenda_letters, agenda_plans, agenda_requests
from dpo_desk.duties.agenda_item import Item, Kind, State
from dpo_desk.law import working_days
from dpo_desk.register import Register

__all__ = ["Item", "Kind", "State", "agenda", "holidays", "without_twins"]

_RANK: Final = {kind: place for place, kind in enumerate(Kind)}
_READERS: Final = {
    Kind.FORWARD: agenda_letters.forwardings,
    Kind.EXTENSION: agenda_letters.extensions,
    Kind.IDENTITY: agenda_requests.unanswered,
    Kind.CONFIRM: agenda_letters.confirmations,
    Kind.REVIEW: agenda_plans.reviews,
    Kind.RETENTION: agenda_plans.retention,
    Kind.TASK: agenda_plans.tasks,
}


def agenda(
    register: Register, first: date, last: date, *, kinds: Iterable[Kind] | None = None
) -> list[Item]:
    """All that falls on the days from ``first`` to ``last``, in an order that stays the same.

    By day; on a day the deadlines first, then by case number, name and record.
    """
    wanted = frozenset(Kind) if kinds is None else frozenset(kinds)
    span = (register, first, last, register.clock.today())
    found: list[Item] = []
    deadlines = {Kind.DEADLINE_LEGAL, Kind.DEADLINE_SAFE, Kind.PLANNED}
    if wanted & deadlines:
        found += agenda_requests.deadlines(*span)
        if not wanted >= deadlines:
            found = [item for item in found if item.kind in wanted]
    for kind, read in _READERS.items():
        if kind in wanted:
            found += read(*span)
    return sorted(found, key=_place)


def without_twins(items: Sequence[Item]) -> list[Item]:
    """The items without the law's last day where it is the safe date of the same case too."""
    safe = {(item.on, item.uid) for item in items if item.kind is Kind.DEADLINE_SAFE}
    return [
        item
        for item in items
        if item.kind is not Kind.DEADLINE_LEGAL or (item.on, item.uid) not in safe
    ]


def holidays(first: date, last: date) -> Mapping[date, tuple[str, ...]]:
    """The named days from ``first`` to ``last`` with their codes, 24 and 31 December too."""
    named = {day: working_days.names(day) for day in working_days.days_between(first, last)}
    return {day: codes for day, codes in named.items() if codes}


def _place(item: Item) -> tuple[date, int, str, str, str]:
    return item.on, _RANK[item.kind], item.values.get("ref", ""), item.title, item.uid
