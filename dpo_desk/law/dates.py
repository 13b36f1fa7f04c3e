"""Dates as people write them in the three languages; the day and the month stay on one line."""

from datetime import date, datetime
from typing import Literal

from dpo_desk import words

NBSP = "\N{NO-BREAK SPACE}"

Style = Literal["long", "weekday", "brief", "short", "day_month"]


def write(day: date, language: str, style: Style = "long") -> str:
    """A date in ``language``: long is «3. desember 2026», weekday «torsdag 3. desember 2026».

    day_month leaves the year out, brief is «3. des. 2026» for where there is little room, and short
    «3.12.2026», in English 3/12/2026.
    """
    if style == "short":
        separator = "/" if language == "en" else "."
        return f"{day.day}{separator}{day.month}{separator}{day.year}"
    to_words = words.of(language)
    point = "" if language == "en" else "."
    if style == "brief":
        return f"{day.day}{point}{NBSP}{to_words(f'month.brief.{day.month}')} {day.year}"
    text = f"{day.day}{point}{NBSP}{to_words(f'month.{day.month}')}"
    if style == "day_month":
        return text
    text = f"{text} {day.year}"
    return f"{weekday(day, language)} {text}" if style == "weekday" else text


def weekday(day: date, language: str) -> str:
    """The name of the day of the week, in Norwegian without a capital."""
    return words.of(language)(f"weekday.{day.isoweekday()}")


def month(day: date, language: str) -> str:
    """The month with its year: «februar 2027»."""
    return f"{words.of(language)(f'month.{day.month}')} {day.year}"


def moment(when: datetime, language: str) -> str:
    """A time of day in Oslo: «fredag 20. november 2026 kl. 16.20»; ``when`` shows Oslo's clock."""
    clock = f"{when:%H:%M}" if language == "en" else f"{when:%H.%M}"
    day = write(when.date(), language, "weekday")
    return words.of(language)("date.moment", day=day, clock=clock)
