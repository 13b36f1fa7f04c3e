"""Step 3: where the person's data can lie: one row a system, and what was found there."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.half_typed import HalfTyped
from dpo_desk.desk.pages.request_steps.panel import Panel, body, short_date
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import CheckBox, LineEdit
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Elide, Label, Prose, Rule
from dpo_desk.duties import collecting
from dpo_desk.duties.case_view import CaseView
from dpo_desk.duties.collecting import Source
from dpo_desk.law import national_id
from dpo_desk.records import SearchResult

_RESULTS = (
    (SearchResult.FOUND, "scope.found"),
    (SearchResult.NOTHING, "scope.nothing"),
    (SearchResult.NOT_YET, "scope.notchecked"),
)


class Read(NamedTuple):
    """A file that was read, its text, and whether a fødselsnummer stands readable in it."""

    data: bytes
    text: str
    national_id: bool


def _read(path: Path) -> Read:
    data = collecting.read_file(path)
    text = collecting.text_of_file(path.name, data)
    return Read(data, text, national_id.found_in_file(data) or national_id.found_in(text))


class SourceRow(QFrame):
    """A place: what it is, what came of the search, and once something is found, what."""

    def __init__(self, panel: "ScopePanel", source: Source) -> None:
        super().__init__()
        words, self._panel, self.source = panel.words, panel, source
        self._search = source.search.id
        name = Elide(source.name, "strong")
        under = Elide(self._caption(source), "caption")
        self.result = ButtonRow(
            [(key.value, words(text)) for key, text in _RESULTS],
            "segment",
            name=words("scope.result", place=source.name),
        )
        self.result.setObjectName(f"request.scope.{source.search.uid}")
        self.result.choose(source.search.result.value)
        self.result.changed.connect(self._mark)
        top = row((column(name, under, gap=1), 1), self.result, gap=16)
        self._found = self._found_part()
        self._found.setVisible(source.search.result is SearchResult.FOUND)
        self.setLayout(column(top, self._found, margins=(20, 12, 16, 12), gap=10))

    def show_source(self, source: Source) -> None:
        """Show what is kept now; what is being typed stays."""
        self.source = source
        self.result.choose(source.search.result.value)
        self._found.setVisible(source.search.result is SearchResult.FOUND)
        for edit, kept in ((self.note, source.search.note), (self.terms, source.search.words)):
            if not edit.hasFocus() and edit.text() != kept:
                edit.setText(kept)
        self._files.setText(self._said(source))

    def flush(self) -> None:
        """Keep what is typed."""
        self._keep("note", self.note)
        self._keep("words", self.terms)

    def _found_part(self) -> QWidget:
        words, search = self._panel.words, self.source.search
        self.note = LineEdit(search.note, words("scope.note.placeholder"))
        self.note.setObjectName(f"request.scope.{search.uid}.note")
        self.terms = LineEdit(search.words)
        self.note.editingFinished.connect(partial(self._keep, "note", self.note))
        self.terms.editingFinished.connect(partial(self._keep, "words", self.terms))
        self._files = Label(self._said(self.source), "caption", wrap=True)
        drop = DropArea(words, words("scope.attach"), words("scope.attach.help"), ())
        drop.dropped.connect(self._attach)
        fields = row(
            (Field(words("field.search.note"), self.note), 3),
            (Field(words("field.search.words"), self.terms), 2),
            gap=12,
        )
        return plain(column(fields, drop, self._files, gap=10))

    def _mark(self, result: str) -> None:
        search = self._search
        self._panel.write(lambda register: collecting.mark(register, search, SearchResult(result)))

    def _keep(self, field: str, edit: LineEdit) -> None:
        text, search = edit.text().strip(), self._search
        kept = self.source.search.note if field == "note" else self.source.search.words
        if text != kept:
            merge = f"search.{self.source.search.uid}.{field}"
            self._panel.write(
                lambda register: collecting.describe(register, search, field, text, merge=merge)
            )

    def _attach(self, paths: list[Path]) -> None:
        for path in paths:
            self._panel.desk.background.compute(
                partial(_read, path),
                partial(self._keep_file, self._search, path.name),
                self._panel.desk.tell,
                owner=self,
            )

    def _keep_file(self, search: int, name: str, read: Read) -> None:
        def told(_document: object) -> None:
            if read.national_id:
                words, desk = self._panel.words, self._panel.desk
                desk.toast(words("scope.file.national_id", name=name), words("undo.do"), desk.undo)

        self._panel.write(
            lambda register: collecting.attach(register, search, name, read.data, read.text), told
        )

    def _caption(self, source: Source) -> str:
        parts = [source.used_for, ", ".join(source.activities)]
        return " · ".join(part for part in parts if part)

    def _said(self, source: Source) -> str:
        words, search = self._panel.words, source.search
        parts = [words.n("scope.files", source.documents)] if source.documents else []
        if search.on is not None:
            day = short_date(search.on, words)
            parts.append(words("scope.searched", date=day, who=search.who or "–"))
        return " · ".join(parts)


def _row_of(widget: QWidget | None) -> SourceRow | None:
    while widget is not None and not isinstance(widget, SourceRow):
        widget = widget.parentWidget()
    return widget


class ScopePanel(Panel):
    """Asks «Hvor kan opplysningene ligge?»."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.rows: dict[int, SourceRow] = {}
        self._list = QVBoxLayout()
        self._list.setContentsMargins(1, 1, 1, 1)
        self._list.setSpacing(0)
        self._card = Card(self._list, margins=(0, 0, 0, 0))
        self._none = Prose(words("scope.none"), "muted")
        self._place = LineEdit("", words("scope.add.placeholder"))
        self._place.setObjectName("request.scope.place")
        self._place.returnPressed.connect(self._add)
        self._half = HalfTyped(self)
        self._half.keep("scope.place", self._place)
        self.fields["place"] = Field(words("scope.add"), self._place)
        add = Button(words("scope.add"), "secondary", "plus")
        add.setObjectName("request.scope.add")
        add.clicked.connect(self._add)
        self._activities = QVBoxLayout()
        self._activities.setContentsMargins(0, 0, 0, 0)
        self._activities.setSpacing(desk.theme.px(8))
        self._boxes: dict[int, CheckBox] = {}
        self.setLayout(
            column(
                body(
                    Label(words("scope.title"), "h2"),
                    6,
                    Prose(words("scope.help"), "muted"),
                    16,
                    self._card,
                    self._none,
                    16,
                    row((self.fields["place"], 1), column(None, add), gap=12),
                    24,
                    Label(words("scope.activities"), "h3"),
                    4,
                    Prose(words("scope.activities.help"), "small"),
                    10,
                    self._activities,
                )
            )
        )

    def show_case(self, view: CaseView) -> None:
        """One row a place, in the order of the register."""
        super().show_case(view)
        self._half.show(view)
        wanted = [source.search.id for source in view.sources]
        if list(self.rows) == wanted:
            for source in view.sources:
                self.rows[source.search.id].show_source(source)
        else:
            self._rebuild(view)
        self._card.setVisible(bool(wanted))
        self._none.setVisible(not wanted)
        self._show_activities(view)

    def flush(self) -> None:
        """Keep what is typed in any row."""
        for shown in self.rows.values():
            shown.flush()
        self._half.flush()

    def stops(self) -> list[QWidget]:
        """The rows first: they are made after what stands below them."""
        order: dict[QWidget | None, int] = {
            shown: number for number, shown in enumerate(self.rows.values())
        }
        return sorted(super().stops(), key=lambda each: order.get(_row_of(each), len(order)))

    def _rebuild(self, view: CaseView) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for number, source in enumerate(view.sources):
            if number:
                self._list.addWidget(Rule())
            shown = self.rows[source.search.id] = SourceRow(self, source)
            self._list.addWidget(shown)
            shown.show()

    def _show_activities(self, view: CaseView) -> None:
        if set(self._boxes) != {choice.id for choice in view.activities}:
            for box in self._boxes.values():
                box.hide()
                box.deleteLater()
            self._boxes = {}
            for choice in view.activities:
                box = self._boxes[choice.id] = CheckBox(choice.name)
                box.setObjectName(f"request.scope.activity.{choice.id}")
                box.clicked.connect(lambda _on=False, activity=choice.id: self._apply(activity))
                self._activities.addWidget(box)
                box.show()  # at once: what is not shown has no place in the order of Tab
        for choice in view.activities:
            self._boxes[choice.id].setChecked(choice.applies)

    def _apply(self, activity: int) -> None:
        request, applies = self.request_id, self._boxes[activity].isChecked()
        self.write(lambda register: collecting.set_applies(register, request, activity, applies))

    def _add(self) -> None:
        request, name = self.request_id, self._place.text()
        self.write(
            lambda register: collecting.add_place(register, request, name),
            lambda _search: self._half.given(),
        )
