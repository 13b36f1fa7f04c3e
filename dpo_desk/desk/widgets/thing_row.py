"""A line that can be pressed, without a frame: icon in its tone, two texts, a word at the end."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Elide, Icon, Label

INSET = 8  # from its edge to its icon
_HEIGHT = 54


class ThingRow(Button):
    """As wide as its place; the texts elide, the end stays. Enter presses it."""

    def __init__(self, icon: str, tone: Tone, title: str, caption: str = "", end: str = "") -> None:
        super().__init__("", "bare")
        self.setAccessibleName(", ".join(part for part in (title, caption, end) if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        texts = column(Elide(title, "strong"), gap=1)
        if caption:
            texts.addWidget(Elide(caption, "caption"))
        line = row(Icon(icon, tone), (column(None, texts, None), 1), gap=12)
        line.setContentsMargins(px(INSET), 0, px(INSET), 0)
        if end:
            line.addWidget(Label(end, "small"))
        self.setLayout(line)
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Some width; it takes what there is."""
        return QSize(px(240), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A text in it may elide."""
        return QSize(px(120), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tint under the pointer, a ring where the focus is."""
        theme = live()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(box, px(tokens.RADIUS), px(tokens.RADIUS))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box, px(tokens.RADIUS), px(tokens.RADIUS))
