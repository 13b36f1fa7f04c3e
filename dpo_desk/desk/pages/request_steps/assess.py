"""Step 4: what becomes of each thing that is asked for, and of each thing that was found."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.request_steps.assess_claim import Asked, ClaimCard
from dpo_desk.desk.pages.request_steps.assess_finding import Findings
from dpo_desk.desk.pages.request_steps.assess_time import MoreTime
from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.in_turn import InTurn
from dpo_desk.desk.pages.request_steps.panel import Panel, body
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import RequestKind, Role
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import SearchResult

_GIVEN = (RequestKind.ACCESS, RequestKind.PORTABILITY)  # the question is what can be given


class AssessPanel(Panel):
    """Asks «Er det noe du ikke kan gi ut?», claim by claim and finding by finding."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._half = HalfTyped(self)
        self._findings: Findings | None = None
        self._time: MoreTime | None = None
        self.pieces = Pieces(self._build_claims, self._build_findings, self._build_time)
        self.pieces.built.connect(self._show_built)
        self.pieces.ready = lambda: self.claims.whole  # one thing in each turn
        self.setLayout(column(body(self.pieces)))
        self.pieces.begin()

    def show_case(self, view: CaseView) -> None:
        """Show what was decided; a reason that is half typed stays."""
        super().show_case(view)
        self._show_built()

    def flush(self) -> None:
        """Keep what is half typed."""
        self._half.flush()
        self.claims.flush()
        if self._findings is not None:
            self._findings.flush()

    def go_to(self, part: str) -> None:
        """«time» opens the question for more time."""
        self.pieces.begin(whole=True)
        if part == "time":
            self._ask_time()

    def _build_claims(self) -> Sequence[Item]:
        words = self.words
        self._title = Label("", "h2", wrap=True)
        self._help = Prose("", "muted")
        self._notes: QVBoxLayout = column(gap=8)
        self._noted = plain(column(self._notes, 16))
        self._noted.hide()
        self._banners: dict[str, Banner] = {}
        self.claims = InTurn(lambda number: ClaimCard(self, number))
        return (self._title, 6, self._help, 16, self._noted, self.claims, 10, self._none(words))

    def _none(self, words: Any) -> QWidget:
        self._empty = Label(words("case.assess.none"), "muted", wrap=True)
        self._empty.hide()
        return self._empty

    def _build_findings(self) -> Sequence[Item]:
        self._findings = Findings(self)
        self._found = plain(column(24, self._findings))
        self._found.hide()
        return (self._found,)

    def _build_time(self) -> Sequence[Item]:
        words = self.words
        self._time = MoreTime(self, self._half)
        self._more_time = Button(words("assess.extend"), "ghost", "hourglass")
        self._more_time.setObjectName("request.assess.extend")
        self._more_time.clicked.connect(lambda _checked=False: self._ask_time())
        self._fee = Button(words("case.fee"), "ghost", "triangle-alert")
        self._fee.setObjectName("request.assess.fee")
        self._fee.clicked.connect(lambda _checked=False: self.step_asked.emit("answer:fee"))
        self._clarify = Button(words("case.clarify"), "ghost", "mail")
        self._clarify.setObjectName("request.assess.clarify")
        self._clarify.clicked.connect(
            lambda _checked=False: self.step_asked.emit("answer:clarification")
        )
        others = plain(FlowRow(self._more_time, self._clarify, self._fee, gap=8))
        return (24, Label(words("case.assess.else"), "h3"), 8, others, 12, self._time)

    def _show_built(self) -> None:
        view = self.view
        if view is None:
            return
        more = self.more
        asked = more.claims
        given = all(claim.kind in _GIVEN for claim in asked)
        self._title.setText(self.words("assess.title" if given else "case.assess.title"))
        self._help.set_text(self.words("assess.help" if given else "case.assess.help"))
        self._show_notes(view)
        parts = [Asked(claim, more, more.drafts.get(claim.uid, {})) for claim in asked]
        self.claims.show_parts(parts, [claim.uid for claim in asked])
        if self._findings is not None:
            self._found.setVisible(
                any(s.search.result is SearchResult.FOUND for s in view.sources)
                or bool(more.findings)
            )
            self._findings.show_case(view, more)
        if self._time is not None:
            self._time.show_case(more)
            self._fee.setVisible(any(KINDS[claim.kind].refusable for claim in asked))
            if self._half.show(view):
                self._time.show()

    def _show_notes(self, view: CaseView) -> None:
        """What to see to before anything is decided; nothing of it holds a decision up."""
        waiting = sum(s.search.result is SearchResult.NOT_YET for s in view.sources)
        searched = any(KINDS[c.kind].steps == KINDS[RequestKind.ACCESS].steps
                       for c in self.more.claims)  # fmt: skip
        doubt = view.doubtful
        found = {
            "processor": view.request.role is Role.PROCESSOR,
            "copy_first": self.more.copy_first,
            "doubt": doubt,
            "scope": bool(waiting) and searched,
        }
        for key, wanted in found.items():
            if wanted and key not in self._banners:
                self._banners[key] = self._banner(key)
                self._notes.addWidget(self._banners[key])
                self._banners[key].show()
            if key in self._banners:
                self._banners[key].setVisible(wanted)
        if "scope" in self._banners and waiting:
            title = self.words.n("closing.open.searches", waiting)
            self._banners["scope"].show_message(
                "warn", title, action=self.words("answer.hole.step.go")
            )
        self._noted.setVisible(any(found.values()))

    def _banner(self, key: str) -> Banner:
        words = self.words
        step = {"processor": "received", "doubt": "identity", "scope": "scope"}.get(key, "")
        title = words(f"case.assess.note.{key}")
        action = words("answer.hole.step.go") if step else ""
        made = Banner("warn", title, "", action, lambda: self.step_asked.emit(step))
        made.setObjectName(f"request.assess.note.{key}")
        made.button.setObjectName(f"request.assess.note.{key}.go")
        return made

    def _ask_time(self) -> None:
        if self._time is not None:
            self._time.show()
            self._time.go()
