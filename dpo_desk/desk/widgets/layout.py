"""Rows, columns, frames and scrollers: how pieces are put together (``reflow.py``: what adapts).

Items of ``row`` and ``column``: a widget or layout, ``(item, stretch)``, an int for a gap in design
pixels, None for a stretch.
"""

from collections.abc import Sequence
from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dpo_desk.desk.theme import px
from dpo_desk.desk.tokens import SCROLL_BAR
from dpo_desk.desk.widgets.unstyled import pass_over_holders, unstyled

# ``Qt`` brings a hundred enums that Python builds when it is first named: about a sixth of a start.
# What is painted first sets them by their numbers, as properties; the rest says ``QtCore.Qt``.
NO_FOCUS, CLICK_FOCUS, STRONG_FOCUS = 0, 2, 11
PLAIN_TEXT = 0
_NEVER = 1  # ScrollBarAlwaysOff
_POLISH = QEvent.Type.Polish

Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
_Box = TypeVar("_Box", bound=QBoxLayout)
Margins = tuple[float, float, float, float]  # left, top, right, bottom


def row(*items: Item, margins: Margins = (0, 0, 0, 0), gap: float = 0) -> QHBoxLayout:
    """Items side by side."""
    return _fill(QHBoxLayout(), items, margins, gap)


def column(*items: Item, margins: Margins = (0, 0, 0, 0), gap: float = 0) -> QVBoxLayout:
    """Items below each other."""
    return _fill(QVBoxLayout(), items, margins, gap)


def plain(layout: QLayout) -> QWidget:
    """A bare widget around a layout."""
    widget = unstyled(QWidget())
    widget.setLayout(layout)
    return widget


def frame(layout: QLayout, name: str) -> QFrame:
    """A frame that the style sheet knows by ``name``: Bar, Desk, Sunken."""
    widget = QFrame()
    widget.setObjectName(name)
    widget.setLayout(layout)
    return widget


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a dynamic property that has changed."""
    if not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will be seen the first time
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def scaled(size: float) -> int:
    """A design length that may be nothing."""
    return px(size) if size else 0


def _fill(box: _Box, items: Sequence[Item], margins: Margins, gap: float) -> _Box:
    box.setContentsMargins(*(scaled(side) for side in margins))
    box.setSpacing(scaled(gap))
    for item in items:
        _add(box, item)
    return box


def _add(box: QBoxLayout, item: Item) -> None:
    stretch = 0
    if isinstance(item, tuple):
        item, stretch = item
    if item is None:
        box.addStretch(1)
    elif isinstance(item, int):
        box.addSpacing(px(item))
    elif isinstance(item, QWidget):
        box.addWidget(item, stretch)
    else:
        box.addLayout(item, stretch)


class _TakeIn(QObject):
    """Lets a scroller take in its body as soon as it has its own style."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """True for that one event, which the scroller is given here."""
        if event.type() != _POLISH or not isinstance(watched, Scroller):
            return False
        watched.removeEventFilter(self)
        watched.event(event)
        watched.take_in()
        return True


_take_in = _TakeIn()


class _Body(QWidget):
    """What scrolls: as high as its layout is at the width it has.

    Qt would ask for the height of the narrowest it can be, where every text takes more lines, and
    scroll a page that there is room for.
    """

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        unstyled(self)
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        """The scroller asks the layout itself for the height."""
        least, layout = super().minimumSizeHint(), self.layout()
        tall = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0) if tall else least


class Scroller(QScrollArea):
    """A transparent vertical scroller around a page body; it is never a stop for Tab itself."""

    def __init__(self, body: QWidget | QLayout) -> None:
        super().__init__()
        if isinstance(body, QLayout):
            body = _Body(body)
        body.setObjectName(body.objectName() or "ScrollBody")
        self._waiting: QWidget | None = None
        self._styled = False
        self.setViewport(QWidget())  # ours: asking Qt for its own makes it learn every widget
        self.setWidgetResizable(True)
        self.installEventFilter(_take_in)
        self.setWidget(body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", NO_FOCUS)
        self.setProperty("horizontalScrollBarPolicy", _NEVER)
        pass_over_holders(self)

    def setWidget(self, widget: QWidget) -> None:  # noqa: N802
        """The body; Qt would fill it, and the style sheet may pass over it.

        Qt measures and styles what it is given at once. Before the scroller stands in a window all
        of that would be thrown away, so the body waits until it does.
        """
        if not self._styled:
            self._waiting = widget
            widget.setParent(self.viewport())
            return
        self._waiting = None
        super().setWidget(widget)
        widget.setAutoFillBackground(False)

    def widget(self) -> QWidget | None:
        """The body, also while it waits."""
        return self._waiting or super().widget()

    def takeWidget(self) -> QWidget:  # noqa: N802
        """Give the body away."""
        if self._waiting is None:
            return super().takeWidget()
        body, self._waiting = self._waiting, None
        body.setParent(None)
        return body

    def take_in(self) -> None:
        """Take in the body that waits, now that it would be styled for good."""
        self._styled = True
        if self._waiting is not None:
            self.setWidget(self._waiting)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As wide as the body must be, as low as one likes."""
        body = self.widget()
        width = body.minimumSizeHint().width() if body else 0
        return QSize(width + SCROLL_BAR, px(80))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The body needs another width: so do we, which Qt does not tell our own layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class TallScroller(Scroller):
    """A column that scrolls by itself beside another, and stands whole where they are stacked."""

    _whole = False

    def stand_free(self, *, whole: bool) -> None:
        """As high as its body, for what is around it to scroll, or as low as one likes."""
        self._whole = whole
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width means another height."""
        super().resizeEvent(event)
        if self._whole and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """With room for the whole body, where it stands free."""
        least, body = super().minimumSizeHint(), self.widget()
        layout = body.layout() if body else None
        if not self._whole or layout is None:
            return least
        width = self.viewport().width()
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        return QSize(least.width(), max(tall, layout.totalSizeHint().height()))
