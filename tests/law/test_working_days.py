"""Norwegian holidays and counting, with two packages as oracles."""

from datetime import date, timedelta

import holidays as oracle
import pytest
from dateutil.easter import easter as easter_oracle
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.law import working_days
from dpo_desk.law.working_days import add_months, add_working_days, back, forward, is_working_day

YEARS = range(2024, 2036)


def test_easter() -> None:
    for year in range(1900, 2200):
        assert working_days.easter(year) == easter_oracle(year)


@pytest.mark.parametrize(
    "easter", [date(2026, 4, 5), date(2027, 3, 28), date(2028, 4, 16), date(2029, 4, 1)]
)
def test_easter_of_the_specification(easter: date) -> None:
    assert working_days.easter(easter.year) == easter


@pytest.mark.parametrize("year", YEARS)
def test_holidays(year: int) -> None:
    assert set(working_days.holidays(year)) == set(oracle.country_holidays("NO", years=year))


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert working_days.names(date(2027, 5, 17)) == ("constitution_day", "whit_monday")


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2026, 12, 24), id="Christmas Eve"),
        pytest.param(date(2026, 12, 31), id="New Year's Eve"),
        pytest.param(date(2026, 4, 1), id="Wednesday before Easter"),
    ],
)
def test_days_often_taken_for_holidays_are_working_days(day: date) -> None:
    assert is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2026, 11, 21), id="Saturday"),
        pytest.param(date(2026, 11, 22), id="Sunday"),
        pytest.param(date(2026, 4, 2), id="Maundy Thursday"),
        pytest.param(date(2026, 5, 1), id="1 May"),
        pytest.param(date(2028, 5, 17), id="17 May"),
        pytest.param(date(2026, 5, 14), id="Ascension"),
    ],
)
def test_no_working_day(day: date) -> None:
    assert not is_working_day(day)


def test_no_day_in_place_of_a_holiday_on_a_weekend() -> None:
    assert is_working_day(date(2027, 5, 3))  # 1 May 2027 is a Saturday


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_forward_and_back(day: date) -> None:
    later, earlier = forward(day), back(day)
    assert is_working_day(later)
    assert is_working_day(earlier)
    assert earlier <= day <= later
    assert (earlier == day) == (later == day) == is_working_day(day)
    between = working_days.days_between(earlier, later)
    assert [is_working_day(each) for each in between[1:-1]] == [False] * len(between[1:-1])


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-600, 600))
def test_add_months(day: date, months: int) -> None:
    assert add_months(day, months) == day + relativedelta(months=months)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 30))
def test_add_working_days(day: date, count: int) -> None:
    end = add_working_days(day, count)
    after = working_days.days_between(day + timedelta(days=1), end)
    assert sum(map(is_working_day, after)) == count
    assert count == 0 or is_working_day(end)
