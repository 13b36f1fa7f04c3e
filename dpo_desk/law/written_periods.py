"""Periods as people type them: «3,5 år», «30 dager», «seks måneder», «et halvt år».

The words of all three languages are always understood, as with dates. What is read is a period of
ISO 8601 that stays as it was said: six months do not become 182 days. ``periods_in_text`` finds
them in running text.
"""

import re
from fractions import Fraction
from typing import Final

from dpo_desk.law import durations
from dpo_desk.law.durations import Duration
from dpo_desk.words import DeskError

_UNITS: Final = {
    "seconds": ("sekund", "sekunder", "second", "seconds"),
    "minutes": ("minutt", "minutter", "min", "minute", "minutes"),
    "hours": ("time", "timer", "timar", "hour", "hours"),
    "days": ("dag", "dager", "dagar", "dgr", "døgn", "d", "day", "days"),
    "weeks": ("uke", "uker", "veke", "veker", "u", "week", "weeks"),
    "months": (
        "måned", "måneder", "månad", "månader", "mnd", "mnder", "md", "month", "months",
    ),
    "quarters": ("kvartal", "kvartaler", "quarter", "quarters"),
    "halves": ("halvår", "halvåret"),
    "years": ("år", "å", "year", "years", "yr", "yrs"),
}  # fmt: skip
UNIT_OF: Final = {word: unit for unit, words in _UNITS.items() for word in words}
_EACH: Final = {
    "årlig": "P1Y", "årleg": "P1Y", "yearly": "P1Y", "annually": "P1Y",
    "halvårlig": "P6M", "halvårleg": "P6M",
    "kvartalsvis": "P3M", "quarterly": "P3M",
    "månedlig": "P1M", "månadleg": "P1M", "monthly": "P1M",
    "ukentlig": "P1W", "vekentleg": "P1W", "kvar veke": "P1W", "weekly": "P1W",
    "daglig": "P1D", "dagleg": "P1D", "daily": "P1D",
}  # fmt: skip
NUMBERS: Final[dict[str, int | Fraction]] = {
    "en": 1, "én": 1, "ei": 1, "éi": 1, "ein": 1, "éin": 1, "et": 1, "ett": 1, "eit": 1, "eitt": 1,
    "a": 1, "an": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4,
    "fem": 5, "five": 5, "seks": 6, "six": 6, "sju": 7, "syv": 7, "seven": 7, "åtte": 8,
    "eight": 8, "ni": 9, "nine": 9, "ti": 10, "ten": 10, "elleve": 11, "eleven": 11, "tolv": 12,
    "twelve": 12, "tretten": 13, "thirteen": 13, "fjorten": 14, "fourteen": 14, "femten": 15,
    "fifteen": 15, "atten": 18, "eighteen": 18, "tjue": 20, "twenty": 20, "tjuefire": 24,
    "tretti": 30, "tredve": 30, "thirty": 30,
    "trettiseks": 36, "førti": 40, "forty": 40, "femti": 50, "fifty": 50, "seksti": 60,
    "sixty": 60, "sytti": 70, "syttito": 72, "nitti": 90, "ninety": 90, "hundre": 100,
    "halv": Fraction(1, 2), "halvt": Fraction(1, 2), "half": Fraction(1, 2),
    "halvannet": Fraction(3, 2), "halvannen": Fraction(3, 2), "halvanna": Fraction(3, 2),
    "½": Fraction(1, 2),
}  # fmt: skip
_OTHER: Final = {"annet", "annen", "anna", "annan", "andre", "other", "second"}  # every other
_EVERY: Final = "hver|hvert|kvar|kvart|every|each"
_EVERY_OTHER: Final = re.compile(rf"^(anne[nt]|anna[nt]?) (?:{_EVERY}) ")
_BEFORE: Final = re.compile(rf"^(?:i|for|per|pr\.?|{_EVERY}) ")
_MONTHS_OF: Final = {"quarters": 3, "halves": 6}
_PART: Final = re.compile(r"(\d{1,5}(?:[.,]\d{1,3})?|[^\W\d]+|½)\.? ?(½)? ?([^\W\d]+)\.?")
_AND_A_HALF: Final = re.compile(
    r"(?:og|and) (?:e[tn]|eitt?|ein|a) (?:halvt?|half)(?= )|(?<=\d) 1/2(?= )"
)
_AND: Final = re.compile(r" (?:og|and) |(?<=[^\W\d]),? ?(?=\d)|(?<=[^\W\d]), ")


class UnreadablePeriod(DeskError):
    """What was typed is no period we understand."""

    def __init__(self) -> None:
        super().__init__("fields.err.period")


def read_period(text: str) -> Duration:
    """The period that ``text`` means; raises UnreadablePeriod."""
    spoken = " ".join(text.lower().split()).strip(" ,.")
    if spoken.startswith("p") and spoken[-1:] in "ymwdhs":
        return _iso(spoken.upper())
    if spoken in _EACH:
        return durations.parse(_EACH[spoken])
    spoken = _BEFORE.sub("", _EVERY_OTHER.sub(r"\1 ", spoken))
    spoken = re.sub(r"^(?:et|eit|ein|en|ei|a) (?=hal[vf])|(?<=half) an?\b|(?<=½) \b", "", spoken)
    spoken = _AND_A_HALF.sub("½", spoken)
    total = Duration()
    for part in _AND.split(spoken):
        total = _added(total, _one(part.strip()))
    if not total:
        raise UnreadablePeriod
    return total


def _iso(text: str) -> Duration:
    try:
        return durations.parse(text)
    except ValueError:
        raise UnreadablePeriod from None


def _one(part: str) -> Duration:
    """«3,5 år», «seks måneder», or a unit alone: «år»."""
    if part in UNIT_OF:
        return _of(Fraction(1), UNIT_OF[part])
    match = _PART.fullmatch(part)
    if match is None or match[3] not in UNIT_OF:
        raise UnreadablePeriod
    number = _number(match[1]) + (Fraction(1, 2) if match[2] else 0)
    return _of(number, UNIT_OF[match[3]])


def _number(text: str) -> Fraction:
    if text in _OTHER:
        return Fraction(2)
    if text[0].isdigit():
        return Fraction(text.replace(",", "."))
    if text not in NUMBERS:
        raise UnreadablePeriod
    return Fraction(NUMBERS[text])


def _of(number: Fraction, unit: str) -> Duration:
    """A number of units; part of a year is months, and part of anything else is nothing we read."""
    if unit in _MONTHS_OF:
        number, unit = number * _MONTHS_OF[unit], "months"
    if number.denominator == 1:
        if number > 99_999:
            raise UnreadablePeriod
        return Duration(**{unit: int(number)})
    in_months = number * 12
    if unit != "years" or in_months.denominator != 1:
        raise UnreadablePeriod
    years, months = divmod(int(in_months), 12)
    return Duration(years=years, months=months)


def _added(one: Duration, other: Duration) -> Duration:
    if any(a and b for a, b in zip(one, other, strict=True)):
        raise UnreadablePeriod  # «3 år og 2 år» is two periods, not one
    return Duration(*(a + b for a, b in zip(one, other, strict=True)))
