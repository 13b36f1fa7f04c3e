"""How each thing that was asked ended, what still stands, and how long the case is kept."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.request_steps.claim_fields import write_claim
from dpo_desk.desk.pages.request_steps.panel import Panel, empty, long_date, short_date
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import ClaimOutcome, LetterKind, RequestKind
from dpo_desk.records import Claim, EventKind

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More

_GOOD = (ClaimOutcome.ANSWERED, ClaimOutcome.NO_DATA, ClaimOutcome.FORWARDED)


class Outcomes(Card):
    """A line a claim: what was asked, when it was done, how it ended."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._lines: QVBoxLayout = column()
        super().__init__(Label(panel.words("case.outcomes"), "h3"), 6, self._lines)

    def show_case(self, more: "More") -> None:
        """Show the claims."""
        empty(self._lines)
        for number, claim in enumerate(more.claims):
            if number:
                self._lines.addWidget(Rule())
            line = self._line(claim)
            self._lines.addWidget(line)
            line.show()

    def _line(self, claim: Claim) -> QWidget:
        words = self._panel.words
        done = words("case.outcome.done", date=short_date(claim.done_on, words))
        texts = column(Label(words(claim.kind.key), "strong"), gap=1)
        if claim.done_on is not None:
            texts.addWidget(Label(done, "caption", wrap=True))
        tone: Tone = "ok" if claim.outcome in _GOOD else "neutral"
        said = words(claim.outcome.key) if claim.outcome else words("case.outcome.none")
        chip = Chip(said, tone if claim.outcome else "warn", "" if claim.outcome else "circle")
        return plain(row((texts, 1), chip, margins=(0, 8, 0, 8), gap=12))


class Restriction(Card):
    """A restriction that still stands: the person is warned before it is lifted (18 (3))."""

    def __init__(self, panel: Panel) -> None:
        words = panel.words
        self._panel = panel
        self._stands = Banner("info", "")
        self._stands.button.setObjectName("request.restriction.lift")
        self._stands.button.clicked.connect(
            lambda: panel.step_asked.emit(f"answer:{LetterKind.RESTRICTION_LIFTED.value}")
        )
        self._form = Form(panel.desk, Claim, write=write_claim, name="request.restriction")
        super().__init__(
            Label(words("case.restriction"), "h3"),
            10,
            self._stands,
            14,
            pair(self._form.row("lifted_on"), QWidget()),
        )
        self._form.setParent(self)
        self.hide()

    def show_case(self, more: "More") -> None:
        """Show the restriction of the case, where there is one."""
        found = [c for c in more.claims if c.kind is RequestKind.RESTRICTION and c.done_on]
        self.setVisible(bool(found))
        if not found:
            return
        claim, words = found[0], self._panel.words
        self._form.show(claim, more.drafts.get(claim.uid, {}))
        if claim.lifted_on is None:
            self._stands.show_message(
                "info",
                words("case.restriction.stands", date=short_date(claim.done_on, words)),
                words("case.restriction.help"),
                words("case.restriction.lift"),
            )
        else:
            day = short_date(claim.lifted_on, words)
            self._stands.show_message("ok", words("case.restriction.lifted", date=day))

    def flush(self) -> None:
        """Write what is typed."""
        self._form.flush()


class Others(Card):
    """The case that a part of this one became, or that it came from."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        self._lines: QVBoxLayout = column(gap=6)
        super().__init__(Label(panel.words("case.split.others"), "h3"), 8, self._lines)
        self.hide()

    def show_case(self, view: CaseView) -> None:
        """A button a case."""
        uids = [
            str(event.values.get("request_uid"))
            for event in view.events
            if event.kind is EventKind.SPLIT
        ]
        self.setVisible(bool(uids))
        empty(self._lines)
        for number, uid in enumerate(uids):
            button = Button(self._panel.words("case.split.open"), "ghost", "chevron-right")
            button.setObjectName(f"request.split.{number}.open")
            button.clicked.connect(
                lambda _checked=False, uid=uid: self._panel.desk.navigate("request", uid=uid)
            )
            line = plain(row(button, None))
            self._lines.addWidget(line)
            line.show()


def keep_lines(kept: Any, panel: Panel) -> str:
    """Until when what is kept, a line each."""
    words = panel.words
    days = (("annexes", kept.annexes), ("person", kept.person), ("facts", kept.facts))
    return "\n".join(words(f"case.keep.{what}", date=long_date(day, words)) for what, day in days)
