"""A short list that is at hand: painted as every table, chosen by its rows' uid."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Signal

from dpo_desk.desk.context import Desk
from dpo_desk.desk.table import Column, Query, Source, TableModel
from dpo_desk.desk.table_view import TableView

_ORDER = "place"  # there is one only, so no heading sorts


class _HasUid(Protocol):
    """What a row must have."""

    @property
    def uid(self) -> str:
        """The same as long as it is the same row."""


class ShortTable(TableView):
    """Keeps the choice; where that row is gone, the one in its place is chosen."""

    picked = Signal(object)  # the row, or None
    entered = Signal(object)  # the row: Enter, or a double click

    def __init__(self, desk: Desk, columns: Sequence[Column], name: str) -> None:
        self._rows: tuple[Any, ...] = ()
        self._place = 0
        model = TableModel(desk, columns, Source(self._window, self._count), sort=_ORDER)
        super().__init__(model, name)
        self.rows_model = model
        model.setParent(self)
        model.filled.connect(self._settle)
        self.chosen.connect(self._tell)
        self.opened.connect(lambda uid: self.entered.emit(self.row_of(uid)))

    def show_rows(self, rows: Sequence[_HasUid]) -> None:
        """Show these."""
        self._rows = tuple(rows)
        self.rows_model.refresh()

    def row_of(self, uid: str) -> Any:
        """The row with a uid, or None."""
        return next((row for row in self._rows if row.uid == uid), None)

    def _settle(self) -> None:
        model = self.rows_model
        place = model.place_of(self.uid) if self.uid else -1
        if place < 0 and model.rowCount():
            place = min(self._place, model.rowCount() - 1)
            self.choose(model.row(place).uid)
        self._place = max(0, place)
        self.picked.emit(model.row(place) if place >= 0 else None)

    def _tell(self, uid: str) -> None:
        place = self.rows_model.place_of(uid)
        if place >= 0:
            self._place = place
            self.picked.emit(self.rows_model.row(place))

    def _window(self, _register: Any, _query: Query, after: Any, limit: int) -> Sequence[Any]:
        begin = self._rows.index(after) + 1 if after in self._rows else 0
        return self._rows[begin : begin + limit]

    def _count(self, _register: Any, _query: Query) -> int:
        return len(self._rows)
