"""How a row of a table is painted: two lines, chips, hairlines, a bar at the chosen row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QTableView

from dpo_desk.desk import tokens
from dpo_desk.desk.table import Cell, ChipCell, TableModel, TwoLines
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.chip import LEFT, chip_width, paint_chip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
RIGHT = 8  # the room at the right of a cell
_FIRST, _LEFT = 16, 12  # and at its left


def inset(column: int) -> int:
    """The room at the left of a cell or heading."""
    return px(_FIRST if column == 0 else _LEFT)


class RowDelegate(QStyledItemDelegate):
    """Paints a cell from ``TableModel.cell``; the row, not the cell, shows choice and focus."""

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Ground, content, hairline, focus."""
        model = index.model()
        if not isinstance(model, TableModel):
            return
        theme = live()
        box = QRectF(option.rect)
        view = option.widget
        table = view if isinstance(view, QTableView) else None
        # The view is asked, and not the option's state: QStyle has five hundred names to learn.
        chosen = table is not None and table.selectionModel().isSelected(index)
        painter.save()
        painter.fillRect(box, theme.colour("soft" if chosen else "surface"))
        if chosen and index.column() == 0:
            bar = QRectF(box.left(), box.top(), px(3), box.height())
            painter.fillRect(bar, theme.colour("accent"))
        room = box.adjusted(inset(index.column()), 0, -px(RIGHT), 0)
        _paint_cell(painter, room, model.cell(index), chosen=chosen)
        hairline = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(hairline, theme.colour("border"))
        if chosen and table is not None and table.hasFocus():
            _paint_focus(painter, box, table, index)
        painter.restore()


def _paint_cell(painter: QPainter, room: QRectF, cell: Cell, *, chosen: bool) -> None:
    if isinstance(cell, ChipCell):
        if cell.text:
            height = px(tokens.CHIP)
            width = min(chip_width(cell.text), room.width())
            top = round(room.center().y() - height / 2)
            box = QRectF(room.left(), top, width, height)
            paint_chip(painter, box, cell.text, cell.tone, cell.icon)
    elif isinstance(cell, TwoLines) and cell.second:
        upper = QRectF(room.left(), room.top() + px(8), room.width(), px(21))
        lower = QRectF(room.left(), room.top() + px(28), room.width(), px(19))
        paint_text(painter, upper, cell.first, "text", tokens.BODY, tokens.MEDIUM)
        paint_text(painter, lower, cell.second, "text2" if chosen else "text3", tokens.CAPTION)
    elif isinstance(cell, TwoLines):
        paint_text(painter, room, cell.first, "text", tokens.BODY, tokens.MEDIUM)
    else:
        paint_text(painter, room, cell, "text", tokens.SMALL)


def paint_text(
    painter: QPainter,
    room: QRectF,
    text: str,
    colour: str,
    size: int,
    weight: int = tokens.REGULAR,
) -> None:
    """Paint one line of ``text`` into ``room``, eliding what does not fit."""
    theme = live()
    font = theme.font(size, weight)
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    one_line = " ".join(text.split())
    shown = QFontMetrics(font).elidedText(one_line, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, LEFT, shown)


def _paint_focus(painter: QPainter, box: QRectF, table: QTableView, index: Index) -> None:
    """The part of the ring around the row that lies in this cell."""
    colour = live().colour("focus")
    painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), colour)
    painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), colour)
    if index.column() == 0:
        painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), colour)
    if table.horizontalHeader().sectionViewportPosition(index.column()) + box.width() >= (
        table.viewport().width()
    ):  # the last that is shown, wherever it was moved
        painter.fillRect(QRectF(box.right() - 2, box.top(), 2, box.height()), colour)


def cell_width(cell: Cell) -> int:
    """How wide the content of a cell is."""
    if isinstance(cell, ChipCell):
        return chip_width(cell.text) if cell.text else 0
    theme = live()
    if isinstance(cell, TwoLines):
        upper = theme.metrics(tokens.BODY, tokens.MEDIUM).horizontalAdvance(cell.first)
        lower = theme.metrics(tokens.CAPTION).horizontalAdvance(cell.second)
        return max(upper, lower)
    return theme.metrics(tokens.SMALL).horizontalAdvance(cell)
