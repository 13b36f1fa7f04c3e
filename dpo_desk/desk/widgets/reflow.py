"""What adapts to its width: rows that flow on, pairs and columns that stack."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.layout import scaled
from dpo_desk.desk.widgets.unstyled import unstyled

_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom
_UNDER = 8


class Beside(QWidget):
    """Two pieces side by side; the second stands under the first where there is no room.

    ``least`` is the width, in design pixels, that the first one needs beside the second; without
    it the first gets all it wants and the second follows close upon it, or, with ``apart``, stands
    at the right end. ``indent`` is where the second begins when it stands below.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        least: float = 0,
        gap: float = 12,
        indent: float = 0,
        apart: bool = False,
    ) -> None:
        super().__init__()
        unstyled(self)
        self._first, self._second = first, second
        self._least, self._gap, self._indent = least, gap, indent
        second.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._box = QBoxLayout(_ACROSS)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(scaled(gap))
        self._box.addWidget(first, 1 if least or apart else 0)
        self._box.addWidget(second, 0, QtCore.Qt.AlignmentFlag.AlignVCenter)
        if not least and not apart:
            self._box.addStretch(1)
        self.setLayout(self._box)

    @property
    def stacked(self) -> bool:
        """Whether the second stands under the first."""
        return self._box.direction() == _DOWN

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two."""
        first, second = self._first.minimumSizeHint(), self._second.minimumSizeHint()
        return QSize(max(first.width(), second.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack them, or not."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """One of the two says something else now: look again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        second = self._second.sizeHint().width() if not self._second.isHidden() else 0
        first = px(self._least) if self._least else self._first.sizeHint().width()
        down = bool(second) and first + scaled(self._gap) + second > self.width()
        if down != self.stacked:
            self._box.setDirection(_DOWN if down else _ACROSS)
            self._box.setSpacing(scaled(_UNDER if down else self._gap))
            flag = QtCore.Qt.AlignmentFlag
            self._box.setAlignment(self._second, flag(0) if down else flag.AlignVCenter)
            self._second.setContentsMargins(scaled(self._indent) if down else 0, 0, 0, 0)
            self.updateGeometry()


class Columns(QWidget):
    """The columns of a page; ``stack`` puts them under each other."""

    def __init__(self, *columns: tuple[QWidget, int], gap: float = 16) -> None:
        """Each column with its share of the width."""
        super().__init__()
        unstyled(self)
        self._shares = [share for _, share in columns]
        self._box = QBoxLayout(_ACROSS)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(scaled(gap))
        for widget, share in columns:
            self._box.addWidget(widget, share)
        self.setLayout(self._box)

    def stack(self, narrow: bool) -> None:
        """Under each other where it is narrow, else side by side."""
        self._box.setDirection(_DOWN if narrow else _ACROSS)
        for index, share in enumerate(self._shares):
            self._box.setStretch(index, 0 if narrow else share)
        above: QWidget | None = self if self.window().isVisible() else None
        while above is not None:  # what is not shown does not tell how wide it has become
            if (layout := above.layout()) is not None:
                layout.invalidate()
                layout.activate()
            above = above.parentWidget()
        self.updateGeometry()


class FlowRow(QLayout):
    """Items side by side that continue on the next line when the line is full."""

    def __init__(self, *widgets: QWidget, gap: float = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(scaled(gap))
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item in at the end."""
        self._heights.clear()
        self._items.append(item)

    def put_first(self, widget: QWidget) -> None:
        """Take a widget in before the others."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item there, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give an item back."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height that ``width`` needs; Qt asks again with each thing shown on the page."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it is another size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in sizes)
        gaps = self.spacing() * max(0, len(sizes) - 1)
        tall = max((size.height() for size in sizes), default=0)
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
        y = inner.y()
        for line in self._lines(inner.width()):
            height = max(size.height() for _, size in line)
            x = inner.x()
            for item, size in line:
                if place:
                    corner = QPoint(x, y + (height - size.height()) // 2)
                    item.setGeometry(QRect(corner, size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        last = self.spacing() if self._items else 0
        return y - last - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 1 << 20))
            if not lines or used + self.spacing() + size.width() > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append((item, size))
            used += self.spacing() + size.width()
        return lines
