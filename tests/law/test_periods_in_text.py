"""Periods found in running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk.law import durations
from dpo_desk.law.periods_in_text import periods_in

FOUND = {
    "slettes etter 3-5 år": "P5Y", "mellom 30 og 90 dager": "P90D", "tre og et halvt år": "P3Y6M",
    "lagres i 3,5 år.": "P3Y6M", "i 3 1/2 år": "P3Y6M", "i 3½ år": "P3Y6M", "fem (5) år": "P5Y",
    "i 5 (fem) år": "P5Y", "3 år og 6 måneder": "P3Y6M", "henholdsvis 3,5 og 5 år": "P3Y6M P5Y",
    "12 eller 24 måneder": "P12M P24M", "3 måneder til 2 år": "P2Y", "en 30-dagers frist": "P30D",
    "etter 5-årsregelen": "P5Y", "slettes daglig": "P1D", "overskrives hver natt": "P1D",
    "inntil 72 timer": "PT72H", "ein månad": "P1M", "to veker": "P2W",
    "two and a half years": "P2Y6M", "fem års oppbevaring": "P5Y",
    "within one month (30 days)": "P1M P30D", "halvannet år": "P1Y6M", "90 virkedager": "P90D",
    "i 30 min fra siste besøk": "PT30M", "six to twelve months": "P12M",
    "i 3 år, 5 år for bilag": "P3Y P5Y", "§ 13 i 5 år": "P5Y", "24/7": "", "i 2018 år": "",
    "min bruker": "", "at any one time": "", "så lenge avtalen varer": "", "en gang": "",
    "henholdsvis to år og 24 timer": "P2Y PT24H", "10 kr per måned": "",
    "ett og et halvt år": "P1Y6M",
}  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), FOUND.items())
def test_periods_are_found_where_they_stand(text: str, periods: str) -> None:
    assert " ".join(str(found.period) for found in periods_in(text)) == periods


def test_the_place_is_that_of_the_words() -> None:
    text = "kundedata slettes tre og et halvt år etter siste kjøp, kamera etter 7 dager"
    assert [text[found.start : found.end] for found in periods_in(text)] == [
        "tre og et halvt år",
        "7 dager",
    ]


@settings(max_examples=25)
@given(st.integers(1, 36), st.sampled_from("YMWD"), st.sampled_from(["nb", "nn", "en"]))
def test_what_we_say_is_found(number: int, unit: str, language: str) -> None:
    period = durations.parse(f"P{number}{unit}")
    said = f"slettes etter {durations.say(period, language)}."
    assert [found.period for found in periods_in(said)] == [period]


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    for found in periods_in(text.casefold()):
        assert 0 <= found.start < found.end
