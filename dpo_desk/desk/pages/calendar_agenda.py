"""The agenda: what is late and a year ahead as a list, most urgent first."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import Signal

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages import calendar_words
from dpo_desk.desk.table import FIT, ChipCell, Column, Query, Source, TableModel, TwoLines
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import Item as Piece
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties import agenda_words
from dpo_desk.duties.agenda_item import Item, Kind, State
from dpo_desk.law import dates
from dpo_desk.words import Words


class _Row(NamedTuple):
    """A line of the list."""

    uid: str  # of the line: one record can have several
    item: Item


class AgendaPane(Card):
    """A table of what is to be done; Enter opens a record."""

    opened = Signal(object)  # an Item
    chosen = Signal(object)  # an Item

    def __init__(self, desk: Desk, head: Piece) -> None:
        words = desk.words
        self.model = TableModel(
            desk,
            _columns(words),
            Source(_window, _size),
            sort="on",
            shown=frozenset(Kind),
        )
        self.table = TableView(self.model, words("calendar.agenda"))
        self.table.setObjectName("calendar.table")
        self.table.set_empty_text(words("calendar.agenda.none"))
        self.model.setParent(self.table)
        self._size = Label("", "caption")
        self._on: date | None = None
        super().__init__(
            head,
            Rule(),
            (self.table, 1),
            Rule(),
            row(self._size, None, margins=(16, 8, 16, 8)),
            margins=(1, 1, 1, 1),
        )
        self.table.setMinimumHeight(tokens.ROW * 4)
        self.model.counted.connect(lambda n: self._size.setText(words.n("calendar.things", n)))
        self.model.filled.connect(self._choose_first)
        self.table.opened.connect(lambda uid: self.opened.emit(self._item(uid)))
        self.table.chosen.connect(self._choose)

    def show_kinds(self, kinds: frozenset[Kind]) -> None:
        """Show these kinds only."""
        self.model.show(kinds)

    def start(self, on: date) -> None:
        """Choose the first thing on or after a day, once the rows are there."""
        self._on = on

    def _choose_first(self) -> None:
        on, self._on = self._on, None
        rows = (self.model.row(n) for n in range(self.model.rowCount()) if on is not None)
        found = next((row for row in rows if on is not None and row.item.on >= on), None)
        if found is not None:
            self.table.choose(found.uid)

    def _choose(self, uid: str) -> None:
        item = self._item(uid)
        if item is not None:
            self.chosen.emit(item)

    def _item(self, uid: str) -> Item | None:
        place = self.model.place_of(uid)
        found: Item | None = self.model.row(place).item if place >= 0 else None
        return found


def _columns(words: Words) -> tuple[Column, ...]:
    def when(row: _Row) -> TwoLines:
        weekday = dates.weekday(row.item.on, words.language)
        return TwoLines(dates.write(row.item.on, words.language), weekday)

    def what(row: _Row) -> TwoLines:
        return TwoLines(
            agenda_words.headline(row.item, words), agenda_words.detail(row.item, words)
        )

    def kind(row: _Row) -> ChipCell:
        tone, icon = calendar_words.look(row.item)
        if row.item.state is not State.LATE:
            key = calendar_words.choice_of(row.item)
            return ChipCell(words(f"calendar.chip.{key}"), tone, icon)
        safe = row.item.kind is Kind.DEADLINE_SAFE and not row.item.lost
        return ChipCell(words("due.safe_passed" if safe else "calendar.chip.late"), tone, icon)

    return (
        Column("on", "cli.column.date", 168, when),
        Column("what", "cli.column.what", None, what),
        Column("kind", "calendar.kind", FIT, kind),
    )


def _all(register: Any, kinds: frozenset[Kind]) -> list[_Row]:
    from dpo_desk.duties.agenda import without_twins
    from dpo_desk.duties.calendar_export import ahead

    found = [item for item in without_twins(ahead(register, None, None)) if item.kind in kinds]
    return [_Row(f"{item.uid}-{item.key}-{item.on}", item) for item in found]


def _window(register: Any, query: Query, after: _Row | None, limit: int) -> Sequence[_Row]:
    rows = _all(register, query.shown)
    start = 0
    if after is not None:
        start = next((n + 1 for n, row in enumerate(rows) if row.uid == after.uid), len(rows))
    return rows[start : start + limit]


def _size(register: Any, query: Query) -> int:
    return len(_all(register, query.shown))


def month_rows(month: Any, words: Words) -> list[tuple[TwoLines, TwoLines, str]]:
    """What is on the days of a month, for paper."""
    return [
        (
            TwoLines(dates.write(day.on, words.language), dates.weekday(day.on, words.language)),
            TwoLines(agenda_words.headline(item, words), agenda_words.detail(item, words)),
            words(f"agenda.state.{item.state.value}"),
        )
        for day in month.days
        if day.inside
        for item in day.items
    ]
