"""What a request is about: one or several of the kinds of law, as buttons that can be on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.law.codes import RequestKind
from dpo_desk.words import DeskError, Words


class KindPicker(QWidget):
    """The kinds in the order of the law; a request can be several at once."""

    changed = Signal(list)  # of RequestKind, as a person has chosen them

    def __init__(self, words: Words, *, name: str = "request") -> None:
        """``name`` begins the buttons' object names."""
        super().__init__()
        self._buttons = {kind: Button(words(kind.key), "filter") for kind in RequestKind}
        for kind, button in self._buttons.items():
            button.setCheckable(True)
            button.setObjectName(f"{name}.kind.{kind.value}")
            button.clicked.connect(lambda _checked=False: self.changed.emit(self.kinds))
        self.setLayout(FlowRow(*self._buttons.values(), gap=4))
        self.setFocusProxy(self._buttons[RequestKind.ACCESS])

    @property
    def kinds(self) -> list[RequestKind]:
        """The kinds that are on."""
        return [kind for kind, button in self._buttons.items() if button.isChecked()]

    def set_kinds(self, kinds: Sequence[RequestKind]) -> None:
        """Turn these on without telling anybody."""
        for kind, button in self._buttons.items():
            button.setChecked(kind in kinds)


def show_refusal(error: Exception, desk: Desk, kinds: Field, form: Form) -> None:
    """What a duty refuses of a new request: under the kinds, under a field, or in a banner."""
    if isinstance(error, DeskError) and getattr(error, "field", "") == "kind":
        kinds.set_error(error.say(desk.words))
        kinds.control.setFocus()
    elif isinstance(error, DeskError) and not hasattr(error, "field"):
        desk.tell(error)
    else:
        form.reject(error)
