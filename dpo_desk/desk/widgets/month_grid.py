"""A month as a table of days: six weeks, the weekdays above, the week's number at the left.

A real table: the arrows walk, each cell can be read aloud, and what is on a day stands in it as
icon and word. ``MonthModel.show`` takes six weeks of ``Cell``; what they hold is worked out
elsewhere. A plan can be dragged to another day, a deadline answers why not.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from dpo_desk.desk.theme import live, px
from dpo_desk.desk.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROWS, COLUMNS = 6, 7
_HEAD, _WEEK, _WEEKEND, _LEAST = 34, 36, 58, 64
_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class Pill(NamedTuple):
    """Something on a day: ``key`` is whatever the page knows it by."""

    key: Any
    text: str
    tone: Tone
    icon: str
    movable: bool
    done: bool = False


class Cell(NamedTuple):
    """A day: ``number`` as it is written, ``spoken`` as it is read aloud."""

    on: date
    number: str
    spoken: str
    inside: bool
    closed: bool
    today: bool
    name: str  # of the holiday, or ""
    pills: tuple[Pill, ...]


class MonthModel(QAbstractTableModel):
    """Forty-two days, all shown anew at once."""

    def __init__(self, weekdays: Sequence[str], week_word: str) -> None:
        """``weekdays`` are short names from Monday on; ``week_word`` has a place for {n}."""
        super().__init__()
        self._weekdays = tuple(weekdays)
        self._week_word = week_word
        self._cells: tuple[Cell, ...] = ()
        self._weeks: tuple[int, ...] = ()

    def show(self, cells: Sequence[Cell], weeks: Sequence[int]) -> None:
        """Show six weeks."""
        self._cells, self._weeks = tuple(cells), tuple(weeks)
        self.dataChanged.emit(self.index(0, 0), self.index(ROWS - 1, COLUMNS - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, ROWS - 1)

    def cell(self, index: Index) -> Cell | None:
        """The day there; None before any month is shown."""
        place = index.row() * COLUMNS + index.column()
        return self._cells[place] if self._cells and place >= 0 else None

    def index_of(self, on: date) -> QModelIndex:
        """Where a day stands; an invalid index where it is not shown."""
        for place, cell in enumerate(self._cells):
            if cell.on == on:
                return self.index(place // COLUMNS, place % COLUMNS)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Six weeks."""
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Seven days."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The whole day in words; the delegate paints from ``cell``."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.number
        return cell.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The weekday, or the week's number."""
        across = orientation == Qt.Orientation.Horizontal
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if across:
            return self._weekdays[section]
        if section >= len(self._weeks):
            return None
        number = self._weeks[section]
        aloud = role == Qt.ItemDataRole.AccessibleTextRole
        return self._week_word.format(n=number) if aloud else str(number)


