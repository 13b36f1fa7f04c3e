"""A line that can be pressed: icon, title, what stands under it, and where it leads."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button, Kind
from dpo_desk.desk.widgets.layout import row

_INSET, _GAP, _ICON, _END = 12, 12, 18, 16
_ELIDE: Final = Qt.TextElideMode.ElideRight
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PressedRow(Button):
    """A button that is a whole line: as wide as its place; the texts in it elide."""

    def __init__(self, look: Kind, line: QBoxLayout, name: str, *, height: int, inset: int) -> None:
        """``height`` and ``inset`` are in design pixels."""
        super().__init__("", look)
        self._high = px(height)
        self.setAccessibleName(name)
        line.setContentsMargins(px(inset), 0, px(inset), 0)
        self.setLayout(line)
        self.setFixedHeight(self._high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Some width; it takes what there is."""
        return QSize(px(240), self._high)

    def minimumSizeHint(self) -> QSize:
        """A text in it may elide."""
        return QSize(px(120), self._high)


class ListRow(PressedRow):
    """In a list of links. Enter presses it.

    Painted, not put together: a list is long, and each label in it would take as much as the row.
    """

    def __init__(
        self, icon: str, title: str, caption: str = "", end: str = "chevron-right"
    ) -> None:
        self._icons = icon, end
        self._title, self._caption = (" ".join(text.split()) for text in (title, caption))
        name = f"{title}, {caption}" if caption else title
        super().__init__("nav", row(), name, height=56, inset=_INSET)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written in it, whole."""
        return tuple(text for text, *_ in self._lines())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit is told as a tip."""
        super().resizeEvent(event)
        room, fits = self._room().width(), True
        for text, weight, size, _colour in self._lines():
            fits = fits and live().metrics(size, weight).horizontalAdvance(text) <= room
        self.setToolTip("" if fits else self.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, title, caption, and the icon at the end."""
        super().paintEvent(event)
        theme, painter = live(), QPainter(self)
        for name, colour, size, left in self._ends():
            painter.drawPixmap(
                left, (self.height() - px(size)) // 2, theme.pixmap(name, colour, size)
            )
        room, lines = self._room(), self._lines()
        heights = [theme.metrics(size, weight).height() for _, weight, size, _ in lines]
        top = room.top() + (room.height() - sum(heights) - px(1) * (len(lines) - 1)) // 2
        for (text, weight, size, colour), height in zip(lines, heights, strict=True):
            painter.setFont(theme.font(size, weight))
            painter.setPen(theme.colour(colour))
            cut = theme.metrics(size, weight).elidedText(text, _ELIDE, room.width())
            painter.drawText(QRect(room.left(), top, room.width(), height), _LEFT, cut)
            top += height + px(1)

    def _lines(self) -> list[tuple[str, int, float, str]]:
        """What is written: text, weight, size and colour."""
        lines: list[tuple[str, int, float, str]] = [
            (self._title, tokens.MEDIUM, tokens.BODY, "text"),
            (self._caption, tokens.REGULAR, tokens.CAPTION, "text3"),
        ]
        return lines if self._caption else lines[:1]

    def _ends(self) -> list[tuple[str, str, float, int]]:
        """The icons: name, colour, size, and where they begin."""
        (first, last), edge = self._icons, px(_INSET)
        return [
            (first, "text2", _ICON, edge),
            (last, "text3", _END, self.width() - edge - px(_END)),
        ]

    def _room(self) -> QRect:
        before, after = px(_INSET) + px(_ICON) + px(_GAP), px(_INSET) + px(_END) + px(_GAP)
        return self.rect().adjusted(before, 0, -after, 0)
