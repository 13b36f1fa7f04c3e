"""«Søk i alt»: looks like a field and opens the palette, from every page."""

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button

KEYS = "Ctrl+K"
_WIDTH = 232
_ICON = 16


class SearchBox(Button):
    """A button painted as a field; only the lens where the window is narrow."""

    def __init__(self, name: str) -> None:
        super().__init__("", "bare", tip=f"{name} ({KEYS})")
        self._name = name
        self.setObjectName("shell.search")
        self.setAccessibleName(name)
        self.setProperty("aside", True)  # a page does not open with the focus here
        self.setFixedHeight(px(tokens.CONTROL))
        self._narrow = False

    @property
    def taken(self) -> int:
        """How much room it gives up as a lens; nothing where it is whole."""
        return px(_WIDTH) - px(tokens.CONTROL) if self._narrow else 0

    def fit(self, *, narrow: bool) -> None:
        """Show words, or the lens alone."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as a field, or square."""
        height = px(tokens.CONTROL)
        return QSize(height if self._narrow else px(_WIDTH), height)

    def minimumSizeHint(self) -> QSize:
        """The same: it does not shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge, lens, words and the keys."""
        theme, painter = live(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        wide = 2 if focused else 1
        painter.setPen(QPen(theme.colour("focus" if focused else "control"), wide))
        painter.setBrush(theme.colour("sunken" if self.isDown() else "surface"))
        edge = wide / 2
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, px(tokens.RADIUS), px(tokens.RADIUS))
        lens = theme.pixmap("search", "text3", _ICON)
        left = (self.width() - px(_ICON)) // 2 if self._narrow else px(12)
        painter.drawPixmap(left, (self.height() - px(_ICON)) // 2, lens)
        if not self._narrow:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme = live()
        middle = QtCore.Qt.AlignmentFlag.AlignVCenter | QtCore.Qt.AlignmentFlag.AlignLeft
        body, small = theme.font(), theme.font(tokens.CAPTION)
        keys = QFontMetrics(small).horizontalAdvance(KEYS)
        right = self.width() - px(12)
        room = QRectF(px(36), 0, right - keys - px(8) - px(36), self.height())
        painter.setPen(theme.colour("text3"))
        painter.setFont(body)
        cut = QtCore.Qt.TextElideMode.ElideRight
        shown = QFontMetrics(body).elidedText(self._name, cut, int(room.width()))
        painter.drawText(room, middle, shown)
        painter.setFont(small)
        painter.drawText(QRectF(right - keys, 0, keys + 1, self.height()), middle, KEYS)
