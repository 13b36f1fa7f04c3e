"""The agenda as a calendar file for a phone or another calendar; it names no person."""

from collections.abc import Sequence
from datetime import date

from dpo_desk.duties.agenda import Item, State, agenda, without_twins
from dpo_desk.duties.agenda_words import plain
from dpo_desk.exchange.calendar_file import Entry, calendar_file
from dpo_desk.law.working_days import add_months
from dpo_desk.register import Register
from dpo_desk.words import Words

_MONTHS = 12  # how far back what is late is looked for, and how far ahead all the rest


def ahead(register: Register, first: date | None, last: date | None) -> list[Item]:
    """What is not done from ``first`` to ``last``; without days what is late, and a year ahead.

    Raises ValueError where ``last`` lies before ``first``.
    """
    today = register.clock.today()
    begin = first or min(today, last or today)
    end = last or add_months(begin, _MONTHS)
    if end < begin:
        raise ValueError(f"from {begin} to {end}")
    found = agenda(register, first or add_months(begin, -_MONTHS), end)
    return [
        item
        for item in found
        if item.state is not State.DONE and (item.on >= begin or item.state is State.LATE)
    ]


def as_file(register: Register, items: Sequence[Item], words: Words) -> bytes:
    """The items as a calendar file, with an alarm as many days before as the company wants."""
    today, days = register.clock.today(), register.company().remind_days
    return calendar_file(
        [
            Entry(
                code=code(item),
                on=item.on,
                title=plain(item, words),
                text=words("agenda.file.text"),
                category=words("agenda.file.category"),
                remind=days if item.on >= today else None,
            )
            for item in without_twins(items)
        ],
        title=words("agenda.file.category"),
        language=words.language,
        now=register.clock.now(),
    )


def code(item: Item) -> str:
    """The same for the same thing in every file: record, kind, and which round of what repeats."""
    parts = [item.uid, item.key.removeprefix("agenda.") if _is_task(item) else item.kind.value]
    if item.repeats:
        parts.append(f"{item.on:%Y%m%d}")
    return "-".join(parts)


def _is_task(item: Item) -> bool:
    return item.key.startswith("agenda.task")
