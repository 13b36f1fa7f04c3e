"""What stands together in a notice: in one sentence, one paragraph, one section."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from dpo_desk.reading.sheet import Sheet

Span = tuple[int, int, int]
_MOST: Final = 400  # entries of which each is looked at beside each


class _Place(NamedTuple):
    sentence: int
    block: int
    section: tuple[str, ...]


class Places:
    """The sentences of a text, with their paragraphs and headings."""

    def __init__(self, page: Sheet) -> None:
        """Learn where each begins."""
        self._pieces = page.pieces
        self._starts = [piece.start for piece in page.pieces]

    def nearest(self, spans: Sequence[Span], others: Sequence[Sequence[Span]]) -> tuple[int, ...]:
        """Which of ``others`` share a sentence with ``spans``, else a paragraph, else a section.

        In a section it is the one that was spoken of last.
        """
        if not spans or len(others) > _MOST:
            return ()
        mine = {self._at(span) for span in spans}
        theirs = [[(self._at(span), span) for span in each] for each in others]
        for level in (0, 1):
            near = {place[level] for place in mine}
            found = [n for n, each in enumerate(theirs) if any(at[level] in near for at, _ in each)]
            if found:
                return tuple(found)
        sections = {place.section for place in mine if place.section}
        before = [
            (span[0], number)
            for number, each in enumerate(theirs)
            for at, span in each
            if at.section in sections and span[0] <= spans[0][0]
        ]
        return (max(before)[1],) if before else ()

    def _at(self, span: Span) -> _Place:
        number = max(0, bisect_right(self._starts, span[0]) - 1)
        if number >= len(self._pieces):
            return _Place(-1, -1, ())
        piece = self._pieces[number]
        return _Place(number, piece.block, piece.headings)
