"""The copies that go along with the answer: number, pages, what happens with each, and «Sladd».

They go in the order that somebody gives them: by the arrows beside each, or Alt+↑ and Alt+↓.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.growing import add_grown
from dpo_desk.desk.widgets.inputs import CheckBox
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Elide, Label, Rule
from dpo_desk.duties.annex_list import Along, Copy, State

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.panel import Panel

_CHIP: dict[State, tuple[Tone, str]] = {
    State.GIVEN: ("ok", "circle-check"),
    State.REDACTED: ("info", "pencil"),
    State.UNCOVERED: ("warn", "triangle-alert"),
    State.KEPT_BACK: ("neutral", "lock"),
}


_BY_KEY: dict[int, int] = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class AnnexRow(QWidget):
    """One copy."""

    move_asked = Signal(object, int)  # a Copy, one up or one down

    def __init__(self, panel: "Panel", number: int) -> None:
        super().__init__()
        self._panel, self._words = panel, panel.words
        self._copy: Copy | None = None
        words, name = self._words, f"request.annex.{number}"
        self._rule = Rule()
        if not number:
            self._rule.hide()
        self._title, self._said = Elide("", "strong"), Elide("", "caption")
        self._chip = Chip("", "neutral")
        self._cover = Button(words("along.redact"), "secondary", "pencil", small=True)
        self._cover.setObjectName(f"{name}.redact")
        self._cover.clicked.connect(lambda _checked=False: self._open())
        self._file = CheckBox(words("along.as_file"))
        self._file.setObjectName(f"{name}.as_file")
        self._file.clicked.connect(self._give)
        self.up = self._arrow("along.up", "chevron-up", f"{name}.up", -1)
        self.down = self._arrow("along.down", "chevron-down", f"{name}.down", 1)
        head = row((column(self._title, self._said, gap=1), 1), self._chip, gap=12)
        for control in (self._cover, self._file, self.up, self.down):
            control.installEventFilter(self)
        self._moves = plain(row(self.up, self.down, gap=2))
        self._deeds = plain(FlowRow(self._cover, self._file, self._moves, gap=14))
        body = column(head, 8, self._deeds, margins=(0, 10, 0, 10))
        self.setLayout(column(self._rule, body))

    def show_copy(self, copy: Copy, *, sent: bool, last: int) -> None:
        """Show a copy; where the answer is sent nothing is changed any more.

        ``last`` is the number of the last annex.
        """
        self._copy = copy
        self._moves.setVisible(last > 1)
        self.up.setEnabled(copy.number > 1)
        self.down.setEnabled(copy.number < last)
        for button, key in ((self.up, "along.up"), (self.down, "along.down")):
            button.setAccessibleName(self._words(f"{key}.name", name=copy.name))
        words = self._words
        self._title.set_text(copy.name)
        head = words("redact.head", n=copy.number) if copy.number else ""
        pages = words.n("along.pages", copy.pages) if copy.pages else ""
        self._said.set_text(" · ".join(part for part in (head, copy.place, pages) if part))
        said = f"along.state.{copy.state}"
        state = words.n(said, copy.marks) if copy.state is State.REDACTED else words(said)
        self._chip.show_status(state, *_CHIP[copy.state])
        self._cover.setAccessibleName(words("along.redact.name", name=copy.name))
        self._file.setAccessibleName(words("along.as_file.name", name=copy.name))
        self._file.setChecked(copy.as_file)
        self._file.setEnabled(not copy.marks)
        self._file.setToolTip(words("annex.error.covered") if copy.marks else "")
        self._deeds.setVisible(bool(copy.number) and not sent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Alt+↑ and Alt+↓ move the annex; a button would take the arrow for its own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = _BY_KEY.get(event.key(), 0)
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                if (self.up if by < 0 else self.down).isEnabled():
                    self._move(by)
                return True
        return super().eventFilter(watched, event)

    def _arrow(self, tip: str, icon: str, name: str, by: int) -> Button:
        made = Button("", "icon", icon, small=True, tip=self._words(tip))
        made.setObjectName(name)
        made.clicked.connect(lambda _checked=False: self._move(by))
        return made

    def _move(self, by: int) -> None:
        if self._copy is not None:
            self.move_asked.emit(self._copy, by)

    def _open(self) -> None:
        if self._copy is not None:
            self._panel.desk.navigate("redaction", id=self._copy.document_id)

    def _give(self, checked: bool) -> None:
        from dpo_desk.duties import annex_list

        copy = self._copy
        if copy is not None:
            self._panel.write(
                lambda register: annex_list.give_as_file(
                    register, copy.document_id, as_file=checked
                )
            )


class AnnexList(QWidget):
    """All copies, one built in a turn of the event loop, and the way to see them bound."""

    bound_asked = Signal()

    def __init__(self, panel: "Panel") -> None:
        super().__init__()
        self._panel, self._words = panel, panel.words
        words = self._words
        self._rows: list[AnnexRow] = []
        self._copies: Sequence[Copy] = ()
        self._sent = False
        self._last = 0  # number of the last annex
        self._moved = (0, 0)  # the document that was moved, and whether up or down
        self._count = Label("", "caption")
        self._box: QVBoxLayout = column()
        self._loose = Banner("warn", words("along.loose"), words("along.loose.body"),
                             words("along.bind"), self.bound_asked.emit)  # fmt: skip
        self._loose.button.setObjectName("request.annexes.bind")
        self._see = Button(words("along.see"), "secondary", "eye", small=True)
        self._see.setObjectName("request.annexes.see")
        self._see.clicked.connect(lambda _checked=False: self.bound_asked.emit())
        self._seeing = plain(row(self._see, None, margins=(0, 6, 0, 0)))
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        head = row(Label(words("along.title"), "h3"), None, self._count)
        self.setLayout(column(head, 4, self._box, self._loose, self._seeing))
        self.hide()

    def show_copies(self, along: Along, *, sent: bool) -> None:
        """Show them in the order in which they are bound; what is kept back comes last."""
        words = self._words
        self._copies, self._sent = along.copies, sent
        given = [copy for copy in along.copies if copy.number]
        self._last = len(given)
        self._count.setText(words.n("along.count", len(given)))
        self._loose.setVisible(bool(given) and not along.bound and not sent)
        self._seeing.setVisible(bool(given) and (along.bound or sent))
        for old in self._rows[len(along.copies) :]:
            old.hide()
        for line, copy in zip(self._rows, along.copies, strict=False):
            line.show_copy(copy, sent=sent, last=self._last)
            line.show()
        self.setVisible(bool(along.copies))
        self._follow_moved()
        self._next()

    def cover_first(self) -> bool:
        """Open the first copy in which something is still to be covered; False where none is."""
        for copy in self._copies:
            if copy.state is State.UNCOVERED:
                self._panel.desk.navigate("redaction", id=copy.document_id)
                return True
        return False

    def _move(self, copy: Copy, by: int) -> None:
        """One place up or down; the focus goes along."""
        from dpo_desk.duties import annex_order

        self._moved = (copy.document_id, by)
        document, number = copy.document_id, copy.number + by
        self._panel.write(lambda register: annex_order.move(register, document, number))

    def _follow_moved(self) -> None:
        """What was moved has the focus where it stands now, and it is said where that is."""
        (document, by), self._moved = self._moved, (0, 0)
        for line, copy in zip(self._rows, self._copies, strict=False):
            if document and copy.document_id == document:
                first, other = (line.up, line.down) if by < 0 else (line.down, line.up)
                (first if first.isEnabled() else other).setFocus()
                announce(line, self._words("along.moved", name=copy.name, n=copy.number))

    @property
    def whole(self) -> bool:
        """Whether every copy has its line."""
        return len(self._rows) >= len(self._copies)

    def _next(self) -> None:
        if not self.whole:
            number = len(self._rows)
            line = AnnexRow(self._panel, number)
            line.move_asked.connect(self._move)
            line.show_copy(self._copies[number], sent=self._sent, last=self._last)
            self._rows.append(line)
            add_grown(self._box, line)
        if self.whole:
            self._timer.stop()
        else:
            self._timer.start()
