"""Dates as they are written in the three languages."""

from datetime import date

import pytest

from dpo_desk.law import dates
from dpo_desk.law.clock import read_instant

DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("language", "style", "text"),
    [
        ("nb", "long", "3.~desember 2026"),
        ("nb", "weekday", "torsdag 3.~desember 2026"),
        ("nb", "brief", "3.~des. 2026"),
        ("en", "brief", "3~Dec 2026"),
        ("nb", "short", "3.12.2026"),
        ("nb", "day_month", "3.~desember"),
        ("nn", "weekday", "torsdag 3.~desember 2026"),
        ("nn", "short", "3.12.2026"),
        ("en", "long", "3~December 2026"),
        ("en", "weekday", "Thursday 3~December 2026"),
        ("en", "short", "3/12/2026"),
    ],
)
def test_write(language: str, style: dates.Style, text: str) -> None:
    assert dates.write(DAY, language, style) == text.replace("~", "\N{NO-BREAK SPACE}")


def test_nynorsk_has_its_own_days() -> None:
    week = [date(2026, 11, n) for n in range(2, 9)]
    said = [dates.weekday(day, "nn") for day in week]
    assert said == ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"]


def test_moment() -> None:
    when = read_instant("2026-11-20T09:05")
    said = [dates.moment(when, language) for language in ("nb", "en")]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in said] == [
        "fredag 20. november 2026 kl. 09.05",
        "Friday 20 November 2026 at 09:05",
    ]
