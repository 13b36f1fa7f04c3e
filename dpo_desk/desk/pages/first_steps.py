"""The first three steps in a new register; each can be skipped, and gone back to at any time."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar, action_bar
from dpo_desk.desk.pages.first_steps_cards import skip, skipped
from dpo_desk.desk.pages.first_steps_panels import (
    CompanyPanel,
    NoticePanel,
    StepPanel,
    SystemsPanel,
)
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.focus import first_stop
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.desk.widgets.stepper import Stepper, StepState
from dpo_desk.desk.widgets.text import Rule
from dpo_desk.duties import first_steps
from dpo_desk.duties.first_steps import FirstStep, View

_FORM = 640
_WIDTH = _FORM + 2 * tokens.MARGIN
_PANELS: dict[FirstStep, type[StepPanel]] = {
    FirstStep.COMPANY: CompanyPanel,
    FirstStep.NOTICE: NoticePanel,
    FirstStep.PROCESSORS: SystemsPanel,
}
_ORDER = tuple(FirstStep)


class FirstStepsPage(Page):
    """One step at a time; ``open(step="notice")``."""

    tables: ClassVar[frozenset[str]] = frozenset({"company", "notice_version", "service"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.step = FirstStep.COMPANY
        self._view: View | None = None
        self._panels: dict[FirstStep, StepPanel] = {}
        self._scrollers: dict[FirstStep, Scroller] = {}
        self._build()

    def open(self, *, step: str = "") -> None:  # type: ignore[override]
        """Show a step, else the first that is left."""
        if step in _PANELS:
            self.step = FirstStep(step)
        super().open(step=step)
        self._show_panel()

    def refresh(self) -> None:
        """Read how far one has come."""
        self.desk.background.read(first_steps.read, self._show, owner=self)

    def flush(self) -> None:
        """Keep what is half typed."""
        for panel in self._panels.values():
            panel.flush()

    def back(self) -> bool:
        """Alt+←: to Today."""
        self.desk.navigate("today")
        return True

    def panes(self) -> list[QWidget]:
        """Steps, what is asked, and the bar."""
        return [self._head, self._stack, self._bar]

    def _build(self) -> None:
        words = self.desk.words
        crumb = Button(words("nav.today"), "ghost", "chevron-left", small=True)
        crumb.setObjectName("first.back")
        crumb.clicked.connect(lambda _checked=False: self.back())
        top = TopBar(words("first.over"), words("first.page.subtitle"), crumb=crumb)
        steps = [(step.value, words(f"first.{step}.step")) for step in FirstStep]
        self._stepper = Stepper(words, steps)
        self._stepper.chosen.connect(lambda key: self._go(FirstStep(key)))
        edge = tokens.MARGIN
        path = plain(row((self._stepper, 1)))
        path.setMaximumWidth(px(_FORM))
        self._head = plain(
            column(top, row((path, 1000), None, margins=(edge, 0, edge, 10)), Rule())
        )
        self._stack = Stack()
        self._skip = Button(words("first.skip"), "ghost")
        self._skip.setObjectName("first.skip")
        self._skip.clicked.connect(lambda _checked=False: self._leave_out())
        self._next = Button(words("first.next"), "primary")
        self._next.setObjectName("first.next")
        self._next.clicked.connect(lambda _checked=False: self._finish())
        self._bar = action_bar(None, self._skip, self._next)
        self.primary = self._next
        self.show_content(self._head, (self._stack, 1), self._bar)

    def _panel(self, step: FirstStep) -> StepPanel:
        if step not in self._panels:
            panel = self._panels[step] = _PANELS[step](self.desk)
            panel.changed.connect(self._name_next)
            edge = tokens.MARGIN
            inner = plain(column(panel, None, margins=(edge, 20, edge, 24)))
            inner.setMaximumWidth(px(_WIDTH))
            scroller = self._scrollers[step] = Scroller(row((inner, 1000), None))
            self._stack.addWidget(scroller)
            if self._view is not None:
                panel.show_view(self._view)
        return self._panels[step]

    def _show(self, view: View) -> None:
        self._view = view
        for panel in self._panels.values():
            panel.show_view(view)
        self._show_states()
        self._name_next()

    def _show_panel(self) -> None:
        self._panel(self.step)
        self._stack.setCurrentWidget(self._scrollers[self.step])
        self._show_states()
        self._name_next()

    def _show_states(self) -> None:
        done = self._view.progress.done if self._view is not None else frozenset()
        states: dict[str, StepState] = {
            step.value: "done" if step in done else "current" if step is self.step else "todo"
            for step in FirstStep
        }
        self._stepper.show_steps(states, self.step.value)

    def _name_next(self) -> None:
        panel, words = self._panels.get(self.step), self.desk.words
        if panel is not None and panel.waits:
            self._next.set_text(words(f"first.keep.{self.step}"))
        else:
            last = self.step is _ORDER[-1]
            self._next.set_text(words("first.finish" if last else "first.next"))
        self._skip.setVisible(self._view is None or self.step not in self._view.progress.done)

    def _go(self, step: FirstStep) -> None:
        self.flush()
        self.step = step
        self.args = {"step": step.value}  # where one comes back to
        self._show_panel()
        first = first_stop(self._panels[step])
        if first is not None:
            first.setFocus()

    def _finish(self) -> None:
        self._panel(self.step).finish(self._on)

    def _leave_out(self) -> None:
        self.flush()
        if self._view is None or self.step not in self._view.progress.done:
            skip(self.desk, self.step.value)
        self._on()

    def _on(self) -> None:
        """The next step; after the last one Today."""
        after = _ORDER.index(self.step) + 1
        if after < len(_ORDER):
            self._go(_ORDER[after])
            return
        self.desk.navigate("today")
        done = self._view.progress.done if self._view is not None else frozenset()
        if not [step for step in FirstStep if step not in done and step not in skipped(self.desk)]:
            self.desk.toast(self.desk.words("first.all_done"))
