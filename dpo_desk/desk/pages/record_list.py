"""The left half of a register page: filters with their counts, a search field, print, the table."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.table import Column, Query, Source, TableModel
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.reflow import Beside
from dpo_desk.desk.widgets.search_field import SearchField
from dpo_desk.desk.widgets.text import Label, Rule

if TYPE_CHECKING:
    from dpo_desk.duties.windows import Listing

_SEARCH = 148  # the least a search field is good for; beside the filters there is no more
_LOWEST = 5 * 56 + 40  # five rows and their heading, where list and form are stacked


class RecordList(Card):
    """Its messages and object names begin with ``key``: ``processors.filter.all``."""

    chosen = Signal(str)  # the uid of the row somebody has chosen
    opened = Signal(str)  # Enter or a double click: on to the form
    delete_asked = Signal()
    print_asked = Signal()

    def __init__(
        self, desk: Desk, key: str, listing: "Listing[Any]", columns: Sequence[Column], sort: str
    ) -> None:
        self._desk, self._key = desk, key
        words = desk.words
        self._kept = tuple(listing.filters)
        self.filters = ButtonRow(
            [(name, words(f"{key}.filter.{name}", n="")) for name in self._kept],
            name=words("record.filters"),
        )
        for name in self._kept:
            self.filters.button(name).setObjectName(f"{key}.filter.{name}")
        self.filters.changed.connect(lambda _name: self.ask())
        self.search = _Search(words("record.search"), words("search.clear"))
        self.search.setObjectName(f"{key}.search")
        self.search.searched.connect(lambda _text: self.ask())
        printer = Button("", "icon", "printer", tip=words("record.print"))
        printer.setObjectName(f"{key}.print")
        printer.clicked.connect(lambda _checked=False: self.print_asked.emit())
        self.model = TableModel(
            desk, columns, source_of(listing), sort=sort, shown=(self._kept[0], "")
        )
        self.table = TableView(self.model, words(f"{key}.title"))
        self.table.setObjectName(f"{key}.table")
        self._size = Label("", "caption")
        top = Beside(self.filters, self.search, apart=True, gap=8)
        if (box := top.layout()) is not None:
            box.setAlignment(self.filters, QtCore.Qt.AlignmentFlag.AlignVCenter)
        super().__init__(
            row((top, 1), column(printer, None), margins=(12, 10, 8, 10), gap=4),
            Rule(),
            (self.table, 1),
            Rule(),
            row(self._size, None, margins=(16, 8, 16, 8)),
            margins=(1, 0, 1, 1),
        )
        self.model.setParent(self)
        self.model.counted.connect(self._show_size)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        delete = QShortcut(QKeySequence(QtCore.Qt.Key.Key_Delete), self.table)
        delete.setContext(QtCore.Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_asked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def filter_name(self) -> str:
        """What the filter that is on is called, without its count."""
        return self._desk.words(f"{self._key}.filter.{self.filters.chosen}", n="").strip()

    def ask(self) -> None:
        """Read what filter and search field ask for."""
        shown = (self.filters.chosen, self.search.text().strip())
        if shown == self.model.query.shown:
            self.model.refresh()
        else:
            self.model.show(shown)

    def show_all(self) -> None:
        """No filter and no words: every record can be found in the list."""
        if (self.filters.chosen, self.search.text()) != (self._kept[0], ""):
            self.filters.choose(self._kept[0])
            self.search.clear()
            self.ask()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many rows each filter holds."""
        for name in self._kept:
            text = self._desk.words(f"{self._key}.filter.{name}", n=counts[name])
            self.filters.set_text(name, text)

    def stack(self, narrow: bool) -> None:
        """Where the form stands under it, the table is as tall as it must be."""
        self.table.setMinimumHeight(px(_LOWEST) if narrow else px(104))

    def _show_size(self, n: int) -> None:
        words, typed = self._desk.words, self.search.text().strip()
        self._size.setText(words.n("record.size", n))
        none = words("search.none", q=typed) if typed else words("record.none")
        self.table.set_empty_text(none)


class _Search(SearchField):
    """Narrow beside the filters; under them, where there is no room, as wide as the list."""

    def __init__(self, placeholder: str, clear_name: str) -> None:
        super().__init__(placeholder, clear_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """What is left beside the filters."""
        return QSize(px(_SEARCH), px(tokens.CONTROL))


def source_of(listing: "Listing[Any]") -> Source:
    """A list of ``duties`` as a table reads it; what is shown is (filter, words)."""

    def window(register: Any, query: Query, after: Any, limit: int) -> Sequence[Any]:
        return listing.window(register, _wanted(query), after=after, limit=limit)

    def size(register: Any, query: Query) -> int:
        return listing.count(register, _wanted(query))

    return Source(window, size)


def _wanted(query: Query) -> Any:
    from dpo_desk.duties.windows import Window

    shown, text = query.shown
    return Window(shown, text, query.sort, query.descending)
