"""A labelled control with its help, or with what is wrong, under it."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain, restyle, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Icon, Label

State = Literal["help", "echo", "warn", "error"]
_LOOK: dict[State, tuple[str, str]] = {
    "warn": ("triangle-alert", "warn"),
    "error": ("circle-alert", "danger"),
}
_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom
_APART = 12
_QUIET: dict[State, str] = {"help": "help", "echo": "small"}
_SOURCE = 24  # label and the gap under it: ❝ takes no room of its own


class Field(QWidget):
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
        self._source: Button | None = None
        self._act: Callable[[], object] = lambda: None
        title = self._title = Label(label, "field", wrap=not optional)
        title.setBuddy(control)
        control.setAccessibleName(label)
        line = (title, Label(optional, "optional"), None) if optional else ((title, 1),)
        self._head = row(*line, gap=6)
        self._icon = Icon("triangle-alert", "warn", 14)
        self._message = Label("", "help", wrap=True)
        side = column(self._icon, None, margins=(0, 1, 0, 0))
        self._answers: QWidget | None = None
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._middle = column(self._message, gap=6)
        self._below = plain(row(side, (self._middle, 1), gap=6))
        self.setLayout(column(self._head, control, self._below, gap=tokens.LABEL_GAP))
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

    def set_echo(self, text: str) -> None:
        """Tell how what is being typed is understood, until ``clear``; "" for the help again."""
        if self.state in ("help", "echo"):
            self._show("echo" if text else "help", text or self._help)

    def set_source(self, name: str, quote: str, act: Callable[[], object]) -> None:
        """Show ❝, called ``name``, with the sentence as its tip; ``act`` leads there."""
        if self._source is None:
            self._source = button = Button("", "bare", "quote")
            button.setParent(self)
            button.setFixedSize(px(_SOURCE), px(_SOURCE))
            button.clicked.connect(lambda _checked=False: self._act())
            before = (self.control.focusProxy() or self.control).previousInFocusChain()
            if before is not None:
                QWidget.setTabOrder(before, button)
        self._act = act
        self._source.set_text("", name=name)
        self._source.setToolTip(quote)
        self._source.setAccessibleDescription(quote)
        self._source.show()
        self._head.setContentsMargins(0, 0, px(_SOURCE), 0)
        self._place_source()

    def clear_source(self) -> None:
        """The value comes from nobody's notice."""
        if self._source is not None:
            self._source.hide()
            self._head.setContentsMargins(0, 0, 0, 0)

    @property
    def source(self) -> Button | None:
        """The ❝, where there is one."""
        shown = self._source is not None and not self._source.isHidden()
        return self._source if shown else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep ❝ at the end of the label's row."""
        super().resizeEvent(event)
        self._place_source()

    def _place_source(self) -> None:
        if self._source is not None:
            over = (self._title.fontMetrics().height() - self._source.height()) // 2
            self._source.move(self.width() - self._source.width(), over)

    def set_error(self, text: str) -> None:
        """Say what is wrong and how to mend it."""
        self._say("error", text)

    def set_warning(self, text: str, *answers: tuple[str, Callable[[], object]]) -> None:
        """Say what should be looked at; ``answers`` are buttons: words, and what they do."""
        self._say("warn", text)
        self._offer(answers)

    def clear(self) -> None:
        """Nothing is wrong."""
        if self.state != "help":
            self._show("help", self._help)

    def _say(self, state: State, text: str) -> None:
        if (state, text) != (self.state, self.message):
            self._show(state, text)
            announce(self.control, f"{self.label}: {text}")

    def _offer(self, answers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        self._drop_answers()
        buttons = [Button(words, small=True) for words, _act in answers]
        for place, (button, (_words, act)) in enumerate(zip(buttons, answers, strict=True)):
            button.setObjectName(f"{self.control.objectName()}.answer.{place}")
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

    def _show(self, state: State, text: str) -> None:
        self.state = state
        self._drop_answers()
        look = _LOOK.get(state)
        self._icon.setVisible(look is not None)
        if look is not None:
            self._icon.show_icon(*look)
        self._message.setProperty("role", look[1] if look else _QUIET[state])
        restyle(self._message)
        self._message.setText(text)
        self._below.setVisible(bool(text))
        self.control.setAccessibleDescription(text)
        self.control.setProperty("state", state if look else "")
        restyle(self.control)


class Pair(QWidget):
    """Fields side by side, equally wide, their controls at one height.

    Where there is no room they stand below each other.
    """

    def __init__(self, fields: Sequence[QWidget]) -> None:
        super().__init__()
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


def pair(*fields: QWidget) -> QWidget:
    """Fields side by side where there is room for both."""
    return Pair(fields)
