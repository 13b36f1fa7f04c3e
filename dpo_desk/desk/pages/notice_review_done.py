"""Step 3 of the review: what came of it, and where to go next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Badge, Card
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.law import dates
from dpo_desk.records import ProposalKind, ProposalState

if TYPE_CHECKING:
    from dpo_desk.duties.proposal_view import Review
    from dpo_desk.words import Words


class DonePanel(QWidget):
    """Counts by kind, and the ways on."""

    again = Signal()
    undone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = Label("", "h2", wrap=True)
        self._title.setObjectName("review.done.title")
        self._body = Prose("")
        self._counts = Label("", wrap=True)
        self._counts.setObjectName("review.done.counts")
        self._rest = Label("", "small", wrap=True)
        self.go = self._button("review.done.go", "primary", "go")
        self.go.clicked.connect(lambda _checked=False: desk.navigate("today"))
        checks = self._button("review.done.checks", "secondary", "checks")
        checks.clicked.connect(lambda _checked=False: desk.navigate("checks"))
        self._look = self._button("review.done.again", "secondary", "again")
        self._look.clicked.connect(lambda _checked=False: self.again.emit())
        notice = self._button("review.done.notice", "secondary", "notice")
        notice.clicked.connect(lambda _checked=False: desk.navigate("notices"))
        self._undo = self._button("review.done.undo", "ghost", "undo", "undo-2")
        self._undo.clicked.connect(lambda _checked=False: self.undone.emit())
        texts = column(self._title, self._body, self._counts, self._rest, gap=8)
        flow = plain(FlowRow(self.go, checks, self._look, notice, self._undo))
        body = row(column(Badge("circle-check"), None), (column(texts, flow, gap=24), 1), gap=20)
        self.setLayout(column(Card(body, margins=(24, 24, 24, 24)), None))

    def show_review(self, review: "Review") -> None:
        """Say what came of a version's proposals."""
        words = self._desk.words
        nothing = not review.cards
        key = "review.done.nothing" if nothing else "import.done"
        self._title.setText(words(key))
        body = words("review.done.nothing.body")
        self._body.set_text(body if nothing else words.n("import.done.body", review.accepted))
        counts = {
            kind: sum(c.kind is kind and c.state is ProposalState.ACCEPTED for c in review.cards)
            for kind in ProposalKind
        }
        told = _listed(
            [words.n(f"review.made.{kind}", n) for kind, n in counts.items() if n], words
        )
        self._counts.setText(told)
        self._counts.setVisible(bool(told))
        left = len(review.cards) - review.done
        out = review.done - review.accepted
        rest = [words.n("review.done.left", left)] if left else []
        rest += [words.n("review.done.skipped", out)] if out else []
        self._rest.setText(" ".join(rest))
        self._rest.setVisible(bool(rest))
        self._look.setVisible(not nothing)
        self._undo.setVisible(bool(review.done))

    def _button(self, key: str, kind: str, name: str, icon: str = "") -> Button:
        button = Button(self._desk.words(key), kind, icon)  # type: ignore[arg-type]
        button.setObjectName(f"review.done.{name}")
        return button


def _listed(parts: list[str], words: "Words") -> str:
    """All of it in one sentence, with a capital and a full stop."""
    if not parts:
        return ""
    *first, last = (part.replace(" ", dates.NBSP, 1) for part in parts)  # a number and its word
    said = f"{', '.join(first)} {words('list.and')} {last}" if first else last
    return f"{said[:1].upper()}{said[1:]}."
