"""The findings of the self-check, group by group; painted, so that many cost what few do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import Signal

from dpo_desk.desk.context import Desk
from dpo_desk.desk.table import FIT, ChipCell, Column, Query, Source, TableModel, TwoLines
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.theme import px
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.text import Label, Rule

if TYPE_CHECKING:
    from dpo_desk.duties.checking_view import Row, View

ALL: Final = "all"
GROUPS: Final = ("must", "should", "ok")
TONES: Final[dict[str, Tone]] = {"must": "danger", "should": "warn", "ok": "ok"}
_LOWEST = 5 * 56 + 40  # five rows and their heading, where list and panel are stacked
_ORDER = "weight"  # there is one only, so no heading sorts


class _Line(NamedTuple):
    """A finding in the table; its key is the same from one check to the next."""

    uid: str
    row: "Row"


class FindingList(Card):
    """Filters over a table: Enter or a double click goes to what is to be mended."""

    chosen = Signal(object)  # a Row, or None
    opened = Signal(object)  # a Row

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._all: tuple[_Line, ...] = ()
        self._shown: tuple[_Line, ...] = ()
        self._place = 0
        words = desk.words
        keys = (ALL, *GROUPS)
        self.filters = ButtonRow([(key, self._named(key, 0)) for key in keys],
                                 name=words("record.filters"))  # fmt: skip
        for key in keys:
            self.filters.button(key).setObjectName(f"checks.filter.{key}")
        self.filters.changed.connect(lambda _key: self._choose_rows())
        self._model = TableModel(
            desk, self._columns(), Source(self._window, self._count), sort=_ORDER
        )
        self.table = TableView(self._model, words("check.title"))
        self.table.setObjectName("checks.table")
        self.table.set_empty_text(words("check.none.group"))
        self._size = Label("", "caption")
        super().__init__(
            row((self.filters, 1), margins=(12, 10, 12, 10)),
            Rule(),
            (self.table, 1),
            Rule(),
            row(self._size, None, margins=(16, 8, 16, 8)),
            margins=(1, 0, 1, 1),
        )
        self._model.setParent(self)
        self._model.filled.connect(self._filled)
        self.table.chosen.connect(self._tell)
        self.table.opened.connect(self._open)

    def show_view(self, view: "View", wanted: str = "") -> None:
        """Show what was found; ``wanted`` is the key of the one to be chosen."""
        self._all = tuple(_Line(each.key, each) for each in view.rows)
        counts = {group: len(view.of(group)) for group in GROUPS} | {ALL: len(view.rows)}
        for key, count in counts.items():
            self.filters.set_text(key, self._named(key, count))
        if wanted:
            self.table.choose(wanted)
        self._choose_rows()

    def show_all(self) -> None:
        """No filter."""
        self.filters.choose(ALL)

    def stack(self, narrow: bool) -> None:
        """Where the panel stands under it, the table is as tall as it must be."""
        self.table.setMinimumHeight(px(_LOWEST) if narrow else px(104))

    def _named(self, key: str, count: int) -> str:
        return self._desk.words(f"check.filter.{key}", n=count)

    def _columns(self) -> tuple[Column, ...]:
        words = self._desk.words

        def what(line: _Line) -> TwoLines:
            return TwoLines(line.row.message.rstrip("."), line.row.where)

        def state(line: _Line) -> ChipCell:
            group = line.row.group
            return ChipCell(words(f"check.group.{group}"), TONES[group])

        return (
            Column("what", "check.report.finding", None, what),
            Column("state", "check.report.group", FIT, state),
        )

    def _choose_rows(self) -> None:
        group = self.filters.chosen
        self._shown = tuple(one for one in self._all if group in (ALL, one.row.group))
        self._size.setText(self._desk.words.n("check.size", len(self._shown)))
        self._model.refresh()

    def _window(
        self, _register: Any, _query: Query, after: _Line | None, limit: int
    ) -> Sequence[_Line]:
        shown = self._shown
        begin = shown.index(after) + 1 if after in shown else 0
        return shown[begin : begin + limit]

    def _count(self, _register: Any, _query: Query) -> int:
        return len(self._shown)

    def _filled(self) -> None:
        """Keep the choice; where that finding is gone, its neighbour takes its place."""
        model, uid = self._model, self.table.uid
        place = model.place_of(uid) if uid else -1
        if place < 0 and model.rowCount():
            place = min(self._place, model.rowCount() - 1)
            self.table.choose(model.row(place).uid)
        if place >= 0:
            self._place = place
            self.chosen.emit(model.row(place).row)
        else:
            self.chosen.emit(None)

    def _tell(self, uid: str) -> None:
        place = self._model.place_of(uid)
        if place >= 0:
            self._place = place
            self.chosen.emit(self._model.row(place).row)

    def _open(self, uid: str) -> None:
        place = self._model.place_of(uid)
        if place >= 0:
            self.opened.emit(self._model.row(place).row)
