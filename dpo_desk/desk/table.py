"""One table model over windows of SQL: columns and two functions make a table.

A table on a page::

    COLUMNS = (
        Column("name", "field.processor.name", None, _name, sort="name"),
        Column("place", "field.processor.place", 84, lambda row: row.place),
        Column("status", "field.processor.status", FIT, _status_chip, sort="status"),
    )
    self.model = TableModel(desk, COLUMNS, Source(listing.window, listing.count), sort="name")
    self.table = TableView(self.model, desk.words("nav.processors"))
    self.table.opened.connect(lambda uid: desk.navigate("processor", uid=uid))
    self.model.counted.connect(self._show_count)
    ...
    self.model.refresh()                      # in the page's refresh
    self.model.show(Filter.MISSING)           # another filter: any value that the source knows

``render(row)`` gives a text, ``TwoLines`` or a ``Chip``; ``sort`` is the source's name of an order,
so the heading can be clicked. The source runs on the register's thread: ``window`` gives the next
rows after one (keyset, no offset), ``size`` how many there are in all. A row has a ``uid``. Rows
are fetched as one scrolls; nothing is ever sorted or filtered here.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from dpo_desk.desk.background import Task
from dpo_desk.desk.context import Desk
from dpo_desk.desk.tokens import Tone

FIT: Final = 0  # as wide as the widest of its cells
FIRST_ROWS, MORE_ROWS = 50, 200
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TwoLines(NamedTuple):
    """A name, and something quieter under it."""

    first: str
    second: str


class ChipCell(NamedTuple):
    """A status; "" for no chip at all."""

    text: str
    tone: Tone = "neutral"
    icon: str = ""


Cell = str | TwoLines | ChipCell


class Column(NamedTuple):
    """A column: its key, the words of its heading, its width and what stands in a row's cell."""

    key: str
    title: str
    width: int | None  # design pixels, FIT, or None for what is left
    render: Callable[[Any], Cell]
    sort: str = ""  # the source's name for this order; "" where it has none
    narrow: bool = True  # also shown where there is little room, else left out


class Query(NamedTuple):
    """What is asked of a source."""

    shown: Any  # the filter, whatever the source takes
    sort: str
    descending: bool


class Source(NamedTuple):
    """Where rows come from; both run on the register's thread."""

    window: Callable[[Any, Query, Any, int], Sequence[Any]]  # register, query, row before, limit
    size: Callable[[Any, Query], int]  # register, query


class TableModel(QAbstractTableModel):
    """The rows fetched so far, in the order and choice of the query."""

    counted = Signal(int)  # how many rows the query has in all
    filled = Signal()  # the first window is here

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column],
        source: Source,
        *,
        sort: str,
        descending: bool = False,
        shown: Any = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.query = Query(shown, sort, descending)
        self.total = 0
        self.desk = desk
        self._source = source
        self._rows: list[Any] = []
        self._more = False
        self._task: Task[Any] | None = None

    @property
    def source(self) -> Source:
        """Where its rows come from: who prints them reads all of them."""
        return self._source

    def show(self, shown: Any) -> None:
        """Choose other rows, from the beginning."""
        self._ask(self.query._replace(shown=shown), FIRST_ROWS)

    def order(self, sort: str, *, descending: bool = False) -> None:
        """Another order, from the beginning."""
        self._ask(self.query._replace(sort=sort, descending=descending), FIRST_ROWS)

    def refresh(self) -> None:
        """Read again what is shown, as many rows as there are."""
        self._ask(self.query, max(FIRST_ROWS, len(self._rows)))

    def row(self, index: int) -> Any:
        """The row there; raises IndexError."""
        return self._rows[index]

    def place_of(self, uid: str) -> int:
        """Where the row with ``uid`` stands among those fetched, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.uid == uid), -1)

    def cell(self, index: Index) -> Cell:
        """What stands in a cell."""
        return self.columns[index.column()].render(self._rows[index.row()])

    def sorted_column(self) -> int:
        """The column that gives the order, or -1."""
        orders = [column.sort for column in self.columns]
        return orders.index(self.query.sort) if self.query.sort in orders else -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell's words; the delegate paints from ``cell``."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(self.cell(index))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The heading; read aloud with its order."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        title = self.desk.words(self.columns[section].title)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {self._order_words()}" if section == self.sorted_column() else title
        return None

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        """Whether there are rows that are not fetched, and none on the way."""
        return not parent.isValid() and self._more and self._task is None

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        """Fetch the next window."""
        if not self.canFetchMore(parent):
            return
        window, query, last = self._source.window, self.query, self._rows[-1]

        def job(register: Any) -> Sequence[Any]:
            return window(register, query, last, MORE_ROWS)

        self._start(self.desk.background.read(job, self._append, self._failed, owner=self))

    def _start(self, task: Task[Any]) -> None:
        self._task = None if task.finished else task

    def _order_words(self) -> str:
        up = "table.sorted.down" if self.query.descending else "table.sorted.up"
        return self.desk.words(up)

    def _ask(self, query: Query, limit: int) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        same = query == self.query
        self.query = query
        source = self._source

        def job(register: Any) -> tuple[Sequence[Any], int]:
            return source.window(register, query, None, limit), source.size(register, query)

        def done(answer: tuple[Sequence[Any], int]) -> None:
            self._task = None
            self._replace(list(answer[0]), answer[1], limit, same=same)

        self._start(self.desk.background.read(job, done, self._failed, owner=self))

    def _replace(self, rows: list[Any], total: int, limit: int, *, same: bool) -> None:
        self._more = len(rows) >= limit
        self.total = total
        if same and [row.uid for row in rows] == [row.uid for row in self._rows]:
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self.counted.emit(total)
        self.filled.emit()

    def _append(self, rows: Sequence[Any]) -> None:
        self._task = None
        self._more = len(rows) >= MORE_ROWS
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._more = False
        raise error


def spoken(cell: Cell) -> str:
    """A cell as it is read aloud and searched."""
    if isinstance(cell, TwoLines):
        return ", ".join(part for part in cell if part)
    return cell.text if isinstance(cell, ChipCell) else cell
