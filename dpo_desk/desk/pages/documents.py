"""Everything that is kept as a file: found, shown beside the list, opened, saved, thrown away."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.documents_panel import DocumentPanel
from dpo_desk.desk.pages.record_bin import remove_record
from dpo_desk.desk.pages.record_list import RecordList
from dpo_desk.desk.size_words import size_words
from dpo_desk.desk.table import FIT, Column, TwoLines
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card, EmptyState
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.stack import OneOf
from dpo_desk.desk.widgets.text import Prose
from dpo_desk.duties import documents
from dpo_desk.duties.documents import DocumentRow, Incoming
from dpo_desk.law import dates
from dpo_desk.records import Document


class DocumentsPage(Page):
    """The list at the left, the chosen file at the right; a file can be dropped under the list."""

    tables: ClassVar[frozenset[str]] = frozenset({"document", "letter", "request", "service"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._uid = ""
        self._sheet: SideSheet | None = None
        words = desk.words
        self._new = Button(words("documents.new"), "primary", "plus")
        self._new.setObjectName("documents.new")
        self._new.clicked.connect(lambda _checked=False: self.new())
        self.top = TopBar(words("documents.title"), words("documents.subtitle"), self._new)
        self.records = RecordList(desk, "documents", documents.LISTING, self._columns(), "added_on")
        self.records.model.query = self.records.model.query._replace(descending=True)
        self._drop = DropArea(words, words("documents.drop"), words("documents.drop.body"), ())
        self._drop.button.setObjectName("documents.drop")
        self._drop.dropped.connect(self.take)
        self.panel = DocumentPanel(desk)
        left = plain(column((self.records, 1), self._drop, gap=12))
        self._halves = Columns((left, 4), (self.panel, 3))
        self._empty: QWidget | None = None
        self._blank = QWidget()
        self._body = OneOf(self._blank, self._halves)
        edge = tokens.MARGIN
        self.show_content(self.top, (column((self._body, 1), margins=(edge, 8, edge, 28)), 1))
        self.primary = self._new
        self._connect()

    def open(self, **args: Any) -> None:
        """Show the list, and the file ``uid`` where one is asked for."""
        self.args = args
        uid = str(args.get("uid", ""))
        if uid:
            self._choose(uid)
        self.refresh()

    def refresh(self) -> None:
        """Count anew and read the rows that are shown; the file that is shown stays."""
        self.desk.background.read(documents.LISTING.counts, self._show_counts, owner=self)
        self.records.ask()
        if self._uid:
            self._read()

    def place(self) -> dict[str, Any]:
        """The file that is shown."""
        return {"uid": self._uid} if self._uid else {}

    def new(self) -> None:
        """Ctrl+N: choose files to keep."""
        names, _kind = QFileDialog.getOpenFileNames(self, self.desk.words("documents.new"), "", "*")
        if names:
            self.take([Path(name) for name in names])

    def take(self, paths: list[Path]) -> None:
        """Read files beside everything else and keep them, one by one."""
        for path in paths:
            self.desk.background.compute(
                partial(documents.read_incoming, path), self._take, self.desk.tell, owner=self
            )

    def print_page(self) -> None:
        """Ctrl+P: the list, all of its rows."""
        from dpo_desk.desk.print_sheet import filter_line, print_list

        words, shown = self.desk.words, self.records
        which = filter_line(words, shown.filter_name, search=shown.search.text())
        print_list(self, words("documents.title"), which, shown.model)

    def escape(self) -> bool:
        """Esc closes the sheet."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

    def panes(self) -> list[QWidget]:
        """The top, the list and the file."""
        if self._body.currentWidget() is self._halves:
            return [self.top, self.records, self.panel]
        return [self.top, self._body]

    def narrow(self, narrow: bool) -> None:
        """The file under the list, or beside it."""
        self._halves.stack(narrow)
        self.records.stack(narrow)
        self.panel.stack(narrow)

    def _connect(self) -> None:
        self.records.chosen.connect(self._choose)
        self.records.opened.connect(lambda _uid: self.panel.open_file())
        self.records.delete_asked.connect(self._delete)
        self.records.print_asked.connect(self.print_page)
        self.panel.delete_asked.connect(self._delete)

    def _columns(self) -> tuple[Column, ...]:
        words = self.desk.words

        def name(row: DocumentRow) -> TwoLines:
            kind = words("documents.sent") if row.is_letter else size_words(words, row.size)
            second = " · ".join(part for part in (row.about, kind) if part)
            return TwoLines(documents.said_name(row, words), second)

        def day(row: DocumentRow) -> str:
            return dates.write(row.added_on, words.language, "brief") if row.added_on else ""

        return (
            Column("name", "documents.column.name", None, name, sort="name"),
            Column("added_on", "documents.column.added", FIT, day, sort="added_on"),
        )

    def _choose(self, uid: str) -> None:
        self._uid = uid
        if self.records.table.uid != uid:
            self.records.table.choose(uid)
        self._read()

    def _read(self) -> None:
        uid = self._uid
        self.desk.background.read(
            lambda register: documents.LISTING.one(register, uid),
            lambda row: self._show(uid, row),
            owner=self,
        )

    def _show(self, uid: str, row: DocumentRow | None) -> None:
        if uid != self._uid:
            return
        if row is None:  # in the bin
            self._uid = ""
            self.records.table.choose("")
        self.panel.show_row(row)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        some = counts["all"] > 0
        self.records.show_counts(counts)
        if not some and self._empty is None:
            self._empty = self._build_empty()
            self._body.addWidget(self._empty)
        before = self._body.currentWidget()
        self._body.setCurrentWidget(self._empty if self._empty and not some else self._halves)
        self._new.setVisible(some)
        self.primary = self._new if some else self._first
        if not some and before is self._blank:
            self._first.setFocus()

    def _build_empty(self) -> QWidget:
        words = self.desk.words
        self._first = Button(words("documents.new"), "primary", "plus")
        self._first.setObjectName("documents.empty.new")
        self._first.clicked.connect(lambda _checked=False: self.new())
        state = EmptyState(
            "folder-search",
            words("documents.empty"),
            words("documents.empty.body"),
            self._first,
        )
        return Card((state, 1), margins=(0, 0, 0, 0))

    def _take(self, file: Incoming) -> None:
        """Keep what was read; a national identity number in it is told of first (MODEL 25)."""
        if not file.has_national_id:
            self._keep(file)
            return
        words = self.desk.words
        keep = Button(words("documents.id.keep"), "primary")
        keep.setObjectName("documents.id.keep")
        leave = Button(words("documents.id.leave"), "ghost")
        leave.setObjectName("documents.id.leave")
        said = Prose(words("documents.id.body", name=file.name), "muted")
        sheet = SideSheet(
            self, words, words("documents.id.title"), plain(column(said)), leave, keep
        )
        self._sheet = sheet
        sheet.closed.connect(sheet.deleteLater)
        leave.clicked.connect(lambda _checked=False: sheet.close_sheet())
        keep.clicked.connect(lambda _checked=False: sheet.close_sheet())
        keep.clicked.connect(lambda _checked=False: self._keep(file))
        sheet.open_sheet()

    def _keep(self, file: Incoming) -> None:
        self._sheet = None
        self.desk.background.write(
            lambda register: documents.keep(register, file),
            lambda made: self._choose(made.uid),
            self.desk.tell,
            owner=self,
        )

    def _delete(self) -> None:
        row = self.panel.row
        if row is None:
            return
        if row.is_letter:
            self.desk.toast(self.desk.words("documents.sent.stays"))
            return
        remove_record(self, Document.table, row.uid, documents.remove)
