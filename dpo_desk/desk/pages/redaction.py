"""Covering what concerns others in a copy: its pages, bars over them, and how it will look.

Every bar is kept as it is laid and can be undone; nothing is covered in the file itself. The copy
that the person gets is made anew of it, without what lies under the bars.
"""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar, action_bar
from dpo_desk.desk.pages.redaction_panel import RedactionPanel, bar_name
from dpo_desk.desk.pages.redaction_view import MarkedPages
from dpo_desk.desk.pages.redaction_work import Drawn, FileWork
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.page_bar import Box
from dpo_desk.desk.widgets.page_marks import Placed
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.desk.widgets.working import Working
from dpo_desk.duties import covering, redactions
from dpo_desk.duties.covering import Seen
from dpo_desk.paper.annex_model import Mark

_PAGES, _PANEL = 13, 7  # shares of the width
_LOW = 360


class RedactionPage(Page):
    """One file; ``open(id=…)``. Alt+← goes back to the answer."""

    tables: ClassVar[frozenset[str]] = frozenset({"redaction", "document", "finding", "search"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.seen: Seen | None = None
        self.number = 1  # of the page that is shown
        self._of = 0  # the file
        self._new: tuple[Box, int] | None = None  # what was drawn last: it gets the focus
        words = desk.words
        self.panel = RedactionPanel(desk)
        self.view = MarkedPages(words)
        self.view.marks.drawn.connect(self._add)
        self.view.marks.moved.connect(self._move)
        self.view.marks.removed.connect(lambda mark: self._remove([mark]))
        self.view.marks.chosen.connect(self.panel.choose)
        self.view.marks.explained.connect(lambda _mark: self.panel.focus_reason())
        self.view.page_asked.connect(self.show_page)
        self.view.undo.clicked.connect(lambda _checked=False: desk.undo())
        self.result = PagePreview(words)
        self.working = Working(words("common.cancel"))
        self.work = FileWork(desk, self.working)
        self.work.ready.connect(lambda: self.work.draw(self.number))
        self.work.refused.connect(self._no_pages)
        self.work.drawn.connect(self._drawn)
        self.work.found.connect(self._found)
        self.work.made.connect(self._made)
        self.panel.search_asked.connect(self.work.search)
        self.panel.bar_asked.connect(self.go_to_bar)
        self.panel.remove_asked.connect(self._remove)
        self._build()

    def open(self, *, id: int = 0) -> None:  # type: ignore[override]  # noqa: A002
        """Show a file by its id, from its first page."""
        if id != self._of:
            self._forget()
            self._of = id
        self._show_result(shown=False)
        super().open(id=id)

    def refresh(self) -> None:
        """Read the bars again, and the file where it is another."""
        if self._of:
            self.desk.background.read(
                lambda register: covering.read(register, self._of), self._show, self._gone
            )

    def flush(self) -> None:
        """Hand over what is half moved and half typed."""
        self.view.marks.flush()
        self.panel.flush()

    def back(self) -> bool:
        """Alt+←: to the answer that this copy goes along with."""
        if self.seen is None:
            return False
        self.desk.navigate("request", id=self.seen.request_id, step="answer")
        return True

    def escape(self) -> bool:
        """Esc: from the result back to the bars."""
        shown = self._halves.currentWidget() is self.result
        if shown:
            self._show_result(shown=False)
            self.view.marks.setFocus()
        return shown

    def first_focus(self) -> QWidget | None:
        """The page."""
        return self.view.marks

    def panes(self) -> list[QWidget]:
        """The pages, what is said of the bars, the bar at the bottom."""
        return [self._halves, self.panel, self._bar]

    def narrow(self, narrow: bool) -> None:
        """What is said of the bars stands below the pages."""
        self._columns.stack(narrow)
        self._halves.setMinimumHeight(px(_LOW) if narrow else 0)

    def show_page(self, number: int) -> None:
        """Turn to a page."""
        if 1 <= number <= self.view.pages:
            self.view.marks.flush()
            self.number = number
            self.work.draw(number)

    def go_to_bar(self, mark: int) -> None:
        """Turn to a bar and put the focus on it."""
        seen = self.seen
        bar = next((each for each in seen.bars if each.id == mark), None) if seen else None
        if bar is None:
            return
        shown = self.view.marks.bar(mark)
        if shown is not None:
            shown.setFocus()
            return
        self._new = (Box(bar.left, bar.top, bar.width, bar.height), bar.page)
        self.show_page(bar.page)

    def _build(self) -> None:
        words = self.desk.words
        self._crumb = Button(words("redact.back"), "ghost", "chevron-left", small=True)
        self._crumb.setObjectName("redaction.back")
        self._crumb.clicked.connect(lambda _checked=False: self.back())
        self._top = TopBar(words("redact.title"), " ", crumb=self._crumb)
        self._halves = Stack()
        self._halves.addWidget(self.view)
        self._halves.addWidget(self.result)
        self._columns = Columns((self._halves, _PAGES), (self.panel, _PANEL), gap=0)
        self._back = Button(words("redact.edit"), "secondary", "pencil")
        self._back.setObjectName("redaction.edit")
        self._back.clicked.connect(lambda _checked=False: self.escape())
        self._look = Button(words("redact.look"), "primary", "eye")
        self._look.setObjectName("redaction.look")
        self._look.clicked.connect(lambda _checked=False: self._ask_result())
        self._done = Button(words("redact.done"), "primary", "check")
        self._done.setObjectName("redaction.done")
        self._done.clicked.connect(lambda _checked=False: self.back())
        self._bar = action_bar(None, self.working, self._back, self._look, self._done)
        self.show_content(self._top, (self._columns, 1), self._bar)
        self._show_result(shown=False)

    def _forget(self) -> None:
        """Another file is opened: nothing of the one before may show."""
        self.flush()
        self.work.forget()
        self.seen, self.number, self._new = None, 1, None
        self.view.clear()
        self.result.clear()
        self.panel.clear()

    def _gone(self, error: Exception) -> None:
        self.desk.navigate("requests")
        self.desk.tell(error)

    def _show(self, seen: Seen) -> None:
        if seen.document_id != self._of:
            return
        words = self.desk.words
        first, self.seen = self.seen is None, seen
        head = words("redact.head", n=seen.number) if seen.number else words("redact.head.none")
        parts = [head, seen.place, words("redact.case", ref=seen.ref)]
        self._top.set_title(seen.name, " · ".join(part for part in parts if part))
        self.panel.show_file(seen)
        if first:
            self.work.fetch(seen.document_id, seen.language)
        else:
            self._show_bars()

    def _no_pages(self, text: str) -> None:
        self.view.show_problem(text)
        self._look.setEnabled(False)

    def _drawn(self, page: Drawn) -> None:
        if page.number != self.number:
            return
        self._look.setEnabled(True)
        self.view.show_page(page.image, page.words, page.number, page.pages)
        self.panel.show_words(any_words=bool(page.words))
        self._show_bars()

    def _show_bars(self) -> None:
        seen, words = self.seen, self.desk.words
        if seen is None:
            return
        here = [each for each in seen.bars if each.page == self.number]
        self.view.marks.show_bars(
            [
                Placed(
                    each.id,
                    bar_name(each, seen, words),
                    seen.signs.get(each.id, ""),
                    Box(each.left, each.top, each.width, each.height),
                )
                for each in here
            ]
        )
        wanted, self._new = self._new, None
        if wanted is None:
            return
        for each in here:
            box = Box(each.left, each.top, each.width, each.height)
            bar = self.view.marks.bar(each.id)
            if (box, each.page) == wanted and bar is not None:
                bar.setFocus()

    def _add(self, box: Box) -> None:
        document, mark = self._of, Mark(page=self.number, **box._asdict())
        self._new = (box, self.number)
        self.desk.background.write(
            lambda register: redactions.add(register, document, [mark]),
            None,
            self.desk.tell,
            owner=self,
        )

    def _move(self, bar: int, box: Box) -> None:
        mark = Mark(page=self.number, **box._asdict())
        self.desk.background.write(
            lambda register: redactions.move(register, bar, mark, merge=f"redaction.{bar}"),
            None,
            self.desk.tell,
            owner=self,
        )

    def _remove(self, bars: list[int]) -> None:
        words = self.desk.words
        self.desk.background.write(
            lambda register: redactions.remove(register, bars),
            lambda _done: self.desk.toast(
                words.n("redact.removed", len(bars)), words("undo.do"), self.desk.undo
            ),
            self.desk.tell,
            owner=self,
        )

    def _found(self, marks: tuple[Mark, ...]) -> None:
        """Lay bars over every place where the words stand."""
        document = self._of
        if not marks:
            self.panel.found_none()
            return
        self.desk.background.write(
            lambda register: redactions.add(register, document, marks),
            lambda bars: self._covered(len(bars), marks),
            self.desk.tell,
            owner=self,
        )

    def _covered(self, count: int, marks: tuple[Mark, ...]) -> None:
        words = self.desk.words
        pages = words.n("redact.on_pages", len({mark.page for mark in marks}))
        said = words.n("redact.covered", count, pages=pages) if count else words("redact.already")
        self.panel.say_found(said)
        announce(self.panel, said)

    def _ask_result(self) -> None:
        if self.work.pdf:
            self.flush()
            self.work.make()

    def _made(self, pdf: bytes) -> None:
        """Show how it will be."""
        self.result.show_pdf(pdf)
        self._show_result(shown=True)
        if self.result.page_count >= self.number:
            self.result.show_page(self.number)
        self._done.setFocus()

    def _show_result(self, *, shown: bool) -> None:
        self._halves.setCurrentWidget(self.result if shown else self.view)
        self._look.setVisible(not shown)
        self._back.setVisible(shown)
        self._done.setVisible(shown)
        self.primary = self._done if shown else self._look
        if not shown:
            self.result.clear()
