"""A status in words, icon and tint: never by colour alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.tokens import Tone

TONE_ICON: dict[Tone, str] = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
    "info": "info",
    "neutral": "circle",
    "brand": "info",
}
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PADDING, _ICON, _ICON_STEP = 10, 14, 18


def chip_width(text: str) -> int:
    """How wide a chip with ``text`` is."""
    metrics = live().metrics(tokens.CAPTION, tokens.MEDIUM)
    return metrics.horizontalAdvance(text) + px(2 * _PADDING) + px(_ICON_STEP)


def paint_chip(painter: QPainter, box: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """Paint a chip into ``box``, eliding what does not fit."""
    theme = live()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{tone}_bg"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    pixmap = theme.pixmap(icon or TONE_ICON[tone], tone, _ICON, stroke=2.1)
    left = box.left() + px(_PADDING) - px(2)
    painter.drawPixmap(QPointF(left, round(box.center().y() - px(_ICON) / 2)), pixmap)
    font = theme.font(tokens.CAPTION, tokens.MEDIUM)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    room = box.adjusted(px(_PADDING) + px(_ICON_STEP) - px(2), 0, -px(_PADDING) + px(2), 0)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, LEFT, shown)
    painter.restore()


class Chip(QLabel):
    """A chip as a widget; a label underneath, so that it is read as text."""

    def __init__(self, text: str, tone: Tone = "neutral", icon: str = "") -> None:
        super().__init__(text)
        self._tone: Tone = tone
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> Tone:
        """The tone it has now."""
        return self._tone

    def show_status(self, text: str, tone: Tone, icon: str = "") -> None:
        """Say something else."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """24 px high, as wide as its words."""
        return QSize(chip_width(self.text()), px(tokens.CHIP))

    def minimumSizeHint(self) -> QSize:
        """Never narrower: a chip does not wrap."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        paint_chip(QPainter(self), QRectF(self.rect()), self.text(), self._tone, self._icon)
