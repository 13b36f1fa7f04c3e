"""The tabs beside the steps: what was found, and the manager's own note."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.request_steps.panel import Panel, body, short_date
from dpo_desk.desk.pages.request_steps.tab_list import ListPanel
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import column
from dpo_desk.duties import intake
from dpo_desk.duties.case_view import CaseView
from dpo_desk.records import Request, SearchResult


class FindingsPanel(ListPanel):
    """Where was searched, and what came of it: the proof of search."""

    empty = "scope.none"

    def lines(self, view: CaseView) -> Sequence[QWidget]:
        """One line a place."""
        tones = {SearchResult.FOUND: "info", SearchResult.NOTHING: "neutral"}
        found = []
        for source in view.sources:
            search = source.search
            day = short_date(search.on, self.words) if search.on else ""
            said = " · ".join(part for part in (search.note, search.words, day, search.who) if part)
            tone: Any = tones.get(search.result, "warn")
            chip = Chip(self.words(f"search.{search.result.value}"), tone)
            found.append(self.line(source.name, said or source.used_for, chip))
        return found


class NotePanel(Panel):
    """The manager's own note; it never goes into a letter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = Form(desk, Request, write=self._change, name="request", parent=self)
        self.setLayout(column(body(self.form.row("note", hint=self.words("case.note.help")))))

    def show_case(self, view: CaseView) -> None:
        """Show the note."""
        super().show_case(view)
        self.form.show(view.request, view.drafts)

    def flush(self) -> None:
        """Write what is typed."""
        self.form.flush()

    def _change(self, register: Any, field: str, value: Any, /, *, merge: str) -> object:
        return intake.change_request(register, self.request_id, field, value, merge=merge)
