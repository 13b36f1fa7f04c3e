"""Dates as they are typed, seen from Thursday 19 November 2026."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.law import dates
from dpo_desk.law.written_dates import UnreadableDate, moved, read_date

TODAY = date(2026, 11, 19)

READ = {
    "3.11": date(2026, 11, 3),
    "3.11.": date(2026, 11, 3),
    "3/11": date(2026, 11, 3),
    "3/11-26": date(2026, 11, 3),
    "3.11.2026": date(2026, 11, 3),
    "03.11.26": date(2026, 11, 3),
    "3. 11. 2026": date(2026, 11, 3),
    "3 11 2026": date(2026, 11, 3),
    "2026-11-03": date(2026, 11, 3),
    "031126": date(2026, 11, 3),
    "03112026": date(2026, 11, 3),
    "19.11": TODAY,
    "20.11": date(2025, 11, 20),
    "24.12": date(2025, 12, 24),
    "29.2": date(2024, 2, 29),
    "3. november": date(2026, 11, 3),
    "3. nov. 2026": date(2026, 11, 3),
    "3.november": date(2026, 11, 3),
    "3\N{NO-BREAK SPACE}november 2025": date(2025, 11, 3),
    "3 desember": date(2025, 12, 3),
    "3 December 2026": date(2026, 12, 3),
    "3rd of November": date(2026, 11, 3),
    "November 3, 2026": date(2026, 11, 3),
    "٣.١١": date(2026, 11, 3),
    "17. mai": date(2026, 5, 17),
    "I dag": TODAY,
    "idag": TODAY,
    "today": TODAY,
    "i går": date(2026, 11, 18),
    "Yesterday": date(2026, 11, 18),
    "i forgårs": date(2026, 11, 17),
    "i førgår": date(2026, 11, 17),
    "i morgon": date(2026, 11, 20),
    "torsdag": TODAY,
    "mandag": date(2026, 11, 16),
    "Måndag": date(2026, 11, 16),
    "fredag": date(2026, 11, 13),
    "forrige mandag": date(2026, 11, 16),
    "forrige torsdag": date(2026, 11, 12),
    "førre tysdag": date(2026, 11, 17),
    "i mandags": date(2026, 11, 16),
    "last friday": date(2026, 11, 13),
    "tuesday": date(2026, 11, 17),
    "neste torsdag": date(2026, 11, 26),
    "på mandag": date(2026, 11, 23),
    "for 3 dager siden": date(2026, 11, 16),
    "for ei veke sidan": date(2026, 11, 12),
    "two weeks ago": date(2026, 11, 5),
    "for en måned siden": date(2026, 10, 19),
    "for eit halvt år sidan": date(2026, 5, 19),
    "a year ago": date(2025, 11, 19),
    "om to uker": date(2026, 12, 3),
    "om ei veke": date(2026, 11, 26),
    "om 3 dagar": date(2026, 11, 22),
    "om en måned": date(2026, 12, 19),
    "om 1 år og 2 måneder": date(2028, 1, 19),
    "in two weeks": date(2026, 12, 3),
    "ten days from now": date(2026, 11, 29),
    "neste fredag": date(2026, 11, 20),
    "førstkommende mandag": date(2026, 11, 23),
    "i overmorra": date(2026, 11, 21),
    # as they stand in letters, lists of e-mails and our own pages
    "tirsdag 3. november 2026": date(2026, 11, 3),
    "Tirsdag, 3.11": date(2026, 11, 3),
    "tysdag den 3. november": date(2026, 11, 3),
    "Tuesday 3 November 2026": date(2026, 11, 3),
    "to 5.11.2026 09:40": date(2026, 11, 5),
    "fredag 20.11": date(2026, 11, 20),  # last year's was a Thursday
    "torsdag 20.11": date(2025, 11, 20),
    "den 3. november": date(2026, 11, 3),
    "the 3rd of November": date(2026, 11, 3),
    "3.11.2026 14:30": date(2026, 11, 3),
    "3.11.2026 kl. 14.30": date(2026, 11, 3),
    "2026-11-03T14:30:00Z": date(2026, 11, 3),
    "3 November 2026 at 2 pm": date(2026, 11, 3),
    "3. november i fjor": date(2025, 11, 3),
    "24. desember i år": date(2026, 12, 24),
    "3 November next year": date(2027, 11, 3),
    "3. november til neste år": date(2027, 11, 3),
    # what keyboards and other systems make of it
    "3,11": date(2026, 11, 3),
    "3,11,26": date(2026, 11, 3),
    "3\N{EN DASH}11\N{EN DASH}26": date(2026, 11, 3),
    "3.11.’26": date(2026, 11, 3),
    "3. november -26": date(2026, 11, 3),
    "3-nov-26": date(2026, 11, 3),
    "20.november2026": date(2026, 11, 20),
    "2026.11.03": date(2026, 11, 3),
    "2026/11/03": date(2026, 11, 3),
    "20261103": date(2026, 11, 3),
    "20112026": date(2026, 11, 20),
    # as one says it
    "mandag i forrige uke": date(2026, 11, 9),
    "måndag førre veke": date(2026, 11, 9),
    "friday this week": date(2026, 11, 20),
    "onsdag neste uke": date(2026, 11, 25),
    "denne mandag": date(2026, 11, 16),
    "a fortnight ago": date(2026, 11, 5),
    "i morges": TODAY,
    "i går kveld": date(2026, 11, 18),
    "d.d.": TODAY,
}

AHEAD = {
    "3.11": date(2027, 11, 3),
    "19.11": TODAY,
    "20.11": date(2026, 11, 20),
    "29.2": date(2028, 2, 29),
    "mandag": date(2026, 11, 23),
    "torsdag": TODAY,
    "3.11.2026": date(2026, 11, 3),
}

UNREADABLE = (
    "", " ", "31.2", "31.2.2026", "0.1", "32.1", "3.13", "3", "11", "hei", "3. hest", "snart",
    "for mange dager siden", "2026-13-01", "i mandag neste", "0000-01-01", "3.11.202", "1e3",
    "for 99999999 dager siden", "mandag 3", "forrige", "i", "s", "om", "om to", "om 30 minutter",
    "tirsdag 4.11", "tirsdag 4. november 2026", "to", "mandag i uke", "mandag i neste", "i fjor",
    "3. november i fjor høst", "3.11 kl. snart", "20261303", "mandag den", "den 3.", "kl. 14",
    "om 99999 år", "for 9999 år siden", "siden", "om 3.11", "<b>3.11</b>",
)  # fmt: skip


@pytest.mark.parametrize(("text", "day"), READ.items())
def test_is_read_as_the_latest_such_day(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(("text", "day"), AHEAD.items())
def test_can_look_ahead(text: str, day: date) -> None:
    assert read_date(text, TODAY, ahead=True) == day


@pytest.mark.parametrize("text", UNREADABLE)
def test_says_so_when_it_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_date(text, TODAY)


LANGUAGES = ("nb", "nn", "en")
STYLES = ("long", "brief", "short", "weekday")
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@settings(max_examples=60)
@given(DAYS, DAYS, st.sampled_from(LANGUAGES), st.sampled_from(STYLES))
def test_what_we_write_we_read(day: date, today: date, language: str, style: str) -> None:
    assert read_date(dates.write(day, language, style), today) == day  # type: ignore[arg-type]


@settings(max_examples=30)
@given(DAYS, st.times(), st.sampled_from(LANGUAGES))
def test_a_moment_that_we_write_is_read_as_its_day(day: date, at: time, language: str) -> None:
    assert read_date(dates.moment(datetime.combine(day, at), language), TODAY) == day


@settings(max_examples=60)
@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 28), st.integers(1, 12))
def test_without_a_year_is_the_nearest_on_its_side(today: date, day: int, month: int) -> None:
    past = read_date(f"{day}.{month}", today)
    coming = read_date(f"{day}.{month}", today, ahead=True)
    assert past <= today <= coming
    assert today - past < timedelta(366)
    assert coming - today < timedelta(366)


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_anything_typed_is_a_date_or_unreadable(text: str) -> None:
    try:
        assert isinstance(read_date(text, TODAY), date)
    except UnreadableDate as error:
        assert error.key == "err.date.format"  # noqa: PT017 - either outcome is right


@settings(max_examples=60)
@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-400, 400), st.integers(-30, 30))
def test_a_day_is_moved_by_the_calendar(day: date, days: int, months: int) -> None:
    assert moved(day, days=days) == day + timedelta(days)
    there = moved(day, months=months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (there.day < day.day and (there + timedelta(1)).day == 1)


def test_no_calendar_goes_past_the_year_9999() -> None:
    with pytest.raises(OverflowError):
        moved(date(9999, 12, 31), days=1)
    with pytest.raises(OverflowError):
        moved(date(1, 1, 1), months=-1)


@settings(max_examples=60)
@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 90))
def test_ago_and_ahead_are_mirrors(today: date, days: int) -> None:
    assert read_date(f"for {days} dager siden", today) == today - timedelta(days)
    assert read_date(f"om {days} dager", today) == today + timedelta(days)
