"""How a table is worked: headings that sort, arrows, Enter, a choice that survives a refresh."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from dpo_desk.desk import tokens
from dpo_desk.desk.table import TableModel
from dpo_desk.desk.table_columns import TableColumns
from dpo_desk.desk.table_rows import RIGHT, RowDelegate, inset, paint_text
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.unstyled import pass_over_holders

Index = QModelIndex | QPersistentModelIndex
_BORDER_STEP = 16  # design pixels that a border moves at a key


class Heading(QHeaderView):
    """Headings that sort: a click, or ← → and Enter when Tab has come here.

    Ctrl+← → moves the border at the heading's right, with Shift the column itself.
    """

    widened = Signal(int, int)  # column, step
    moved = Signal(int, int)  # column, -1 or 1
    let_go = Signal()  # the mouse has put a border or a column somewhere

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        pass_over_holders(self)
        self._model = model
        self._at = 0
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)  # the name of the record
        self.setSectionsClickable(True)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(px(48))
        self.setFixedHeight(px(40))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sectionClicked.connect(self.sort_by)
        self._name()

    def sort_by(self, section: int) -> None:
        """Order by a column, the other way round the second time."""
        wanted = self._model.columns[section].sort
        if wanted:
            query = self._model.query
            again = query.sort == wanted and not query.descending
            self._model.order(wanted, descending=again)
            self._name()
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the column that gives the order."""
        super().focusInEvent(event)
        self._at = max(0, self._model.sorted_column())
        self._name()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a heading, or sort by it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers()
        if step and held & Qt.KeyboardModifier.ControlModifier:
            if held & Qt.KeyboardModifier.ShiftModifier:
                self.moved.emit(self._at, step)
            else:
                self.widened.emit(self._at, step * _BORDER_STEP)
        elif step:
            self._walk(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.sort_by(self._at)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A border or a column stands somewhere else now, perhaps."""
        super().mouseReleaseEvent(event)
        self.let_go.emit()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Word, arrow, hairline."""
        theme = live()
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        room = QRectF(rect).adjusted(inset(section), 0, -px(RIGHT), 0)
        is_order = section == self._model.sorted_column()
        title = self._model.headerData(section, Qt.Orientation.Horizontal)
        colour = "text" if is_order else "text3"
        arrow = px(16) if is_order else 0
        words = QRectF(room.left(), room.top(), max(0.0, room.width() - arrow), room.height())
        paint_text(painter, words, title, colour, tokens.CAPTION, tokens.SEMIBOLD)
        if is_order:
            font = theme.font(tokens.CAPTION, tokens.SEMIBOLD)
            width = min(QFontMetrics(font).horizontalAdvance(title), int(words.width()))
            self._paint_arrow(painter, words.left() + width + px(4), rect)
        line = QRectF(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.colour("border"))
        if self.hasFocus() and section == self._at:
            painter.setPen(theme.colour("focus"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        painter.restore()

    def _paint_arrow(self, painter: QPainter, left: float, rect: QRect) -> None:
        pixmap = live().pixmap("chevron-down", "text", 12, stroke=2.5)
        middle = rect.center().y() + 1
        painter.translate(left + px(6), middle)
        if not self._model.query.descending:
            painter.rotate(180)
        painter.drawPixmap(-px(6), -px(6), pixmap)
        painter.resetTransform()

    def _walk(self, step: int) -> None:
        shown = [
            i
            for i in map(self.logicalIndex, range(self.count()))
            if self._model.columns[i].sort and not self.isSectionHidden(i)
        ]
        if shown:
            here = shown.index(self._at) if self._at in shown else 0
            self._at = shown[(here + step) % len(shown)]
            self._name()
            self.viewport().update()

    def _name(self) -> None:
        role = Qt.ItemDataRole.AccessibleTextRole
        self.setAccessibleName(self._model.headerData(self._at, Qt.Orientation.Horizontal, role))


class TableView(QTableView):
    """Rows to walk through with the arrows; Enter or a double click opens one, Tab goes on."""

    opened = Signal(str)  # the uid of the row
    chosen = Signal(str)  # the uid of the row that is chosen now, "" for none

    def __init__(self, model: TableModel, name: str, *, dense: bool = False) -> None:
        super().__init__()
        pass_over_holders(self)
        self.setAccessibleName(name)
        self._model = model
        self._uid = ""
        self._awaits = False  # a row that is chosen already, while the focus comes
        self._empty = ""
        self._ground = QWidget()  # our own viewport, as in ``Scroller``
        self.setViewport(self._ground)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        heading = Heading(model, self)
        self.setHorizontalHeader(heading)
        self._columns = TableColumns(self, model)
        heading.widened.connect(self._columns.move_border)
        heading.moved.connect(self._columns.move)
        heading.let_go.connect(self._columns.remember)
        self.verticalHeader().hide()
        height = tokens.ROW_DENSE if dense else tokens.ROW
        self.verticalHeader().setDefaultSectionSize(px(height))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(px(240), px(104))  # the heading and a row
        model.filled.connect(self._filled)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def uid(self) -> str:
        """The uid of the chosen row, or ""."""
        return self._uid

    def choose(self, uid: str) -> None:
        """Choose the row with ``uid`` now, or as soon as it is there; "" chooses none."""
        self._uid = uid
        self._restore()

    def set_empty_text(self, text: str) -> None:
        """What stands where there are no rows."""
        self._empty = text
        self._ground.update()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which row is chosen."""
        super().currentChanged(current, previous)
        uid = self._model.row(current.row()).uid if current.isValid() else ""
        if uid and uid != self._uid and not self._awaits:
            self._uid = uid
            self.chosen.emit(uid)
        self._ground.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End are the first and the last row."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is chosen where none is and none is on its way: the focus can be seen."""
        self._awaits = bool(self._uid)
        super().focusInEvent(event)
        self._awaits = False
        if self._uid:
            self._restore()
        elif not self.currentIndex().isValid() and self._model.rowCount():
            self.selectRow(0)
        self._ground.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ground.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click under the last row chooses nothing new."""
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, or less."""
        super().resizeEvent(event)
        self._columns.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, or the word for none."""
        super().paintEvent(event)
        if not self._model.rowCount() and self._empty:
            painter = QPainter(self._ground)
            painter.setFont(live().font())
            painter.setPen(live().colour("text2"))
            room = self._ground.rect().adjusted(px(24), px(32), -px(24), 0)
            top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, top | Qt.TextFlag.TextWordWrap, self._empty)

    def _open(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self.opened.emit(self._model.row(row).uid)

    def _filled(self) -> None:
        self._columns.fit()
        self._restore()

    def _restore(self) -> None:
        place = self._model.place_of(self._uid) if self._uid else -1
        if place < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif place != self.currentIndex().row():
            self.selectRow(place)
