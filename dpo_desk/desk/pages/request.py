"""The page of a case: six steps that are never locked, and what was found, logged and kept."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.controls import read_draft
from dpo_desk.desk.page import Page, action_bar
from dpo_desk.desk.pages.request_steps import more, panels
from dpo_desk.desk.pages.request_steps.head import STEP_KEYS, CaseHead
from dpo_desk.desk.pages.request_steps.kept_sheet import DRAFT
from dpo_desk.desk.pages.request_steps.more import More
from dpo_desk.desk.pages.request_steps.panel import Panel
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.layout import plain, row
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.duties import case_view
from dpo_desk.duties.case_view import CaseView
from dpo_desk.records import Request


class RequestPage(Page):
    """One case; ``open(id=…, step=…)``."""

    tables: ClassVar[frozenset[str]] = frozenset()  # the whole register can show in a letter

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: CaseView | None = None
        self._more: More | None = None
        self.step = ""  # the step whose panel is open
        self._tab = "step"
        self._narrow = False
        self._panels: dict[str, Panel] = {}
        self._imports = False  # whether the other steps are on their way
        self._again = ("", False)  # where in the step one comes back to, with a sheet over it
        self._build()

    def open(  # type: ignore[override]
        self,
        *,
        id: int = 0,  # noqa: A002
        uid: str = "",
        step: str = "",
        field: str = "",
        tab: str = "",
        part: str = "",
        sheet: bool = False,
    ) -> None:
        """Show a case by its id or uid, at a step or where it stands; fields are the first's.

        ``part`` and ``sheet`` are what ``place`` tells: where in the step, and what lay over it.
        """
        if self.view is not None:
            request = self.view.request
            if (request.uid != uid) if uid else (request.id != id):
                self._forget_case()
        self._again = (part, sheet)
        step = step or ("received" if field else "")
        if step:
            self.step, self._tab = step, "step"  # who asks for a step does not mean a tab
        self._tab = tab or self._tab
        step = self.step
        super().open(**({"uid": uid} if uid else {"id": id}), step=step)

    def _forget_case(self) -> None:
        """Another case is opened: nothing half typed in this one may show there."""
        self.flush()
        self.view, self.step, self._tab = None, "", "step"
        for panel in self._panels.values():
            if panel.sheet is not None:
                panel.sheet.close_sheet()
            self._stack.removeWidget(panel)
            panel.deleteLater()
        self._panels.clear()

    def refresh(self) -> None:
        """Read the case again."""
        case, uid, words = int(self.args.get("id", 0)), self.args.get("uid"), self.desk.words

        def job(register: Any) -> tuple[CaseView, More]:
            found = case if not uid else register.by_uid(Request, uid).id
            view = case_view.read(register, found, words)
            return view, more.read(register, view, words.language)

        if case or uid:
            self.desk.background.read(job, self._show, self._gone, owner=self)

    def flush(self) -> None:
        """Hand over what is half typed in any panel."""
        for panel in self._panels.values():
            panel.flush()
            if panel.sheet is not None:
                panel.sheet.keep()

    def place(self) -> dict[str, Any]:
        """The tab, or the step, where one is in it, and whether a sheet lies over it."""
        panel = self._stack.currentWidget()
        if self.view is None or not isinstance(panel, Panel):
            return self.args
        if self._tab != "step":
            return {**self.args, "step": self.step, "tab": self._tab}
        more = {"part": panel.part, "sheet": panel.sheet is not None}
        return {**self.args, "step": self.step, **{key: said for key, said in more.items() if said}}

    def back(self) -> bool:
        """Alt+←: back to the list."""
        self.desk.navigate("requests")
        return True

    def print_page(self) -> None:
        """Ctrl+P prints what is open: the log where that is, else the letter."""
        panel, answer = self._stack.currentWidget(), self._panels.get("answer")
        shown = isinstance(panel, Panel) and panel.print_shown()
        if not shown and not (answer is not None and answer.print_shown()):
            super().print_page()

    def panes(self) -> list[QWidget]:
        """The head with steps and tabs, the panel, the bar."""
        return [self.head, self._stack, self._bar]

    def narrow(self, narrow: bool) -> None:
        """Stack the columns of the panels that have two."""
        self._narrow = narrow
        self.head.narrow(narrow)
        self._name_back()
        for panel in self._panels.values():
            panel.narrow(narrow)

    def go_to(self, step: str) -> None:
        """Open a step; «answer:receipt» opens the composer with that letter."""
        step, _, part = step.partition(":")
        self.flush()
        below = any(pane.isAncestorOf(self.focusWidget()) for pane in (self._stack, self._bar))
        self.step, self._tab = step, "step"
        self.args = {**self.args, "step": step}  # where one comes back to
        self._show_panel()
        if below:  # who goes on by keyboard begins at the top of the step
            self._focus_panel()
        if part and step in self._panels:
            self._panels[step].go_to(part)

    def _build(self) -> None:
        words = self.desk.words
        self.head = CaseHead(self.desk)
        self.head.back_asked.connect(self.back)
        self.head.step_chosen.connect(self.go_to)
        self.head.tab_chosen.connect(self._choose_tab)
        self._national_id = Banner(
            "warn", words("case.national_id"), words("case.national_id.help"), strip=True
        )
        self._national_id.setObjectName("request.national_id")
        self._national_id.hide()
        self._stack = Stack(plain(row()))  # nothing, until a step is filled in: laid out once
        self._back_step = Button("", "ghost", "chevron-left")
        self._back_step.setObjectName("request.step.back")
        self._back_step.clicked.connect(lambda: self._move(-1))
        self._next = Button("", "primary")
        self._next.setObjectName("request.step.next")
        self._next.clicked.connect(lambda: self._move(1))
        self._extra = row(gap=8)
        self._bar = action_bar(self._back_step, None, plain(self._extra), self._next)
        self.show_content(self.head, self._national_id, (self._stack, 1), self._bar)

    def _show(self, read: tuple[CaseView, More]) -> None:
        view, self._more = read
        if view.request.removed_at is not None:  # undone: there is only the list to go to
            self.desk.navigate("requests")
            return
        self.view = view
        self.head.show_case(view)
        self._national_id.setVisible(view.national_id)
        self.step = self.step or view.request.status.value
        self._show_panel()
        self._come_back(view)
        if not self._imports:
            self._imports = True
            self.desk.background.read(
                lambda _register: panels.import_duties(), lambda _: panels.Ahead(self), owner=self
            )

    def _come_back(self, view: CaseView) -> None:
        """To the letter, and the sheet, that one was at."""
        (part, sheet), self._again = self._again, ("", False)
        panel = self._stack.currentWidget()
        if isinstance(panel, Panel) and (part or sheet):
            panel.sheet_before = read_draft(view.drafts.get(DRAFT, "")) if sheet else {}
            if part:
                panel.go_to(part)

    def _gone(self, error: Exception) -> None:
        """The case is not there: there is only the list to go to."""
        self.desk.navigate("requests")
        self.desk.tell(error)

    def _show_panel(self) -> None:
        view, beside = self.view, self._more
        if view is None or beside is None:
            return
        panel = self._panel(self.step if self._tab == "step" else self._tab)
        panel.show_all(view, beside)  # before it is seen: then Qt lays it out once
        if self._stack.currentWidget() is not panel:
            self._stack.setCurrentWidget(panel)
        self.head.show_place(view, self.step, self._tab)
        self._show_bar(panel if self._tab == "step" else None)
        self._bar.setVisible(self._tab == "step")

    def _focus_panel(self) -> None:
        panel = self._stack.currentWidget()
        found = panel.stops() if isinstance(panel, Panel) else []
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _panel(self, key: str) -> Panel:
        if key not in self._panels:
            panel = self._panels[key] = panels.make(key, self.desk)
            panel.step_asked.connect(self.go_to)
            panel.bar_changed.connect(self._bar_again)
            panel.answered.connect(self._go_on)
            self._stack.addWidget(panel)
            panel.narrow(self._narrow)
        return self._panels[key]

    def _show_bar(self, panel: Panel | None) -> None:
        words, here = self.desk.words, STEP_KEYS.index(self.step)
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
        last = here == len(STEP_KEYS) - 1
        ends = bool(own) and own[-1].kind == "primary"  # the panel's own button is the filled one
        self._next.setVisible(panel is not None and not last and not ends)
        if not last:
            after = words(f"step.inline.{STEP_KEYS[here + 1]}")
            self._next.set_text(words("step.next", step=after))
        self.primary = own[-1] if ends else panel.main if panel and panel.main else self._next

    def _name_back(self) -> None:
        """Where the way back leads; without room it is an arrow that says it when asked."""
        here = STEP_KEYS.index(self.step) if self.step else 0
        before = self.desk.words(f"step.inline.{STEP_KEYS[here - 1]}") if here else ""
        text = self.desk.words("step.back", step=before)
        self._back_step.set_text("" if self._narrow else text, name=text)
        self._back_step.setToolTip(text if self._narrow else "")

    def _bar_again(self) -> None:
        if self._tab == "step" and self._stack.currentWidget() is self.sender():
            self._show_bar(self._panel(self.step))

    def _move(self, by: int) -> None:
        self.go_to(STEP_KEYS[STEP_KEYS.index(self.step) + by])

    def _go_on(self) -> None:
        """What was asked is answered: the next thing to press has the focus."""
        if self.primary is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_tab(self, tab: str) -> None:
        self.flush()
        self._tab = tab
        self._show_panel()
