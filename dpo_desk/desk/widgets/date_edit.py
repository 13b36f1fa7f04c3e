"""A date as one types it, with a calendar to pick from."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent

from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.date_popup import DatePopup
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.law import dates
from dpo_desk.law.unknown import says_unknown
from dpo_desk.law.written_dates import UnreadableDate, moved, read_date

_STEPS: Final = {  # (days, months)
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_PageUp: (0, 1),
    Qt.Key.Key_PageDown: (0, -1),
}


_EDGE: Final = 13  # border and padding at either end, with the line edit's own two pixels


class DateEdit(LineEdit):
    """Takes «3.11», «i går» and the rest of ``law.written_dates``; leaving it shows the full date.

    «Vet ikke» is an answer: it leaves the field empty.

    ``day`` is the date or None. Text that cannot be read stays as it is and ``unreadable`` is True
    until it is mended. ↑ and ↓ go a day forth and back, Page Up and Page Down a month; Alt+↓ opens
    the calendar.
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
        text = self.text().strip()
        return bool(text) and self.read() is None and not says_unknown(text)

    def set_day(self, day: date | None) -> None:
        """Show ``day`` without telling anybody."""
        self._day = day
        self.setText(self._shown(day))

    def read(self) -> date | None:
        """The date that what is typed means now; None for nothing, or for what is no date."""
        if self._day is not None and self.text() in self._ways(self._day):
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
        if self.unreadable:
            return
        self.setText(self._shown(day))
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        shown = self.read() or self._desk.clock.today()
        popup = DatePopup(self._desk.words, shown, self._desk.clock.today(), self)
        popup.picked.connect(self._pick)
        popup.show_under(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read what was typed."""
        self.commit()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the day, Alt+↓ opens the calendar, Enter takes what is typed."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(*_STEPS[key])
        else:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the calendar's button at the right end."""
        super().resizeEvent(event)
        size = self._button.sizeHint()
        top = (self.height() - size.height()) // 2
        self._button.move(self.width() - size.width() - px(3), top)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """From here on it is known how much room there is."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write the day as there is room for."""
        if self._day is not None and self.text() in self._ways(self._day):
            self.setText(self._shown(self._day))

    def _ways(self, day: date) -> tuple[str, str]:
        language = self._desk.words.language
        return dates.write(day, language), dates.write(day, language, "brief")

    def _shown(self, day: date | None) -> str:
        """«20. november 2026», or «20. nov. 2026» where that would be cut."""
        if day is None:
            return ""
        full, short = self._ways(day)
        room = self.width() - self.textMargins().right() - 2 * px(_EDGE)
        fits = self.fontMetrics().horizontalAdvance(full) <= room
        return full if fits or not self.isVisible() else short

    def _step(self, days: int, months: int) -> None:
        """Go on from the day that stands there; from today where none does."""
        if self.isReadOnly():
            return
        now = self.read()
        try:
            self._give(
                self._desk.clock.today() if now is None else moved(now, days=days, months=months)
            )
        except OverflowError:
            return

    def _pick(self, day: date) -> None:
        self._give(day)
        self.setFocus()

    def _give(self, day: date) -> None:
        self.setText(self._shown(day))
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)
