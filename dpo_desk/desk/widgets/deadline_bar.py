"""Quantities as drawings: the deadline as a line, and n of m as blocks."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.tokens import Tone


class DeadlineBar(QLabel):
    """From the day of receipt at the left to the deadline at the right, and how far one is.

    The drawing says nothing that its words do not: it is a label that reads «left. today. right».
    """

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self._ends = ("", "")
        self._today = ""
        self._colour = "accent"
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(px(46))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_deadline(
        self, part: float, left: str, right: str, today: str = "", *, overdue: bool = False
    ) -> None:
        """``part`` is how much of the time has gone, 0 to 1."""
        self._part = min(1.0, max(0.0, part))
        self._ends, self._today = (left, right), today
        self._colour = "danger" if overdue else "accent"
        self.setText(". ".join(word.rstrip(".") for word in (left, today, right) if word))
        self.update()

    def sizeHint(self) -> QSize:
        """Some width; it takes what there is."""
        return QSize(px(200), px(46))

    def minimumSizeHint(self) -> QSize:
        """Room for both ends' words."""
        metrics = live().metrics(tokens.CAPTION)
        return QSize(sum(map(metrics.horizontalAdvance, self._ends)) + px(16), px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line, mark and words."""
        theme = live()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, left, right = px(12), px(8), self.width() - px(8)
        here = left + (right - left) * self._part
        round_cap = Qt.PenCapStyle.RoundCap
        for colour, end in (("border", float(right)), (self._colour, here)):
            painter.setPen(QPen(theme.colour(colour), px(6), Qt.PenStyle.SolidLine, round_cap))
            painter.drawLine(QPointF(left, y), QPointF(end, y))
        painter.setPen(QPen(theme.colour("control"), px(2)))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QPointF(right, y), px(5), px(5))
        painter.setPen(QPen(theme.colour("surface"), px(3)))
        painter.setBrush(theme.colour(self._colour))
        painter.drawEllipse(QPointF(here, y), px(8), px(8))
        self._paint_words(painter, here)

    def _paint_words(self, painter: QPainter, here: float) -> None:
        theme = live()
        line = QRectF(0, px(26), self.width(), px(20))
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme.colour("text3"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, self._ends[1])
        metrics = theme.metrics(tokens.CAPTION)
        bold = theme.font(tokens.CAPTION, tokens.SEMIBOLD)
        width = QFontMetrics(bold).horizontalAdvance(self._today)
        first = metrics.horizontalAdvance(self._ends[0]) + px(12)
        last = self.width() - metrics.horizontalAdvance(self._ends[1]) - px(12) - width
        if self._today and first <= last:  # where three texts do not fit, the ends stay
            painter.setFont(bold)
            painter.setPen(theme.colour(self._colour))
            line.setLeft(min(max(here - width / 2, first), last))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self._today)


class Segments(QProgressBar):
    """``done`` of ``total`` as blocks, filled or hollow, so that it reads without colour."""

    def __init__(self, name: str, tone: Tone = "ok") -> None:
        super().__init__()
        self._tone: Tone = tone
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setFixedHeight(px(8))

    def show_part(self, done: int, total: int) -> None:
        """Show another count."""
        self.setRange(0, max(1, total))
        self.setValue(done)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A block each."""
        theme = live()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, total = px(3), self.maximum()
        width = (self.width() - gap * (total - 1)) / total
        for index in range(total):
            box = QRectF(index * (width + gap), 0, width, self.height())
            box.adjust(0.5, 0.5, -0.5, -0.5)
            full = index < self.value()
            painter.setPen(Qt.PenStyle.NoPen if full else QPen(theme.colour("control"), 1))
            painter.setBrush(theme.colour(self._tone) if full else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(2), px(2))
