"""Instants, Oslo's calendar days and the hour that comes twice."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.law import clock
from dpo_desk.law.clock import FixedClock, SystemClock, instant, local_date, read_instant

NAIVE = datetime(2026, 11, 20, 16, 20)  # noqa: DTZ001 - what Oslo's clocks show


def test_system_clock_tells_utc_and_the_day_in_oslo() -> None:
    moment = SystemClock().now()
    assert moment.utcoffset() == timedelta(0)
    assert SystemClock().today() in {local_date(moment), local_date(moment + timedelta(minutes=1))}


def test_fixed_clock_stands_still() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    stood = FixedClock(late.astimezone(timezone(timedelta(hours=-5))))
    assert stood.now() == late
    assert stood.now().utcoffset() == timedelta(0)
    assert stood.today() == date(2026, 11, 21)
    assert FixedClock.at_noon(date(2026, 7, 1)).now() == datetime(2026, 7, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-20T23:40+01:00", date(2026, 11, 20)),  # case 59: 23:40 counts
        ("2026-11-20T22:59Z", date(2026, 11, 20)),
        ("2026-11-20T23:00Z", date(2026, 11, 21)),
        ("2026-07-01T22:00Z", date(2026, 7, 2)),
        ("2026-11-21T03:00+09:00", date(2026, 11, 20)),
    ],
)
def test_local_date(moment: str, day: date) -> None:
    assert local_date(datetime.fromisoformat(moment)) == day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-11-20T16:20", "2026-11-20T16:20:00+01:00"),
        ("2026-07-01T16:20", "2026-07-01T16:20:00+02:00"),
        ("2027-10-31T02:30", "2027-10-31T02:30:00+02:00"),  # comes twice: the earlier
        ("2027-03-28T02:30", "2027-03-28T03:30:00+02:00"),  # does not come: the clocks moved on
        ("2026-11-20T16:20-05:00", "2026-11-20T16:20:00-05:00"),
        ("2026-11-20T16:20Z", "2026-11-20T16:20:00+00:00"),
    ],
)
def test_read_instant(text: str, iso: str) -> None:
    assert read_instant(text).isoformat() == iso


def test_naive_and_aware_are_not_mixed_up() -> None:
    for call in (local_date, FixedClock, clock.in_oslo):
        with pytest.raises(ValueError, match="offset"):
            call(NAIVE)
    with pytest.raises(ValueError, match="offset"):
        instant(NAIVE.replace(tzinfo=UTC))
    with pytest.raises(ValueError, match="Invalid"):
        read_instant("i morgen")


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_in_oslo_is_the_same_instant_with_a_fixed_offset(moment: datetime) -> None:
    there = clock.in_oslo(moment)
    assert there == moment
    assert isinstance(there.tzinfo, timezone)
    assert there.replace(tzinfo=None) == moment.astimezone(clock.oslo()).replace(tzinfo=None)
