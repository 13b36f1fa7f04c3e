"""The rows of the palette: heads of groups, records with the typed words marked, commands."""

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px

Index = QModelIndex | QPersistentModelIndex
Spans = Sequence[tuple[int, int]]
_NOWHERE = QModelIndex()
_HEAD, _ONE, _TWO = 32, 40, 52
_LEFT, _ICON = 20, 18
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Row(NamedTuple):
    """A line of the palette; a head cannot be chosen. The marks are of title and detail."""

    kind: Literal["head", "record", "command"]
    title: str
    detail: str = ""
    icon: str = ""
    keys: str = ""  # the shortcut of a command, as it is read
    act: Callable[[], object] | None = None
    title_marks: Spans = ()
    detail_marks: Spans = ()
    also: str = ""  # other words that a command is found by

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        return ", ".join(part for part in (self.title, self.detail, self.keys) if part)


class RowModel(QAbstractListModel):
    """The rows that are shown now."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are, heads among them."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row's words."""
        if index.isValid() and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self.rows[index.row()].spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are only read."""
        if index.isValid() and self.rows[index.row()].kind != "head":
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled


class RowDelegate(QStyledItemDelegate):
    """Paints the rows from tokens."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, one, or a head."""
        row = _row(index)
        height = _HEAD if row.kind == "head" else _TWO if row.detail else _ONE
        return QSize(px(200), px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, icon, words, shortcut."""
        row, box = _row(index), QRectF(option.rect)
        painter.save()
        if row.kind == "head":
            room = box.adjusted(px(_LEFT), px(8), -px(_LEFT), 0)
            _text(painter, room, row.title, (), "text3", tokens.CAPTION, tokens.SEMIBOLD)
        else:
            view = option.widget
            chosen = isinstance(view, QListView) and view.currentIndex() == index
            _paint(painter, box, row, chosen=chosen)
        painter.restore()


def _row(index: Index) -> Row:
    model = index.model()
    return model.rows[index.row()] if isinstance(model, RowModel) else Row("head", "")


def _paint(painter: QPainter, box: QRectF, row: Row, *, chosen: bool) -> None:
    theme = live()
    if chosen:
        ground = box.adjusted(px(8), px(1), -px(8), -px(1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft"))
        painter.drawRoundedRect(ground, px(tokens.RADIUS), px(tokens.RADIUS))
    icon = theme.pixmap(row.icon, "on_soft" if chosen else "text2", _ICON)
    painter.drawPixmap(px(_LEFT), round(box.center().y() - px(_ICON) / 2), icon)
    room = box.adjusted(px(_LEFT + _ICON + 12), 0, -px(_LEFT), 0)
    if row.keys:
        width = _keys(painter, room, row.keys)
        room.setRight(room.right() - width - px(12))
    strong = "on_soft" if chosen else "text"
    if row.detail:
        upper = QRectF(room.left(), box.top() + px(6), room.width(), px(21))
        lower = QRectF(room.left(), box.top() + px(27), room.width(), px(19))
        _text(painter, upper, row.title, row.title_marks, strong, tokens.BODY, tokens.MEDIUM)
        colour = "on_soft" if chosen else "text2"
        _text(painter, lower, row.detail, row.detail_marks, colour, tokens.CAPTION)
    else:
        _text(painter, room, row.title, row.title_marks, strong, tokens.BODY, tokens.MEDIUM)


def _keys(painter: QPainter, room: QRectF, keys: str) -> float:
    """The shortcut at the right end; gives its width."""
    font = live().font(tokens.CAPTION)
    width = QFontMetrics(font).horizontalAdvance(keys)
    place = QRectF(room.right() - width, room.top(), width + 1, room.height())
    painter.setFont(font)
    painter.setPen(live().colour("text3"))
    painter.drawText(place, _MIDDLE, keys)
    return width


def _text(
    painter: QPainter,
    room: QRectF,
    text: str,
    spans: Spans,
    colour: str,
    size: int,
    weight: int = tokens.REGULAR,
) -> None:
    """One line, the marked words bold on a ground of their own; what does not fit elides."""
    theme = live()
    plain, bold = theme.font(size, weight), theme.font(size, tokens.SEMIBOLD)
    right = room.right()
    left = room.left()
    for part, marked in _pieces(text, spans):
        font: QFont = bold if marked else plain
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, int(right - left))
        width = metrics.horizontalAdvance(shown)
        place = QRectF(left, room.top(), width + 1, room.height())
        if marked:
            middle = room.center().y()
            half = metrics.height() / 2
            ground = QRectF(left, middle - half, width, 2 * half)
            painter.fillRect(ground, theme.colour("hl_active"))
        painter.setFont(font)
        painter.setPen(theme.colour("hl_text" if marked else colour))
        painter.drawText(place, _MIDDLE, shown)
        left += width
        if shown != part:
            return


def _pieces(text: str, spans: Spans) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]
