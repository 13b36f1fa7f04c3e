"""The tabs beside the steps: what was found, the log, the documents, the note."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.request_steps.panel import Panel, body, empty, short_date
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Elide, Label, Prose, Rule
from dpo_desk.duties import intake
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law import dates
from dpo_desk.records import Request, SearchResult


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
        self.setLayout(column(body(self._card, self._empty)))

    def show_case(self, view: CaseView) -> None:
        """Show the lines anew."""
        super().show_case(view)
        empty(self._lines)
        found = self.lines(view)
        for number, line in enumerate(found):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(line)
        self._card.setVisible(bool(found))
        self._empty.setVisible(not found)

    def lines(self, view: CaseView) -> Sequence[QWidget]:
        """The lines of a case."""
        raise NotImplementedError

    @staticmethod
    def line(title: str, caption: str, *right: QWidget) -> QWidget:
        """A line: title over caption, and what stands at its right."""
        text = column(Elide(title, "strong"), Elide(caption, "caption"), gap=1)
        shown = QWidget()
        shown.setLayout(row((text, 1), *right, margins=(20, 10, 20, 10), gap=12))
        return shown


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


class LogPanel(ListPanel):
    """Every step of the case in order, with day and name."""

    empty = "log.empty"

    def lines(self, view: CaseView) -> Sequence[QWidget]:
        """One line an event."""
        language = self.words.language
        return [
            self.line(
                entry.title,
                " · ".join(part for part in (entry.detail, entry.who) if part),
                Label(dates.write(entry.on, language) if entry.on else "", "small"),
            )
            for entry in view.log
        ]


class DocumentsPanel(ListPanel):
    """What is kept in the case: found files and sent letters, with their hashes."""

    empty = "documents.empty"

    def lines(self, view: CaseView) -> Sequence[QWidget]:
        """One line a file or sent letter."""
        found = []
        for file in view.documents:
            size = self.words("documents.size", kb=max(1, round(file.size / 1000)))
            said = f"{size} · SHA-256 {file.sha256[:16]}…"
            found.append(self.line(file.name, said, self._day(file.added_on)))
        for letter in view.letters:
            if letter.sent_on is not None:
                title = self.words(letter.kind.key)
                said = f"PDF · SHA-256 {letter.sha256[:16]}…"
                found.append(self.line(title, said, self._day(letter.sent_on)))
        return found

    def _day(self, day: Any) -> Label:
        return Label(short_date(day, self.words), "small")


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
