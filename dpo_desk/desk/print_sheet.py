"""Ctrl+P on a list: it is set as pages, seen at the right, then printed or saved as a PDF.

    def print_page(self) -> None:
        which = filter_line(words, self._filters.chosen_text, search=self._search.text())
        print_list(self, words("requests.title"), which, self._model)

All rows of the query are printed, in the order shown, and not only those that were scrolled to.
They are read a window at a time and set beside the register's thread, so that the register can be
used meanwhile; closing the sheet stops both. What is no table model gives its cells at once:
``print_rows(self, title, which, columns, rows)``.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk.page import Page
from dpo_desk.desk.table import Cell, ChipCell, TableModel, TwoLines
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.desk.background import Task
    from dpo_desk.duties.printing import ListCell, ListColumn, ListPaper
    from dpo_desk.paper.result import Rendered

_AT_ONCE: Final = 500  # rows read without letting anything else come between
_SHOWN: Final = 40  # pages of the preview: nobody leafs through more, and each is a widget
_PREVIEW: Final = 520
Cells = tuple["ListCell", ...]


class _Stopped(Exception):
    """The sheet was closed while its list was being set."""


class _Told(QObject):
    """Carries the worker's count to the window's thread."""

    rows = Signal(int)


def filter_line(words: Words, *parts: str, search: str = "") -> str:
    """Which rows these are, in a line: «Under arbeid · søk: «kari»»."""
    typed = search.strip()
    found = [part for part in parts if part]
    return " · ".join([*found, words("print.search", q=typed)] if typed else found)


def print_list(page: Page, title: str, subtitle: str, model: TableModel) -> "PrintSheet":
    """Set the rows that ``model`` shows, all of them and in its order, and show the pages."""
    words = page.desk.words
    if (there := _open_on(page)) is not None:
        return there
    columns = [(words(one.title), 0.0) for one in model.columns]
    sheet = PrintSheet(page, title, subtitle, columns)
    sheet.open_sheet()
    sheet.read(model)
    return sheet


def print_rows(
    page: Page,
    title: str,
    subtitle: str,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Cells],
) -> "PrintSheet":
    """Set rows that are at hand; a column is its heading and its share of the width (0: fits)."""
    if (there := _open_on(page)) is not None:
        return there
    sheet = PrintSheet(page, title, subtitle, columns)
    sheet.open_sheet()
    sheet.set_rows(list(rows))
    return sheet


def _open_on(page: Page) -> "PrintSheet | None":
    found = page.findChildren(PrintSheet)
    return next((sheet for sheet in found if sheet.is_open), None)


def printed(cell: Cell) -> "ListCell":
    """A cell of the window as it stands on paper."""
    if isinstance(cell, TwoLines):
        return (cell.first, cell.second)
    return cell.text if isinstance(cell, ChipCell) else cell


class PrintSheet(SideSheet):
    """The list as pages, and what can be done with them."""

    def __init__(
        self, page: Page, title: str, subtitle: str, columns: Sequence[tuple[str, float]]
    ) -> None:
        """Over its page, and gone with it: what is locked leaves nothing to be read."""
        desk = page.desk
        words = desk.words
        self._desk, self._title, self._subtitle = desk, title, subtitle
        self._columns = tuple(columns)
        self._now = desk.clock.now()
        self._rows: list[Cells] = []
        self._total = 0
        self._task: Task[Any] | None = None
        self._stop = Event()
        self._told = _Told()
        self._told.rows.connect(self._show_drawn)
        self._pdf = b""
        self._state = Label("", "small", wrap=True)
        self._state.setObjectName("print.state")
        self._preview = PagePreview(words)
        self._preview.setMinimumHeight(px(_PREVIEW))
        self._preview.hide()
        self._print = Button(words("answer.print"), "primary", "printer")
        self._print.setObjectName("print.print")
        self._save = Button(words("answer.pdf"), "secondary", "download")
        self._save.setObjectName("print.pdf")
        body = plain(column(Label(title, "h3", wrap=True), 2, self._which(), self._state, 12,
                            (self._preview, 1)))  # fmt: skip
        super().__init__(page, words, words("print.title"), body, self._save, self._print)
        self.destroyed.connect(self._stop.set)
        self._print.clicked.connect(lambda _checked=False: self._to_printer())
        self._save.clicked.connect(lambda _checked=False: self._ask_where())
        self.closed.connect(self._give_up)
        self._enable(ready=False)

    def read(self, model: TableModel) -> None:
        """Read every row of the query, a window at a time."""
        self._total = model.total
        self._read_on(model, None)

    def set_rows(self, rows: list[Cells]) -> None:
        """Set these rows."""
        self._rows = rows
        self._total = len(rows)
        self._set()

    @property
    def pdf(self) -> bytes:
        """The pages, once they are set."""
        return self._pdf

    def _which(self) -> QWidget:
        line = Label(self._subtitle, "small", wrap=True)
        if not self._subtitle:  # shown before it has a parent it would be a window of its own
            line.hide()
        return line

    def _read_on(self, model: TableModel, after: Any) -> None:
        source, query, columns = model.source, model.query, model.columns
        self._show("print.reading", len(self._rows))

        def job(register: Any) -> tuple[list[Cells], Any]:
            found = source.window(register, query, after, _AT_ONCE)
            cells = [tuple(printed(one.render(row)) for one in columns) for row in found]
            return cells, found[-1] if len(found) == _AT_ONCE else None

        def done(answer: tuple[list[Cells], Any]) -> None:
            self._rows += answer[0]
            if answer[1] is None:
                self._set()
            else:
                self._read_on(model, answer[1])

        if not self._stop.is_set():
            self._task = self._desk.background.read(job, done, owner=self)

    def _set(self) -> None:
        """Draw the pages beside the register's thread."""
        from dpo_desk.duties import printing

        words, now = self._desk.words, self._now
        columns: list[ListColumn] = [printing.ListColumn(*one) for one in self._columns]
        title, subtitle, language = self._title, self._subtitle, words.language

        def job(register: Any) -> "ListPaper":
            return printing.heading(
                register,
                title,
                subtitle,
                columns,
                now,
                language=language,  # type: ignore[arg-type]
            )

        self._task = self._desk.background.read(job, self._draw, owner=self)

    def _draw(self, paper: "ListPaper") -> None:
        from dpo_desk.duties import printing

        self._show("print.setting", 0)
        rows, self._rows = self._rows, []
        self._total = len(rows)
        self._task = self._desk.background.compute(
            partial(printing.draw, paper, rows, self._now, self._progress),
            self._drawn,
            self._failed,
            owner=self,
        )

    def _progress(self, rows: int) -> None:
        """On the worker: tell how far it has come, and stop where nobody waits any more."""
        if self._stop.is_set():
            raise _Stopped
        self._told.rows.emit(rows)

    def _show_drawn(self, rows: int) -> None:
        if not self._pdf:
            self._show("print.setting", rows)

    def _show(self, key: str, rows: int) -> None:
        total = max(self._total, rows)
        self._state.setText(self._desk.words(key, n=rows, m=total))

    def _drawn(self, rendered: "Rendered") -> None:
        words = self._desk.words
        self._pdf = rendered.pdf
        told = words.n("print.pages", rendered.pages)
        rows = words.n("paper.list.rows", self._total)
        first = "\n" + words("print.first", n=_SHOWN) if rendered.pages > _SHOWN else ""
        self._state.setText(f"{rows} · {told}{first}")
        self._preview.show_pdf(rendered.pdf, most=_SHOWN)
        self._preview.show()
        self._enable(ready=True)
        self._print.setFocus()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, _Stopped):
            raise error

    def _enable(self, *, ready: bool) -> None:
        for button in (self._print, self._save):
            button.setEnabled(ready)

    def _to_printer(self) -> None:
        from dpo_desk.desk.printing import NoPrinter, ask_and_print

        try:
            if ask_and_print(self, self._pdf, self._title, self._desk.words):
                self.close_sheet()
        except NoPrinter:
            words = self._desk.words
            self._desk.toast(words("err.print.none"), words("answer.pdf"), self._ask_where)

    def _ask_where(self) -> None:
        words = self._desk.words
        name = f"{self._title}.pdf".replace("/", "-")
        chosen, _ = QFileDialog.getSaveFileName(self, words("answer.pdf"), name, "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Write the pages that are shown to a file."""
        from dpo_desk.duties import answering

        self._desk.background.compute(
            partial(answering.write_file, path, self._pdf),
            lambda _done: self._saved(path),
            self._desk.tell,
            owner=self,
        )

    def _saved(self, path: Path) -> None:
        self._desk.toast(self._desk.words("answer.saved", name=path.name))
        self.close_sheet()

    def _give_up(self) -> None:
        self._stop.set()
        if self._task is not None:
            self._task.cancel()
        self.deleteLater()
