"""The steps of the reckoning, in the order in which the page tells them."""

from collections.abc import Iterator
from datetime import date, timedelta

from dpo_desk.law import durations, pauses
from dpo_desk.law.facts import Deadlines, DueState, Facts, Pause
from dpo_desk.law.reasons import Reason, Value
from dpo_desk.law.working_days import HALF_HOLIDAYS, add_months, back, days_between, names

_DAY = timedelta(days=1)


def of(facts: Facts, found: Deadlines, today: date | None) -> Iterator[Reason]:
    """Every reason for the dates in ``found``; with ``today`` also what has passed."""
    yield from _month(facts, found)
    yield from _promises(facts, found)
    yield from _safe(facts, found)
    if found.goal < found.safe:
        yield Reason("why.goal", {"goal": found.goal})
    yield from _extension(facts, found)
    yield from _pauses(facts, found)
    if today is not None:
        yield from _today(found, today)


def _month(facts: Facts, found: Deadlines) -> Iterator[Reason]:
    clamped = found.nominal.day != facts.received.day
    key = "why.received.short_month" if clamped else "why.received"
    yield Reason(key, {"received": facts.received, "nominal": found.nominal})
    if found.law_latest == found.nominal:
        yield Reason("why.law.same", {})
    else:
        yield _moved_forward("why.law.moved", found.nominal, found.law_latest)


def _promises(facts: Facts, found: Deadlines) -> Iterator[Reason]:
    if found.promise_date is None:
        return
    ends = {durations.parse(each): durations.add(facts.received, each) for each in facts.promises}
    first = min(ends, key=lambda period: ends[period])
    if len(ends) > 1:
        yield Reason("why.promises", {"periods": tuple(str(period) for period in ends)})
    if found.promise_date == found.nominal:
        key = "same"
    else:
        key = "earlier" if found.promise_date < found.nominal else "later"
    values: dict[str, Value] = {"period": str(first), "promise_date": found.promise_date}
    yield Reason(f"why.promise.{key}", values)


def _safe(facts: Facts, found: Deadlines) -> Iterator[Reason]:
    end = min(found.nominal, found.promise_date or found.nominal)
    if found.safe < end:
        yield from _moved_back(found.safe, end, facts)
    elif found.safe == found.law_latest:
        yield Reason("why.safe.same", {})
    elif back(end, year_end_closed=facts.closed_days) == end:
        yield Reason("why.safe.promised", {"safe": found.safe})
    else:
        yield Reason("why.safe.no_working_day", {"safe": found.safe})


def _pauses(facts: Facts, found: Deadlines) -> Iterator[Reason]:
    in_time = pauses.credited(facts)
    before: list[Pause] = []
    for pause in pauses.in_order(facts.pauses):
        if pause not in in_time:
            yield _late(pause, pauses.counts_from(facts, before), facts)
        else:
            before.append(pause)
            if pause.answered is not None:
                yield _credited(pause.asked, pause.answered)
        if pause.answered is None:
            yield Reason("why.pause.open", {"asked": pause.asked, "due_on": found.due_on})
    if sum(pauses.days([pause]) > 0 for pause in before) > 1:
        yield Reason("why.pause.total", {"days": found.pause_days})
    disputed = found.ext_paused_latest or found.paused_latest
    if disputed is not None and found.pause_days:
        yield Reason("why.pause.disputed", {"paused_latest": disputed})


def _late(pause: Pause, start: date, facts: Facts) -> Reason:
    if start == facts.received:
        return Reason("why.pause.late", {"asked": pause.asked})
    return Reason("why.pause.late_again", {"asked": pause.asked, "start": start})


def _credited(asked: date, answered: date) -> Reason:
    if asked == answered:
        return Reason("why.pause.same_day", {"asked": asked})
    values: dict[str, Value] = {
        "asked": asked,
        "answered": answered,
        "days": (answered - asked).days,
    }
    return Reason("why.pause.credited", values)


def _extension(facts: Facts, found: Deadlines) -> Iterator[Reason]:
    if facts.extended_on is None:
        return
    values: dict[str, Value] = {"extended_on": facts.extended_on, "law_latest": found.law_latest}
    if found.ext_safe is None or found.ext_latest is None:
        yield Reason("why.extension.late", values)
        return
    end = add_months(facts.received, 3)
    yield Reason("why.extension.valid", {**values, "end": end})
    if found.ext_latest == end:
        yield Reason("why.law.same", {})
    else:
        yield _moved_forward("why.extension.law.moved", end, found.ext_latest)
    from_month_end = add_months(found.nominal, 2)
    if from_month_end < end:
        yield Reason("why.extension.month_end", {"nominal": found.nominal, "end": from_month_end})
        end = from_month_end
    if found.ext_safe < end:
        yield from _moved_back(found.ext_safe, end, facts)
    elif found.ext_safe == found.ext_latest:
        yield Reason("why.safe.same", {})
    else:
        yield Reason("why.extension.safe", {"ext_safe": found.ext_safe})


def _today(found: Deadlines, today: date) -> Iterator[Reason]:
    match found.state(today):
        case DueState.SAFE_PASSED:
            yield Reason("why.today.safe_passed", {"latest": found.latest})
        case DueState.OVERDUE:
            yield Reason("why.today.overdue", {"latest": found.latest})
        case DueState.IN_TIME:
            pass


def _moved_forward(key: str, end: date, latest: date) -> Reason:
    closed = days_between(end, latest - _DAY)
    return Reason(key, {"closed": closed, "count": len(closed), "latest": latest})


def _moved_back(safe: date, end: date, facts: Facts) -> Iterator[Reason]:
    closed = days_between(safe + _DAY, end)
    if facts.closed_days and any(set(names(day)) & set(HALF_HOLIDAYS) for day in closed):
        yield Reason("why.closed_days", {})
    yield Reason("why.safe.moved", {"closed": closed, "count": len(closed), "safe": safe})
