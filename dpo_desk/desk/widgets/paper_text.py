"""Long text to be read: numbered lines, marked passages, and what differs from another text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px

_TONES: Final = {"removed": "danger", "added": "ok", "fault": "danger", "caution": "warn"}
_SIGNS: Final = {"removed": "−", "added": "+", "fault": "!", "caution": "?"}
_SIGN_ROOM: Final = 14
ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")  # two letters to Qt
_BREAK: Final = re.compile("\n")


class Passage(NamedTuple):
    """Characters of the text from ``start`` up to ``end``."""

    start: int
    end: int


class Piece(NamedTuple):
    """A part of a compared line; ``marked`` is what the other text does not have."""

    text: str
    marked: bool


class Line(NamedTuple):
    """A compared line: same, removed or added, with its number in its own text."""

    kind: str
    number: int
    pieces: Sequence[Piece]


class PaperText(QPlainTextEdit):
    """Read-only; ``numbered`` gives it a margin with line numbers."""

    clicked = Signal(int)  # the character somebody has clicked on

    def __init__(self, name: str, *, numbered: bool = False, sign: str = "❝") -> None:
        """``sign`` stands in the margin where a marked passage begins."""
        super().__init__()
        self._sign = sign
        self.setReadOnly(True)
        self.setProperty("paper", True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self._passages: list[Passage] = []
        self._begun: set[int] = set()  # the lines in which one begins
        self._active: Passage | None = None
        self._lines: list[Line] = []
        self._astral: list[int] = []  # the places of letters that Qt counts as two
        self._numbered = numbered
        self._margin = _Margin(self)
        self._margin.setVisible(numbered)
        self._marks = _Marks(self)
        self.updateRequest.connect(self._scroll_margin)
        self._fit_margin()

    @property
    def lines(self) -> list[Line]:
        """The compared lines, where two texts are compared."""
        return self._lines

    def show_text(self, text: str, passages: Sequence[Passage] = ()) -> None:
        """Show a text with some passages marked."""
        self._lines = []
        self._active = None
        self._passages = list(passages)
        self._set(text)
        self._select()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what differs between two texts."""
        self._passages, self._active = [], None
        self._lines = list(lines)
        self._set("\n".join("".join(p.text for p in line.pieces) for line in lines))
        self._select()

    def show_passage(self, start: int, end: int) -> None:
        """Mark one passage more than the others and bring it into view."""
        self._active = Passage(start, end)
        self._select()
        cursor = self._cursor(start, start)
        self.setTextCursor(cursor)
        self.centerCursor()

    def next_change(self) -> bool:
        """Go to the next changed line after the caret, round at the end; False for none."""
        here = self.textCursor().blockNumber()
        order = [*range(here + 1, len(self._lines)), *range(min(here + 1, len(self._lines)))]
        place = next((n for n in order if self._begins(n)), None)
        if place is None:
            return False
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(place)))
        self.centerCursor()
        return True

    def marked_line(self, number: int) -> bool:
        """Whether a marked passage begins in the block with this number."""
        return number in self._begun

    def number_width(self) -> int:
        """How wide the margin is."""
        if not self._numbered:
            return 0
        most = max((line.number for line in self._lines), default=self.blockCount())
        digits = max(2, len(str(most)))
        sign = px(_SIGN_ROOM)
        font = live().font(tokens.CAPTION)
        self._margin.setFont(font)
        return self._margin.fontMetrics().horizontalAdvance("0") * digits + sign + px(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margin is as high as the text."""
        super().resizeEvent(event)
        self._fit_margin()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self._select()
            if self._marks.document() is not None:
                self._marks.rehighlight()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which character was clicked on."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            place = self.cursorForPosition(event.position().toPoint()).position()
            self.clicked.emit(self._from_qt(place))

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the margin: numbers, + and −, and a sign where something was taken."""
        painter, theme = QPainter(self._margin), live()
        painter.setFont(theme.font(tokens.CAPTION))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        right = self._margin.width() - px(8)
        high = self._margin.fontMetrics().height()
        while block.isValid() and top <= event.rect().bottom():
            number, kind = self._number(block.blockNumber())
            painter.setPen(theme.colour(_TONES.get(kind, "text3")))
            room = QRect(0, round(top) + px(2), right, high)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, str(number))
            sign = _SIGNS.get(kind, self._sign if self.marked_line(block.blockNumber()) else "")
            if sign:
                painter.setFont(theme.font(tokens.CAPTION, tokens.SEMIBOLD))
                painter.drawText(room.adjusted(px(4), 0, 0, 0), Qt.AlignmentFlag.AlignLeft, sign)
                painter.setFont(theme.font(tokens.CAPTION))
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def _set(self, text: str) -> None:
        self._astral = [found.start() for found in ASTRAL.finditer(text)]
        breaks = [found.start() for found in _BREAK.finditer(text)] if self._passages else []
        self._begun = {bisect_left(breaks, one.start) for one in self._passages}
        self.setPlainText(text)
        self._fit_margin()
        self._margin.update()

    def _begins(self, number: int) -> bool:
        """Whether a changed part begins at a line."""
        same = self._lines[number].kind == "same"
        return not same and (number == 0 or self._lines[number - 1].kind == "same")

    def _number(self, block: int) -> tuple[int, str]:
        if block < len(self._lines):
            return self._lines[block].number, self._lines[block].kind
        return block + 1, ""

    def _select(self) -> None:
        shown = [self._selection(one, "hl") for one in self._passages if one != self._active]
        if self._active is not None:
            shown.append(self._selection(self._active, "hl_active"))
        self.setExtraSelections(shown)

    def _selection(self, passage: Passage, colour: str) -> QTextEdit.ExtraSelection:
        theme = live()
        selection = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(theme.colour(colour))
        form.setForeground(theme.colour("hl_text"))
        if colour == "hl_active":
            form.setFontUnderline(True)
        selection.format = form
        selection.cursor = self._cursor(passage.start, passage.end)
        return selection

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = max(0, self.document().characterCount() - 1)
        cursor.setPosition(min(self._to_qt(start), last))
        cursor.setPosition(min(self._to_qt(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _to_qt(self, place: int) -> int:
        """A place counted in letters, as Qt counts it: some letters are two to Qt."""
        return place + bisect_left(self._astral, place)

    def _from_qt(self, place: int) -> int:
        twice = [letter + number for number, letter in enumerate(self._astral)]
        return place - bisect_left(twice, place)

    def _fit_margin(self) -> None:
        width = self.number_width()
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.contentsRect()
        self._margin.setGeometry(QRect(inside.topLeft(), QPoint(width, inside.bottom())))

    def _scroll_margin(self, rect: QRect, moved: int) -> None:
        if moved:
            self._margin.scroll(0, moved)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())


class _Margin(QWidget):
    """The numbers beside the lines; decoration, the text itself is what is read aloud."""

    def __init__(self, text: PaperText) -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the text paint it."""
        self._text.paint_numbers(event)


class _Marks(QSyntaxHighlighter):
    """Compared lines in their colour, what is not in the other text also in weight and tint."""

    def __init__(self, text: PaperText) -> None:
        super().__init__(text.document())
        self._text = text

    def highlightBlock(self, _text: str) -> None:  # noqa: N802
        """Mark one line."""
        number = self.currentBlock().blockNumber()
        if number >= len(self._text.lines):
            return
        line = self._text.lines[number]
        tone = _TONES.get(line.kind)
        if tone is None:
            return
        plain, marked = QTextCharFormat(), QTextCharFormat()
        for form in (plain, marked):
            form.setForeground(live().colour(tone))
        marked.setFontWeight(QFont.Weight.DemiBold)
        marked.setBackground(live().colour(f"{tone}_bg"))
        if line.kind == "removed":
            marked.setFontStrikeOut(True)
        place = 0
        for piece in line.pieces:
            length = len(piece.text.encode("utf-16-le")) // 2
            self.setFormat(place, length, marked if piece.marked else plain)
            place += length
