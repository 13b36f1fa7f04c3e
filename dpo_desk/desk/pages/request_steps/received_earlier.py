"""Earlier and open cases of the same person, each of which this one can belong to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dpo_desk.desk.code_words import code_words
from dpo_desk.desk.pages.request_steps.panel import empty, short_date
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties.case_view import CaseView
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.letters.material import Earlier

MOST = 4  # more than these would push the deadline out of sight; the list has them all


class EarlierCard(Card):
    """A line a case: open it, or say that the two belong together."""

    opened = Signal(int)  # the id of a case
    joined = Signal(object)  # the id of the case this belongs with, or None

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lines: QVBoxLayout = column(gap=14)
        self._shown: tuple[Any, ...] = ()
        super().__init__(Label(words("case.earlier"), "h3", wrap=True), 12, self._lines)
        self.setAccessibleName(words("case.earlier"))
        self.hide()

    def show_case(self, view: CaseView, earlier: "Sequence[Earlier]") -> None:
        """Show the other cases of the person, the newest first."""
        self.setVisible(bool(earlier))
        shown = (
            view.request.earlier_request_id,
            *((e.request.id, e.request.status) for e in earlier),
        )
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._lines)
        for number, each in enumerate(reversed(earlier[-MOST:])):
            belongs = each.request.id == view.request.earlier_request_id
            line = self._line(number, each, belongs=belongs)
            self._lines.addWidget(line)
            line.show()

    def _line(self, number: int, case: "Earlier", *, belongs: bool) -> QFrame:
        words, other = self._words, case.request
        open_it = Button(words("case.earlier.open", ref=other.ref), "ghost", small=True)
        open_it.setObjectName(f"request.earlier.{number}.open")
        open_it.clicked.connect(lambda _checked=False: self.opened.emit(other.id))
        key = "case.earlier.part" if belongs else "case.earlier.join"
        join = Button(words(key), "secondary", small=True)
        join.setObjectName(f"request.earlier.{number}.join")
        to = None if belongs else other.id
        join.clicked.connect(lambda _checked=False: self.joined.emit(to))
        kinds = code_words(case.kinds, words)
        key = "case.earlier.joined" if belongs else "case.number"
        title = words(key, ref=other.ref, no=other.ref)
        said = f"{kinds} · {short_date(other.received_on, words)} · {words(other.status.key)}"
        texts = column(Label(title, "strong", wrap=True), Label(said, "caption", wrap=True))
        line = QFrame()
        line.setLayout(column(texts, plain(FlowRow(join, open_it, gap=4)), gap=6))
        return line
