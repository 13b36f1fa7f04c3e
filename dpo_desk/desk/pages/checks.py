"""The self-check: what must be mended, what to look at, what is in order; each with its way."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.background import BUSY_AFTER_MS
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.checks_accept import AcceptSheet
from dpo_desk.desk.pages.checks_list import FindingList
from dpo_desk.desk.pages.checks_mending import mend
from dpo_desk.desk.pages.checks_panel import FindingPanel
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card, EmptyState
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.stack import OneOf
from dpo_desk.desk.widgets.text import Label

if TYPE_CHECKING:
    from dpo_desk.duties.checking_view import Row, View


class ChecksPage(Page):
    """Findings at the left, what can be done about the chosen one at the right."""

    tables: ClassVar[frozenset[str]] = frozenset()  # any record may be one that is checked

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sheet: AcceptSheet | None = None
        self._wanted = ""  # the key of the finding to be shown first
        words = desk.words
        self._print = Button(words("check.print"), "secondary", "printer")
        self._print.setObjectName("checks.print")
        self._print.clicked.connect(lambda _checked=False: self.print_page())
        self.top = TopBar(words("check.title"), " ", self._print)
        self.list = FindingList(desk)
        self.panel = FindingPanel(desk)
        self._halves = Columns((self.list, 4), (self.panel, 3))
        self._working = Label(words("check.running"), "muted", wrap=True)
        self._working.hide()
        self._blank = plain(column(self._working, None))
        self._empty: QWidget | None = None
        self._body = OneOf(self._blank, self._halves)
        edge = tokens.MARGIN
        self.show_content(self.top, (column((self._body, 1), margins=(edge, 8, edge, 28)), 1))
        self._late = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._late.timeout.connect(self._say_working)
        self._connect()

    # what the window asks of a page

    def open(self, **args: Any) -> None:
        """Show all findings; ``finding`` is the key of the one to begin with."""
        self.args = args
        if key := str(args.get("finding", "")):
            self.list.show_all()
            self._wanted = key
        self.refresh()

    def refresh(self) -> None:
        """Check anew what has changed."""
        self.desk.checker.ask()

    def place(self) -> dict[str, Any]:
        """The finding that is shown."""
        return {"finding": self.list.table.uid} if self.list.table.uid else self.args

    def reopen(self, again: Mapping[str, Any]) -> None:
        """The sheet that asks why something is in order."""
        view = self.desk.checker.view
        for row in view.rows if view is not None else ():
            if row.key == again["finding"]:
                self._ask_reason(row)

    def print_page(self) -> None:
        """Ctrl+P: the report."""
        from dpo_desk.desk.print_sheet import print_rows
        from dpo_desk.duties import check_report

        words, view = self.desk.words, self.desk.checker.view
        if view is None:
            return
        columns = [(one.title, one.width) for one in check_report.columns(words)]
        count = words("check.report.subtitle", n=view.in_order, m=view.rules)
        print_rows(self, words("check.title"), count, columns, check_report.rows(view, words))

    def escape(self) -> bool:
        """Esc closes the sheet."""
        if open_ := self._sheet is not None and self._sheet.is_open:
            self._sheet.close_sheet()
        return open_

    def first_focus(self) -> QWidget | None:
        """The findings."""
        return self.list.table if self._body.currentWidget() is self._halves else None

    def panes(self) -> list[QWidget]:
        """The top, the findings and the chosen one."""
        if self._body.currentWidget() is self._halves:
            return [self.top, self.list, self.panel]
        return [self.top, self._body]

    def narrow(self, narrow: bool) -> None:
        """The chosen one under the findings, or beside them."""
        self._halves.stack(narrow)
        self.list.stack(narrow)
        self.panel.stack(narrow)

    def _connect(self) -> None:
        checker = self.desk.checker
        checker.begun.connect(self._late.start)
        checker.checked.connect(self._show)
        self.list.chosen.connect(self.panel.show_row)
        self.list.opened.connect(self.mend)
        self.panel.mend_asked.connect(self.mend)
        self.panel.accept_asked.connect(self._ask_reason)
        self.panel.reopen_asked.connect(self._reopen)

    def _say_working(self) -> None:
        if self.isVisible():
            self._working.show()

    def _show(self, view: "View") -> None:
        self._late.stop()
        self._working.hide()
        words = self.desk.words
        count = words("today.check.count", n=view.in_order, m=view.rules)
        self.top.set_title(words("check.title"), count)
        if not view.rows and self._empty is None:
            self._empty = self._build_empty()
            self._body.addWidget(self._empty)
        self._print.setVisible(bool(view.rows))
        some = bool(view.rows) or self._empty is None
        before = self._body.currentWidget()
        self._body.setCurrentWidget(self._halves if some or not self._empty else self._empty)
        self.primary = self.panel.mend if some else None
        wanted, self._wanted = self._wanted, ""
        self.list.show_view(view, wanted)
        if before is self._blank and some and self.isVisible():
            self.list.table.setFocus()

    def _build_empty(self) -> QWidget:
        words = self.desk.words
        state = EmptyState("clipboard-check", words("check.none"), words("check.none.body"))
        return Card((state, 1), margins=(0, 0, 0, 0))

    # what is done about one

    def mend(self, row: "Row") -> None:
        """Go to the very field, or to the words in the notice."""
        mend(self.desk, row)

    def _ask_reason(self, row: "Row") -> None:
        sheet = self._sheet = AcceptSheet(self, self.desk, row)
        sheet.again = {"finding": row.key}
        sheet.closed.connect(sheet.deleteLater)
        sheet.closed.connect(self._forget_sheet)
        sheet.open_sheet()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _reopen(self, row: "Row") -> None:
        words, uid = self.desk.words, row.accepted_uid

        def job(register: Any) -> None:
            from dpo_desk.duties import checking

            checking.reopen(register, uid)

        def done(_none: object) -> None:
            self.desk.toast(words("check.reopened"), words("undo.do"), self.desk.undo)

        self.desk.background.write(job, done, self.desk.tell, owner=self)
