"""How the month is painted: days with their pills, the weekdays, the weeks' numbers.

A month is forty-two cells in one frame, so sizes, fonts and colours are looked up once for each
look of the window, and words that were cut to a width are remembered.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QStaticText
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.month_grid import Cell, Index, MonthGrid, Pill

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MOST_WORDS = 4000


class _Look:
    """The sizes, fonts and colours of one look of the window."""

    def __init__(self) -> None:
        theme = live()
        self.colours, self.factor = theme.colours, theme.factor
        self.number, self.top, self.step, self.pill = px(24), px(32), px(23), px(21)
        self.two, self.icon, self.gap, self.edge = px(38), px(12), px(21), px(4)
        self.round, self.near, self.pad, self.word = px(5), px(6), px(8), px(36)
        self.day = theme.font(12.5, tokens.MEDIUM)
        self.today = theme.font(12.5, tokens.SEMIBOLD)
        self.small = theme.font(11.5, tokens.MEDIUM)
        self.name = theme.font(11, tokens.MEDIUM)
        self._metrics: dict[int, QFontMetrics] = {}
        self._colours: dict[str, QColor] = {}
        self._plates: dict[tuple[str, str, int, int], QPixmap] = {}
        self._cut: dict[tuple[str, int, int], QStaticText] = {}

    @property
    def fits(self) -> bool:
        """Whether this is still how the window looks."""
        theme = live()
        return theme.colours == self.colours and theme.factor == self.factor

    def colour(self, name: str) -> QColor:
        """A token."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = live().colour(name)
        return found

    def plate(self, tone: str, icon: str, size: QSize) -> QPixmap:
        """A pill without its words, painted once: few of a month differ."""
        key = (tone, icon, size.width(), size.height())
        found = self._plates.get(key)
        if found is None:
            found = self._plates[key] = self._plate(tone, icon, size)
        return found

    def _plate(self, tone: str, icon: str, size: QSize) -> QPixmap:
        sharp = live().pixmap(icon, tone, 12, stroke=2.2)
        dpr = sharp.devicePixelRatio()
        plate = QPixmap(size * dpr)
        plate.setDevicePixelRatio(dpr)
        plate.fill(Qt.GlobalColor.transparent)
        painter = QPainter(plate)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(f"{tone}_bg"))
        painter.drawRoundedRect(QRectF(QPointF(), size), self.round, self.round)
        left = (size.width() - self.icon) // 2 if self.is_narrow(size.width()) else self.round
        painter.drawPixmap(QPointF(left, self.edge + 1), sharp)
        painter.end()
        return plate

    def is_narrow(self, width: float) -> bool:
        """Whether a pill has room for its icon only: of its words no more than two letters."""
        return width < self.gap + self.edge + self.word

    def metrics(self, font: QFont) -> QFontMetrics:
        """How wide words are in a font of this look."""
        found = self._metrics.get(id(font))
        if found is None:
            found = self._metrics[id(font)] = QFontMetrics(font)
        return found

    def draw(
        self, painter: QPainter, room: QRectF, text: str, font: QFont, *, centred: bool = False
    ) -> float:
        """Words on one line, cut where there is no room; laid out once. Returns their width."""
        width = max(0, int(room.width()))
        key = (text, width, id(font))
        laid = self._cut.get(key)
        if laid is None:
            if len(self._cut) > _MOST_WORDS:
                self._cut.clear()
            right = Qt.TextElideMode.ElideRight
            laid = QStaticText(self.metrics(font).elidedText(text, right, width))
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.prepare(font=font)
            self._cut[key] = laid
        size = laid.size()
        left = room.left() + ((room.width() - size.width()) / 2 if centred else 0)
        painter.setFont(font)
        painter.drawStaticText(QPointF(left, room.center().y() - size.height() / 2), laid)
        return size.width()

    def width(self, text: str) -> int:
        """How wide the words of a pill are."""
        return self.metrics(self.small).horizontalAdvance(text)


