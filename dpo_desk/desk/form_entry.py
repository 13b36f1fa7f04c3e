"""One field of a form: its control, its row, and how far its value has come."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from dpo_desk.desk.bindings import Binding
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.sourced import Sourced
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.records import FieldInfo

UNKNOWN: Final = object()  # no value has been shown or sent


class Sent:
    """A value on its way to the register; ``kept`` is what the checks made of it."""

    def __init__(self, value: Any) -> None:
        self.value = self.kept = value


class Entry:
    """What a form knows of one field."""

    def __init__(self, info: "FieldInfo", binding: Binding, row: Sourced) -> None:
        self.info, self.binding, self.row = info, binding, row
        self.fresh = True  # the record was shown before there was a row for it
        self.forget()

    def forget(self) -> None:
        """Another record comes: nothing is typed, sent or agreed."""
        self.dirty = False  # typed, and not yet sent
        self.drafted = False  # kept as raw text that is not yet a value
        self.held = False  # waits for a person's answer
        self.agreed = False  # the answer was to keep it
        self.known: Any = UNKNOWN  # as last shown or sent
        self.before: Any = ""  # as last shown or kept
        self.doubt: DeskError | None = None  # what was said of it
        self.sent = Sent(UNKNOWN)

    def show(self, value: Any) -> None:
        """Show a value of the register."""
        self.binding.show(value)
        self.known = self.before = value
        self.fresh = False

    def stands_for(self, value: Any) -> bool:
        """Whether what stands there is ``value``, perhaps written in another way."""
        now = self.binding.value
        return bool(now == value or (self.sent.value == now and self.sent.kept == value))

    @property
    def settled(self) -> bool:
        """Whether the register's value may be shown in it: nobody is typing something else."""
        return not (self.dirty or self.drafted or self.held or self.binding.unreadable)

    @property
    def wrong(self) -> bool:
        """Whether there is an error under it, or a question that waits for an answer."""
        return self.held or (isinstance(self.row, Field) and self.row.state == "error")

    def say_error(self, text: str) -> None:
        """Say under the field what is wrong."""
        if isinstance(self.row, Field):
            self.row.set_error(text)

    def say_warning(self, text: str, *answers: tuple[str, Callable[[], object]]) -> None:
        """Say under the field what should be looked at; ``answers`` are buttons under it."""
        if isinstance(self.row, Field):
            self.row.set_warning(text, *answers)

    def clear(self) -> None:
        """Nothing is wrong."""
        if isinstance(self.row, Field):
            self.row.clear()

    def echo(self) -> None:
        """Show how what is being typed is understood."""
        if isinstance(self.row, Field):
            self.row.set_echo(self.binding.echo)
