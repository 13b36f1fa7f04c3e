"""The privacy notices: versions left, the text in the middle, what was taken from it right."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.notices_empty import NoNotice
from dpo_desk.desk.pages.notices_publish import PublishSheet, RenameSheet
from dpo_desk.desk.pages.notices_side import NoticeSide
from dpo_desk.desk.pages.notices_text import NoticeCard
from dpo_desk.desk.pages.notices_versions import VersionList
from dpo_desk.desk.pages.record_bin import remove_record
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.drop_area import dropped_files
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.stack import OneOf
from dpo_desk.desk.window_drop import mail_in
from dpo_desk.duties import documents, notices
from dpo_desk.duties.notices import VersionRow, VersionView
from dpo_desk.records import NoticeVersion
from dpo_desk.register import NotFound

if TYPE_CHECKING:
    from dpo_desk.desk.pages.notices_editor import NoticeEditor


class _Read(NamedTuple):
    """What is read for the page: the versions, and the draft of a first notice."""

    rows: list[VersionRow]
    home: str  # the company's uid: the draft of a first notice is kept under it
    draft: str


class NoticesPage(Page):
    """Reading, comparing and publishing versions; ``NoticeEditor`` makes new ones."""

    tables: ClassVar[frozenset[str]] = frozenset({"notice", "notice_version", "statement"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: VersionView | None = None
        self._uid = ""
        self._span: tuple[int, int] | None = None  # to be shown once the text is there
        self._home = ""
        self._left = False  # the editor, just now: the focus goes back to where it came from
        self._sheet: SideSheet | None = None
        words = desk.words
        self._new = Button(words("notice.new"), "primary", "plus")
        self._new.setObjectName("notices.new")
        self._new.clicked.connect(lambda _checked=False: self.new())
        self.top = TopBar(words("notice.title"), words("notices.subtitle"), self._new)
        self._versions = VersionList(desk)
        self.card = NoticeCard(desk)
        self.side = NoticeSide(desk)
        self._made: NoticeEditor | None = None
        self._draft = Banner(
            "info", words("notices.edit.go_on"), "", words("notices.edit.go_on.do"), self.new
        )
        self._draft.button.setObjectName("notices.go_on")
        self._drop = Banner("info", words("import.drop"))
        self._halves = Columns((self._versions, 3), (self.card, 7), (self.side, 4))
        self._reading = plain(column(self._draft, (self._halves, 1), gap=12))
        self._empty: NoNotice | None = None
        self._blank = QWidget()
        self._body = OneOf(self._blank, self._reading)
        edge = tokens.MARGIN
        inner = column(self._drop, (self._body, 1), gap=12, margins=(edge, 8, edge, 28))
        self.show_content(self.top, (inner, 1))
        self._draft.hide()
        self._drop.hide()
        self.setAcceptDrops(True)
        self._connect()

    # what the window asks of a page

    def open(self, **args: Any) -> None:
        """Show a version (``uid``) with a passage marked, or the newest; or go on with a draft."""
        self.args = args
        if uid := str(args.get("uid", "")):
            self._uid = uid
        if int(args.get("end") or 0):
            self._span = (int(args.get("start") or 0), int(args["end"]))
        self.refresh()

    def refresh(self) -> None:
        """Read the versions, and the one that is shown."""

        def job(register: Any) -> _Read:
            home = register.company().uid
            return _Read(notices.versions(register), home, register.drafts(home).get("text", ""))

        self.desk.background.read(job, self._show_versions, owner=self)

    def flush(self) -> None:
        """Keep what is half typed."""
        if self._made is not None:
            self._made.flush()
        self.side.flush()

    def new(self) -> None:
        """Ctrl+N: the newest text to be changed, or an empty page for the first notice."""
        self._begin("")

    def print_page(self) -> None:
        """Ctrl+P: the text that is shown, line by line."""
        from dpo_desk.desk.print_sheet import print_rows

        if self.view is None or self._body.currentWidget() is not self._reading:
            super().print_page()
            return
        words = self.desk.words
        columns = ((words("field.statement.line"), 0.0), (words("field.notice.text"), 1.0))
        title = words("notices.row", n=self.view.version.number)
        print_rows(self, words("notice.title"), title, columns, self.card.printed())

    def back(self) -> bool:
        """Alt+←: out of the draft, which is kept."""
        if editing := self._editing:
            self._editor.flush()
            self._leave_editor()
        return editing

    def escape(self) -> bool:
        """Esc closes the sheet."""
        if open_ := self._sheet is not None and self._sheet.is_open:
            self._sheet.close_sheet()
        return open_

    def panes(self) -> list[QWidget]:
        """The top and the three columns, or what stands in their place."""
        if self._body.currentWidget() is self._reading:
            return [self.top, self._versions, self.card, self.side]
        return [self.top, self._body]

    def narrow(self, narrow: bool) -> None:
        """Under each other, or side by side."""
        self._halves.stack(narrow)
        self.card.stack(narrow)
        self.side.stack(narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what will happen."""
        if len(dropped_files(event.mimeData())) == 1 and not mail_in(event.mimeData()).mail:
            event.acceptProposedAction()
            self._drop.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        super().dragLeaveEvent(event)
        self._drop.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Into the review; while one writes, into the draft."""
        self._drop.hide()
        for path in dropped_files(event.mimeData())[:1]:
            event.acceptProposedAction()
            if self._editing:
                self.read_file(path)
            else:
                self.desk.navigate("notice_review", path=path)

    def read_file(self, path: Path) -> None:
        """The text of a file as the draft of a new version."""
        self.desk.background.compute(
            lambda: documents.read_incoming(path).text, self._take_text, self.desk.tell, owner=self
        )

    def _connect(self) -> None:
        self._versions.chosen.connect(self._choose)
        self._versions.delete_asked.connect(self._delete)
        self.card.publish_asked.connect(self._ask_publish)
        self.card.import_asked.connect(
            lambda uid: self.desk.navigate("notice_review", uid=uid, read=True)
        )
        self.card.delete_asked.connect(self._delete)
        self.card.rename_asked.connect(self._ask_name)
        self.card.clicked.connect(self.side.choose_at)
        self.side.passage_chosen.connect(self.card.show_passage)

    @property
    def _editing(self) -> bool:
        return self._made is not None and self._body.currentWidget() is self._made

    @property
    def _editor(self) -> "NoticeEditor":
        """Made when somebody first writes."""
        if self._made is None:
            from dpo_desk.desk.pages.notices_editor import NoticeEditor

            made = self._made = NoticeEditor(self.desk)
            made.kept.connect(self._kept)
            made.left.connect(self._leave_editor)
            made.file_asked.connect(self._ask_file)
            self._body.addWidget(made)
        return self._made

    def _show_versions(self, read: _Read) -> None:
        self._home = read.home
        self._versions.show_rows(read.rows)
        known = {row.uid for row in read.rows}
        asked = self.args.get("uid") == self._uid  # also one in the bin can be looked at
        if self._uid not in known and not (asked and self._uid):
            self._uid = read.rows[0].uid if read.rows else ""
        if self._uid:
            self._read()
            self._versions.choose(self._uid)
        elif not self._editing:
            self.view = None
            go_on = bool(read.draft) and bool(self.args.get("edit"))
            if self._empty is None:
                self._empty = NoNotice(self.desk)
                self._empty.paste_asked.connect(lambda: self._edit(None, ""))
                self._body.addWidget(self._empty)
            self._show_body(self._empty)
            if go_on:
                self._edit(None, "")

    def _choose(self, uid: str) -> None:
        self._uid, self._span = uid, None
        self.args = {"uid": uid}
        self._read()

    def _read(self) -> None:
        uid = self._uid

        def job(register: Any) -> VersionView | None:
            try:
                return notices.view(register, uid)
            except NotFound:
                return None

        self.desk.background.read(job, partial(self._show, uid), owner=self)

    def _show(self, uid: str, view: VersionView | None) -> None:
        if uid != self._uid or view is None:
            return
        self.view = view
        self.card.show_view(view)
        self.side.show_view(view)
        if self._span is not None:
            span, self._span = self._span, None
            self.card.show_passage(*span)
            self.side.choose_at(span[0])
        self._draft.setVisible(bool(view.draft))
        if self._editing:
            return
        self._show_body(self._reading)
        if self.args.pop("field", "") == "text":  # somebody wants to mend a sentence
            QTimer.singleShot(0, self, self.card.text.setFocus)
        if self.args.get("edit") and view.draft:
            self.new()

    def _show_body(self, shown: QWidget) -> None:
        before = self._body.currentWidget()
        self._body.setCurrentWidget(shown)
        self._new.setVisible(shown is self._reading)
        if shown is self._reading:
            self.primary = self._new
        else:
            empty = self._empty if shown is self._empty else None
            self.primary = empty.first if empty is not None else self._editor.keep
        if self._empty is not None and shown is self._empty and before is self._blank:
            self._empty.first.setFocus()
        elif shown is self._reading and self._left:
            self._new.setFocus()
        self._left = False

    def _begin(self, text: str) -> None:
        """Go on from the newest version of the notice that is shown."""
        newest = self._versions.newest_of(self.view.notice.uid if self.view else "")
        if newest is None:
            self._edit(None, text)
        else:
            self.desk.background.read(
                lambda register: notices.view(register, newest),
                lambda view: self._edit(view, text),
                owner=self,
            )

    def _edit(self, base: VersionView | None, text: str) -> None:
        self.args = {"edit": True}
        self._show_body(self._editor)
        self._editor.begin(base, self._home, text)

    def _take_text(self, text: str) -> None:
        if not text.strip():
            self.desk.toast(self.desk.words("err.file.scanned"))
        elif self._editing:
            self._editor.take_text(text)
        else:
            self._begin(text)

    def _ask_file(self) -> None:
        kinds = "*.pdf *.docx *.txt *.html *.htm *.md *.odt"
        name, _kind = QFileDialog.getOpenFileName(
            self, self.desk.words("notices.read"), "", f"{kinds};;*"
        )
        if name:
            self.read_file(Path(name))

    def _leave_editor(self) -> None:
        self.args = {}
        self._left = True
        self._body.setCurrentWidget(self._blank)
        self.refresh()

    def _kept(self, version: NoticeVersion) -> None:
        self._uid = version.uid
        self.desk.toast(self.desk.words("notices.kept", n=version.number))
        self._leave_editor()

    def _ask_publish(self) -> None:
        if self.view is None:
            return
        self.side.flush()
        self._open_sheet(PublishSheet(self, self.desk, self.view.version))

    def _ask_name(self) -> None:
        if self.view is not None:
            self._open_sheet(RenameSheet(self, self.desk, self.view.notice))

    def reopen(self, again: Mapping[str, Any]) -> None:
        """The sheet of publishing, or of the name."""
        (self._ask_publish if again["sheet"] == "publish" else self._ask_name)()

    def _open_sheet(self, sheet: SideSheet) -> None:
        self._sheet = sheet
        sheet.closed.connect(sheet.deleteLater)
        sheet.closed.connect(partial(setattr, self, "_sheet", None))
        sheet.open_sheet()

    def _delete(self) -> None:
        if self.view is not None and self.view.version.removed_at is None:
            self.side.flush()
            self.args = {}
            remove_record(self, NoticeVersion.table, self.view.version.uid, notices.remove)
