"""How a form sees a control: show a value, say which stands there, give and take its raw text.

Here what one types in; ``choice_bindings`` has what one chooses from. ``form_controls`` says which
of them a field gets.
"""

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.plain_text import one_line, plain
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.inputs import LineEdit, TextArea
from dpo_desk.desk.widgets.period_edit import PeriodEdit


class Binding(QObject):
    """A field's control as a form sees it."""

    typed = Signal()  # a key: save in a moment
    decided = Signal()  # a choice is made: save now
    left = Signal()  # the focus went elsewhere: save, and say what is wrong
    complaint = "err.date.format"  # what is said of that which cannot be read

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self.control = control
        (control.focusProxy() or control).installEventFilter(self)

    @property
    def value(self) -> Any:
        """The value that stands there."""
        raise NotImplementedError

    def show(self, value: Any) -> None:
        """Show ``value`` without telling anybody."""
        raise NotImplementedError

    @property
    def unreadable(self) -> bool:
        """Whether what stands there is no value."""
        return False

    @property
    def half_done(self) -> bool:
        """Whether what is typed may mean something else a key later, as «3.1» before «3.11»."""
        return False

    @property
    def raw(self) -> str:
        """What is typed, as it is typed; "" for a control in which nothing can be half done."""
        return ""

    def show_raw(self, text: str) -> None:
        """Put back what was half done."""

    @property
    def echo(self) -> str:
        """How what is being typed is understood, in full; "" where that is plain to see."""
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice when the control is left, and not for its own list of suggestions."""
        popup = Qt.FocusReason.PopupFocusReason
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != popup:
            self.left.emit()
        return super().eventFilter(watched, event)


class Line(Binding):
    """A line of text."""

    control: LineEdit

    def __init__(self, control: LineEdit) -> None:
        super().__init__(control)
        control.textEdited.connect(self.typed)

    @property
    def value(self) -> Any:
        """The text on one line, without what cannot be seen."""
        return one_line(self.control.text())

    def show(self, value: Any) -> None:
        """Show the text from its beginning."""
        self.control.setText("" if value is None else str(value))
        self.control.setCursorPosition(0)

    @property
    def raw(self) -> str:
        """As it is typed."""
        return self.control.text()

    def show_raw(self, text: str) -> None:
        """As it was typed."""
        self.control.setText(text)


class Number(Line):
    """A whole number; an empty line is None, or 0 where a number must be."""

    complaint = "fields.err.number"

    def __init__(self, control: LineEdit, *, may_be_none: bool) -> None:
        super().__init__(control)
        self._nothing = None if may_be_none else 0

    @property
    def value(self) -> int | None:
        """The number, where it can be read."""
        text = one_line(self.control.text()).replace(" ", "")
        return int(text) if _is_number(text) else self._nothing

    @property
    def unreadable(self) -> bool:
        """Whether there is something that is no number."""
        text = one_line(self.control.text()).replace(" ", "")
        return bool(text) and not _is_number(text)


class Area(Binding):
    """Text of several lines."""

    control: TextArea

    def __init__(self, control: TextArea) -> None:
        super().__init__(control)
        self._showing = False
        control.textChanged.connect(self._changed)

    @property
    def value(self) -> str:
        """The text without what cannot be seen."""
        return plain(self.control.toPlainText()).strip()

    def show(self, value: Any) -> None:
        """Show the text."""
        self.show_raw(value or "")

    @property
    def raw(self) -> str:
        """As it is typed."""
        return self.control.toPlainText()

    def show_raw(self, text: str) -> None:
        """As it was typed."""
        self._showing = True
        self.control.setPlainText(text)
        self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit()


class Day(Binding):
    """A date, or none."""

    control: DateEdit

    def __init__(self, control: DateEdit) -> None:
        super().__init__(control)
        control.textEdited.connect(self.typed)
        control.day_changed.connect(lambda _day: self.decided.emit())

    @property
    def value(self) -> date | None:
        """The day."""
        return self.control.read()

    def show(self, value: Any) -> None:
        """Show the day in full."""
        self.control.set_day(value)

    @property
    def unreadable(self) -> bool:
        """Whether there is something that is no date."""
        return self.control.unreadable

    @property
    def half_done(self) -> bool:
        """Until the field is left."""
        return self.control.hasFocus()

    @property
    def raw(self) -> str:
        """As it is typed."""
        return self.control.text()

    def show_raw(self, text: str) -> None:
        """As it was typed."""
        self.control.setText(text)

    @property
    def echo(self) -> str:
        """The full date with its day of the week."""
        return self.control.echo


class Period(Binding):
    """A period of ISO 8601: a number and a unit, or words."""

    control: PeriodEdit
    complaint = "fields.err.period"
    worded = Signal(str)  # «så lenge …»: it is not a length that decides

    def __init__(self, control: PeriodEdit, *, nothing: str | None) -> None:
        super().__init__(control)
        self._nothing = nothing
        control.typed.connect(self.typed)
        control.changed.connect(lambda _period: self.decided.emit())
        control.worded.connect(self.worded)

    @property
    def value(self) -> str | None:
        """The period."""
        return self.control.read() or self._nothing

    def show(self, value: Any) -> None:
        """Show the period."""
        self.control.set_period(value or "")

    @property
    def unreadable(self) -> bool:
        """Whether there is something that is no period."""
        return self.control.unreadable

    @property
    def half_done(self) -> bool:
        """Until the field is left: «3» may become «30»."""
        return self.control.line.hasFocus()

    @property
    def raw(self) -> str:
        """As it is typed."""
        return self.control.raw

    def show_raw(self, text: str) -> None:
        """As it was typed."""
        self.control.set_raw(text)

    @property
    def echo(self) -> str:
        """The period in words."""
        return self.control.echo


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
