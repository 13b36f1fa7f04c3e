"""When deletion is due: the day after the period ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.law import retention

FY_2026 = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("trigger", "period", "offset", "due"),
    [
        (FY_2026, "P5Y", "", date(2032, 1, 1)),
        (FY_2026, "P3Y6M", "", date(2030, 7, 1)),
        (date(2026, 11, 2), "P7D", "", date(2026, 11, 10)),
        (date(2026, 11, 2), "P1D", "", date(2026, 11, 4)),
        (date(2024, 2, 29), "P3Y", "", date(2027, 3, 1)),
        (date(2026, 11, 2), "P3M", "", date(2027, 2, 3)),
        (date(2026, 11, 2), "P1Y", "P30D", date(2027, 12, 3)),
        (date(2026, 11, 2), "PT30M", "", date(2026, 11, 3)),
        (date(2026, 11, 2), "PT0S", "", date(2026, 11, 2)),
        (date(2026, 11, 2), "PT0S", "P30D", date(2026, 12, 2)),
    ],
)
def test_due(trigger: date, period: str, offset: str, due: date) -> None:
    assert retention.due(trigger, period, offset) == due


@pytest.mark.parametrize(
    ("day", "last_month", "end"),
    [
        (date(2026, 1, 1), 12, FY_2026),
        (date(2026, 12, 31), 12, FY_2026),
        (date(2026, 6, 30), 6, date(2026, 6, 30)),
        (date(2026, 7, 1), 6, date(2027, 6, 30)),
        (date(2027, 5, 1), 2, date(2028, 2, 29)),
    ],
)
def test_financial_year_end(day: date, last_month: int, end: date) -> None:
    assert retention.financial_year_end(day, last_month) == end


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 12))
def test_the_financial_year_holds_the_day_and_is_a_year_long(day: date, last_month: int) -> None:
    end = retention.financial_year_end(day, last_month)
    assert day <= end < day + timedelta(days=366)
    assert (end + timedelta(days=1)).day == 1
    assert end.month == last_month


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        retention.due(FY_2026, "5 år")


@pytest.mark.parametrize(
    ("periods", "kept"),
    [
        (("P3M", "P1Y", "P3Y"), (date(2027, 2, 28), date(2027, 11, 30), date(2029, 11, 30))),
        (("P2Y", "P1Y", "P3Y"), (date(2027, 11, 30), date(2027, 11, 30), date(2029, 11, 30))),
        (("P3M", "P1Y", "P6M"), (date(2027, 2, 28), date(2027, 11, 30), date(2027, 11, 30))),
        (("PT0S", "P30D", "P30D"), (date(2026, 11, 30), date(2026, 12, 30), date(2026, 12, 30))),
    ],
)
def test_what_a_case_keeps(periods: tuple[str, str, str], kept: tuple[date, date, date]) -> None:
    assert retention.case_kept(date(2026, 11, 30), *periods) == kept
