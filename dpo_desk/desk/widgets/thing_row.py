"""A line that can be pressed, without a frame: icon in its tone, two texts, a word at the end."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.list_row import PressedRow
from dpo_desk.desk.widgets.text import Elide, Icon, Label

INSET = 8  # from its edge to its icon


class ThingRow(PressedRow):
    """On a card. Enter presses it."""

    def __init__(self, icon: str, tone: Tone, title: str, caption: str = "", end: str = "") -> None:
        texts = column(Elide(title, "strong"), gap=1)
        if caption:
            texts.addWidget(Elide(caption, "caption"))
        line = row(Icon(icon, tone), (column(None, texts, None), 1), gap=12)
        if end:
            line.addWidget(Label(end, "small"))
        name = ", ".join(part for part in (title, caption, end) if part)
        super().__init__("bare", line, name, height=54, inset=INSET)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def enterEvent(self, event: QEnterEvent) -> None:
        """What does not fit is told as a tip: the texts themselves do not see the pointer."""
        super().enterEvent(event)
        cut = any(text.text() != text.full for text in self.findChildren(Elide))
        self.setToolTip(self.accessibleName() if cut else "")

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
