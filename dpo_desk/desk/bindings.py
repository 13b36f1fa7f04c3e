"""How a form sees a control: show a value, say which stands there, give and take its raw text.

One class a kind of control; ``form_controls`` chooses which of them a field gets.
"""

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.plain_text import one_line, plain
from dpo_desk.desk.widgets.buttons import ButtonRow
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.period_edit import PeriodEdit
from dpo_desk.desk.widgets.pick_edit import PickEdit
from dpo_desk.desk.widgets.radio_cards import RadioCards
from dpo_desk.desk.widgets.tag_field import TagField


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
        """Notice when the control is left."""
        if event.type() == QEvent.Type.FocusOut:
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


class Choice(Binding):
    """One of a list."""

    control: Combo | RadioCards

    def __init__(self, control: Combo | RadioCards) -> None:
        super().__init__(control)
        told = control.chosen if isinstance(control, Combo) else control.changed
        told.connect(lambda _value: self.decided.emit())

    @property
    def value(self) -> Any:
        """What is chosen."""
        return self.control.value

    def show(self, value: Any) -> None:
        """Choose it."""
        self.control.set_value(value)


class Answer(Binding):
    """Ja, nei or vet ikke; none of them before somebody has answered."""

    control: ButtonRow

    def __init__(self, control: ButtonRow, values: dict[str, Any], unanswered: Any) -> None:
        """``values`` are what the buttons stand for."""
        super().__init__(control)
        self._values, self._unanswered = values, unanswered
        control.changed.connect(lambda _key: self.decided.emit())
        self.show(unanswered)

    @property
    def value(self) -> Any:
        """What is answered."""
        return self._values.get(self.control.chosen, self._unanswered)

    def show(self, value: Any) -> None:
        """Show an answer, or none."""
        keys = {each: key for key, each in self._values.items()}
        self.control.choose(keys.get(value, ""))


class Pick(Binding):
    """One of a long list, found by typing; with ``free`` another text is handed over as it is."""

    control: PickEdit
    complaint = "fields.err.pick"

    def __init__(self, control: PickEdit, *, nothing: Any, free: bool) -> None:
        super().__init__(control)
        self._nothing, self._free = nothing, free
        control.textEdited.connect(self.typed)
        control.picked.connect(lambda _value: self.decided.emit())

    @property
    def value(self) -> Any:
        """The value of what is typed; the text itself where that is allowed."""
        text = one_line(self.control.text())
        if not text:
            return self._nothing
        found = self.control.value_of(text)
        return text if found is None and self._free else found

    def show(self, value: Any) -> None:
        """Show the words of a value."""
        self.control.set_value(None if value == self._nothing else value)

    @property
    def unreadable(self) -> bool:
        """Whether there is something that is not in the list."""
        text = one_line(self.control.text())
        return bool(text) and not self._free and self.control.value_of(text) is None

    @property
    def half_done(self) -> bool:
        """Until the field is left: «Norge» begins as «No»."""
        return self.control.hasFocus()

    @property
    def raw(self) -> str:
        """As it is typed."""
        return self.control.text()

    def show_raw(self, text: str) -> None:
        """As it was typed."""
        self.control.setText(text)


class Tick(Binding):
    """Yes or no."""

    control: CheckBox

    def __init__(self, control: CheckBox) -> None:
        super().__init__(control)
        control.clicked.connect(lambda _checked: self.decided.emit())

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.control.isChecked()

    def show(self, value: Any) -> None:
        """Tick it or not."""
        self.control.setChecked(bool(value))


class Tags(Binding):
    """Several of a list, or several words."""

    control: TagField
    complaint = "fields.err.pick"

    def __init__(self, control: TagField) -> None:
        super().__init__(control)
        control.changed.connect(lambda _tags: self.decided.emit())
        control.line.textEdited.connect(self.typed)

    @property
    def value(self) -> tuple[str, ...]:
        """Their codes, or the words themselves."""
        return tuple(self.control.tags)

    def show(self, value: Any) -> None:
        """Show them."""
        self.control.set_tags(value or ())

    @property
    def unreadable(self) -> bool:
        """Whether what is typed is not in the list."""
        return self.control.unknown

    @property
    def half_done(self) -> bool:
        """Until the field is left: «Norge» begins as «No»."""
        return self.control.line.hasFocus()

    @property
    def raw(self) -> str:
        """What is typed and is no tag yet."""
        return self.control.line.text()

    def show_raw(self, text: str) -> None:
        """What was typed and was no tag."""
        self.control.line.setText(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
