"""Which control a field of a record gets, and how value and control meet.

A control is known to a form by what it can do: show a value, say which value stands there, give and
take its raw text, and tell when somebody types or has decided.
"""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.records import FieldInfo

Choices = Sequence[tuple[Any, str]]


class Binding(QObject):
    """A field's control as a form sees it."""

    typed = Signal()  # a key: save in a moment
    decided = Signal()  # a choice is made: save now
    left = Signal()  # the focus went elsewhere: save, and say what is wrong

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice when the control is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


class _Line(Binding):
    control: LineEdit

    def __init__(self, control: LineEdit) -> None:
        super().__init__(control)
        control.textEdited.connect(self.typed)

    @property
    def value(self) -> str:
        return self.control.text().strip()

    def show(self, value: Any) -> None:
        self.control.setText(value or "")
        self.control.setCursorPosition(0)

    @property
    def raw(self) -> str:
        return self.control.text()

    def show_raw(self, text: str) -> None:
        self.control.setText(text)


class _Area(Binding):
    control: TextArea

    def __init__(self, control: TextArea) -> None:
        super().__init__(control)
        self._showing = False
        control.textChanged.connect(self._changed)

    @property
    def value(self) -> str:
        return self.control.toPlainText().strip()

    def show(self, value: Any) -> None:
        self.show_raw(value or "")

    @property
    def raw(self) -> str:
        return self.control.toPlainText()

    def show_raw(self, text: str) -> None:
        self._showing = True
        self.control.setPlainText(text)
        self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit()


class _Day(Binding):
    control: DateEdit

    def __init__(self, control: DateEdit) -> None:
        super().__init__(control)
        control.textEdited.connect(self.typed)
        control.day_changed.connect(lambda _day: self.decided.emit())

    @property
    def value(self) -> date | None:
        return self.control.read()

    def show(self, value: Any) -> None:
        self.control.set_day(value)

    @property
    def unreadable(self) -> bool:
        return self.control.unreadable

    @property
    def half_done(self) -> bool:
        return self.control.hasFocus()

    @property
    def raw(self) -> str:
        return self.control.text()

    def show_raw(self, text: str) -> None:
        self.control.setText(text)


class _Choice(Binding):
    control: Combo

    def __init__(self, control: Combo) -> None:
        super().__init__(control)
        control.chosen.connect(lambda _value: self.decided.emit())

    @property
    def value(self) -> Any:
        return self.control.value

    def show(self, value: Any) -> None:
        self.control.set_value(value)


class _Tick(Binding):
    control: CheckBox

    def __init__(self, control: CheckBox) -> None:
        super().__init__(control)
        control.clicked.connect(lambda _checked: self.decided.emit())

    @property
    def value(self) -> bool:
        return self.control.isChecked()

    def show(self, value: Any) -> None:
        self.control.setChecked(bool(value))


class _Tags(Binding):
    control: TagField

    def __init__(self, control: TagField) -> None:
        super().__init__(control)
        control.changed.connect(lambda _tags: self.decided.emit())

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(self.control.tags)

    def show(self, value: Any) -> None:
        self.control.set_tags(value or ())


def control_for(
    info: "FieldInfo", desk: Desk, choices: Choices | None = None, *, ahead: bool = False
) -> Binding:
    """The control that fits a field's type and widget hint; TypeError where none does.

    ``choices`` makes a list of a field that would else be typed. The words of an enum's values are
    the field's label key and the code: ``request.channel.email``.
    """
    kind, may_be_none = _bare(info.type)
    if choices is None and isinstance(kind, type) and issubclass(kind, Enum):
        choices = _choices(kind, info.label, desk.words, may_be_none=may_be_none)
    if choices is not None:
        return _Choice(Combo(choices))
    if kind is date:
        return _Day(DateEdit(desk, ahead=ahead))
    if kind is bool:
        return _Tick(CheckBox(desk.words(info.label)))
    if kind is str:
        return _typed(info.widget)
    if get_origin(kind) is tuple and get_args(kind)[0] is str:
        return _Tags(TagField(desk.words))
    raise TypeError(f"no control for {info.name}")


def _typed(widget: str) -> Binding:
    lines = {"text": (3, 12), "address": (2, 5)}.get(widget)
    return _Line(LineEdit()) if lines is None else _Area(TextArea(lines=lines))


def _choices(kind: type[Enum], label: str, words: Words, *, may_be_none: bool) -> Choices:
    named = [(member, words(f"{label}.{member.value}")) for member in kind]
    return [(None, words("common.notset")), *named] if may_be_none else named


def _bare(declared: Any) -> tuple[Any, bool]:
    """The type without its «or None», and whether it had one."""
    if get_origin(declared) is tuple:
        return declared, False
    args = get_args(declared)
    rest = [arg for arg in args if arg is not NoneType]
    if len(rest) == 1 and len(args) == 2:
        return rest[0], True
    return declared, False
