"""A page as a picture with bars over it: drawn with the mouse, or laid and moved by keys alone.

On the page the arrow keys move a frame, Shift and arrows make it larger or smaller, Ctrl and arrows
take it from word to word, and Enter lays a bar where it stands. On a bar the same keys move that
one, and Delete takes it away. Everything is measured in ten-thousandths of the page.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.page_bar import LEAST, WHOLE, Box, PageBar, changed

_SETTLES_MS = 400  # after the last key a bar is where it is meant to be
_SLIP = 4  # pixels: a shorter pull is a click
_START = Box(1_000, 1_000, 2_000, 250)


class Placed(NamedTuple):
    """A bar as the page shows it."""

    id: int
    name: str  # «Sladding S1, side 2, grunn …»
    sign: str
    box: Box


class Word(NamedTuple):
    """A word of the page and where it stands."""

    text: str
    box: Box

    def __repr__(self) -> str:
        return "<Word>"


class PageMarks(QPushButton):
    """One page; what is drawn, moved and removed is told, and shown by ``show_bars``."""

    drawn = Signal(object)  # a Box
    moved = Signal(int, object)  # a bar's id, its Box
    removed = Signal(int)
    chosen = Signal(int)  # the bar with the focus
    explained = Signal(int)  # Enter on a bar: on to its reason
    turned = Signal(int)  # to the next page (1), or the one before (-1)
    seen = Signal(QRect)  # what should not be out of sight

    def __init__(self, none: str) -> None:
        """``none`` is said where no word stands under the frame."""
        super().__init__()
        self._none = none
        self._image = QImage()
        self._shown = QImage()  # as large as it is seen
        self._words: Sequence[Word] = ()
        self._bars: dict[int, PageBar] = {}
        self._frame = _START
        self._pull: tuple[QPoint, QPoint] | None = None
        self._moving: dict[int, Box] = {}
        self._timer = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._timer.timeout.connect(self.flush)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAutoDefault(False)
        self.setProperty("kind", "bare")

    @property
    def frame(self) -> Box:
        """Where Enter would lay a bar."""
        return self._frame

    def bar(self, mark: int) -> PageBar | None:
        """The bar with this id, where it is on this page."""
        return self._bars.get(mark)

    def show_page(self, image: QImage, words: Sequence[Word]) -> None:
        """Show another page; the bars of the one before are gone."""
        self.flush()
        self._image, self._words = image, words
        self._shown = QImage()
        self._frame = words[0].box if words else _START
        self.show_bars(())
        self.update()

    def show_bars(self, placed: Sequence[Placed]) -> None:
        """Show these bars; one that has the focus keeps it, or hands it to the page."""
        wanted = {each.id for each in placed}
        for mark in [mark for mark in self._bars if mark not in wanted]:
            gone = self._bars.pop(mark)
            if gone.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            gone.hide()
            gone.deleteLater()
        for each in placed:
            made = self._bars.get(each.id) or self._make(each.id)
            box = self._moving.get(each.id, each.box)
            made.show_bar(each.name, each.sign, box)
            made.setGeometry(self._pixels(box))

    def fit(self, width: int) -> None:
        """Be so wide, and as high as the page is."""
        size = self._image.size()
        height = round(width * size.height() / size.width()) if size.width() else width
        if self.size() != QSize(width, height):
            self.setFixedSize(width, height)
            for bar in self._bars.values():
                bar.setGeometry(self._pixels(bar.box))

    def flush(self) -> None:
        """Tell of what was moved and has not been told of."""
        self._timer.stop()
        moved, self._moving = self._moving, {}
        for mark, box in moved.items():
            self.moved.emit(mark, box)

    def under(self, box: Box) -> str:
        """The words that a box covers, at the most a line or two of them."""
        inside = [each.text for each in self._words if each.box.meets(box)]
        return " ".join(inside[:12])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the frame, lay a bar, turn the page."""
        key, page = event.key(), {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if key in page:
            self.turned.emit(page[Qt.Key(key)])
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.drawn.emit(self._frame)
            return
        box = self._word_beside(event) or changed(self._frame, event)
        if box is None:
            super().keyPressEvent(event)
            return
        self._frame = box
        self.seen.emit(self._pixels(box))
        announce(self, self.under(box) or self._none)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a bar."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            here = event.position().toPoint()
            self._pull = (here, here)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it."""
        if self._pull is not None:
            self._pull = (self._pull[0], event.position().toPoint())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lay it, unless it was a click."""
        pull, self._pull = self._pull, None
        if pull is None:
            return
        drawn = QRect(*pull).normalized().intersected(self.rect())
        self.update()
        if drawn.width() > _SLIP and drawn.height() > _SLIP:
            self._frame = self._box(drawn)
            self.drawn.emit(self._frame)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, white in the dark too, the frame of the keys, and what is being drawn."""
        theme, painter = live(), QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawImage(0, 0, self._scaled())
        painter.setPen(theme.colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self.hasFocus():
            dark = QColor.fromString(tokens.LIGHT.focus)  # the paper is white in the dark too
            painter.setPen(QPen(dark, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
            painter.setPen(QPen(dark, 2, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(self._pixels(self._frame)))
        if self._pull is not None:
            shade = QColor.fromString(tokens.LIGHT.text)
            shade.setAlphaF(0.5)
            painter.fillRect(QRect(*self._pull).normalized(), shade)

    def _scaled(self) -> QImage:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._shown.size() != wanted and not self._image.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self._shown = self._image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._shown.setDevicePixelRatio(ratio)
        return self._shown

    def _make(self, mark: int) -> PageBar:
        made = PageBar(self)
        made.setObjectName(f"redaction.bar.{mark}")
        made.moved.connect(lambda box: self._move(mark, box))
        made.pulled.connect(lambda by, sized: self._pulled(mark, by, sized))
        made.dropped.connect(self.flush)
        made.removed.connect(lambda: self.removed.emit(mark))
        made.focused.connect(lambda: self._focused(mark))
        made.clicked.connect(lambda _checked=False: self.explained.emit(mark))
        made.turned.connect(self.turned)
        self._bars[mark] = made
        made.show()
        return made

    def _focused(self, mark: int) -> None:
        self.chosen.emit(mark)
        self.seen.emit(self._bars[mark].geometry())

    def _move(self, mark: int, box: Box) -> None:
        bar = self._bars[mark]
        bar.show_bar(bar.accessibleName(), bar.sign, box)
        bar.setGeometry(self._pixels(box))
        self._moving[mark] = box
        self._timer.start()
        self.seen.emit(bar.geometry())
        announce(bar, self.under(box) or self._none)

    def _pulled(self, mark: int, by: QPointF, sized: bool) -> None:
        """A bar follows the mouse: by so many pixels from where it was taken."""
        bar = self._bars[mark]
        across = round(by.x() * WHOLE / max(1, self.width()))
        down = round(by.y() * WHOLE / max(1, self.height()))
        taken = bar.taken
        self._move(mark, taken.sized(across, down) if sized else taken.moved(across, down))

    def _word_beside(self, event: QKeyEvent) -> Box | None:
        """The next word, or the one before, for Ctrl and an arrow."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return None
        here = [n for n, word in enumerate(self._words) if word.box.meets(self._frame)]
        if not here:
            return self._words[0].box if self._words else None
        number = here[-1] + 1 if step > 0 else here[0] - 1
        return self._words[max(0, min(len(self._words) - 1, number))].box

    def _pixels(self, box: Box) -> QRect:
        across, down = self.width() / WHOLE, self.height() / WHOLE
        left, top = round(box.left * across), round(box.top * down)
        right = round((box.left + box.width) * across)
        return QRect(left, top, right - left, round((box.top + box.height) * down) - top)

    def _box(self, drawn: QRect) -> Box:
        across, down = WHOLE / max(1, self.width()), WHOLE / max(1, self.height())
        found = Box(
            round(drawn.left() * across),
            round(drawn.top() * down),
            max(LEAST, round(drawn.width() * across)),
            max(LEAST, round(drawn.height() * down)),
        )
        return found.moved(0, 0)

    def sizeHint(self) -> QSize:
        """As it was told; some page before that."""
        return QSize(px(400), px(560)) if self._image.isNull() else self.size()
