"""A notice as rules look at it: what was read in it, its sentences, and the signs in them.

A sign is words that a rule rests on, ``gives`` of ``resources/reading/notice_checks_*.toml``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from typing import Final

from dpo_desk.checks.finding import Spot
from dpo_desk.notices.model import Evidence, NoticeFacts
from dpo_desk.reading import notice_rules
from dpo_desk.reading.notice_rules import Hit
from dpo_desk.reading.sheet import Piece, Sheet, Span

_DENIED: Final = re.compile(
    r"\b(?:har|bruker|brukar|behandler|handsamar) (?:ikke|ikkje|ingen|inga)\b|\bdo not\b"
)
_MENU: Final = 8  # words, of which a third have capitals: the links of a page
_DATA: Final = 4  # commas of a sentence that lists data
_LIST: Final = 30  # pieces on either side among which a paragraph or list lies
TOPICS: Final = (
    "checks_rights",
    "checks_grounds",
    "checks_sharing",
    "checks_web",
    "checks_keeping",
)


class Notice:
    """One notice, read; what is looked for is looked for once."""

    def __init__(self, facts: NoticeFacts, sheet: Sheet, today: date) -> None:
        """The facts and the sheet are of the same text."""
        self.facts = facts
        self.sheet = sheet
        self.today = today
        self._placed = sorted(sheet.pieces, key=lambda piece: piece.start)
        self._starts = [piece.start for piece in self._placed]
        self._signs: dict[str, dict[str, list[Hit]]] = {}
        self._sections: dict[tuple[str, ...], list[Piece]] = {}

    def signs(self, *names: str) -> list[Hit]:
        """Where signs stand, in reading order; menus and footers left out."""
        found = [hit for name in names for hit in self._of_topic(topic_of()[name]).get(name, ())]
        return sorted(found, key=lambda hit: (hit.piece.index, hit.found.start()))

    def says(self, *names: str) -> bool:
        """Whether one of the signs stands anywhere."""
        return bool(self.signs(*names))

    def _of_topic(self, topic: str) -> dict[str, list[Hit]]:
        if topic not in self._signs:
            by_name: dict[str, list[Hit]] = {}
            for hit in notice_rules.hits(self.sheet, topic):
                by_name.setdefault(hit.rule.gives, []).append(hit)
            self._signs[topic] = by_name
        return self._signs[topic]

    def pieces_of(self, evidence: Iterable[Evidence]) -> list[Piece]:
        """The pieces from which something was read, in reading order."""
        found: set[int] = set()
        for each in evidence:
            place = max(0, bisect_right(self._starts, each.start) - 1)
            while place < len(self._placed) and self._placed[place].start < each.end:
                if self._placed[place].end > each.start:
                    found.add(self._placed[place].index)
                place += 1
        return [self.sheet.pieces[index] for index in sorted(found)]

    @cached_property
    def asks_first(self) -> bool:
        """Whether consent before tracking is told, or stands beside what the tracking is for."""
        if self.says("prior_consent"):
            return True
        asked = {hit.piece.index for hit in self.signs("consent")}
        tracking = self.signs("tracker", "tracking_purpose", "cookies_used")
        return any(each.index in asked for hit in tracking for each in self.paragraph(hit.piece))

    def headings_of(self, place: Evidence) -> tuple[str, ...]:
        """The headings above a place."""
        return next((piece.headings for piece in self.pieces_of([place])), ())

    def near(self, evidence: Iterable[Evidence]) -> set[int]:
        """The pieces of the paragraphs from which something was read, by their index."""
        pieces = self.pieces_of(evidence)
        return {each.index for piece in pieces for each in self.paragraph(piece)}

    def paragraph(self, piece: Piece) -> list[Piece]:
        """The sentences of the same paragraph, list item or row of a table."""
        row = piece.row
        return [
            each
            for each in self.around(piece, _LIST)
            if each.unit == piece.unit
            or (row is not None and each.row is not None and each.block == piece.block
                and each.row[0] == row[0])
        ]  # fmt: skip

    def around(self, piece: Piece, n: int) -> tuple[Piece, ...]:
        """The piece with its ``n`` neighbours on either side."""
        return self.sheet.pieces[max(0, piece.index - n) : piece.index + n + 1]

    def section(self, piece: Piece) -> list[Piece]:
        """All that stands under the same heading; below the title only, the paragraph."""
        if not self.titled(piece):
            return self.paragraph(piece)
        if not self._sections:
            for each in self.sheet.pieces:
                self._sections.setdefault(each.headings, []).append(each)
        return self._sections[piece.headings]

    def titled(self, piece: Piece) -> bool:
        """Whether a heading other than the title of it all stands above."""
        title = self.sheet.pieces[0].text if self.sheet.pieces else ""
        return any(each != title for each in piece.headings)

    def leading(self, piece: Piece) -> list[Piece]:
        """The sentences that lead to the list or table in which a piece stands."""
        return [
            each
            for each in self.around(piece, _LIST)
            if each.block == piece.block and each.kind == "sentence"
        ]

    @property
    def whole(self) -> Spot:
        """The notice as a whole, for what stands nowhere: its first line."""
        return Spot(span=Span(0, 0, 1))


def uses_data(piece: Piece) -> bool:
    """Whether a piece can tell what data are used for: no title, no list of data, no denial."""
    listed = piece.text.count(",") >= _DATA
    words = piece.text.split()
    menu = len(words) >= _MENU and sum(word[0].isupper() for word in words) > len(words) / 3
    return piece.kind != "heading" and not (listed or menu or _DENIED.search(piece.folded))


def spot(piece: Piece) -> Spot:
    """The whole of a piece."""
    return Spot(span=piece.span(0, len(piece.text)))


def spots(hits: Iterable[Hit]) -> Iterator[Spot]:
    """Each piece that a sign stands in, once."""
    seen: set[int] = set()
    for hit in hits:
        if hit.piece.index not in seen:
            seen.add(hit.piece.index)
            yield spot(hit.piece)


def at(evidence: Iterable[Evidence]) -> Iterator[Spot]:
    """Where something was read."""
    for each in evidence:
        yield Spot(span=Span(each.start, each.end, each.line))


def any_in(pieces: Iterable[Piece], pattern: re.Pattern[str]) -> bool:
    """Whether a pattern stands in one of the pieces, in small letters."""
    return any(pattern.search(piece.folded) for piece in pieces)


@cache
def topic_of() -> Mapping[str, str]:
    """In which file each sign stands."""
    return {rule.gives: topic for topic in TOPICS for rule in notice_rules.rules(topic)}
