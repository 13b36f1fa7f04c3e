"""A period: a number and its unit, or the whole typed in words («3,5 år», «seks måneder»)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.inputs import Combo, LineEdit
from dpo_desk.desk.widgets.layout import restyle, row
from dpo_desk.law import durations
from dpo_desk.law.durations import Duration
from dpo_desk.law.unknown import says_unknown
from dpo_desk.law.written_periods import UnreadablePeriod, read_period
from dpo_desk.words import Words

UNITS = ("days", "weeks", "months", "years")
_WORDED = "worded"
_NUMBER, _GAP, _UNIT = 52, 8, 94  # px at the least: two of these stand side by side in a form
_SO_LONG_AS = ("så lenge", "så lengje", "as long as")


class PeriodEdit(QWidget):
    """``period`` is ISO 8601, "" where there is none. What more than one unit has stands in words.

    With ``criteria`` there is «Så lenge …» among the units: it is not a length that decides.
    """

    changed = Signal(str)  # a period, or "", that a person has given
    typed = Signal()
    worded = Signal(str)  # «så lenge …» was chosen, or typed: with what follows

    def __init__(self, words: Words, *, criteria: bool = False) -> None:
        super().__init__()
        self._words = words
        self._period = ""
        self._point = "." if words.language == "en" else ","
        self.line = LineEdit("", words("common.notset"))
        units = (*UNITS, _WORDED) if criteria else UNITS
        self.unit = Combo([(unit, words(f"fields.unit.{unit}")) for unit in units])
        self.unit.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.unit.setMinimumWidth(px(_UNIT))
        self.line.setMinimumWidth(px(_NUMBER))
        self.unit.set_value("years")
        self._unit = "years"
        self.setLayout(row((self.line, 1), self.unit, gap=_GAP))
        self.setMinimumWidth(px(_NUMBER) + px(_GAP) + px(_UNIT))
        self.setFixedHeight(px(tokens.CONTROL))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self.commit)
        self.line.installEventFilter(self)
        self.unit.chosen.connect(self._choose)

    @property
    def raw(self) -> str:
        """What is typed, with its unit where that is not among it."""
        text = self.line.text().strip()
        return f"{text} {self.unit.currentText()}" if _bare(text) else text

    @property
    def unreadable(self) -> bool:
        """Whether something stands there that is no period."""
        text = self.line.text().strip()
        return bool(text) and not self.read() and not _worded(text) and not says_unknown(text)

    @property
    def echo(self) -> str:
        """The period in plain words; "" where there is none."""
        found = self.read()
        return durations.say(found, self._words.language) if found else ""

    def set_period(self, period: str) -> None:
        """Show ``period`` without telling anybody; what is no ISO period stands as it is."""
        self._period = period
        try:
            number, unit = (
                _as_number(durations.parse(period), self._point) if period else ("", self._unit)
            )
        except ValueError:
            number, unit = period, ""
        if not number and period:
            number = durations.say(period, self._words.language)
        if unit:
            self._unit = unit
            self.unit.set_value(unit)
        self.line.setText(number)
        self.line.setCursorPosition(0)
        self.unit.setVisible(not number or _bare(number))

    def set_raw(self, text: str) -> None:
        """Put back what was typed."""
        self.line.setText(text)
        self.unit.setVisible(_bare(text))

    def read(self) -> str:
        """The period that what stands there means now; "" for none and for what is none."""
        text = self.line.text().strip()
        if not text:
            return ""
        try:
            return str(read_period(f"{text} {self._unit}" if _bare(text) else text))
        except UnreadablePeriod:
            return ""

    def commit(self) -> None:
        """Take what is typed: show it as number and unit, tell if it is another period."""
        text = self.line.text().strip()
        if _worded(text):
            self.set_period("")
            self.worded.emit(text)
            return
        if self.unreadable:
            return
        found = self.read()
        before = self._period
        self.set_period(found)
        if found != before:
            self.changed.emit(found)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """The line has the name; the unit says that it is one."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.unit.setAccessibleName(self._words("fields.unit.of", field=name))

    def setAccessibleDescription(self, text: str) -> None:  # noqa: N802
        """The line has it, where the focus is."""
        super().setAccessibleDescription(text)
        self.line.setAccessibleDescription(text)

    def setProperty(self, name: str, value: object) -> bool:  # noqa: N802
        """What is wrong shows on the line."""
        if name == "state":
            self.line.setProperty(name, value)
            restyle(self.line)
        return super().setProperty(name, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """↑ and ↓ in the line count."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            text = self.line.text().strip()
            if step and text.isascii() and text.isdigit():
                self.line.setText(str(max(1, int(text) + step)))
                self.typed.emit()
                return True
        return super().eventFilter(watched, event)

    def _edited(self, text: str) -> None:
        self.unit.setVisible(not text.strip() or _bare(text))
        self.typed.emit()

    def _choose(self, unit: object) -> None:
        if unit == _WORDED:
            self.unit.set_value(self._unit)
            self.line.clear()
            self.commit()
            self.worded.emit("")
            return
        self._unit = str(unit)
        if self.line.text().strip():
            self.commit()


def _worded(text: str) -> bool:
    """Whether it is told in words until when, and not how long."""
    return text.casefold().startswith(_SO_LONG_AS)


def _bare(text: str) -> bool:
    """Whether ``text`` is a number that wants a unit."""
    number = text.strip().replace(",", ".", 1)
    return number.replace(".", "", 1).isdigit() and number.isascii()


def _as_number(duration: Duration, point: str) -> tuple[str, str]:
    """Number and unit; ("", "") for what needs more than one: «tre år og ti dager»."""
    if duration.months == 6 and duration == Duration(years=duration.years, months=6):
        return (f"{duration.years}{point}5", "years") if duration.years else ("6", "months")
    used = [(n, unit) for unit, n in zip(Duration._fields, duration, strict=True) if n]
    if len(used) == 1 and used[0][1] in UNITS:
        return str(used[0][0]), used[0][1]
    return "", ""
