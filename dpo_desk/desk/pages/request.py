"""The page of a case: six steps that are never locked, and what was found, logged and kept."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, action_bar
from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
from dpo_desk.desk.pages.request_steps.assess import AssessPanel
from dpo_desk.desk.pages.request_steps.closed import ClosedPanel
from dpo_desk.desk.pages.request_steps.identity import IdentityPanel
from dpo_desk.desk.pages.request_steps.panel import Panel, deadline_chip, long_date
from dpo_desk.desk.pages.request_steps.received import ReceivedPanel
from dpo_desk.desk.pages.request_steps.scope import ScopePanel
from dpo_desk.desk.pages.request_steps.tabs import (
    DocumentsPanel,
    FindingsPanel,
    LogPanel,
    NotePanel,
)
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.search_box import SearchBox
from dpo_desk.desk.widgets.stepper import Stepper
from dpo_desk.desk.widgets.text import Elide, Rule
from dpo_desk.duties import case_view
from dpo_desk.duties.case_view import STEPS, CaseView
from dpo_desk.law.codes import LetterKind, RequestStatus
from dpo_desk.records import EventKind, Request

PANELS: dict[str, type[Panel]] = {
    "received": ReceivedPanel,
    "identity": IdentityPanel,
    "scope": ScopePanel,
    "assess": AssessPanel,
    "answer": AnswerPanel,
    "closed": ClosedPanel,
    "findings": FindingsPanel,
    "log": LogPanel,
    "documents": DocumentsPanel,
    "note": NotePanel,
}
_STEP_KEYS = [step.value for step in STEPS]
_BETWEEN = 10


class RequestPage(Page):
    """One case; ``open(id=…, step=…)``."""

    tables: ClassVar[frozenset[str]] = frozenset()  # the whole register can show in a letter

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: CaseView | None = None
        self.step = ""  # the step whose panel is open
        self._tab = "step"
        self._panels: dict[str, Panel] = {}
        self._build()

    def open(  # type: ignore[override]
        self,
        *,
        id: int = 0,  # noqa: A002
        uid: str = "",
        step: str = "",
        field: str = "",
    ) -> None:
        """Show a case by its id or uid, at a step or where it stands; fields are the first's."""
        if self.view is not None:
            request = self.view.request
            if (request.uid != uid) if uid else (request.id != id):
                self._forget_case()
        step = step or ("received" if field else "")
        if step:
            self.step, self._tab = step, "step"  # who asks for a step does not mean a tab
        step = self.step
        super().open(**({"uid": uid} if uid else {"id": id}), step=step)

    def _forget_case(self) -> None:
        """Another case is opened: nothing half typed in this one may show there."""
        self.flush()
        self.view, self.step, self._tab = None, "", "step"
        for panel in self._panels.values():
            self._stack.removeWidget(panel)
            panel.deleteLater()
        self._panels.clear()

    def refresh(self) -> None:
        """Read the case again."""
        case, uid, words = int(self.args.get("id", 0)), self.args.get("uid"), self.desk.words

        def job(register: Any) -> CaseView:
            found = case if not uid else register.by_uid(Request, uid).id
            return case_view.read(register, found, words)

        if case or uid:
            self.desk.background.read(job, self._show, self._gone, owner=self)

    def flush(self) -> None:
        """Hand over what is half typed in any panel."""
        for panel in self._panels.values():
            panel.flush()

    def back(self) -> bool:
        """Alt+←: back to the list."""
        self.desk.navigate("requests")
        return True

    def print_page(self) -> None:
        """Ctrl+P prints the letter."""
        answer = self._panels.get("answer")
        if isinstance(answer, AnswerPanel):
            answer.print_letter()

    def panes(self) -> list[QWidget]:
        """The head with steps and tabs, the panel, the bar."""
        return [self._head, self._stack, self._bar]

    def narrow(self, narrow: bool) -> None:
        """Stack the columns of the panels that have two."""
        self._narrow = narrow
        self._place_number()
        self._search.fit(narrow=narrow)
        self._name_back()
        for panel in self._panels.values():
            if isinstance(panel, ReceivedPanel | AnswerPanel):
                panel.narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The number of the case stands where it leaves the name its room."""
        super().resizeEvent(event)
        self._place_number()

    def _place_number(self) -> None:
        beside = [self._title, self._deadline, self._number]
        beside += [] if self._identity.isHidden() else [self._identity]
        wanted = sum(each.sizeHint().width() + px(_BETWEEN) for each in beside)
        above = self._narrow or wanted > self.width() - 2 * px(tokens.MARGIN)
        self._number.setVisible(not above)
        self._number_above.setVisible(above)

    def go_to(self, step: str) -> None:
        """Open a step; «answer:receipt» opens the composer with that letter."""
        step, _, letter = step.partition(":")
        self.flush()
        below = any(pane.isAncestorOf(self.focusWidget()) for pane in (self._stack, self._bar))
        self.step, self._tab = step, "step"
        self.args = {**self.args, "step": step}  # where one comes back to
        self._show_panel()
        if below:  # who goes on by keyboard begins at the top of the step
            self._focus_panel()
        panel = self._panels.get("answer")
        if letter and isinstance(panel, AnswerPanel):
            panel.show_kind(LetterKind(letter))

    def _build(self) -> None:
        words = self.desk.words
        self._narrow = False
        crumb = Button(words("case.back"), "ghost", "chevron-left", small=True)
        crumb.setObjectName("request.back")
        crumb.clicked.connect(lambda _checked=False: self.back())
        self._title = Elide("", "h1")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._deadline = Chip("", "neutral", "flag")
        self._identity = Chip("", "ok")
        self._number, self._number_above = Elide("", "small"), Elide("", "small")
        self._stepper = Stepper(words, [(key, words(f"step.{key}")) for key in _STEP_KEYS])
        self._stepper.chosen.connect(self.go_to)
        self._tabs = ButtonRow(
            [
                ("step", ""),
                ("findings", words("answer.tab.findings", n=0)),
                ("log", words("answer.tab.log", n=0)),
                ("documents", words("answer.tab.documents", n=0)),
                ("note", words("answer.tab.note")),
            ],
            "tab",
            name=words("case.tabs"),
        )
        self._tabs.changed.connect(self._choose_tab)
        edge = tokens.MARGIN
        self._national_id = Banner(
            "warn", words("case.national_id"), words("case.national_id.help"), strip=True
        )
        self._national_id.setObjectName("request.national_id")
        self._national_id.hide()
        above = (edge - 10, 14, edge, 0)
        search = self._search = SearchBox(words("search.placeholder"))
        search.clicked.connect(lambda _checked=False: self.desk.search_asked.emit())
        self._head = plain(
            column(
                row(crumb, None, self._number_above, search, margins=above, gap=12),
                row(
                    self._title,
                    self._deadline,
                    self._identity,
                    None,
                    self._number,
                    margins=(edge, 2, edge, 10),
                    gap=_BETWEEN,
                ),
                row((self._stepper, 1), margins=(edge, 0, edge, 10)),
                row((self._tabs, 1), margins=(edge, 0, edge, 0)),
                Rule(),
            )
        )
        self._stack = QStackedWidget()
        self._back_step = Button("", "ghost", "chevron-left")
        self._back_step.setObjectName("request.step.back")
        self._back_step.clicked.connect(lambda: self._move(-1))
        self._next = Button("", "primary")
        self._next.setObjectName("request.step.next")
        self._next.clicked.connect(lambda: self._move(1))
        self._extra = row(gap=8)
        self._bar = action_bar(self._back_step, None, plain(self._extra), self._next)
        self.show_content(self._head, self._national_id, (self._stack, 1), self._bar)

    def _show(self, view: CaseView) -> None:
        if view.request.removed_at is not None:  # undone: there is only the list to go to
            self.desk.navigate("requests")
            return
        self.view = view
        words, request = self.desk.words, view.request
        kinds = ", ".join(words(kind.key) for kind in view.kinds)
        self._title.set_text(f"{kinds} – {request.requester_name}" if request.requester_name
                             else kinds)  # fmt: skip
        self._deadline.show_status(*deadline_chip(view, words))
        self._show_identity(view)
        self._national_id.setVisible(view.national_id)
        number = words("case.number", no=request.ref)
        due = words("case.due", date=long_date(request.due_on, words)) if request.due_on else ""
        for label in (self._number, self._number_above):
            label.set_text(" · ".join(part for part in (number, due) if part))
        self._place_number()
        self.step = self.step or request.status.value
        self._tabs.set_text("findings", words("answer.tab.findings", n=len(view.sources)))
        self._tabs.set_text("log", words("answer.tab.log", n=len(view.events)))
        kept = len(view.documents) + sum(x.sent_on is not None for x in view.letters)
        self._tabs.set_text("documents", words("answer.tab.documents", n=kept))
        self._show_panel()

    def _gone(self, error: Exception) -> None:
        """The case is not there: there is only the list to go to."""
        self.desk.navigate("requests")
        self.desk.tell(error)

    def _show_identity(self, view: CaseView) -> None:
        words, event = self.desk.words, view.identity
        self._identity.setVisible(event is not None)
        if event is not None and view.doubtful:
            self._identity.show_status(words("case.chip.doubt"), "warn", "triangle-alert")
        elif event is not None:
            known = event.kind is EventKind.NO_DOUBT
            text = words("case.chip.no_doubt" if known else "identity.done")
            self._identity.show_status(text, "ok", "circle-check")

    def _show_panel(self) -> None:
        view = self.view
        if view is None:
            return
        words = self.desk.words
        shown = self.step if self._tab == "step" else self._tab
        panel = self._panel(shown)
        if self._stack.currentWidget() is not panel:
            self._stack.setCurrentWidget(panel)
        panel.show_case(view)
        self._tabs.choose(self._tab)
        tab = words("answer.tab.letter") if self.step == "answer" else words(f"step.{self.step}")
        self._tabs.set_text("step", tab)
        states = {key: self._state(view, key) for key in _STEP_KEYS}
        self._stepper.show_steps(states, self.step)
        self._show_bar(panel if self._tab == "step" else None)
        self._bar.setVisible(self._tab == "step")

    def _focus_panel(self) -> None:
        panel = self._stack.currentWidget()
        found = panel.stops() if isinstance(panel, Panel) else []
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _state(self, view: CaseView, key: str) -> Any:
        step = RequestStatus(key)
        if view.done(step):
            return "done"
        return "current" if view.request.status is step else "todo"

    def _panel(self, key: str) -> Panel:
        if key not in self._panels:
            panel = self._panels[key] = PANELS[key](self.desk)
            panel.step_asked.connect(self.go_to)
            panel.bar_changed.connect(self._bar_again)
            panel.answered.connect(self._go_on)
            self._stack.addWidget(panel)
            if isinstance(panel, ReceivedPanel | AnswerPanel):
                panel.narrow(self._narrow)
        return self._panels[key]

    def _show_bar(self, panel: Panel | None) -> None:
        words, here = self.desk.words, _STEP_KEYS.index(self.step)
        self._back_step.setVisible(bool(here) and panel is not None)
        self._name_back()
        while self._extra.count():
            item = self._extra.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(self)  # gone with the page …
                widget.hide()  # … and not shown by a layout that meant to, a moment ago
        own = panel.buttons() if panel is not None else []
        for button in own:
            self._extra.addWidget(button)
            button.show()
        last = here == len(_STEP_KEYS) - 1
        ends = bool(own) and own[-1].kind == "primary"  # the panel's own button is the filled one
        self._next.setVisible(panel is not None and not last and not ends)
        if not last:
            after = words(f"step.inline.{_STEP_KEYS[here + 1]}")
            self._next.set_text(words("step.next", step=after))
        self.primary = own[-1] if ends else panel.main if panel and panel.main else self._next

    def _name_back(self) -> None:
        """Where the way back leads; without room it is an arrow that says it when asked."""
        here = _STEP_KEYS.index(self.step) if self.step else 0
        before = self.desk.words(f"step.inline.{_STEP_KEYS[here - 1]}") if here else ""
        text = self.desk.words("step.back", step=before)
        self._back_step.set_text("" if self._narrow else text, name=text)
        self._back_step.setToolTip(text if self._narrow else "")

    def _bar_again(self) -> None:
        if self._tab == "step" and self._stack.currentWidget() is self.sender():
            self._show_bar(self._panel(self.step))

    def _move(self, by: int) -> None:
        self.go_to(_STEP_KEYS[_STEP_KEYS.index(self.step) + by])

    def _go_on(self) -> None:
        """What was asked is answered: the next thing to press has the focus."""
        if self.primary is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_tab(self, tab: str) -> None:
        self.flush()
        self._tab = tab
        self._show_panel()
