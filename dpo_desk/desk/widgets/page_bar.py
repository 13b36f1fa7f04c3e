"""A bar over a page: black enough to be seen, clear enough to read what will go."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px

WHOLE = 10_000
LEAST = 40  # of the page each way: smaller covers nothing anybody could read
_STEP, _LEAP = 25, 250
_CORNER = 10
_CLEAR = 0.4


class Box(NamedTuple):
    """Where something stands, in ten-thousandths of the page from its top left."""

    left: int
    top: int
    width: int
    height: int

    def moved(self, across: int, down: int) -> "Box":
        """Elsewhere, and on the page."""
        width, height = min(self.width, WHOLE), min(self.height, WHOLE)
        left = max(0, min(WHOLE - width, self.left + across))
        return Box(left, max(0, min(WHOLE - height, self.top + down)), width, height)

    def sized(self, across: int, down: int) -> "Box":
        """Larger or smaller at its right and lower edge."""
        width = max(LEAST, min(WHOLE - self.left, self.width + across))
        return self._replace(
            width=width, height=max(LEAST, min(WHOLE - self.top, self.height + down))
        )

    def meets(self, other: "Box") -> bool:
        """Whether the middle of this one lies in the other."""
        across, down = self.left + self.width / 2, self.top + self.height / 2
        return (
            other.left <= across <= other.left + other.width
            and other.top <= down <= other.top + other.height
        )


def changed(box: Box, event: QKeyEvent) -> Box | None:
    """What an arrow key makes of a box: moved, with Shift sized, with Ctrl by a leap; or None."""
    ways = {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }
    way, held = ways.get(Qt.Key(event.key())), event.modifiers()
    modifier = Qt.KeyboardModifier
    if way is None or held & ~(
        modifier.ShiftModifier | modifier.ControlModifier | modifier.KeypadModifier
    ):
        return None
    step = _LEAP if held & modifier.ControlModifier else _STEP
    across, down = way[0] * step, way[1] * step
    sized = bool(held & modifier.ShiftModifier)
    return box.sized(across, down) if sized else box.moved(across, down)


class PageBar(QPushButton):
    """One bar; a button, so that it is met by Tab and told by its name."""

    moved = Signal(object)  # a Box, by keys
    pulled = Signal(QPointF, bool)  # by the mouse, from where it was taken; whether at its corner
    dropped = Signal()
    removed = Signal()
    focused = Signal()
    turned = Signal(int)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.sign = ""
        self.box = self.taken = Box(0, 0, LEAST, LEAST)
        self._from: QPointF | None = None
        self._corner = False
        self.setAutoDefault(False)
        self.setProperty("kind", "bare")  # as small as it is told
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    def show_bar(self, name: str, sign: str, box: Box) -> None:
        """Be this bar."""
        self.sign, self.box = sign, box
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, size, remove; Enter goes on to the reason."""
        key, page = event.key(), {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        box = changed(self.box, event)
        if box is not None:
            self.moved.emit(box)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in page:
            self.turned.emit(page[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it, at its lower right corner to size it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            here = event.position()
            self._from, self.taken = event.globalPosition(), self.box
            near = px(_CORNER)
            self._corner = here.x() > self.width() - near and here.y() > self.height() - near

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self._from is not None:
            self.pulled.emit(event.globalPosition() - self._from, self._corner)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._from = None
        self.dropped.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which bar this is about."""
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar with its sign; a ring where the focus is."""
        painter = QPainter(self)
        shade = QColor.fromString(tokens.LIGHT.text)
        shade.setAlphaF(_CLEAR)
        painter.fillRect(self.rect(), shade)
        self._paint_sign(painter)
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(QColor.fromString(tokens.LIGHT.hl_active), 2))
            painter.drawRect(ring)
            corner = px(_CORNER) / 2 if self.height() > px(2 * _CORNER) else 0
            painter.fillRect(
                QRectF(ring.right() - corner, ring.bottom() - corner, corner, corner),
                QColor.fromString(tokens.LIGHT.hl_active),
            )

    def _paint_sign(self, painter: QPainter) -> None:
        """At the right end, on black, so that what is under the bar can still be read."""
        size = max(1, min(tokens.CAPTION, self.height() * 0.7 / live().factor))
        painter.setFont(live().font(size, tokens.SEMIBOLD))
        room = painter.fontMetrics().horizontalAdvance(self.sign) + px(6)
        if self.sign and room <= self.width():
            tag = QRectF(self.width() - room, 0, room, self.height())
            painter.fillRect(tag, QColor.fromString(tokens.LIGHT.text))
            painter.setPen(Qt.GlobalColor.white)
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, self.sign)
