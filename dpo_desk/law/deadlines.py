"""The deadlines of a request: GDPR article 12 (3), counted by Regulation 1182/71.

``deadlines(facts)`` is pure: plain facts in, dates and the reasons for them out. What each date
means stands at its field in ``law.facts``; ``sentences(found.reasons, language)`` says why.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from dpo_desk.law import deadline_reasons, durations, pauses
from dpo_desk.law.facts import Deadlines, DueState, Facts, Pause
from dpo_desk.law.reasons import Reason, say, sentences
from dpo_desk.law.working_days import add_months, back, forward

__all__ = [
    "GOAL",
    "Deadlines",
    "DueState",
    "Facts",
    "Pause",
    "Reason",
    "deadlines",
    "latest",
    "planned",
    "say",
    "sentences",
]

GOAL: Final = timedelta(days=14)  # ours: the law says "without undue delay"


def deadlines(facts: Facts, today: date | None = None) -> Deadlines:
    """The deadlines that follow from ``facts``; with ``today`` the reasons say what has passed.

    Raises ValueError for facts that cannot be: an answer before its question, a question or an
    extension before receipt, a promise that is no ISO period.
    """
    facts.check()
    nominal = add_months(facts.received, 1)
    promises = [durations.add(facts.received, period) for period in facts.promises]
    latest = forward(nominal)
    found = Deadlines(
        nominal=nominal,
        law_latest=latest,
        safe=_safe(min([nominal, *promises]), facts),
        goal=facts.received + GOAL,
        promise_date=min(promises, default=None),
        pause_days=pauses.days(pauses.credited(facts)),
        paused_latest=None,
        extension_valid=None if facts.extended_on is None else facts.extended_on <= latest,
        ext_safe=None,
        ext_latest=None,
        ext_paused_latest=None,
    )
    found = _with_pause(_with_extension(found, facts), facts)
    return found._replace(reasons=tuple(deadline_reasons.of(facts, found, today)))


def planned(facts: Facts) -> date:
    """The day to have answered by where no month runs: our goal, or a promise that ends before it.

    On a working day, and no deadline of the law's. Raises ValueError as ``deadlines`` does.
    """
    facts.check()
    promises = [durations.add(facts.received, period) for period in facts.promises]
    return _safe(min([facts.received + GOAL, *promises]), facts)


@lru_cache(maxsize=4096)
def latest(received: date, extended_on: date | None = None) -> date:
    """``deadlines(...).latest`` alone, for lists of many: neither promise nor pause moves it."""
    law_latest = forward(add_months(received, 1))
    if extended_on is None or extended_on > law_latest:
        return law_latest
    return forward(add_months(received, 3))


def _with_extension(found: Deadlines, facts: Facts) -> Deadlines:
    """Two months more, if the person was told by the law's last day."""
    if not found.extension_valid:
        return found
    end = add_months(facts.received, 3)
    return found._replace(
        # Counted from a clamped month end the two months may end earlier: 28 April, not 30 April.
        ext_safe=_safe(min(end, add_months(found.nominal, 2)), facts),
        ext_latest=forward(end),
    )


def _with_pause(found: Deadlines, facts: Facts) -> Deadlines:
    """The disputed dates; none while a question is open, as nobody knows how long that will be."""
    if not facts.pauses or pauses.any_open(facts.pauses):
        return found
    pause = timedelta(days=found.pause_days)
    extended = add_months(facts.received, 3) if found.extension_valid else None
    return found._replace(
        paused_latest=forward(found.nominal + pause),
        ext_paused_latest=None if extended is None else forward(extended + pause),
    )


def _safe(day: date, facts: Facts) -> date:
    """``day`` moved back to a working day, but not to before receipt (the promise of a day)."""
    moved = back(day, year_end_closed=facts.closed_days)
    return day if moved < facts.received <= day else moved
