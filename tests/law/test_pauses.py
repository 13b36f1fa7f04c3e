"""Which questions pause the month, and for how many days: the edges of MODEL 6."""

from datetime import date

import pytest

from dpo_desk.law import pauses
from dpo_desk.law.deadlines import deadlines
from dpo_desk.law.facts import Facts, Pause

NOV_2 = date(2026, 11, 2)  # a Monday


def nov(asked: int, answered: int | None = None) -> Pause:
    """A question and its answer in November 2026."""
    return Pause(date(2026, 11, asked), answered and date(2026, 11, answered))


@pytest.mark.parametrize(
    ("received", "third", "fourth"),
    [
        pytest.param(NOV_2, date(2026, 11, 5), date(2026, 11, 6), id="in a week"),
        pytest.param(
            date(2026, 11, 6), date(2026, 11, 11), date(2026, 11, 12), id="over a weekend"
        ),
        pytest.param(
            date(2026, 11, 7), date(2026, 11, 11), date(2026, 11, 12), id="from a Saturday"
        ),
        pytest.param(date(2027, 3, 24), date(2027, 4, 1), date(2027, 4, 2), id="over Easter"),
    ],
)
def test_three_working_days_exclude_the_day_they_start_from(
    received: date, third: date, fourth: date
) -> None:
    in_time, late = Pause(third, third), Pause(fourth, fourth)
    assert pauses.credited(Facts(received, pauses=(in_time,))) == (in_time,)
    assert pauses.credited(Facts(received, pauses=(late,))) == ()


@pytest.mark.parametrize(
    ("asked", "credited", "days"),
    [
        pytest.param((nov(3, 10),), 1, 7, id="one"),
        pytest.param((nov(3, 3),), 1, 0, id="answered the same day"),
        pytest.param((nov(3, 10), nov(4, 12)), 2, 9, id="overlapping: a union"),
        pytest.param((nov(3, 10), nov(3, 10)), 2, 7, id="twice the same: a union"),
        pytest.param((nov(9, 16), nov(3, 5)), 2, 9, id="given out of order"),
        pytest.param((nov(3, 12), nov(10, 16)), 2, 13, id="asked while the first waits"),
        pytest.param((nov(3, 20), nov(4, 6), nov(24, 26)), 3, 19, id="the last answer counts"),
        pytest.param((nov(3, 3), nov(6, 9)), 2, 3, id="an answer opens three days more"),
        pytest.param((nov(6, 9),), 0, 0, id="late"),
        pytest.param((nov(20, 27), nov(30)), 0, 0, id="a late question opens nothing"),
        pytest.param((nov(3), nov(9, 16)), 1, 0, id="an open question opens nothing"),
        pytest.param((nov(3), nov(4, 10)), 2, 6, id="an open question beside a credited one"),
    ],
)
def test_credited_days(asked: tuple[Pause, ...], credited: int, days: int) -> None:
    found = pauses.credited(Facts(NOV_2, pauses=asked))
    assert len(found) == credited
    assert pauses.days(found) == days


@pytest.mark.parametrize(
    ("asked", "paused_latest"),
    [
        ((nov(3, 5), nov(9)), None),
        ((nov(20),), None),
        ((nov(20, 27),), date(2026, 12, 2)),
        ((nov(3, 3),), date(2026, 12, 2)),
        ((nov(3, 6),), date(2026, 12, 7)),  # 2 December and three days is a Saturday
    ],
)
def test_no_disputed_date_while_a_question_is_open(
    asked: tuple[Pause, ...], paused_latest: date | None
) -> None:
    assert deadlines(Facts(NOV_2, pauses=asked)).paused_latest == paused_latest
