"""The calendar that a date is picked from: a month with its weeks, walked with the arrow keys."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QFrame, QToolButton, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.layout import column
from dpo_desk.words import Words

_LOCALES: Final = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
_ARROWS: Final = {
    "qt_calendar_prevmonth": ("chevron-left", "calendar.prev"),
    "qt_calendar_nextmonth": ("chevron-right", "calendar.next"),
}


class DatePopup(QFrame):
    """Enter or a click gives the day; Esc or a click beside it closes it."""

    picked = Signal(object)  # a date

    def __init__(self, words: Words, day: date, today: date, parent: QWidget) -> None:
        """``day`` is chosen, ``today`` is marked."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("Popup")
        self._words, self._today = words, today
        self._calendar = calendar = QCalendarWidget()
        calendar.setAccessibleName(words("date.pick"))
        calendar.setLocale(QLocale(_LOCALES[words.language]))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setDateEditEnabled(False)  # what is typed is typed in the field
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.setMinimumSize(px(348), px(288))
        self._dress()
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        calendar.selectionChanged.connect(self._name)
        self.setLayout(column(calendar, margins=(8, 8, 8, 8)))
        self._name()

    def show_under(self, edit: QWidget) -> None:
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

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_calendar"):
            self._dress()

    def _name(self) -> None:
        """The grid says which day the arrows have come to."""
        day = self._calendar.selectedDate()
        shown = self._calendar.locale().toString(day, "dddd d. MMMM yyyy")
        grid = self._calendar.findChild(QAbstractItemView, "qt_calendar_calendarview")
        if grid is not None:
            grid.setAccessibleName(f"{self._words('date.pick')}: {shown}")

    def _dress(self) -> None:
        theme = live()
        quiet, strong = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(theme.colour("text2"))
        strong.setForeground(theme.colour("accent"))
        strong.setFontWeight(tokens.SEMIBOLD)
        strong.setFontUnderline(True)  # not by its colour alone
        self._calendar.setHeaderTextFormat(quiet)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, quiet)
        today = QDate(self._today.year, self._today.month, self._today.day)
        self._calendar.setDateTextFormat(today, strong)
        for name, (icon, key) in _ARROWS.items():
            button = self._calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(theme.icon(icon, "text2"))
                button.setAccessibleName(self._words(key))

    def _take(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
