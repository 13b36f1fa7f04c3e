"""What stands under a control: its help, how it was understood, or what is wrong with it.

Made when there is something to say: a page has a hundred fields, and most say nothing.
"""

from collections.abc import Callable, Sequence
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Icon, Label, Role
from dpo_desk.desk.widgets.unstyled import show_or_hide, unstyled

State = Literal["help", "echo", "warn", "error"]
Answer = tuple[str, Callable[[], object]]  # a button's words, and what it does
LOOK: Final[dict[State, tuple[str, Role]]] = {
    "warn": ("triangle-alert", "warn"),
    "error": ("circle-alert", "danger"),
}
_QUIET: Final[dict[State, Role]] = {"help": "help", "echo": "small"}


class FieldMessage(QWidget):
    """A message, with an icon where something is wrong, and buttons that answer it."""

    def __init__(self) -> None:
        super().__init__()
        unstyled(self)
        self._icon: Icon | None = None
        self._message = Label("", "help", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._answers: QWidget | None = None
        self._middle = column(self._message, gap=6)
        self._row = row((self._middle, 1), gap=6)
        self.setLayout(self._row)

    def say(self, state: State, text: str) -> None:
        """Show ``text``, "" for nothing; buttons of an earlier message go."""
        self._drop_answers()
        look = LOOK.get(state)
        if look is not None and self._icon is None:
            self._icon = Icon(*look, 14)
            self._row.insertLayout(0, column(self._icon, None, margins=(0, 1, 0, 0)))
        if self._icon is not None:
            show_or_hide(self._icon, look is not None)
            if look is not None:
                self._icon.show_icon(*look)
        self._message.set_role(look[1] if look else _QUIET[state])
        self._message.setText(text)
        show_or_hide(self, bool(text))

    def offer(self, answers: Sequence[Answer], name: str) -> None:
        """Buttons under the message, whose object names begin with ``name``."""
        self._drop_answers()
        buttons = [Button(words, small=True) for words, _act in answers]
        for place, (button, (_words, act)) in enumerate(zip(buttons, answers, strict=True)):
            button.setObjectName(f"{name}.answer.{place}")
            button.clicked.connect(lambda _checked=False, act=act: act())
        if buttons:
            self._answers = plain(FlowRow(*buttons))
            self._middle.addWidget(self._answers)
            self._answers.show()

    def _drop_answers(self) -> None:
        if self._answers is not None:
            self._answers.hide()
            self._answers.deleteLater()
            self._answers = None
