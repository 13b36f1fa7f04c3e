"""A labelled control with its help, or with what is wrong, under it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.field_message import LOOK, Answer, FieldMessage, State
from dpo_desk.desk.widgets.layout import column, restyle, row
from dpo_desk.desk.widgets.sourced import Sourced
from dpo_desk.desk.widgets.text import Label
from dpo_desk.desk.widgets.unstyled import unstyled

_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom
_APART = 12


class Field(Sourced):
    """Label above, control, message below. The message is also the control's description.

    ``set_error`` is what must be mended, ``set_warning`` what should be looked at, ``clear`` takes
    either away and shows the help again. A new message is read aloud. ``set_echo`` tells how what
    is being typed is understood, in the place of the help. ``set_source`` puts ❝ on the label's
    row: where in the notice the value comes from.
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
        title = self._title = Label(label, "field", wrap=not optional)
        title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        title.setBuddy(control)
        control.setAccessibleName(label)
        line = (title, Label(optional, "optional"), None) if optional else ((title, 1),)
        self._head = row(*line, gap=6)
        self._text = ""
        self._below: FieldMessage | None = None
        self._column = column(self._head, control, gap=tokens.LABEL_GAP)
        self.setLayout(self._column)
        self.setFocusProxy(control)
        self._show("help", hint)

    @property
    def message(self) -> str:
        """What stands under the control now."""
        return self._text

    def set_help(self, text: str) -> None:
        """Show another help; a message that is there stays."""
        self._help = text
        if self.state == "help":
            self._show("help", text)

    def set_echo(self, text: str) -> None:
        """Tell how what is being typed is understood, until ``clear``; "" for the help again."""
        if self.state in ("help", "echo"):
            self._show("echo" if text else "help", text or self._help)

    def leave_room(self, width: int) -> None:
        """The label does not run under ❝."""
        self._head.setContentsMargins(0, 0, width, 0)

    def first_line(self) -> int:
        """The middle of the label's first line, also where a neighbour's label has more lines."""
        words = self.label_height(self._title.width())
        return max(0, self._title.minimumHeight() - words) + self._title.fontMetrics().height() // 2

    def label_height(self, width: int) -> int:
        """How high the label is where the row is so wide."""
        room = QRect(0, 0, max(1, width), 10_000)
        wrap = Qt.TextFlag.TextWordWrap if self._title.wordWrap() else Qt.TextFlag.TextSingleLine
        return self._title.fontMetrics().boundingRect(room, wrap, self._title.text()).height()

    def set_label_height(self, height: int) -> None:
        """Let the label stand at the bottom of so much room, 0 for no more than it needs."""
        if height != self._title.minimumHeight():
            self._title.setMinimumHeight(height)
            self._place()

    @property
    def label_room(self) -> int:
        """What the label leaves free at its end."""
        return self._head.contentsMargins().right()

    def set_error(self, text: str) -> None:
        """Say what is wrong and how to mend it."""
        self._say("error", text)

    def set_warning(self, text: str, *answers: Answer) -> None:
        """Say what should be looked at; ``answers`` are buttons: words, and what they do."""
        self._say("warn", text)
        if self._below is not None:
            self._below.offer(answers, self.control.objectName())

    def clear(self) -> None:
        """Nothing is wrong."""
        if self.state != "help":
            self._show("help", self._help)

    def _say(self, state: State, text: str) -> None:
        if (state, text) != (self.state, self.message):
            self._show(state, text)
            announce(self.control, f"{self.label}: {text}")

    def _show(self, state: State, text: str) -> None:
        self.state, self._text = state, text
        if text and self._below is None:
            self._below = FieldMessage()
            self._column.addWidget(self._below)
        if self._below is not None:
            self._below.say(state, text)
        self.control.setAccessibleDescription(text)
        self.control.setProperty("state", state if state in LOOK else "")
        restyle(self.control)


class Pair(QWidget):
    """Fields side by side, equally wide, their controls at one height.

    Where there is no room they stand below each other.
    """

    def __init__(self, fields: Sequence[QWidget]) -> None:
        super().__init__()
        unstyled(self)
        self._fields = fields
        self._box = QBoxLayout(_ACROSS)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(_APART))
        for field in fields:
            self._box.addWidget(field, 1)
            self._box.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._box)

    @property
    def stacked(self) -> bool:
        """Whether the fields stand below each other."""
        return self._box.direction() == _DOWN

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them."""
        return QSize(max(self._least()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack them, or not."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """One of them needs another width now: look again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _least(self) -> list[int]:
        return [max(0, field.minimumSizeHint().width()) for field in self._fields]

    def _fit(self) -> None:
        least = self._least()
        needed = len(least) * max(least) + (len(least) - 1) * px(_APART)
        down = needed > self.width()
        if down != self.stacked:
            self._box.setDirection(_DOWN if down else _ACROSS)
            self._box.setSpacing(px(tokens.FIELD_GAP if down else _APART))
            self.updateGeometry()
        self._level(across=not down)

    def _level(self, *, across: bool) -> None:
        """Give every label the height of the highest, so that the controls stand in one line."""
        fields = [field for field in self._fields if isinstance(field, Field)]
        gaps = (len(self._fields) - 1) * px(_APART)
        width = (self.width() - gaps) // len(self._fields)
        highest = max((f.label_height(width - f.label_room) for f in fields), default=0)
        for field in fields:
            field.set_label_height(highest if across and len(fields) > 1 else 0)


def pair(*fields: QWidget) -> QWidget:
    """Fields side by side where there is room for both."""
    return Pair(fields)
