"""A labelled control with its help, or with what is wrong, under it."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.layout import column, plain, restyle, row
from dpo_desk.desk.widgets.text import Icon, Label

State = Literal["help", "warn", "error"]
_LOOK: dict[State, tuple[str, str]] = {
    "warn": ("triangle-alert", "warn"),
    "error": ("circle-alert", "danger"),
}


class Field(QWidget):
    """Label above, control, message below. The message is also the control's description.

    ``set_error`` is what must be mended, ``set_warning`` what should be looked at, ``clear`` takes
    either away and shows the help again. A new message is read aloud.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        optional: str = "",
    ) -> None:
        """``hint`` helps before one types; ``optional`` is the word for what may be left empty."""
        super().__init__()
        self.label = label
        self.control = control
        self.state: State = "help"
        self._help = hint
        title = Label(label, "field")
        title.setBuddy(control)
        control.setAccessibleName(label)
        head = (
            row(title, Label(optional, "optional"), None, gap=6) if optional else row(title, None)
        )
        self._icon = Icon("triangle-alert", "warn", 14)
        self._message = Label("", "help", wrap=True)
        side = column(self._icon, None, margins=(0, 1, 0, 0))
        self._below = plain(row(side, (self._message, 1), gap=6))
        self.setLayout(column(head, control, self._below, gap=tokens.LABEL_GAP))
        self.setFocusProxy(control)
        self._show("help", hint)

    @property
    def message(self) -> str:
        """What stands under the control now."""
        return self._message.text()

    def set_help(self, text: str) -> None:
        """Show another help; a message that is there stays."""
        self._help = text
        if self.state == "help":
            self._show("help", text)

    def set_error(self, text: str) -> None:
        """Say what is wrong and how to mend it."""
        self._say("error", text)

    def set_warning(self, text: str) -> None:
        """Say what should be looked at; nothing is held back."""
        self._say("warn", text)

    def clear(self) -> None:
        """Nothing is wrong."""
        if self.state != "help":
            self._show("help", self._help)

    def _say(self, state: State, text: str) -> None:
        if (state, text) != (self.state, self.message):
            self._show(state, text)
            announce(self.control, f"{self.label}: {text}")

    def _show(self, state: State, text: str) -> None:
        self.state = state
        look = _LOOK.get(state)
        self._icon.setVisible(look is not None)
        if look is not None:
            self._icon.show_icon(*look)
        self._message.setProperty("role", look[1] if look else "help")
        restyle(self._message)
        self._message.setText(text)
        self._below.setVisible(bool(text))
        self.control.setAccessibleDescription(text)
        self.control.setProperty("state", "" if state == "help" else state)
        restyle(self.control)


def pair(*fields: QWidget) -> QWidget:
    """Fields side by side, equally wide, their controls at one height."""
    box = plain(row(*((field, 1) for field in fields), gap=12))
    layout = box.layout()
    if layout is not None:
        for field in fields:
            layout.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return box
