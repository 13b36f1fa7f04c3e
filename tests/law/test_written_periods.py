"""Periods as they are typed; what is read stays as it was said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.law import durations
from dpo_desk.law.durations import Duration
from dpo_desk.law.written_periods import UnreadablePeriod, read_period

READ = {
    "3 år": "P3Y", "3år": "P3Y", "tre år": "P3Y", "3 years": "P3Y", "1 year": "P1Y",
    "3,5 år": "P3Y6M", "3.5 år": "P3Y6M", "3 ½ år": "P3Y6M", "3½ år": "P3Y6M", "0,25 år": "P3M",
    "et halvt år": "P6M", "eit halvt år": "P6M", "halvannet år": "P1Y6M", "half a year": "P6M",
    "30 dager": "P30D", "30 dagar": "P30D", "30 dgr.": "P30D", "tretti dager": "P30D",
    "thirty days": "P30D", "seks måneder": "P6M", "seks månader": "P6M", "6 mnd": "P6M",
    "6 mnd.": "P6M", "six months": "P6M", "12 måneder": "P12M", "en måned": "P1M",
    "ein månad": "P1M", "two weeks": "P2W", "to uker": "P2W", "to veker": "P2W", "uke": "P1W",
    "et kvartal": "P3M", "3 år og 6 måneder": "P3Y6M", "3 år, 6 måneder": "P3Y6M",
    "3 år 6 mnd": "P3Y6M", "1 year and 10 days": "P1Y10D", "30 minutter": "PT30M",
    "24 timer": "PT24H", "P3Y6M": "P3Y6M", "p30d": "P30D", "årlig": "P1Y", "hvert år": "P1Y",
    "kvart år": "P1Y", "every year": "P1Y", "annet hvert år": "P2Y", "hver måned": "P1M",
    "hver 3. måned": "P3M", "hvert annet år": "P2Y", "hvert halvår": "P6M", "kvartalsvis": "P3M",
    "monthly": "P1M", "  3   ÅR ": "P3Y",
}  # fmt: skip
UNREADABLE = (
    "", " ", "3", "år 3", "lenge", "så lenge avtalen varer", "1,5 måneder", "halvannen uke", "0 år",
    "3 år og 2 år", "-3 år", "1e3 år", "999999 år", "3 hester", "P", "PT", "P1.5Y", "3 år og", "½",
    "<b>3</b> år", "3,33 år",
)  # fmt: skip


@pytest.mark.parametrize(("text", "period"), READ.items())
def test_is_read(text: str, period: str) -> None:
    assert str(read_period(text)) == period


@pytest.mark.parametrize("text", UNREADABLE)
def test_says_so_when_it_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadablePeriod):
        read_period(text)


PERIODS = st.builds(
    Duration,
    years=st.integers(0, 30),
    months=st.integers(0, 30),
    days=st.integers(0, 400),
    weeks=st.just(0),
    hours=st.integers(0, 48),
    minutes=st.integers(0, 59),
    seconds=st.integers(0, 59),
).filter(bool)


@settings(max_examples=80)
@given(PERIODS, st.sampled_from(["nb", "nn", "en"]))
def test_what_we_say_we_read(period: Duration, language: str) -> None:
    assert read_period(durations.say(period, language)) == period
    assert read_period(str(period)) == period


@settings(max_examples=150)
@given(st.text(max_size=30))
def test_anything_typed_is_a_period_or_unreadable(text: str) -> None:
    try:
        assert read_period(text)
    except UnreadablePeriod as error:
        assert error.key == "fields.err.period"  # noqa: PT017 - either outcome is right
