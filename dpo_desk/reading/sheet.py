"""A text as rules read it: its sentences, headings, list items and cells, each with its place.

``sheet(text)`` mends what copying, PDF and web pages do to a text (``sheet_mending``), finds what
is heading, paragraph, list and table (``sheet_lines``) and cuts it in sentences
(``sheet_sentences``). It takes time in proportion to the text, and never raises.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, Literal, NamedTuple, TypeVar, cast

from dpo_desk.reading.language import language_of
from dpo_desk.reading.needed import needed
from dpo_desk.reading.sheet_index import Index
from dpo_desk.reading.sheet_lines import Unit, units
from dpo_desk.reading.sheet_mending import Mended, lines_of, numbered
from dpo_desk.reading.sheet_sentences import sentences

Kind = Literal["heading", "sentence", "item", "cell"]
_T = TypeVar("_T")
MOST: Final = 300_000  # letters that are read: a hundred and fifty pages
_MOST_PIECES: Final = 8_000
_NOT_YET: Final = object()
_PER_PIECE: Final = re.compile(r"(?<!\\)(?<!\[)[\^$]|\\[AZ]")  # begins or ends of the text


class Span(NamedTuple):
    """A place of the original text; ``line`` counts from 1."""

    start: int
    end: int
    line: int


class Piece:
    """One sentence, heading, list item or table cell, in reading order.

    A list item or paragraph of several sentences is several pieces with the same ``unit``. In
    ``text`` blanks are single, words whole, hyphens «-», and addresses have their @.
    """

    __slots__ = (
        "_at", "_origin", "block", "end", "folded", "headings", "index", "kind", "line", "mark",
        "noise", "row", "start", "text", "unit",
    )  # fmt: skip

    def __init__(self, text: str, unit: Unit, number: int, index: int, at: int, origin: "_Origin"):
        """The words found at ``at`` of the mended text; ``number`` is the unit's."""
        self.text = text
        self.folded = _folded(text)  # as long as text, letter for letter
        self.kind: Kind = unit.kind
        self.headings = unit.headings  # those above, outermost first
        self.row = unit.row  # (table row, column) of a cell
        self.block = unit.block  # a list has that of the sentence that leads to it
        self.noise = unit.noise  # a menu, a cookie banner, a footer
        self.mark = unit.mark  # «•» or «a)» before an item, which is not in its text
        self.unit = number
        self.index = index  # in Sheet.pieces
        self._at = at
        self._origin = origin
        self.start, self.end, self.line = self.span(0, len(text))

    def __repr__(self) -> str:
        """Where it stands; none of its words."""
        return f"<Piece {self.kind} {self.start}-{self.end}>"

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the original."""
        first, last = self._origin.mended.original(self._at + start, self._at + end)
        return Span(first, last, numbered(self._origin.lines, first))


class _Origin(NamedTuple):
    """What tells where a mended letter stood."""

    mended: Mended
    lines: list[int]


class Sheet:
    """A text taken apart."""

    __slots__ = ("_indexes", "_known", "is_cut", "language", "pieces", "text")

    def __init__(
        self, text: str, language: str, pieces: tuple[Piece, ...], *, is_cut: bool = False
    ) -> None:
        """Made by ``sheet``."""
        self.text = text
        self.is_cut = is_cut  # the text is longer than what is read of it
        self.language = language  # nb, nn, en, other
        self.pieces = pieces
        self._indexes: dict[bool, Index] = {}
        self._known: dict[object, object] = {}

    def __repr__(self) -> str:
        """How much there is; none of its words."""
        return f"<Sheet {self.language}, {len(self.pieces)} pieces>"

    def once(self, make: Callable[["Sheet"], _T]) -> _T:
        """What ``make`` gives for this sheet: worked out the first time, and known from then on."""
        known = self._known.get(make, _NOT_YET)
        if known is _NOT_YET:
            known = self._known[make] = make(self)
        return cast("_T", known)

    def spans(
        self, pattern: re.Pattern[str], *, folded: bool = False
    ) -> Iterator[tuple[Piece, re.Match[str]]]:
        """Every match within a piece's ``text`` (or ``folded``), in reading order.

        Only pieces with the letters that the pattern needs are searched, or with a hit in all
        pieces at one go: a rule that finds nothing costs next to nothing.
        """
        for piece in self._with(pattern, folded=folded):
            for found in pattern.finditer(piece.folded if folded else piece.text):
                yield piece, found

    def lacks(self, pattern: str, *, folded: bool = True) -> bool:
        """Whether letters that a pattern needs stand nowhere: then it need not be made ready."""
        held = self.holding(pattern, folded=folded)
        return held is not None and not held

    def holding(
        self, pattern: re.Pattern[str] | str, *, folded: bool = True
    ) -> Sequence[int] | None:
        """The pieces with letters that the pattern needs; None where it needs none."""
        words = needed(pattern)
        return self.index(folded=folded).holding(words) if words else None

    def index(self, *, folded: bool) -> Index:
        """Where letters stand in the pieces."""
        if folded not in self._indexes:
            texts = [piece.folded if folded else piece.text for piece in self.pieces]
            self._indexes[folded] = Index(texts)
        return self._indexes[folded]

    def _with(self, pattern: re.Pattern[str], *, folded: bool) -> Iterable[Piece]:
        """The pieces in which the pattern may be found."""
        held = self.holding(pattern, folded=folded)
        if held is not None:
            return [self.pieces[number] for number in held]
        if _PER_PIECE.search(pattern.pattern):
            return self.pieces
        return self._met(pattern, self.index(folded=folded))

    def _met(self, pattern: re.Pattern[str], index: Index) -> Iterator[Piece]:
        """The pieces that a search in all of them at one go touches."""
        number, last = -1, len(self.pieces) - 1
        place = 0
        while found := pattern.search(index.whole, place):
            first = index.piece_at(found.start())
            final = index.piece_at(max(found.start(), found.end() - 1))
            yield from self.pieces[max(first, number + 1) : final + 1]
            number = max(number, final)
            if number >= last:
                return
            place = index.starts[number + 1]


def sheet(text: str) -> Sheet:
    """A text taken apart; never raises, and reads no more than the first ``MOST`` letters."""
    read = text[:MOST]
    mended = Mended(read)
    origin = _Origin(mended, lines_of(read))
    pieces = tuple(islice(_pieces(mended, origin), _MOST_PIECES + 1))
    is_cut = len(text) > MOST or len(pieces) > _MOST_PIECES
    return Sheet(text, language_of(mended.text), pieces[:_MOST_PIECES], is_cut=is_cut)


def _pieces(mended: Mended, origin: _Origin) -> Iterator[Piece]:
    index = 0
    for number, unit in enumerate(units(mended.text)):
        words = mended.text[unit.start : unit.end].translate(_BLANKS)
        cuts = [(0, len(words))] if unit.kind == "heading" else sentences(words)
        for start, end in cuts:
            yield Piece(words[start:end], unit, number, index, unit.start + start, origin)
            index += 1


_BLANKS: Final = str.maketrans("\n\t", "  ")


def _folded(text: str) -> str:
    """The text in small letters, of the same length."""
    small = text.casefold()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.casefold()) == 1 else letter for letter in text)
