"""What every step of a case is: a panel that shows a ``CaseView`` and writes through duties.

A new step: subclass ``Panel``, build the widgets in ``__init__``, fill them in ``show_case``, give
``buttons`` what belongs in the bar at the bottom, and add a line to ``panels.py``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.due import due_chip
from dpo_desk.desk.theme import px
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.focus import stops
from dpo_desk.desk.widgets.layout import Item, Scroller, column, plain, row
from dpo_desk.duties.case_view import CaseView
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.law import dates
from dpo_desk.law.codes import Role
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.kept_sheet import KeptSheet
    from dpo_desk.desk.pages.request_steps.more import More

T = TypeVar("T")
_WIDTH = 784  # 720 and the margins: running text stays under 68 characters a line


class Panel(QWidget):
    """One step of a case."""

    step_asked = Signal(str)  # go to another step
    bar_changed = Signal()  # ``buttons`` are others now
    answered = Signal()  # what one wrote in is gone, and the next thing is to go on

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.words = desk.words
        self.view: CaseView | None = None
        self._more: More | None = None
        self.sheet: KeptSheet | None = None  # what lies over the page now
        self.sheet_before: dict[str, Any] = {}  # what lay there when the window was locked
        self.main: Button | None = None  # what Ctrl+Enter presses, where it is not in the bar
        self.fields: dict[str, Field] = {}  # by the field's name in InvalidField

    def show_all(self, view: CaseView, more: "More") -> None:
        """Show the case as it stands now, with what else was read of it."""
        self._more = more
        self.show_case(view)

    def show_case(self, view: CaseView) -> None:
        """Show the case; called by ``show_all``."""
        self.view = view

    @property
    def more(self) -> "More":
        """What was read beside the case; RuntimeError before anything was."""
        if self._more is None:
            raise RuntimeError("no case is shown")
        return self._more

    def buttons(self) -> list[Button]:
        """What stands in the bar at the bottom, the filled one last."""
        return []

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in the order one reads."""
        return stops(self)

    def flush(self) -> None:
        """Hand over what is half typed."""

    def narrow(self, narrow: bool) -> None:
        """Stack the columns, where there are two."""

    def go_to(self, part: str) -> None:
        """Go to a part of the step: a letter of the composer, a claim of the assessment."""

    @property
    def part(self) -> str:
        """What ``go_to`` must be given to come back to where one is in the step."""
        return ""

    def print_shown(self) -> bool:
        """Print what is shown; False where there is nothing to print."""
        return False

    def write(
        self,
        job: Callable[[Any], T],
        then: Callable[[T], object] | None = None,
        *,
        fields: Mapping[str, Field] | None = None,
    ) -> None:
        """Run a duty in the register's thread; what it refuses is said under its field.

        ``fields`` are those of this question, by the names that InvalidField gives; otherwise the
        panel's own.
        """
        asked = self.fields if fields is None else fields
        for field in asked.values():
            field.clear()
        self.desk.background.write(job, then, lambda error: self.refused(error, asked), owner=self)

    def refused(self, error: Exception, fields: Mapping[str, Field]) -> None:
        """Say an error under its field, or go to the step that mends it; a bug is raised."""
        field = fields.get(error.field) if isinstance(error, InvalidField) else None
        if field is not None and isinstance(error, InvalidField):
            field.set_error(self.words(error.key, **{"field": field.label, **error.values}))
            field.control.setFocus()
            return
        self.desk.tell(error)
        if isinstance(error, Guarded):
            self.step_asked.emit(error.step)

    @property
    def request_id(self) -> int:
        """The case that is shown; 0 before there is one."""
        return self.view.request.id if self.view is not None else 0


def body(*items: Item) -> Scroller:
    """The body of a step: one column of readable width, at the left."""
    inner = plain(column(*items, None, margins=(tokens.MARGIN, 20, tokens.MARGIN, 24)))
    inner.setMaximumWidth(px(_WIDTH))
    return Scroller(row((inner, 1000), None))


def deadline_chip(view: CaseView, words: Words) -> tuple[str, Tone, str]:
    """Words, tone and icon of the deadline's chip (DESIGN 7)."""
    answered = view.answered
    if view.request.closed_on is not None:
        return words("step.closed"), "neutral", "circle-check"
    if answered is not None and answered.sent_on is not None:
        day = dates.write(answered.sent_on, words.language, "day_month")
        return words("case.chip.sent", date=day), "ok", "send"
    if view.request.role is Role.PROCESSOR and view.request.due_on is not None:
        by = dates.write(view.request.due_on, words.language, "day_month")
        late = view.today > view.request.due_on
        return words("case.chip.forward", date=by), "warn" if late else "neutral", "send"
    if view.planned:
        left, state = view.plan
        return due_chip(left, state, 0, words)
    if view.deadlines is None:
        return words("common.notset"), "warn", "flag"
    found, today = view.deadlines, view.today
    return due_chip(found.days_left(today), found.state(today), found.days_over(today), words)


def long_date(day: date | None, words: Words) -> str:
    """«torsdag 3. desember 2026»; a date that is not filled in says so."""
    return dates.write(day, words.language, "weekday") if day else words("common.notset")


def short_date(day: date | None, words: Words) -> str:
    """«3. desember 2026»; a date that is not filled in says so."""
    return dates.write(day, words.language) if day else words("common.notset")


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and throw it away."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
