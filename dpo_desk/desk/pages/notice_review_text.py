"""The left of the review: the notice with its finds, each followed by the number of its card."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.paper_text import ASTRAL, PaperText, Passage
from dpo_desk.desk.widgets.text import Elide, Label, Rule

if TYPE_CHECKING:
    from dpo_desk.duties.proposal_view import Card as Proposed
    from dpo_desk.duties.proposal_view import Review

_OPEN, _TICK = "\N{WORD JOINER}", "✓"  # after a number: nothing to see, or that it is answered
_AT_ONCE: Final = 30_000  # letters that are put in in one turn of the event loop
_LOWEST: Final = 320  # where it stands above the cards


class _Counted:
    """A text with numbers in it, and where each of its letters then stands."""

    def __init__(self, text: str, ends: Sequence[tuple[int, int, bool]]) -> None:
        """``ends`` are (after which letter, number, whether it is answered), in order."""
        parts: list[str] = []
        self._places = [end for end, _number, _done in ends]
        marks = [
            f"\N{NO-BREAK SPACE}{number}{_TICK if done else _OPEN}" for _e, number, done in ends
        ]
        self._shifts = [0, *accumulate(len(mark) for mark in marks)]
        place = 0
        for end, mark in zip(self._places, marks, strict=True):
            parts += [text[place:end], mark]
            place = end
        self.text = "".join((*parts, text[place:]))
        self.marks = [
            Passage(end + self._shifts[n] + 1, end + self._shifts[n + 1])
            for n, end in enumerate(self._places)
        ]

    def passage(self, start: int, end: int) -> Passage:
        """Where a span of the text stands now."""
        first = start + self._shifts[bisect_right(self._places, start)]
        return Passage(first, end + self._shifts[bisect_left(self._places, end)])

    def origin(self, place: int) -> int:
        """Which letter of the text stands at a place; that before a number, in one."""
        low, high = 0, len(self._places)
        while low < high:
            middle = (low + high) // 2
            if self._places[middle] + self._shifts[middle] <= place:
                low = middle + 1
            else:
                high = middle
        return place - self._shifts[low]


class ReviewText(PaperText):
    """Open finds are tinted, the one that is looked at more, answered ones grey and ticked.

    A long text is put in piece by piece, each in a turn of the event loop.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._marks.setDocument(None)  # nothing is compared here
        self._counted: _Counted | None = None
        self._cards: tuple[Proposed, ...] = ()
        self._text = ""
        self._ends: list[tuple[int, int, bool]] = []
        self._cursors: dict[Passage, QTextCursor] = {}
        self._looked_at = 0
        self._filled = 0  # letters that are there
        self._headings: Sequence[tuple[int, int]] = ()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._fill)

    @property
    def whole(self) -> bool:
        """Whether all of the text is there."""
        return self._counted is None or self._filled >= len(self._counted.text)

    def show_review(
        self,
        text: str,
        cards: "Sequence[Proposed]",
        headings: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Show the text with these finds; the same text stays where it is scrolled to."""
        self._cards, self._headings = tuple(cards), headings
        ends = sorted(
            (span[1], card.number, card.state.is_decided) for card in cards for span in card.spans
        )
        same = text == self._text and [e[:2] for e in ends] == [e[:2] for e in self._ends]
        if same:
            self._tick(ends)
        else:
            self._begin(text, ends)
        self._text, self._ends = text, ends
        self._select()

    def show_card(self, number: int) -> None:
        """Look at the finds of a card."""
        self._looked_at = number
        self._select()
        card = next((one for one in self._cards if one.number == number), None)
        if card is not None and card.spans and self._counted is not None:
            place = self._counted.passage(*card.spans[0][:2])
            if place.end <= self._filled:
                cursor = QTextCursor(self._at(place))
                cursor.setPosition(cursor.selectionStart())
                self.setTextCursor(cursor)
                self.centerCursor()

    def number_at(self, place: int) -> int:
        """The number of the find that stands at a place of what is shown; 0 for none."""
        if self._counted is None:
            return 0
        letter = self._counted.origin(place)
        found = [
            (end - start, card.number)
            for card in self._cards
            for start, end, _line in card.spans
            if start <= letter <= end
        ]
        return min(found)[1] if found else 0

    def _begin(self, text: str, ends: list[tuple[int, int, bool]]) -> None:
        self._counted = _Counted(text, ends)
        self._cursors.clear()
        self.setExtraSelections([])
        self._filled = 0
        first = self._counted.text[:_AT_ONCE]
        self.show_text(first)
        self._take(0, first)
        if not self.whole:
            self._timer.start()

    def _fill(self) -> None:
        """The next piece."""
        if self._counted is None or self.whole:
            self._timer.stop()
            return
        before = self._filled
        piece = self._counted.text[before : before + _AT_ONCE]
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(piece, QTextCharFormat())
        self._astral += [before + found.start() for found in ASTRAL.finditer(piece)]
        self._take(before, piece)
        if self._filled >= len(self._counted.text):
            self._timer.stop()
            self.document().clearUndoRedoStacks()
            self._select()
            if self._looked_at:
                self.show_card(self._looked_at)

    def _take(self, before: int, piece: str) -> None:
        """Raise the numbers and let the headings stand out that have come with a piece."""
        self._filled = before + len(piece)
        if self._counted is None:
            return
        raised, bold = QTextCharFormat(), QTextCharFormat()
        raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        bold.setFontWeight(QFont.Weight.DemiBold)
        headings = [(bold, self._counted.passage(*heading)) for heading in self._headings]
        for form, place in [*headings, *((raised, mark) for mark in self._counted.marks)]:
            if before < place.end <= self._filled:
                self._cursor(*place).mergeCharFormat(form)

    def _tick(self, ends: list[tuple[int, int, bool]]) -> None:
        """Answered or open again: only the sign after the number is another."""
        if self._counted is None:
            return
        for mark, old, new in zip(self._counted.marks, self._ends, ends, strict=True):
            if old != new and mark.end <= self._filled:
                cursor = self._cursor(mark.end - 1, mark.end)
                cursor.insertText(_TICK if new[2] else _OPEN, cursor.charFormat())

    def _at(self, place: Passage) -> QTextCursor:
        """The cursor of a find; made once, since finding a place in a long text takes time."""
        if place not in self._cursors:
            self._cursors[place] = self._cursor(*place)
        return self._cursors[place]

    def _select(self) -> None:
        shown: list[QTextEdit.ExtraSelection] = []
        active: list[QTextEdit.ExtraSelection] = []
        for card in self._cards if self._counted is not None else ():
            here = card.number == self._looked_at
            colour = "hl_active" if here else "sunken" if card.state.is_decided else "hl"
            for start, end, _line in card.spans:
                place = self._counted.passage(start, end) if self._counted else Passage(0, 0)
                if place.end <= self._filled:
                    (active if here else shown).append(self._selection(place, colour))
        self.setExtraSelections(shown + active)

    def _selection(self, passage: Passage, colour: str) -> QTextEdit.ExtraSelection:
        theme = live()
        form = QTextCharFormat()
        form.setBackground(theme.colour(colour))
        form.setForeground(theme.colour("text2" if colour == "sunken" else "hl_text"))
        if colour == "hl_active":
            form.setFontUnderline(True)
        selection = QTextEdit.ExtraSelection()
        selection.format = form
        selection.cursor = self._at(passage)
        return selection


class SourceCard(Card):
    """Head with what is read, and its text."""

    chosen = Signal(int)  # the number of the card whose words were clicked on

    def __init__(self, desk: Desk) -> None:
        words = self._words = desk.words
        self.text = ReviewText(words("import.source"))
        self.text.setObjectName("review.text")
        self._facts = Elide("", "caption")
        super().__init__(
            row(Label(words("import.source"), "h3"), None, self._facts, margins=(16, 14, 16, 12)),
            Rule(),
            (self.text, 1),
            margins=(1, 0, 1, 10),
        )
        self.text.clicked.connect(self._clicked)
        self.setMinimumWidth(px(260))

    def show_review(self, review: "Review") -> None:
        """Show a version."""
        words = self._words
        facts = (
            words("review.version", n=review.number),
            words.n("review.words", review.words),
        )
        self._facts.set_text(" · ".join(facts))
        self.text.show_review(review.text, review.cards, review.headings)

    def stack(self, narrow: bool) -> None:
        """As tall as a text must be to be read."""
        self.text.setMinimumHeight(px(_LOWEST if narrow else 120))

    def _clicked(self, place: int) -> None:
        number = self.text.number_at(place)
        if number:
            self.chosen.emit(number)
