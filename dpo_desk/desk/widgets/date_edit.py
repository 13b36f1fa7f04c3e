"""A date as one types it, with a calendar to pick from."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout

from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.law import dates
from dpo_desk.law.written_dates import UnreadableDate, read_date

_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


class DateEdit(LineEdit):
    """Takes «3.11», «i går» and the rest of ``law.written_dates``; leaving it shows the full date.

    ``day`` is the date or None. Text that cannot be read stays as it is and ``unreadable`` is True
    until it is mended. Alt+↓ opens the calendar.
    """

    day_changed = Signal(object)  # a date, or None, that a person has given

    def __init__(self, desk: Desk, *, ahead: bool = False) -> None:
        """``ahead`` for plans: a date without a year is the coming one."""
        super().__init__("", desk.words("common.notset"))
        self._desk = desk
        self._ahead = ahead
        self._day: date | None = None
        self.setTextMargins(0, 0, px(30), 0)
        self._button = Button("", "icon", "calendar-days", small=True, tip=desk.words("date.pick"))
        self._button.setParent(self)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.open_calendar)

    @property
    def day(self) -> date | None:
        """The date, if there is one that can be read."""
        return self._day

    @property
    def unreadable(self) -> bool:
        """Whether something stands there that is no date."""
        return bool(self.text().strip()) and self.read() is None

    def set_day(self, day: date | None) -> None:
        """Show ``day`` without telling anybody."""
        self._day = day
        self.setText(self._full(day))

    def read(self) -> date | None:
        """The date that what is typed means now; None for nothing, or for what is no date."""
        if self.text() == self._full(self._day):
            return self._day
        try:
            return read_date(self.text(), self._desk.clock.today(), ahead=self._ahead)
        except UnreadableDate:
            return None

    @property
    def echo(self) -> str:
        """The full date that what is typed means now; "" where it is none."""
        day = self.read()
        return "" if day is None else dates.write(day, self._desk.words.language, "weekday")

    def commit(self) -> None:
        """Take what is typed: show it in full, tell if it is another day."""
        day = self.read()
        if day is None and self.text().strip():
            return
        self.setText(self._full(day))
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        popup = _Popup(self._desk, self._day or self._desk.clock.today(), self)
        popup.picked.connect(self._pick)
        popup.show_under(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read what was typed."""
        self.commit()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+↓ opens the calendar, Enter takes what is typed."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the calendar's button at the right end."""
        super().resizeEvent(event)
        size = self._button.sizeHint()
        top = (self.height() - size.height()) // 2
        self._button.move(self.width() - size.width() - px(3), top)

    def _full(self, day: date | None) -> str:
        return dates.write(day, self._desk.words.language) if day is not None else ""

    def _pick(self, day: date) -> None:
        self.setText(self._full(day))
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)
        self.setFocus()


class _Popup(QFrame):
    """The calendar; Esc or a click beside it closes it."""

    picked = Signal(object)

    def __init__(self, desk: Desk, day: date, parent: DateEdit) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("Popup")
        self._calendar = calendar = QCalendarWidget()
        calendar.setAccessibleName(desk.words("date.pick"))
        calendar.setLocale(QLocale(_LOCALES[desk.words.language]))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.setMinimumSize(px(320), px(280))
        self._dress()
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(px(8),) * 4)
        layout.addWidget(calendar)

    def show_under(self, edit: DateEdit) -> None:
        """Open below ``edit``, or above it where the screen ends."""
        self.adjustSize()
        corner = edit.mapToGlobal(QPoint(0, edit.height() + px(4)))
        screen = edit.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner = edit.mapToGlobal(QPoint(0, -self.height() - px(4)))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        self.move(corner)
        self.show()
        self._calendar.setFocus()

    def _dress(self) -> None:
        theme = live()
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("text"))
        self._calendar.setHeaderTextFormat(plain)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, plain)
        arrows = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
        words = {"qt_calendar_prevmonth": "calendar.prev", "qt_calendar_nextmonth": "calendar.next"}
        parent = self.parentWidget()
        for name, icon in arrows.items():
            button = self._calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton) and isinstance(parent, DateEdit):
                button.setIcon(theme.icon(icon, "text2"))
                button.setAccessibleName(parent._desk.words(words[name]))  # noqa: SLF001

    def _take(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_calendar"):
            self._dress()
