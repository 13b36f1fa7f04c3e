"""The lines of «Frister fremover»: a day, what falls on it, how long there is, and a tick."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.pages import today_words
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Elide, Label, Rule
from dpo_desk.law import dates
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.today import Ahead

_BLOCK, _HEIGHT = 44, 60
Act = Callable[["Ahead"], object]


class DateBlock(QWidget):
    """A day as a leaf of a calendar; one that is near is tinted. The row says it in words."""

    def __init__(self, day: date, words: Words, *, near: bool) -> None:
        super().__init__()
        self._day, self._near = str(day.day), near
        self._month = words(f"month.brief.{day.month}")
        self.setFixedSize(px(_BLOCK), px(_BLOCK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, day and month."""
        theme = live()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft" if self._near else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))
        painter.setPen(theme.colour("on_soft" if self._near else "text"))
        painter.setFont(theme.font(tokens.H3 + 1, tokens.SEMIBOLD))
        upper = QRectF(0, px(5), self.width(), px(20))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._day)
        painter.setPen(theme.colour("on_soft" if self._near else "text2"))
        painter.setFont(theme.font(tokens.CAPTION - 1, tokens.MEDIUM))
        lower = QRectF(0, px(24), self.width(), px(15))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._month)


class AheadRow(Button):
    """A line that leads to its record; Enter presses it."""

    def __init__(self, ahead: "Ahead", words: Words) -> None:
        super().__init__("", "nav")
        item = ahead.item
        title, below = today_words.line(item, words)
        chip = today_words.in_days(ahead, words)
        day = dates.write(item.on, words.language, "weekday")
        self.setAccessibleName(", ".join(part for part in (title, below, day, chip[0]) if part))
        texts = column(None, Elide(title, "strong"), gap=1)
        if below:
            texts.addWidget(Elide(below, "caption"))
        texts.addStretch(1)
        near = ahead.days <= 1
        line = row(DateBlock(item.on, words, near=near), (texts, 1), Chip(*chip), gap=14)
        line.setContentsMargins(px(8), 0, px(4), 0)
        self.setLayout(line)
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Some width; it takes what there is."""
        return QSize(px(300), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Its texts may elide."""
        return QSize(px(230), px(_HEIGHT))


class AheadList(QWidget):
    """The lines below one another; what has the focus keeps it when they are made anew."""

    def __init__(self, words: Words, opened: Act, ticked: Act) -> None:
        """``opened`` hears a line that is pressed, ``ticked`` one that is done."""
        super().__init__()
        self._words, self._opened, self._ticked = words, opened, ticked
        self._shown: tuple[Ahead, ...] | None = None
        self._lines: list[QWidget] = []
        self._none = Label(words("today.ahead.none"), "muted", wrap=True)
        self._none.setContentsMargins(px(8), 0, px(8), px(6))
        self._box = column(self._none)
        self.setLayout(self._box)

    def show_lines(self, lines: Sequence["Ahead"]) -> None:
        """Show these; the same ones stay as they are."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        at = self._focused()
        for old in self._lines:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        ticked = any(ahead.can_be_done for ahead in lines)
        self._lines = [self._line(one, n, ticked=ticked) for n, one in enumerate(lines)]
        self._none.setVisible(not lines)
        for line in self._lines:
            self._box.addWidget(line)
            line.show()
        if at >= 0 and self._lines:
            line = self._lines[min(at, len(self._lines) - 1)]
            line.findChildren(AheadRow)[0].setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _line(self, ahead: "Ahead", number: int, *, ticked: bool) -> QWidget:
        """A line; where any can be ticked off there is room for the tick in all of them."""
        opener = AheadRow(ahead, self._words)
        opener.setObjectName(f"today.ahead.{number}")
        opener.clicked.connect(lambda _checked=False: self._opened(ahead))
        end: QWidget | int | None = None
        if ahead.can_be_done:
            text = self._words(today_words.tick_key(ahead.item))
            tick = Button("", "icon", "check", small=True, tip=text)
            tick.set_text("", name=f"{text}: {ahead.item.title}")
            tick.setObjectName(f"today.ahead.{number}.done")
            tick.clicked.connect(lambda _checked=False: self._ticked(ahead))
            end = tick
        elif ticked:
            end = tokens.CONTROL_SMALL + 4
        body = plain(row((opener, 1), *([end] if end else []), gap=4))
        body.setFixedHeight(px(_HEIGHT))
        return plain(column(*([Rule()] if number else []), body))

    def _focused(self) -> int:
        """Which line has the focus; -1 for none."""
        focus = QApplication.focusWidget()
        if focus is None:
            return -1
        return next((i for i, line in enumerate(self._lines) if line.isAncestorOf(focus)), -1)
