"""Periods in running text: «slettes etter 3–5 år», «tre og et halvt år», «within one month».

Where ``written_periods`` reads what was typed as a period, this finds the places that hold one.
Which of them says how long something is kept, and which how soon somebody answers, is not told
here: that stands in the rest of the sentence.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dpo_desk.law.durations import Duration
from dpo_desk.law.written_periods import NUMBERS, UNIT_OF, UnreadablePeriod, read_period

# Alone these are a preposition, a possessive or an abbreviation as often as a number or a unit.
_NO_UNIT: Final = frozenset({"d", "u", "å", "min", "second", "seconds", "yr", "sekund", "sekunder"})
_SHORT: Final = frozenset({"min", "second", "seconds", "sekund", "sekunder", "yr"})  # after a digit
_ENGLISH: Final = "a|an|one|two|three|four|five|six|seven|ten|twelve"


class FoundPeriod(NamedTuple):
    """A period and where it stands; ``every`` where it comes back («slettes daglig»)."""

    start: int
    end: int
    period: Duration
    every: bool = False


def _either(words: frozenset[str] | set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_DIGITS: Final = r"\d{1,4}(?:[.,]\d{1,2})?(?: ?½| 1/2)?(?!\d)"
_WORD: Final = _either(set(NUMBERS) - {"½"})
_LONG_UNIT: Final = _either(set(UNIT_OF) - _NO_UNIT)
_SHORT_UNIT: Final = _either(set(_SHORT))
_HALF: Final = r"(?: (?:og|and) (?:e[tn]|eitt?|ein|a) (?:halvt?|half))?"
_NUMBER: Final = rf"(?:(?:{_DIGITS}|(?:{_WORD})\b){_HALF})"
_TWICE: Final = rf"(?: ?\(\s?(?:{_DIGITS}|(?:{_WORD}))\s?\))?"  # «fem (5) år»
_UNIT: Final = rf"(?:(?:{_LONG_UNIT})|(?<=[\d ])(?<=\d.|.\d)(?:{_SHORT_UNIT}))"
# «års», «30-dagers», «måneders», «years'», «5-årig», «årsfristen»; and «kalenderdager» before it
_ENDING: Final = r"(?:e?ne|ane|'?s(?:frist\w*|regel\w*|plikt\w*)?'?|'|igt?e?)?(?![\w])"
_KIND: Final = (
    r"(?:(?:hele|heile|full|fulle|whole|calendar|working|business) |kalender|virke|yrke|arbeids)?"
)
_ONE: Final = rf"{_NUMBER}{_TWICE}[ -]?{_KIND}{_UNIT}{_ENDING}"
_PERIOD: Final = re.compile(
    rf"(?<![\w.,/§])(?:(?P<from>{_NUMBER})"
    rf"(?:(?: ?{_KIND}{_UNIT})?(?: ?[-–] ?| til | to )|(?P<or> ?/ ?| or | eller | og | and )))?"
    rf"(?P<main>{_ONE}(?:,? (?:og |and )?{_ONE})?)"
)
_EVERY: Final = re.compile(
    r"(?<!\w)(?:daglig|dagleg|daily|ukentlig|vekentleg|weekly|månedlig|månadleg|monthly|kvartalsvis"
    r"|quarterly|halvårlig|halvårleg|årlig|årleg|yearly|annually"
    r"|(?:hver|hvert|kvar|kvart|every|each) (?:\d{1,3}\. )?"
    r"(?:(?:dag|natt|døgn|uke|veke|måned|månad|kvartal|år|day|night|week|month|year)(?!\w)))"
)
_NIGHT: Final = re.compile(r"(?:hver|hvert|kvar|kvart|every|each) (?:natt|døgn|night|dag|day)$")
_HINT: Final = re.compile(
    r"(?:år|dag|døgn|uke|veke|måned|månad|mnd|time|timar|minutt|\d ?min|sekund|kvartal"
    r"|year|yr|day|week|month|hour|minute|second|quarter|daily|natt|night)"
)
_HEAD: Final = re.compile(rf"({_NUMBER}){_TWICE}[ -]?{_KIND}({_UNIT}){_ENDING}")
_LONGEST: Final = 100  # years; «2018 år» is none
_ENGLISH_TIME: Final = re.compile(rf"(?:{_ENGLISH}) time$")


def periods_in(text: str) -> Iterator[FoundPeriod]:
    """Every period in ``text`` (small letters), in its order; of a range the upper end.

    «3 eller 5 år» is two periods, «3 år og 6 måneder» is one.
    """
    if _HINT.search(text) is None:
        return
    for match in _PERIOD.finditer(text):
        yield from _read(text, match)
    for match in _EVERY.finditer(text):
        word = "daglig" if _NIGHT.match(match[0]) else match[0]
        yield FoundPeriod(match.start(), match.end(), read_period(word), every=True)


def _read(text: str, match: re.Match[str]) -> Iterator[FoundPeriod]:
    heads = list(_HEAD.finditer(match["main"]))
    if _ENGLISH_TIME.fullmatch(match["main"]):  # «at any one time»
        return
    between = re.search(r"(?:mellom|between|from|fra|frå) $", text[: match.start()][-9:])
    two = bool(match["or"]) and not between
    if two:
        yield from _made(*match.span("from"), [f"{match['from']} {heads[0][2]}"])
    start = match.start("main") if two else match.start()
    yield from _made(start, match.end(), [f"{head[1]} {head[2]}" for head in heads])


def _made(start: int, end: int, parts: list[str]) -> Iterator[FoundPeriod]:
    """One period of its parts, or each of them where they do not add up («3 år, 5 år»)."""
    try:
        period = read_period(" og ".join(parts))
        if period.years and any(period[4:]):  # «to år og 24 timer» are two things
            raise UnreadablePeriod
        if period.years <= _LONGEST:
            yield FoundPeriod(start, end, period)
    except UnreadablePeriod:
        if len(parts) > 1:
            for part in parts:
                yield from _made(start, end, [part])