class MonthGrid(QTableView):
    """Walked with the arrows, also out of the month; PgUp and PgDn turn it, T is today."""

    chosen = Signal(object)  # the day that is chosen now
    opened = Signal(object)  # Enter, or a double click, on a day
    wanted = Signal(str, int)  # a step out of what is shown: "days" or "months", and how many
    today_wanted = Signal()
    pill_opened = Signal(object)  # a double click on what is on a day: its key
    moved = Signal(object, object)  # key, day: dragged there
    nudged = Signal(int)  # Shift and an arrow: what is on the day shall move so many days
    held = Signal(object)  # key: somebody tried to drag what cannot be moved

    def __init__(self, model: MonthModel, name: str, more_word: str) -> None:
        """``more_word`` says with {n} how many things a day has no room for."""
        from dpo_desk.desk.widgets.month_paint import DayDelegate, WeekColumn, WeekdayRow

        super().__init__()
        self.setAccessibleName(name)
        self.more_word = more_word
        self._model = model
        self._dragged: Pill | None = None
        self._from = QPoint()
        self.target = QModelIndex()  # the day that what is dragged lies over
        self._ground = QWidget()  # our own viewport, as in ``Scroller``
        self._ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # days lie side by side
        self.setViewport(self._ground)
        self.setModel(model)
        # The days cover it whole: without this Qt paints card, page and window under them first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._delegate = DayDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(WeekdayRow(self))
        self.setVerticalHeader(WeekColumn(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(px(_LEAST))
        self.verticalHeader().setFixedWidth(px(_WEEK))
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        self.horizontalHeader().setMinimumSectionSize(px(24))
        self.setMinimumHeight(px(_HEAD) + ROWS * px(_LEAST))
        self.setMinimumWidth(px(_WEEK) + COLUMNS * px(40))
        self.selectionModel().currentChanged.connect(self._choose)

    @property
    def day(self) -> date | None:
        """The chosen day."""
        cell = self._model.cell(self.currentIndex())
        return cell.on if cell is not None else None

    def cell(self, index: Index) -> Cell | None:
        """The day at a place."""
        return self._model.cell(index)

    def choose(self, on: date) -> None:
        """Choose a day that is shown."""
        index = self._model.index_of(on)
        if index.isValid():
            self.setCurrentIndex(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days as the window looks now."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), live().colour("surface"))  # a line that no day covers
        painter.end()
        self._delegate.begin()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Weekends are narrow where there is room enough for words on the other days."""
        super().resizeEvent(event)
        width = self.viewport().width()
        weekend = min(px(_WEEKEND), width // COLUMNS)
        rest = width - 2 * weekend
        for column in range(COLUMNS):
            left, right = rest * column // 5, rest * (column + 1) // 5
            self.setColumnWidth(column, right - left if column < 5 else weekend)
        self.updateGeometries()

    def scrollTo(self, *_args: object) -> None:  # noqa: N802
        """Every day can be seen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, turn, open; Shift moves what is on the day."""
        key, held = Qt.Key(event.key()), event.modifiers()
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in _KEYS and held == Qt.KeyboardModifier.ShiftModifier:
            self.nudged.emit(_KEYS[key])
        elif not plain:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self._walk(_KEYS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.wanted.emit("months", -1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_T:
            self.today_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """T is ours here."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_T:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day; what lies under the pointer may be dragged."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self._from = event.position().toPoint()
            self._dragged = self.pill_at(self._from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        point = event.position().toPoint()
        far = (point - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged is None or not event.buttons() & Qt.MouseButton.LeftButton or not far:
            return
        if not self._dragged.movable:
            pill, self._dragged = self._dragged, None
            self.held.emit(pill.key)
            return
        self._aim(self.indexAt(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        pill, target = self._dragged, self._model.cell(self.target)
        self._dragged = None
        self._aim(QModelIndex())
        if pill is not None and target is not None and target.on != self.day:
            self.moved.emit(pill.key, target.on)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what lies under the pointer, or the day."""
        self._dragged = None
        pill = self.pill_at(event.position().toPoint())
        if pill is not None:
            self.pill_opened.emit(pill.key)
        elif self.day is not None:
            self.opened.emit(self.day)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole words of what is cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pill, cell = self.pill_at(event.pos()), self._model.cell(self.indexAt(event.pos()))
            name = cell.name if cell is not None else ""
            QToolTip.showText(event.globalPos(), pill.text if pill is not None else name, self)
            return True
        return super().viewportEvent(event)

    def pill_at(self, point: QPoint) -> Pill | None:
        """What lies there on a day."""
        index = self.indexAt(point)
        cell = self._model.cell(index)
        if cell is None:
            return None
        return self._delegate.pill_at(cell, self.visualRect(index), point)

    def _aim(self, index: QModelIndex) -> None:
        if index != self.target:
            self.target = index
            shape = Qt.CursorShape.ClosedHandCursor if index.isValid() else None
            self.unsetCursor() if shape is None else self.setCursor(shape)
            self.viewport().update()

    def _walk(self, days: int) -> None:
        place = self.currentIndex().row() * COLUMNS + self.currentIndex().column() + days
        if self.currentIndex().isValid() and 0 <= place < ROWS * COLUMNS:
            self.setCurrentIndex(self._model.index(place // COLUMNS, place % COLUMNS))
        else:
            self.wanted.emit("days", days)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        cell = self._model.cell(current)
        if cell is not None:
            self.chosen.emit(cell.on)
