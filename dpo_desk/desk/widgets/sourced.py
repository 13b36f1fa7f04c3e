"""❝ beside a field: its value comes from a sentence of the notice, and this is the way there."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import CheckBox
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.unstyled import unstyled

SIZE = 24  # of ❝


class Sourced(QWidget):
    """``set_source`` shows ❝ at the end of the first line, ``clear_source`` takes it away."""

    control: QWidget
    label: str

    def __init__(self) -> None:
        super().__init__()
        unstyled(self)
        self._source: Button | None = None
        self._act: Callable[[], object] = lambda: None

    def set_source(self, name: str, quote: str, act: Callable[[], object]) -> None:
        """Show ❝, called ``name``, with the sentence as its tip; ``act`` leads there."""
        if self._source is None:
            self._source = self._make()
        self._act = act
        self._source.set_text("", name=name)
        self._source.setToolTip(quote)
        self._source.setAccessibleDescription(quote)
        self._source.show()
        self.leave_room(px(SIZE))
        self._place()

    def clear_source(self) -> None:
        """The value comes from nobody's notice."""
        if self._source is not None:
            self._source.hide()
            self.leave_room(0)

    @property
    def source(self) -> Button | None:
        """The ❝, where there is one."""
        shown = self._source is not None and not self._source.isHidden()
        return self._source if shown else None

    def leave_room(self, width: int) -> None:
        """Keep the end of the first line free for ❝."""
        raise NotImplementedError

    def first_line(self) -> int:
        """The middle of the first line, from the top."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep ❝ at the end of the line."""
        super().resizeEvent(event)
        self._place()

    def _make(self) -> Button:
        button = Button("", "bare", "quote")
        button.setParent(self)
        button.setFixedSize(px(SIZE), px(SIZE))
        button.clicked.connect(lambda _checked=False: self._act())
        return button

    def _place(self) -> None:
        if self._source is not None:
            top = self.first_line() - self._source.height() // 2
            self._source.move(self.width() - self._source.width(), top)


class TickRow(Sourced):
    """A box to tick, which is its own label."""

    def __init__(self, box: CheckBox) -> None:
        super().__init__()
        self.control = box
        self.label = box.accessibleName()
        self._line = row((box, 1))
        self.setLayout(self._line)
        self.setFocusProxy(box)

    def leave_room(self, width: int) -> None:
        """Words of the box do not run under ❝."""
        self._line.setContentsMargins(0, 0, width, 0)

    def first_line(self) -> int:
        """The middle of the box's only line."""
        return self.height() // 2
