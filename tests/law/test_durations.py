"""Periods: read, written, counted by the calendar and said as a letter says them."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.law import durations
from dpo_desk.law.durations import Duration

DURATIONS = st.builds(
    Duration,
    years=st.integers(0, 30),
    months=st.integers(0, 30),
    weeks=st.just(0),
    days=st.integers(0, 400),
    hours=st.integers(0, 100),
    minutes=st.integers(0, 100),
    seconds=st.integers(0, 100),
) | st.integers(0, 200).map(lambda weeks: Duration(weeks=weeks))


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("P30D", Duration(days=30)),
        ("P1M", Duration(months=1)),
        ("P3Y", Duration(years=3)),
        ("P3Y6M", Duration(years=3, months=6)),
        ("P2W", Duration(weeks=2)),
        ("PT30M", Duration(minutes=30)),
        ("P1DT12H", Duration(days=1, hours=12)),
        ("PT0S", Duration()),
    ],
)
def test_parse_and_write(text: str, duration: Duration) -> None:
    assert durations.parse(text) == duration
    assert str(duration) == text
    assert bool(duration) == (text != "PT0S")


@given(DURATIONS)
def test_what_is_written_is_read(duration: Duration) -> None:
    assert durations.parse(str(duration)) == duration


def test_weeks_beside_days_are_written_as_days() -> None:
    assert str(Duration(weeks=1, days=3)) == "P10D"


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1DT", "30D", "p30d", "P-1D", "P1.5Y", "P1Y2W", "P1H", "PT1D", "P1D ", "P1D\n",
     "P٣D", "P999999D", "én måned", "P1M1Y"],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an ISO 8601 period"):
        durations.parse(text)


@pytest.mark.parametrize(
    ("day", "period", "end"),
    [
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2024, 2, 29), "P4Y", date(2028, 2, 29)),
        (date(2027, 1, 31), "P1M", date(2027, 2, 28)),
        (date(2027, 1, 31), "P1M1D", date(2027, 3, 1)),
        (date(2027, 1, 31), "P30D", date(2027, 3, 2)),
        (date(2026, 12, 31), "P3Y6M", date(2030, 6, 30)),
        (date(2026, 11, 2), "P2W", date(2026, 11, 16)),
        (date(2026, 11, 2), "PT30M", date(2026, 11, 2)),
        (date(2026, 11, 2), "PT48H", date(2026, 11, 4)),
    ],
)
def test_add(day: date, period: str, end: date) -> None:
    assert durations.add(day, period) == end
    assert durations.add(day, durations.parse(period)) == end


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), DURATIONS)
def test_add_as_dateutil_adds(day: date, duration: Duration) -> None:
    clock = timedelta(hours=duration.hours, minutes=duration.minutes, seconds=duration.seconds)
    months = relativedelta(years=duration.years, months=duration.months)
    days = timedelta(days=duration.weeks * 7 + duration.days + clock.days)
    assert durations.add(day, duration) == day + months + days


def test_add_past_the_calendar_is_refused() -> None:
    for period in ("P9000Y", "P99999M", "P99999W"):
        with pytest.raises(ValueError, match="9999"):
            durations.add(date(9000, 1, 1), period)


@pytest.mark.parametrize(
    ("period", "nb", "nn", "en"),
    [
        ("P5Y", "fem år", "fem år", "five years"),
        ("P1Y", "ett år", "eitt år", "one year"),
        ("P3Y6M", "tre år og seks måneder", "tre år og seks månader", "three years and six months"),
        ("P1M", "én måned", "éin månad", "one month"),
        ("P2W", "to uker", "to veker", "two weeks"),
        ("P1W", "én uke", "éi veke", "one week"),
        ("P30D", "30 dager", "30 dagar", "30 days"),
        ("P1D", "én dag", "éin dag", "one day"),
        ("P12D", "tolv dager", "tolv dagar", "twelve days"),
        ("PT30M", "30 minutter", "30 minutt", "30 minutes"),
        ("PT1M", "ett minutt", "eitt minutt", "one minute"),
        ("PT1H", "én time", "éin time", "one hour"),
        ("P1Y2M3D", "ett år, to måneder og tre dager", "eitt år, to månader og tre dagar",
         "one year, two months and three days"),
        ("PT0S", "0 dager", "0 dagar", "0 days"),
    ],
)  # fmt: skip
def test_say(period: str, nb: str, nn: str, en: str) -> None:
    said = [durations.say(period, language) for language in ("nb", "nn", "en")]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in said] == [nb, nn, en]


def test_a_list_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        durations.enumerate_words([], "nb")
