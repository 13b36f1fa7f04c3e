"""The versions of the notices, newest first."""

from collections.abc import Sequence
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from dpo_desk.desk.context import Desk
from dpo_desk.desk.table import Column, Query, Source, TableModel, TwoLines
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.duties.notices import VersionRow
from dpo_desk.law import dates

_NARROWEST = 168
_ORDER = "number"  # there is one only, so no heading sorts


class VersionList(Card):
    """A short list: it is handed its rows, which are read with the page."""

    chosen = Signal(str)
    delete_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rows: tuple[VersionRow, ...] = ()
        self._wanted = ""
        self._waiting = False  # for the rows that were handed over; what is chosen now is of old
        words = desk.words
        self._model = TableModel(
            desk, self._columns(), Source(self._window, self._size), sort=_ORDER
        )
        self.table = TableView(self._model, words("notices.versions"))
        self.table.setObjectName("notices.versions")
        self.table.setMinimumSize(px(_NARROWEST), px(160))
        super().__init__((self.table, 1), margins=(1, 6, 1, 6))
        self._model.setParent(self)
        self.table.chosen.connect(self._tell)
        self._model.filled.connect(self._filled)
        delete = QShortcut(QKeySequence(QtCore.Qt.Key.Key_Delete), self.table)
        delete.setContext(QtCore.Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_asked)

    def show_rows(self, rows: Sequence[VersionRow]) -> None:
        """Show other versions."""
        self._rows = tuple(rows)
        self._waiting = True
        self._model.refresh()

    def choose(self, uid: str) -> None:
        """Choose a version without telling anybody."""
        self._wanted = uid
        self.table.choose(uid)

    def newest_of(self, notice_uid: str) -> str | None:
        """The uid of a notice's newest version, of the first notice where none is given."""
        mine = (row for row in self._rows if notice_uid in ("", row.notice_uid))
        return next((row.uid for row in mine), None)

    def _tell(self, uid: str) -> None:
        if not self._waiting:
            self._wanted = uid
            self.chosen.emit(uid)

    def _filled(self) -> None:
        self.table.choose(self._wanted)
        self._waiting = False

    def _columns(self) -> tuple[Column, ...]:
        words = self._desk.words

        def what(row: VersionRow) -> TwoLines:
            title = words("notices.row", n=row.number)
            if len({one.notice_uid for one in self._rows}) > 1:
                title = f"{row.title} {row.number}"
            if row.published_on is None:
                return TwoLines(title, words("notices.row.unpublished"))
            if row.valid_from is None:
                return TwoLines(title, words("notices.row.nodate"))
            day = dates.write(row.valid_from, words.language, "brief")
            return TwoLines(title, words("notices.row.from", date=day))

        return (Column("what", "notices.versions", None, what),)

    def _window(
        self, _register: Any, _query: Query, after: VersionRow | None, limit: int
    ) -> Sequence[VersionRow]:
        begin = self._rows.index(after) + 1 if after in self._rows else 0
        return self._rows[begin : begin + limit]

    def _size(self, _register: Any, _query: Query) -> int:
        return len(self._rows)
