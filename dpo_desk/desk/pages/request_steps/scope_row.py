"""One place in step 3: what came of the search there, who looked when and for what, and the files.

Files are dropped anywhere on the row, which says whose they will be while they are dragged.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.pages.request_steps.panel import short_date
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.drop_area import DropArea, dropped_files
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.text import Elide, Label
from dpo_desk.duties import collecting
from dpo_desk.duties.collecting import Source
from dpo_desk.law import national_id
from dpo_desk.records import SearchResult

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.scope import ScopePanel

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
    """A place: what it is, what came of the search, and what belongs to that."""

    def __init__(self, panel: "ScopePanel", source: Source) -> None:
        super().__init__()
        words, self._panel, self.source = panel.words, panel, source
        self._search = source.search.id
        self._over = False
        self.setAcceptDrops(True)
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
        top = Beside(plain(column(name, under, gap=1)), self.result, least=200)
        self._box = column(top, self._ask_part(), margins=(20, 12, 16, 12), gap=10)
        self._looked: QWidget | None = None  # made when somebody has looked
        self._found: QWidget | None = None  # … and found something
        self.setLayout(self._box)
        self._show(source)

    def show_source(self, source: Source) -> None:
        """Show what is kept now; what is being typed stays."""
        before, now = self.source.search, source.search
        self.source = source
        self.result.choose(now.result.value)
        self._show(source)
        if self._looked is None:
            return
        texts = ((self.note, before.note, now.note), (self.terms, before.words, now.words))
        for edit, was, kept in texts:
            if not edit.hasFocus() and edit.text() == was:  # else it is still to be written
                edit.setText(kept)
        self._files.setText(self._said(source))

    def flush(self) -> None:
        """Keep what is typed."""
        if self._looked is not None:
            self._keep("note", self.note)
            self._keep("words", self.terms)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and say where they will go."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._hover(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        super().dragLeaveEvent(event)
        self._hover(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """They were found here."""
        files = dropped_files(event.mimeData())
        self._hover(over=False)
        if files:
            event.acceptProposedAction()
            self._attach(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring around the row that would get the files."""
        super().paintEvent(event)
        if self._over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(live().colour("focus"), 2, Qt.PenStyle.DashLine))
            box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            painter.drawRoundedRect(box, px(tokens.RADIUS), px(tokens.RADIUS))

    def _show(self, source: Source) -> None:
        looked = source.search.result is not SearchResult.NOT_YET
        found = source.search.result is SearchResult.FOUND
        if looked and self._looked is None:
            self._looked = self._looked_part()
            self._box.addWidget(self._looked)
        if found and self._found is None:
            self._found = self._found_part()
            self._box.addWidget(self._found)
        if self._looked is not None:
            self._looked.setVisible(looked)
        if self._found is not None:
            self._found.setVisible(found)
        self._asking.setVisible(self._askable(source) or self._panel.is_new(source))
        self._ask.setVisible(self._askable(source))
        self._enter.setVisible(self._panel.is_new(source))

    def _askable(self, source: Source) -> bool:
        """Whether a processor of ours can be asked to look: it has the data, we have the case."""
        return source.search.service_id is not None and self._panel.can_ask(source)

    def _ask_part(self) -> QWidget:
        words, uid = self._panel.words, self.source.search.uid
        self._ask = Button(words("case.scope.ask"), "secondary", "mail", small=True)
        self._ask.setAccessibleName(words("case.scope.ask.name", place=self.source.name))
        self._ask.setObjectName(f"request.scope.{uid}.ask")
        self._ask.clicked.connect(
            lambda _checked=False: self._panel.ask_processor(self.source.search.service_id)
        )
        self._enter = Button(words("case.scope.register"), "secondary", "plus", small=True)
        self._enter.setAccessibleName(words("case.scope.register.name", place=self.source.name))
        self._enter.setObjectName(f"request.scope.{uid}.register")
        self._enter.clicked.connect(lambda _checked=False: self._panel.enter(self.source))
        self._asking = plain(FlowRow(self._ask, self._enter, gap=8))
        return self._asking

    def _looked_part(self) -> QWidget:
        """Who looked, when and for what: the proof of a search that found nothing too."""
        words, search = self._panel.words, self.source.search
        self.terms = LineEdit(search.words)
        self.terms.setObjectName(f"request.scope.{search.uid}.words")
        self.terms.editingFinished.connect(partial(self._keep, "words", self.terms))
        self._files = Label(self._said(self.source), "caption", wrap=True)
        self.note = LineEdit(search.note, words("scope.note.placeholder"))
        self.note.setObjectName(f"request.scope.{search.uid}.note")
        self.note.editingFinished.connect(partial(self._keep, "note", self.note))
        self._note = Field(words("field.search.note"), self.note)
        fields = pair(self._note, Field(words("field.search.words"), self.terms))
        return plain(column(fields, self._files, gap=8))

    def _found_part(self) -> QWidget:
        words = self._panel.words
        drop = DropArea(words, words("scope.attach"), words("scope.attach.help"), ())
        drop.setAcceptDrops(False)  # the whole row does
        drop.button.setObjectName(f"request.scope.{self.source.search.uid}.file")
        drop.dropped.connect(self._attach)
        self._drop = drop
        return plain(column(drop))

    def _hover(self, *, over: bool) -> None:
        self._over = over
        words = self._panel.words
        said = words("case.scope.drop", place=self.source.name) if over else ""
        self._panel.say_drop(said)
        self.update()

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