class DayDelegate(QStyledItemDelegate):
    """A day: number, name of the holiday, pills, «+ n til»."""

    def __init__(self, grid: MonthGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._look = _Look()
        self._chosen = self._target = (-1, -1)

    def begin(self) -> None:
        """The whole month is painted next; what holds for all of its days is asked for once."""
        if not self._look.fits:
            self._look = _Look()
        chosen, target = self._grid.currentIndex(), self._grid.target
        self._chosen = chosen.row(), chosen.column()
        self._target = target.row(), target.column()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one day."""
        look, rect, place = self._look, option.rect, (index.row(), index.column())
        cell = self._grid.cell(index)
        closed = cell.closed if cell is not None else place[1] > 4
        line = look.colour("border")
        painter.fillRect(rect, look.colour("bg" if closed else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        if place[1] < 6:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell is not None:
            self._content(painter, rect, cell)
        if place == self._chosen:
            there = self._grid.hasFocus()
            pen = QPen(look.colour("focus" if there else "accent"), px(2 if there else 1))
            self._frame(painter, QRectF(rect).adjusted(2, 2, -3, -3), pen)
        if place == self._target:
            pen = QPen(look.colour("accent"), px(2), Qt.PenStyle.DashLine)
            self._frame(painter, QRectF(rect).adjusted(4, 4, -5, -5), pen)

    def _frame(self, painter: QPainter, box: QRectF, pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, self._look.near, self._look.near)

    def pill_at(self, cell: Cell, rect: QRect, point: QPoint) -> Pill | None:
        """The pill of a day that lies under ``point``."""
        for pill, place in self.places(cell, rect):
            if place.contains(QPointF(point)):
                return pill
        return None

    def places(self, cell: Cell, rect: QRect) -> Iterator[tuple[Pill, QRectF]]:
        """The pills that have room, each with its place."""
        look = self._look
        left, width = rect.left() + look.edge, rect.width() - look.edge - look.round
        top = rect.top() + look.top
        for pill in cell.pills[: self.shown(cell, rect)]:
            two = len(cell.pills) == 1 and self._wraps(pill.text, width, rect.height())
            yield pill, QRectF(left, top, width, look.two if two else look.pill)
            top += look.step

    def shown(self, cell: Cell, rect: QRect) -> int:
        """How many pills have room; the rest is counted on a line of its own."""
        look = self._look
        room = max(1, (rect.height() - look.top - 2) // look.step)
        return len(cell.pills) if len(cell.pills) <= room else max(0, room - 1)

    def _content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        self._head(painter, rect, cell)
        if cell.name:
            self._name(painter, rect, cell)
        if cell.pills:
            for pill, place in self.places(cell, rect):
                self._pill(painter, place, pill)
            self._rest(painter, rect, cell)

    def _head(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        look = self._look
        disc = QRectF(rect.left() + look.near, rect.top() + look.round, look.number, look.number)
        colour = look.colour("text" if cell.inside else "text3")
        digits, _, rest = cell.number.partition(" ")
        if cell.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(disc)
        painter.setPen(look.colour("on_accent") if cell.today else colour)
        look.draw(painter, disc, digits, look.today if cell.today else look.day, centred=True)
        if rest:
            painter.setPen(colour)
            room = QRectF(
                disc.right() - 2, disc.top(), rect.right() - disc.right() + 1, look.number
            )
            if look.metrics(look.day).horizontalAdvance(rest) <= room.width():
                look.draw(painter, room, rest, look.day)

    def _name(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """The holiday's name at the foot of the day, or beside its number where pills stand."""
        look = self._look
        taken = min(len(cell.pills), self.shown(cell, rect) + 1)
        top = rect.top() + look.top + taken * look.step
        foot = QRectF(rect.left() + look.near, top, rect.width() - look.near - 1,
                      rect.bottom() - top - look.round)  # fmt: skip
        painter.setPen(look.colour("text3"))
        height = look.metrics(look.name).height()
        if foot.height() >= height:
            lines = self._named(cell.name, foot)
            step = min(height, foot.height() / len(lines))
            for up, line in enumerate(reversed(lines), 1):
                place = QRectF(foot.left(), foot.bottom() - up * step, foot.width(), step)
                look.draw(painter, place, line, look.name)
        else:
            left = rect.left() + look.number + look.pad
            room = QRectF(left, rect.top() + look.round, rect.right() - left - 3, look.number)
            look.draw(painter, room, cell.name, look.name)

    def _named(self, name: str, foot: QRectF) -> tuple[str, ...]:
        """The name on one line, or on two where it is too long for one and there is room."""
        metrics = self._look.metrics(self._look.name)
        fits = metrics.horizontalAdvance(name) <= foot.width()
        if fits or " " not in name or foot.height() < 2 * metrics.ascent():
            return (name,)
        return self._lines(name, foot.width())

    def _rest(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        look, shown = self._look, self.shown(cell, rect)
        if shown < len(cell.pills):
            top = rect.top() + look.top + shown * look.step
            place = QRectF(rect.left() + look.pad, top, rect.width() - look.pad - 2, look.pill)
            painter.setPen(look.colour("text2"))
            text = self._grid.more_word.format(n=len(cell.pills) - shown)
            look.draw(painter, place, text, look.small)

    def _pill(self, painter: QPainter, place: QRectF, pill: Pill) -> None:
        look = self._look
        plate = look.plate(pill.tone, pill.icon, place.size().toSize())
        painter.drawPixmap(place.topLeft(), plate)
        if look.is_narrow(place.width()):
            return
        painter.setPen(look.colour(pill.tone))
        room = place.adjusted(look.gap, 0, -look.edge, 0)
        lines: tuple[str, ...] = (pill.text,)
        if place.height() != look.pill:
            lines = self._lines(pill.text, room.width())
        height = place.height() / len(lines)
        for number, line in enumerate(lines):
            part = QRectF(room.left(), place.top() + number * height, room.width(), height)
            width = look.draw(painter, part, line, look.small)
            if pill.done:  # a line of our own: a static text puts its font's in another place
                through = QRectF(part.left(), round(part.center().y()), width, 1)
                painter.fillRect(through, look.colour(pill.tone))

    def _wraps(self, text: str, width: float, height: float) -> bool:
        """Whether a pill alone on its day gets two lines: there is room, and words to share."""
        look = self._look
        room = width - look.gap - look.edge
        first, space, _ = text.partition(" ")
        return (
            bool(space)
            and height >= look.top + look.two + 2
            and look.width(text) > room >= look.width(first)
        )

    def _lines(self, text: str, room: float) -> tuple[str, str]:
        """The words on two lines, as many on the first as fit; the rest may be cut."""
        words = text.split()
        count = 1
        while count < len(words) and self._look.width(" ".join(words[: count + 1])) <= room:
            count += 1
        return " ".join(words[:count]), " ".join(words[count:])


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
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font(tokens.CAPTION, tokens.MEDIUM))
        room = QRectF(rect).adjusted(px(10), 0, 0, 0)
        painter.drawText(room, _LEFT, str(self.model().headerData(section, self.orientation())))
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
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme.colour("text3"))
        number = self.model().headerData(section, self.orientation())
        room = QRectF(rect.left(), rect.top() + px(5), rect.width(), px(24))
        painter.drawText(room, _CENTRE, str(number or ""))
        painter.restore()


def _still(header: QHeaderView) -> None:
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
