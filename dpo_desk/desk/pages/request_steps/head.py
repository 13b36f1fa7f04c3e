"""The head of a case's page: what it is, how long there is left, the steps, the tabs."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.code_words import code_words
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.panel import deadline_chip, long_date
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.search_box import SearchBox
from dpo_desk.desk.widgets.stepper import Stepper
from dpo_desk.desk.widgets.text import Elide, Rule
from dpo_desk.duties.case_view import STEPS, CaseView
from dpo_desk.law.codes import RequestStatus
from dpo_desk.records import EventKind

STEP_KEYS = [step.value for step in STEPS]
TABS = ("findings", "log", "documents", "note")
_BETWEEN = 10


class CaseHead(QWidget):
    """Title and chips, the steps that are never locked, and the tabs beside them."""

    back_asked = Signal()
    step_chosen = Signal(str)
    tab_chosen = Signal(str)  # step, or one of TABS

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = words = desk.words
        self._narrow = False
        self._known = False  # whether there is something to say of who the person is
        crumb = Button(words("case.back"), "ghost", "chevron-left", small=True)
        crumb.setObjectName("request.back")
        crumb.clicked.connect(lambda _checked=False: self.back_asked.emit())
        self.title = Elide("", "h1")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._deadline = Chip("", "neutral", "flag")
        self._identity = Chip("", "ok")
        self.number, self.number_above = Elide("", "small"), Elide("", "small")
        self._stepper = Stepper(words, [(key, words(f"step.{key}")) for key in STEP_KEYS])
        self._stepper.chosen.connect(self.step_chosen)
        counted = [(tab, words(f"answer.tab.{tab}", n=0)) for tab in TABS]
        self._tabs = ButtonRow([("step", ""), *counted], "tab", name=words("case.tabs"))
        self._tabs.changed.connect(self.tab_chosen)
        self._search = SearchBox(words("search.placeholder"))
        self._search.clicked.connect(lambda _checked=False: desk.search_asked.emit())
        self._build(crumb)

    def narrow(self, narrow: bool) -> None:
        """Without room the number of the case stands above, and the search is a lens."""
        self._narrow = narrow
        self._make_room()
        self._search.fit(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside the name leaves it its room."""
        super().resizeEvent(event)
        self._make_room()

    def show_case(self, view: CaseView) -> None:
        """What it is about, whose it is, when it is due, and how much there is in the tabs."""
        words, request = self._words, view.request
        kinds = code_words(view.kinds, words)
        name = request.requester_name
        self.title.set_text(f"{kinds} – {name}" if name else kinds)
        self._deadline.show_status(*deadline_chip(view, words))
        self._show_identity(view)
        number = words("case.number", no=request.ref)
        due = words("case.due", date=long_date(request.due_on, words)) if request.due_on else ""
        for label in (self.number, self.number_above):
            label.set_text(" · ".join(part for part in (number, due) if part))
        self._make_room()
        kept = len(view.documents) + sum(x.sent_on is not None for x in view.letters)
        sizes = {"findings": len(view.sources), "log": len(view.events), "documents": kept}
        for tab, size in sizes.items():
            self._tabs.set_text(tab, words(f"answer.tab.{tab}", n=size))

    def show_place(self, view: CaseView, step: str, tab: str) -> None:
        """Which step or tab is open."""
        words = self._words
        self._tabs.choose(tab)
        here = words("answer.tab.letter") if step == "answer" else words(f"step.{step}")
        self._tabs.set_text("step", here)
        self._stepper.show_steps({key: _state(view, key) for key in STEP_KEYS}, step)

    def _build(self, crumb: Button) -> None:
        edge = tokens.MARGIN
        above = row(
            crumb, None, self.number_above, self._search, margins=(edge - 10, 14, edge, 0), gap=12
        )
        chips = plain(FlowRow(self._deadline, self._identity, gap=_BETWEEN))
        named = Beside(self.title, chips, gap=_BETWEEN)
        line = row((named, 1), self.number, margins=(edge, 2, edge, 10), gap=_BETWEEN)
        self.setLayout(
            column(
                above,
                line,
                row((self._stepper, 1), margins=(edge, 0, edge, 10)),
                row((self._tabs, 1), margins=(edge, 0, edge, 0)),
                Rule(),
            )
        )

    def _make_room(self) -> None:
        """The name first: the number can stand above, and of a settled identity the step tells.

        Where that is not enough the chips stand under the name.
        """
        room = self.width() - 2 * px(tokens.MARGIN)

        def fits(*beside: QWidget) -> bool:
            return sum(each.sizeHint().width() + px(_BETWEEN) for each in beside) <= room

        chips = [self._deadline, self._identity] if self._known else [self._deadline]
        above = self._narrow or not fits(self.title, *chips, self.number)
        self.number.setVisible(not above)
        self.number_above.setVisible(above)
        told = self._identity.tone == "ok" and not fits(self.title, *chips)
        self._identity.setVisible(self._known and not told)

    def _show_identity(self, view: CaseView) -> None:
        words, event = self._words, view.identity
        self._known = event is not None
        if event is not None and view.doubtful:
            self._identity.show_status(words("case.chip.doubt"), "warn", "triangle-alert")
        elif event is not None:
            known = event.kind is EventKind.NO_DOUBT
            text = words("case.chip.no_doubt" if known else "identity.done")
            self._identity.show_status(text, "ok", "circle-check")


def _state(view: CaseView, key: str) -> Any:
    step = RequestStatus(key)
    if view.done(step) and step in view.steps:  # what is not on the road was never walked
        return "done"
    return "current" if view.request.status is step else "todo"
