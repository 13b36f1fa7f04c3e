"""The list of requests: who asked what, and how long there is left."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.request_rows import SOURCE, columns
from dpo_desk.desk.table import TableModel
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card, EmptyState
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.reflow import Beside
from dpo_desk.desk.widgets.search_field import SearchField
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.desk.widgets.text import Label, Rule

if TYPE_CHECKING:
    from dpo_desk.desk.pages.new_request import NewRequestSheet

_FILTERS = ("open", "closed", "all")


class RequestsPage(Page):
    """A filter, a search field and the table; before the first request it says what it is for."""

    tables: ClassVar[frozenset[str]] = frozenset({"request", "claim", "event", "letter"})

    def __init__(self, desk: Desk, see_examples: Callable[[], object]) -> None:
        """``see_examples`` leads to the examples."""
        super().__init__(desk)
        self._sheet: NewRequestSheet | None = None
        self._build(see_examples)

    def open(self, *, new: bool = False, **args: Any) -> None:
        """Show the list; with ``new`` also the sheet in which one was logging a request."""
        super().open(**args)
        if new:
            self.new()

    def place(self) -> dict[str, Any]:
        """With the sheet, where it is open."""
        is_open = self._sheet is not None and self._sheet.is_open
        return {**self.args, "new": True} if is_open else self.args

    def first_focus(self) -> QWidget:
        """Known without walking the order of Tab, for which Python must learn every widget."""
        return self._new

    def flush(self) -> None:
        """Keep what is typed of a request that is not logged yet."""
        if self._sheet is not None and self._sheet.is_open:
            self._sheet.keep()

    def refresh(self) -> None:
        """Count anew, and read the rows that are shown."""

        def job(register: Any) -> dict[str, int]:
            from dpo_desk.duties import listing

            return {shown.value: n for shown, n in listing.counts(register).items()}

        self.desk.background.read(job, self._show_counts, owner=self)
        self._ask()

    def new(self) -> None:
        """Ctrl+N: log a request in the sheet at the right."""
        from dpo_desk.desk.pages.new_request import NewRequestSheet

        if self._sheet is None:
            self._sheet = NewRequestSheet(self, self.desk)
            self._sheet.created.connect(self._created)
        if not self._sheet.is_open:
            self._sheet.open_sheet()

    def print_page(self) -> None:
        """Ctrl+P: the requests that are shown, all of them."""
        from dpo_desk.desk.printing import filter_line, print_list

        self._ask()  # what is typed may not have been asked for yet
        words = self.desk.words
        chosen, typed = self._model.query.shown
        which = filter_line(words, words(f"requests.filter.{chosen}", n="").strip(), search=typed)
        print_list(self, words("requests.title"), which, self._model)

    def escape(self) -> bool:
        """Esc closes the sheet."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

    def panes(self) -> list[QWidget]:
        """Top, and what is under it."""
        return [self._top, self._body]

    def _build(self, see_examples: Callable[[], object]) -> None:
        words = self.desk.words
        self._new = Button(words("requests.new"), "primary", "plus")
        self._new.setObjectName("requests.new")
        self._new.clicked.connect(lambda _checked=False: self.new())
        self._top = TopBar(words("requests.title"), words("requests.subtitle"), self._new)
        self._body = Stack()
        self._list = self._build_list()
        self._see_examples = see_examples
        self._empty: QWidget | None = None
        self._blank = QWidget()  # before it is known which of the two
        for view in (self._blank, self._list):
            self._body.addWidget(view)
        edge = tokens.MARGIN
        self.show_content(self._top, (column((self._body, 1), margins=(edge, 0, edge, 28)), 1))
        self.primary = self._new

    def _build_list(self) -> QWidget:
        words = self.desk.words
        self._filters = ButtonRow(
            [(key, words(f"requests.filter.{key}", n=0)) for key in _FILTERS],
            name=words("requests.filters"),
        )
        for key in _FILTERS:
            self._filters.button(key).setObjectName(f"requests.filter.{key}")
        self._filters.changed.connect(lambda _key: self._ask())
        self._search = SearchField(words("requests.search"), words("search.clear"))
        self._search.setObjectName("requests.search")
        self._search.searched.connect(lambda _text: self._ask())
        self._model = TableModel(
            self.desk, columns(words), SOURCE, sort="due_on", shown=(_FILTERS[0], "")
        )
        self._model.setParent(self)
        self._model.counted.connect(self._show_size)
        self._table = TableView(self._model, words("requests.title"))
        self._table.setObjectName("requests.table")
        self._table.opened.connect(self._open)
        self._size = Label("", "caption")
        printer = Button("", "icon", "printer", tip=words("menu.print"))
        printer.setObjectName("requests.print")
        printer.clicked.connect(lambda _checked=False: self.print_page())
        top = Beside(self._filters, self._search, least=330)
        return Card(
            row((top, 1), printer, gap=4, margins=(12, 10, 12, 10)),
            Rule(),
            (self._table, 1),
            Rule(),
            row(self._size, None, margins=(16, 8, 16, 8)),
            margins=(1, 0, 1, 1),
        )

    def _build_empty(self) -> QWidget:
        words = self.desk.words
        first = Button(words("requests.new"), "primary", "plus")
        first.setObjectName("requests.empty.new")
        first.clicked.connect(lambda _checked=False: self.new())
        example = Button(words("requests.empty.example"), "ghost")
        example.setObjectName("requests.empty.example")
        example.clicked.connect(lambda _checked=False: self._see_examples())
        state = EmptyState(
            "inbox", words("requests.empty"), words("requests.empty.body"), first, example
        )
        self._first = first
        return Card((state, 1), margins=(0, 0, 0, 0))

    def _show_counts(self, counts: dict[str, int]) -> None:
        words, some = self.desk.words, counts["all"] > 0
        for key in _FILTERS:
            self._filters.set_text(key, words(f"requests.filter.{key}", n=counts[key]))
        before = self._body.currentWidget()
        if not some and self._empty is None:
            self._empty = self._build_empty()
            self._body.addWidget(self._empty)
        self._body.setCurrentWidget(self._empty if self._empty and not some else self._list)
        self._new.setVisible(some)
        self.primary = self._new if some else self._first
        if not some and before is self._blank and self._sheet is None:
            self._first.setFocus()

    def _ask(self) -> None:
        shown = (self._filters.chosen, self._search.text().strip())
        if shown == self._model.query.shown:
            self._model.refresh()
        else:
            self._model.show(shown)

    def _show_size(self, n: int) -> None:
        words, typed = self.desk.words, self._search.text().strip()
        self._size.setText(words.n("requests.size", n))
        if typed:
            self._table.set_empty_text(words("search.none", q=typed))
        elif self._filters.chosen == "closed":
            self._table.set_empty_text(words("requests.none.closed"))
        else:
            self._table.set_empty_text(words("requests.none.open"))

    def _open(self, uid: str) -> None:
        place = self._model.place_of(uid)
        if place >= 0:
            self.desk.navigate("request", id=self._model.row(place).id)

    def _created(self, request: Any) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.deleteLater()
        self.desk.navigate("request", id=request.id)
