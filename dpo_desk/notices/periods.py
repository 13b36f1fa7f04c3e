"""The periods of a sentence, and what each is about: keeping, answering, or something else."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, Literal, NamedTuple

from dpo_desk.law.periods_in_text import FoundPeriod, periods_in
from dpo_desk.notices.said import Around, around, context
from dpo_desk.reading.notice_rules import rules
from dpo_desk.reading.sheet import Piece, Sheet

TOPIC: Final = "periods"
About = Literal["kept", "answer", "cookie", "other"]
_MOST: Final = 12  # periods of one sentence
_FAR: Final = 160  # letters between a period and the word that tells what it is
_CELL: Final = 40  # letters of a cell that holds a period and little more
_CLOSE: Final = 20  # where storage is told of, «gjelder i 14 dager» is to stand as near as this
_AFTER: Final = 25  # a word behind the period is this much farther away than one before it
_OLDEST: Final = 25  # years that somebody is asked to have lived


class SaidPeriod(NamedTuple):
    """A period of a sentence and what it is about."""

    found: FoundPeriod
    about: About

    @property
    def iso(self) -> str:
        """The period as ISO 8601."""
        return str(self.found.period)


def said_in(sheet: Sheet, piece: Piece) -> tuple[SaidPeriod, ...]:
    """The periods of one sentence, in its order; what repeats another in brackets is left out."""
    return sheet.once(_by_piece)[piece.index]


def _by_piece(sheet: Sheet) -> tuple[tuple[SaidPeriod, ...], ...]:
    places = around(sheet)
    return tuple(_said_in(piece, places[piece.index]) for piece in sheet.pieces)


def _said_in(piece: Piece, place: Around) -> tuple[SaidPeriod, ...]:
    found = tuple(islice(periods_in(piece.folded), _MOST))
    if not found:
        return ()
    words = tuple(_words(piece.folded))
    return tuple(
        SaidPeriod(each, _about(piece, place, each, words))
        for number, each in enumerate(found)
        if not (number and _repeats(piece.folded, found[number - 1], each))
    )


class _Word(NamedTuple):
    about: str
    start: int
    end: int


def _words(folded: str) -> Iterator[_Word]:
    for rule in rules(TOPIC):
        for match in rule.pattern.finditer(folded):
            yield _Word(rule.gives, match.start(), match.end())


def _about(piece: Piece, place: Around, found: FoundPeriod, words: tuple[_Word, ...]) -> About:
    if _is_cookie(piece, place, words):
        return "cookie"
    if _is_age(piece.folded, found):
        return "other"
    section = _is_on_keeping(piece, place)
    near = [word for word in words if _counts(word, found, piece, place, section=section)]
    nearest = min(near, key=lambda word: _distance(word, found), default=None)
    if found.every:
        kept = nearest and nearest.about == "kept" and not _ctx("reviewed", piece.folded)
        return "kept" if kept else "other"
    if nearest is not None and nearest.about in ("kept", "answer"):
        return "kept" if nearest.about == "kept" else "answer"
    return "kept" if section and (nearest is None or nearest.about == "cookie") else "other"


def _is_on_keeping(piece: Piece, place: Around) -> bool:
    """Whether the sentence stands where storage is told of, so that a bare period is one."""
    above = next((h for h in reversed(piece.headings) if not _holds_period(h)), "").casefold()
    if any(_ctx("kept", words) for words in (place.near, above)):
        return True
    return len(piece.text) <= _CELL and _ctx("kept", place.table)  # a row that lost a cell


def _holds_period(heading: str) -> bool:
    """Whether a short line was taken for a heading: «Regnskap – 5 år»."""
    return any(periods_in(heading.casefold()))


def _counts(word: _Word, found: FoundPeriod, piece: Piece, place: Around, *, section: bool) -> bool:
    """Whether a word can tell what a period is about."""
    far = _distance(word, found)
    if not section:
        return far <= _FAR
    if place.own and word.end <= piece.folded.find(place.label) + len(place.label):
        return word.about == "kept"  # «Kandidater som ikke svarer: 30 dager»
    if word.about == "other":
        return far <= _CLOSE
    return far <= _FAR


def _is_cookie(piece: Piece, place: Around, words: tuple[_Word, ...]) -> bool:
    """Whether the sentence is about how long a cookie lives."""
    if piece.row is not None:
        return _in_cookie_table(piece, place)
    if context(TOPIC, "cookie_name").match(piece.folded):
        return True
    if _ctx("cookie_named", piece.folded):
        return True
    speaks = any(word.about == "cookie" for word in words)
    section = any(_ctx("cookie", heading.casefold()) for heading in piece.headings[-1:])
    return (speaks or section) and not _ctx("data", piece.folded)


def _in_cookie_table(piece: Piece, place: Around) -> bool:
    if context(TOPIC, "cookie_name").match(place.row) or _ctx("cookie", place.column):
        return True
    section = any(_ctx("cookie", heading.casefold()) for heading in piece.headings[-1:])
    return section and _ctx("lifetime", place.column)


def _is_age(folded: str, found: FoundPeriod) -> bool:
    """«under 15 år», «over the age of 13»: how old somebody is."""
    years, *rest = found.period
    if not 0 < years < _OLDEST or any(rest):
        return False
    before, after = folded[max(0, found.start - 20) : found.start], folded[found.end :]
    if not context(TOPIC, "young").search(before):
        return False
    return _ctx("aged", after) or _ctx("aged", folded[: found.start])


def _repeats(folded: str, one: FoundPeriod, other: FoundPeriod) -> bool:
    """«one month (30 days)»: the same said twice."""
    between = folded[one.end : other.start].strip()
    return between == "(" and folded[other.end : other.end + 1] == ")"


def _distance(word: _Word, found: FoundPeriod) -> int:
    if word.end <= found.start:
        return found.start - word.end
    return max(0, word.start - found.end) + _AFTER


def _ctx(name: str, words: str) -> bool:
    return bool(words) and bool(context(TOPIC, name).search(words))
