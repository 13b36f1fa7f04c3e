"""How the month is painted: days with their pills, the weekdays, the weeks' numbers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.month_grid import Cell, Index, MonthGrid, MonthModel, Pill

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBER, _TOP, _STEP, _PILL = 24, 32, 23, 21
_ICON, _ICON_STEP = 12, 21


class DayDelegate(QStyledItemDelegate):
    """A day: number, name of the holiday, pills, «+ n til»."""

    def __init__(self, grid: MonthGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one day."""
        model = index.model()
        cell = model.cell(index) if isinstance(model, MonthModel) else None
        theme, box = live(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        closed = cell.closed if cell is not None else index.column() > 4
        painter.fillRect(option.rect, theme.colour("bg" if closed else "surface"))
        line = theme.colour("border")
        bottom = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(bottom, line)
        if index.column() < 6:
            painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), line)
        if cell is not None:
            self._head(painter, box, cell)
            if cell.name:
                self._name(painter, option.rect, cell)
            for pill, place in self._places(cell, option.rect):
                _paint_pill(painter, place, pill)
            self._rest(painter, option.rect, cell)
        if option.state & QStyle.StateFlag.State_Selected:
            width = 2 if self._grid.hasFocus() else 1.5
            painter.setPen(QPen(theme.colour("focus"), px(width)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -3, -3), px(6), px(6))
        if index == self._grid.target:
            painter.setPen(QPen(theme.colour("accent"), px(2), Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(4, 4, -5, -5), px(6), px(6))
        painter.restore()

    def pill_at(self, cell: Cell, rect: QRect, point: QPoint) -> Pill | None:
        """The pill of a day that lies under ``point``."""
        for pill, place in self._places(cell, rect):
            if place.contains(QPointF(point)):
                return pill
        return None

    def _head(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        theme = live()
        side = px(_NUMBER)
        disc = QRectF(box.left() + px(6), box.top() + px(5), side, side)
        colour = "text" if cell.inside else "text3"
        digits, _, rest = cell.number.partition(" ")
        if cell.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(disc)
        weight = tokens.SEMIBOLD if cell.today else tokens.MEDIUM
        painter.setFont(theme.font(12.5, weight))
        painter.setPen(theme.colour("on_accent" if cell.today else colour))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, digits)
        if rest:
            right = box.right() - disc.right() - px(3)
            painter.setPen(theme.colour(colour))
            room = QRectF(disc.right() + px(2), disc.top(), right, side)
            _draw(painter, room, rest, theme.font(12.5, tokens.MEDIUM))

    def _name(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """The holiday's name at the foot of the day, or beside its number where pills stand."""
        theme = live()
        font = theme.font(11, tokens.MEDIUM)
        lines = min(len(cell.pills), self._shown(cell, rect) + 1)
        top = rect.top() + px(_TOP) + lines * px(_STEP)
        foot = QRectF(rect.left() + px(8), top, rect.width() - px(11), rect.bottom() - top - px(5))
        painter.setPen(theme.colour("text3"))
        if foot.height() >= QFontMetrics(font).height():
            painter.setFont(font)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(foot, int(flags) | int(Qt.TextFlag.TextWordWrap), cell.name)
        else:
            left = rect.left() + px(_NUMBER + 8)
            room = QRectF(left, rect.top() + px(5), rect.right() - left - px(3), px(_NUMBER))
            _draw(painter, room, cell.name, font)

    def _places(self, cell: Cell, rect: QRect) -> Iterator[tuple[Pill, QRectF]]:
        """The pills that have room, each with its place."""
        shown = self._shown(cell, rect)
        left, width = rect.left() + px(4), rect.width() - px(9)
        top = rect.top() + px(_TOP)
        for pill in cell.pills[:shown]:
            two = len(cell.pills) == 1 and _wraps(pill.text, width, rect.height())
            place = QRectF(left, top, width, px(38) if two else px(_PILL))
            yield pill, place
            top += px(_STEP)

    @staticmethod
    def _shown(cell: Cell, rect: QRect) -> int:
        room = max(1, (rect.height() - px(_TOP + 2)) // px(_STEP))
        return len(cell.pills) if len(cell.pills) <= room else max(0, room - 1)

    def _rest(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        shown = self._shown(cell, rect)
        if shown == len(cell.pills):
            return
        theme = live()
        top = rect.top() + px(_TOP) + shown * px(_STEP)
        place = QRectF(rect.left() + px(8), top, rect.width() - px(10), px(18))
        painter.setPen(theme.colour("text2"))
        text = self._grid.more_word.format(n=len(cell.pills) - shown)
        _draw(painter, place, text, theme.font(11.5, tokens.MEDIUM))


def _paint_pill(painter: QPainter, place: QRectF, pill: Pill) -> None:
    theme = live()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{pill.tone}_bg"))
    painter.drawRoundedRect(place, px(5), px(5))
    narrow = place.width() < px(48)
    icon = theme.pixmap(pill.icon, pill.tone, _ICON, stroke=2.2)
    left = place.center().x() - px(_ICON) / 2 if narrow else place.left() + px(5)
    painter.drawPixmap(QPointF(round(left), round(place.top() + px(4.5))), icon)
    if narrow:
        return
    font = theme.font(11.5, tokens.MEDIUM)
    font.setStrikeOut(pill.done)
    painter.setPen(theme.colour(pill.tone))
    room = place.adjusted(px(_ICON_STEP), 0, -px(4), 0)
    lines = _lines(pill.text, font, room.width()) if place.height() > px(_PILL) else [pill.text]
    for number, line in enumerate(lines):
        height = place.height() / len(lines)
        _draw(painter, QRectF(room.left(), place.top() + number * height, room.width(), height),
              line, font)  # fmt: skip


def _lines(text: str, font: "QFont", room: float) -> list[str]:
    """The words on two lines, as many on the first as fit; the rest may be cut."""
    metrics = QFontMetrics(font)
    words = text.split()
    first = words[:1]
    while len(first) < len(words) and metrics.horizontalAdvance(
        " ".join(words[: len(first) + 1])
    ) <= room:  # fmt: skip
        first = words[: len(first) + 1]
    return [" ".join(first), " ".join(words[len(first) :])]


def _wraps(text: str, width: float, height: float) -> bool:
    """Whether a pill alone on its day gets two lines: there is room, and words to share."""
    metrics = QFontMetrics(live().font(11.5, tokens.MEDIUM))
    room = width - px(_ICON_STEP + 4)
    words = text.split()
    return (
        height >= px(_TOP + 40)
        and len(words) > 1
        and metrics.horizontalAdvance(text) > room >= metrics.horizontalAdvance(words[0])
    )


def _draw(painter: QPainter, room: QRectF, text: str, font: "QFont") -> None:
    painter.setFont(font)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(room.width())))
    painter.drawText(room, _LEFT, shown)


class WeekdayRow(QHeaderView):
    """Monday to Sunday."""

    def __init__(self, parent: MonthGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        _still(self)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """A weekday, and the line under it."""
        theme = live()
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        line = QRectF(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.colour("border"))
        painter.setPen(theme.colour("text2"))
        text = str(self.model().headerData(section, self.orientation()))
        room = QRectF(rect).adjusted(px(10), 0, -px(2), 0)
        _draw(painter, room, text, theme.font(tokens.CAPTION, tokens.MEDIUM))
        painter.restore()


class WeekColumn(QHeaderView):
    """The numbers of the weeks."""

    def __init__(self, parent: MonthGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        _still(self)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """A number, and the lines beside and under it."""
        theme = live()
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        line = theme.colour("border")
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), line)
        painter.fillRect(QRectF(rect.right(), rect.top(), 1, rect.height()), line)
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme.colour("text3"))
        number = self.model().headerData(section, self.orientation())
        room = QRectF(rect.left(), rect.top() + px(5), rect.width(), px(_NUMBER))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(number or ""))
        painter.restore()


def _still(header: QHeaderView) -> None:
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
