"""Every day of twelve years, against a second formulation that shares nothing with the first.

The second one knows months from dateutil, holidays from the package ``holidays``, and finds working
days by bisection in a list of them instead of walking.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache

import holidays
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.law.deadlines import Facts, Pause, deadlines, sentences

FIRST, LAST = date(2024, 1, 1), date(2035, 12, 31)
EVERY_DAY = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
DAYS = st.sampled_from(EVERY_DAY)
PROMISES = ((), ("P30D",), ("P1M",), ("P2W",), ("P30D", "P1M"), ("P3M",), ("P20D",))


@cache
def working_days() -> list[date]:
    """The working days around the twelve years, in order."""
    closed = holidays.country_holidays("NO", years=range(2023, 2038))
    every = (date(2023, 12, 1) + timedelta(n) for n in range(4900))
    return [day for day in every if day.isoweekday() <= 5 and day not in closed]


def at_or_after(day: date) -> date:
    return working_days()[bisect_left(working_days(), day)]


def at_or_before(day: date) -> date:
    return working_days()[bisect_right(working_days(), day) - 1]


def in_months(day: date, months: int) -> date:
    return day + relativedelta(months=months)


def promised(day: date, period: str) -> date:
    count, unit = int(period[1:-1]), period[-1]
    names = {"D": "days", "W": "weeks", "M": "months"}
    return day + relativedelta(**{names[unit]: count})  # type: ignore[arg-type]


@pytest.mark.parametrize("promises", PROMISES, ids=" ".join)
def test_month_and_promise(promises: tuple[str, ...]) -> None:
    for received in EVERY_DAY:
        found = deadlines(Facts(received, promises))
        month = in_months(received, 1)
        ends = [promised(received, period) for period in promises]
        assert found[:5] == (
            month,
            at_or_after(month),
            at_or_before(min([month, *ends])),
            received + timedelta(days=14),
            min(ends) if ends else None,
        ), received


def test_extension() -> None:
    for received in EVERY_DAY:
        law_latest = at_or_after(in_months(received, 1))
        in_time = deadlines(Facts(received, extended_on=law_latest))
        three = in_months(received, 3)
        two_more = in_months(in_months(received, 1), 2)
        assert in_time.ext_latest == at_or_after(three), received
        assert in_time.ext_safe == at_or_before(min(three, two_more)), received
        late = deadlines(Facts(received, extended_on=law_latest + timedelta(days=1)))
        assert late.extension_valid is False


def test_one_pause_is_credited_within_three_working_days() -> None:
    for received in EVERY_DAY:
        third = working_days()[bisect_right(working_days(), received) + 2]
        answered = third + timedelta(days=20)
        in_time = deadlines(Facts(received, pauses=(Pause(third, answered),)))
        assert in_time.pause_days == 20, received
        assert in_time.paused_latest == at_or_after(in_months(received, 1) + timedelta(days=20))
        late = Pause(third + timedelta(days=1), answered)
        assert deadlines(Facts(received, pauses=(late,))).pause_days == 0, received


def test_what_always_holds() -> None:
    before = None
    for received in EVERY_DAY:
        found = deadlines(Facts(received, ("P30D",), extended_on=received))
        assert received < found.goal < found.safe <= found.nominal <= found.law_latest
        assert found.law_latest < found.due_on <= found.latest
        assert found.ext_safe is not None
        assert found.ext_latest is not None
        assert found.ext_safe <= in_months(received, 3) <= found.ext_latest
        assert (found.law_latest - found.nominal).days <= 5
        if before is not None:  # who writes later never has an earlier deadline
            assert all(now >= then for now, then in zip(found[:5], before[:5], strict=True))
        before = found


def test_the_year_end_option_only_ever_moves_back() -> None:
    for received in EVERY_DAY:
        usual = deadlines(Facts(received))
        closed = deadlines(Facts(received, closed_days=True))
        assert closed[:2] == usual[:2]
        if closed.safe != usual.safe:
            assert (usual.safe.month, usual.safe.day) in {(12, 24), (12, 31)}
            assert closed.safe == at_or_before(usual.safe - timedelta(days=1))


@st.composite
def facts_with_pauses(draw: st.DrawFn) -> Facts:
    received = draw(DAYS)
    spans = draw(
        st.lists(
            st.tuples(st.integers(0, 40), st.none() | st.integers(0, 30)), min_size=1, max_size=5
        )
    )
    found = []
    for after, length in spans:
        asked = received + timedelta(days=after)
        answered = None if length is None else asked + timedelta(days=length)
        found.append(Pause(asked, answered))
    return Facts(received, pauses=tuple(found))


@settings(max_examples=150)
@given(facts_with_pauses(), st.randoms(use_true_random=False))
def test_pauses_never_touch_the_safe_date_nor_depend_on_their_order(facts, random) -> None:  # type: ignore[no-untyped-def]
    found = deadlines(facts)
    plain = deadlines(Facts(facts.received))
    assert found[:5] == plain[:5]
    shuffled = list(facts.pauses)
    random.shuffle(shuffled)
    other = deadlines(facts._replace(pauses=tuple(shuffled)))
    assert other[:11] == found[:11]
    waits = any(pause.answered is None for pause in facts.pauses)
    assert (found.paused_latest is None) == waits


@settings(max_examples=150)
@given(facts_with_pauses())
def test_pause_days_are_a_union_within_what_was_asked_and_answered(facts: Facts) -> None:
    closed = [pause for pause in facts.pauses if pause.answered is not None]
    days = {
        date.fromordinal(n)
        for asked, answered in closed
        for n in range(asked.toordinal(), answered.toordinal())  # type: ignore[union-attr]
    }
    found = deadlines(facts)
    assert 0 <= found.pause_days <= len(days)
    soon = working_days()[bisect_right(working_days(), facts.received) + 2]
    if all(pause.asked <= soon for pause in facts.pauses):
        assert found.pause_days == len(days)


@settings(max_examples=100)
@given(facts_with_pauses(), st.none() | st.integers(0, 60), st.sampled_from(PROMISES), DAYS)
def test_every_reason_is_a_sentence(
    facts: Facts, extended: int | None, promises: tuple[str, ...], today: date
) -> None:
    sent = None if extended is None else facts.received + timedelta(days=extended)
    found = deadlines(facts._replace(extended_on=sent, promises=promises), today)
    for language in ("nb", "nn", "en"):
        for sentence in sentences(found.reasons, language):
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            for flaw in ("{", "}", "None", "  ", "()", " ,", " ."):
                assert flaw not in sentence, sentence
