"""Which questions to the person may be said to pause the month, and for how long (MODEL 6).

The regulation knows no pause; EDPB 01/2022 paragraph 159 allows one where the question was asked
without undue delay. So what follows here is shown as disputed and never as the safe date.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from dpo_desk.law.facts import Facts, Pause
from dpo_desk.law.working_days import add_working_days

QUESTION_WITHIN = 3  # working days after receipt, or after the answer before: our own measure


def in_order(pauses: Sequence[Pause]) -> list[Pause]:
    """Pauses by the day they were asked."""
    return sorted(pauses, key=lambda each: each.asked)


def credited(facts: Facts) -> tuple[Pause, ...]:
    """The pauses whose question was asked in time, in the order they were asked."""
    found: list[Pause] = []
    for pause in in_order(facts.pauses):
        if pause.asked <= last_day_to_ask(facts, found):
            found.append(pause)
    return tuple(found)


def counts_from(facts: Facts, before: Sequence[Pause]) -> date:
    """From when a question's three working days run: receipt, or the last credited answer.

    ``before`` are the credited pauses that were asked earlier. Where they overlap, the answer that
    came last ends the pause; a question still open has not ended any.
    """
    answers = [pause.answered for pause in before if pause.answered is not None]
    return max([facts.received, *answers])


def last_day_to_ask(facts: Facts, before: Sequence[Pause]) -> date:
    """The last day for a question that pauses; the day it counts from is not one of the three."""
    return add_working_days(counts_from(facts, before), QUESTION_WITHIN)


def days(pauses: Sequence[Pause]) -> int:
    """Days in the union of the answered pauses, from the day of the question to that of the answer.

    None is counted twice where pauses overlap; an open one gives none.
    """
    return len(
        {
            pause.asked + timedelta(days=n)
            for pause in pauses
            if pause.answered is not None
            for n in range((pause.answered - pause.asked).days)
        }
    )


def any_open(pauses: Sequence[Pause]) -> bool:
    """Whether a question waits for its answer."""
    return any(pause.answered is None for pause in pauses)
