"""Rows, columns, frames and scrollers: how pieces are put together.

Items of ``row`` and ``column``: a widget or layout, ``(item, stretch)``, an int for a gap in design
pixels, None for a stretch.
"""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dpo_desk.desk.theme import px

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
    widget = QWidget()
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


class Scroller(QScrollArea):
    """A transparent vertical scroller around a page body; it is never a stop for Tab itself."""

    def __init__(self, body: QWidget | QLayout) -> None:
        super().__init__()
        if isinstance(body, QLayout):
            body = plain(body)
        body.setObjectName(body.objectName() or "ScrollBody")
        self.setWidgetResizable(True)
        self.setWidget(body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """As wide as the body must be, as low as one likes."""
        body = self.widget()
        width = body.minimumSizeHint().width() if body else 0
        return QSize(width, px(80))


class FlowRow(QLayout):
    """Items side by side that continue on the next line when the line is full."""

    def __init__(self, *widgets: QWidget, gap: float = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(scaled(gap))
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item there, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give an item back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height that ``width`` needs."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        wide = sum(item.sizeHint().width() for item in self._items)
        gaps = self.spacing() * max(0, len(self._items) - 1)
        tall = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(wide + gaps, tall).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:  # noqa: N802
        """The widest item alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins: QMargins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, line = inner.x(), inner.y(), 0
        for item in self._items:
            wanted = item.sizeHint().boundedTo(QSize(max(inner.width(), 1), 1 << 20))
            if x > inner.x() and x + wanted.width() > inner.right() + 1:
                x, y, line = inner.x(), y + line + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), wanted))
            x += wanted.width() + self.spacing()
            line = max(line, wanted.height())
        return y + line - rect.y() + margins.bottom()
