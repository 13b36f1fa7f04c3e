"""How wide a table's columns are and in which order they stand: as designed, or as put by hand.

A border that is moved takes from one neighbour what it gives the other, so a table never grows out
of its place. What was put by hand is remembered for the register, in design pixels, under the
table's object name; where there is no room for it the designed widths hold.
"""

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from dpo_desk.desk import tokens
from dpo_desk.desk.table import FIT, TableModel
from dpo_desk.desk.table_rows import RIGHT, cell_width, inset
from dpo_desk.desk.theme import live, px

_MEASURED = 200  # rows that a fitting column looks at
_NARROWEST = 160  # what a column with the rest of the room should get
_LEAST = 96  # what another keeps when it gives way to that


class TableColumns(QObject):
    """Lays the columns of one view out; the view says when there is other room."""

    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._heading = view.horizontalHeader()
        self._heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._designed = {
            index: px(column.width)
            for index, column in enumerate(model.columns)
            if column.width is not None
        }
        self._chosen: dict[str, float] | None = None  # design pixels by key; None: not read yet
        self._laying = False
        self._heading.sectionResized.connect(self._resized)
        self._heading.sectionHandleDoubleClicked.connect(lambda _section: self.forget())

    def fit(self) -> None:
        """Rows are new: a column that fits its cells measures them."""
        for index, column in enumerate(self._model.columns):
            if column.width == FIT:
                self._designed[index] = self._wanted_width(index)
        self.lay_out()

    def lay_out(self) -> None:
        """Give every column its width; what can be missed is left out where room is short."""
        if self._chosen is None:
            self._recall()
        columns, room = self._model.columns, self._view.viewport().width()
        rest = [index for index in range(len(columns)) if index not in self._designed]
        least = px(_NARROWEST) * len(rest)
        tight = room - sum(self._designed.values()) < least
        hidden = {i for i, column in enumerate(columns) if tight and not column.narrow}
        for index in range(len(columns)):
            self._view.setColumnHidden(index, index in hidden)
        fixed = {index: self._wanted(index) for index in self._designed if index not in hidden}
        if room - sum(fixed.values()) < least:
            fixed = {index: self._designed[index] for index in fixed}
            self._make_room(fixed, least - (room - sum(fixed.values())))
        left = [index for index in rest if index not in hidden]
        self._put(fixed | self._shares(left, room - sum(fixed.values())))

    def move_border(self, section: int, step: int) -> None:
        """Move the border at the right of a column by ``step`` design pixels."""
        self._share(section, self._heading.sectionSize(section) + px(abs(step)) * _sign(step))
        self.remember()

    def move(self, section: int, step: int) -> None:
        """Move a column past its neighbour; the first column, the record's name, stays."""
        at = self._heading.visualIndex(section)
        if at > 0 and 0 < at + step < self._heading.count():
            self._heading.moveSection(at, at + step)
            self.remember()

    def remember(self) -> None:
        """Keep widths and order as they are now."""
        heading, columns = self._heading, self._model.columns
        order = [columns[heading.logicalIndex(place)].key for place in range(heading.count())]
        if order == [column.key for column in columns]:
            order = []
        self._keep("order", order)
        self._keep("widths", self._chosen or {})

    def forget(self) -> None:
        """Back to what was designed."""
        self._chosen = {}
        for index in range(self._heading.count()):
            self._heading.moveSection(self._heading.visualIndex(index), index)
        self.remember()
        self.lay_out()

    def _recall(self) -> None:
        found = self._kept("widths")
        known = {column.key for column in self._model.columns}
        self._chosen = {
            key: float(width)
            for key, width in (found.items() if isinstance(found, dict) else ())
            if key in known and isinstance(width, int | float)
        }
        keys = [column.key for column in self._model.columns]
        order = self._kept("order")
        if isinstance(order, list) and sorted(map(str, order)) == sorted(keys):
            for place, key in enumerate(order):
                self._heading.moveSection(self._heading.visualIndex(keys.index(key)), place)

    def _kept(self, what: str) -> Any:
        return self._model.desk.preferences.of_register.get(self._key(what))

    def _keep(self, what: str, value: Any) -> None:
        self._model.desk.preferences.of_register.set(self._key(what), value or None)

    def _key(self, what: str) -> str:
        return f"{self._view.objectName() or self._view.accessibleName()}.{what}"

    def _wanted(self, index: int) -> int:
        chosen = (self._chosen or {}).get(self._model.columns[index].key)
        least = self._heading.minimumSectionSize()
        return self._designed[index] if chosen is None else max(least, px(chosen))

    def _make_room(self, fixed: dict[int, int], lacking: int) -> None:
        """Where the names would be cut to nothing, what need not fit its cells gives way."""
        giving = [index for index in fixed if self._model.columns[index].width != FIT]
        for index in sorted(giving, key=lambda index: -fixed[index]):
            given = max(0, min(lacking, fixed[index] - px(_LEAST)))
            fixed[index] -= given
            lacking -= given

    def _shares(self, columns: list[int], room: int) -> dict[int, int]:
        """The room that is left, shared as it was by hand, or evenly."""
        if not columns:
            return {}
        keys = {index: self._model.columns[index].key for index in columns}
        chosen = self._chosen or {}
        all_chosen = all(key in chosen for key in keys.values())
        weights = {i: chosen[key] if all_chosen else 1.0 for i, key in keys.items()}
        total = sum(weights.values()) or 1.0
        widths = {i: int(room * weight / total) for i, weight in weights.items()}
        widths[columns[-1]] += room - sum(widths.values())
        return widths

    def _put(self, widths: dict[int, int]) -> None:
        self._laying = True
        for index, width in widths.items():
            self._heading.resizeSection(index, max(width, self._heading.minimumSectionSize()))
        self._laying = False

    def _resized(self, section: int, old: int, new: int) -> None:
        """Somebody drags a border: what one column gets is taken from the next."""
        if not self._laying and old and new:  # from and to nothing is being hidden
            self._share(section, new, before=old)

    def _share(self, section: int, width: int, before: int = 0) -> None:
        heading = self._heading
        before = before or heading.sectionSize(section)
        other = self._next(section)
        if other < 0:
            self._put({section: before})
            return
        least = heading.minimumSectionSize()
        both = before + heading.sectionSize(other)
        width = max(least, min(width, both - least))
        self._put({section: width, other: both - width})
        factor, chosen = live().factor, dict(self._chosen or {})
        for index in (section, other, *self._resting()):
            chosen[self._model.columns[index].key] = round(heading.sectionSize(index) / factor, 1)
        self._chosen = chosen

    def _resting(self) -> list[int]:
        """The columns that share what is left."""
        return [i for i in range(len(self._model.columns)) if i not in self._designed]

    def _next(self, section: int) -> int:
        """The column at the right of one, or -1."""
        heading = self._heading
        for place in range(heading.visualIndex(section) + 1, heading.count()):
            if not heading.isSectionHidden(heading.logicalIndex(place)):
                return heading.logicalIndex(place)
        return -1

    def _wanted_width(self, column: int) -> int:
        title: Any = self._model.headerData(column, Qt.Orientation.Horizontal)
        bold = live().metrics(tokens.CAPTION, tokens.SEMIBOLD)
        widest = bold.horizontalAdvance(title) + px(20)
        model = self._model
        shown = range(min(model.rowCount(), _MEASURED))
        different = {model.cell(model.index(row, column)) for row in shown}
        widest = max([widest, *map(cell_width, different)])
        return inset(column) + widest + px(RIGHT) + 2


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
