"""The copies that go along with the answer: number, pages, what happens with each, and «Sladd»."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.chip import Chip
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


class AnnexRow(QWidget):
    """One copy."""

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
        head = row((column(self._title, self._said, gap=1), 1), self._chip, gap=12)
        self._deeds = plain(FlowRow(self._cover, self._file, gap=14))
        body = column(head, 8, self._deeds, margins=(0, 10, 0, 10))
        self.setLayout(column(self._rule, body))

    def show_copy(self, copy: Copy, *, sent: bool) -> None:
        """Show a copy; where the answer is sent nothing is changed any more."""
        self._copy = copy
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
        self._count.setText(words.n("along.count", len(given)))
        self._loose.setVisible(bool(given) and not along.bound and not sent)
        self._seeing.setVisible(bool(given) and (along.bound or sent))
        for old in self._rows[len(along.copies) :]:
            old.hide()
        for line, copy in zip(self._rows, along.copies, strict=False):
            line.show_copy(copy, sent=sent)
            line.show()
        self.setVisible(bool(along.copies))
        self._next()

    @property
    def whole(self) -> bool:
        """Whether every copy has its line."""
        return len(self._rows) >= len(self._copies)

    def _next(self) -> None:
        if not self.whole:
            number = len(self._rows)
            line = AnnexRow(self._panel, number)
            line.show_copy(self._copies[number], sent=self._sent)
            self._rows.append(line)
            self._box.addWidget(line)
            line.show()
        if self.whole:
            self._timer.stop()
        else:
            self._timer.start()
