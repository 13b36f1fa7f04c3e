"""A tab of lines: what was found, what happened, what is kept."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.panel import Panel, body, empty
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Elide, Label, Prose, Rule
from dpo_desk.duties.case_view import CaseView


class ListPanel(Panel):
    """A card of lines; subclasses say what the lines are."""

    empty = ""  # message key

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        self._card = Card(self._lines, margins=(0, 0, 0, 0))
        self._empty = Prose(self.words(self.empty), "muted")
        above = self.above()
        head = (above, 16) if above is not None else ()
        self.setLayout(column(body(*head, self._card, self._empty)))

    def above(self) -> QWidget | None:
        """What stands above the lines; None for nothing."""
        return None

    def show_case(self, view: CaseView) -> None:
        """Show the lines anew."""
        super().show_case(view)
        here = cast("QWidget | None", self.focusWidget())
        name = here.objectName() if here is not None and here.hasFocus() else ""
        empty(self._lines)
        found = self.lines(view)
        for number, line in enumerate(found):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(line)
            line.show()
        self._card.setVisible(bool(found))
        self._empty.setVisible(not found)
        if name:  # who has ticked something goes on from there
            again = [each for each in self.stops() if each.objectName() == name]
            if again:
                again[0].setFocus()

    def lines(self, view: CaseView) -> Sequence[QWidget]:
        """The lines of a case."""
        raise NotImplementedError

    @staticmethod
    def line(title: str, caption: str, *right: QWidget) -> QWidget:
        """A line: title over caption, and what stands at its right."""
        text = column(Elide(title, "strong"), Label(caption, "caption", wrap=True), gap=1)
        shown = QWidget()
        shown.setLayout(row((text, 1), *right, margins=(20, 10, 20, 10), gap=12))
        return shown
