"""The month: where it stands, the grid, and the months beside it read before they are asked for."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages import calendar_words
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import Item as Piece
from dpo_desk.desk.widgets.month_grid import Cell, MonthGrid, MonthModel
from dpo_desk.desk.widgets.text import Rule

if TYPE_CHECKING:
    from dpo_desk.duties.agenda import Kind
    from dpo_desk.duties.month import Month

_KEPT = 12  # months


class Shown(NamedTuple):
    """A month that is read, and its days in words."""

    month: "Month"
    cells: list[Cell]


class MonthPane(Card):
    """A card with the month's grid; it keeps the months it has read until something changes."""

    turned = Signal(object)  # the first of the month that is shown
    chosen = Signal(object)  # the duties.month.Day

    def __init__(self, desk: Desk, head: Piece) -> None:
        words = desk.words
        self._desk = desk
        self._months: dict[date, Shown] = {}
        self._asked: set[date] = set()
        self._generation = 0
        self._day = desk.clock.today()
        self._first = self._day.replace(day=1)  # the month that is shown
        self._kinds: frozenset[Kind] = frozenset()
        weekdays = [words(f"calendar.weekday.{n}") for n in range(1, 8)]
        self._model = MonthModel(weekdays, words("calendar.week"))
        self.grid = MonthGrid(self._model, words("calendar.grid"), words("calendar.more"))
        self.grid.setObjectName("calendar.grid")
        self._model.setParent(self.grid)
        super().__init__(head, Rule(), (self.grid, 1), margins=(1, 1, 1, 10))
        self.grid.chosen.connect(self._choose)
        self.grid.wanted.connect(self._step)
        self.grid.today_wanted.connect(lambda: self.go(desk.clock.today()))

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._day

    @property
    def shown(self) -> "Month | None":
        """The month that is shown, once it is read."""
        found = self._months.get(self._first)
        return found.month if found is not None else None

    def show_kinds(self, kinds: "frozenset[Kind]") -> None:
        """Show these kinds only."""
        self._kinds = kinds
        self.refresh()

    def refresh(self) -> None:
        """Something has changed: read anew what is shown."""
        self._generation += 1
        self._asked.clear()
        self._read(self._first, self._refreshed)

    def start(self, on: date) -> None:
        """Begin at a day; ``show_kinds`` or ``refresh`` will show it."""
        self._day, self._first = on, on.replace(day=1)

    def go(self, on: date) -> None:
        """Choose a day, in whatever month."""
        self.start(on)
        first = self._first
        if first in self._months:
            self._show(first)
        else:
            self._read(first, lambda: self._show(first))

    def turn(self, months: int) -> None:
        """The same day in another month."""
        self._step("months", months)

    def _step(self, unit: str, count: int) -> None:
        from dpo_desk.duties.month import shift

        step = {"days": count} if unit == "days" else {"months": count}
        self.go(shift(self._day, **step))

    def _refreshed(self) -> None:
        self._months = {self._first: self._months[self._first]}
        self._show(self._first)

    def _show(self, first: date) -> None:
        found = self._months.get(first)
        if found is None or first != self._first:
            return  # somebody has gone on
        self._model.show(found.cells, found.month.weeks)
        before = self.grid.currentIndex()
        self.grid.choose(self._day)
        if self.grid.currentIndex() == before:
            self._choose(self._day)  # the same place, another content
        self.turned.emit(first)
        self._look_beside(first)

    def _look_beside(self, first: date) -> None:
        """Read the months before and after, so that turning shows them at once."""
        from dpo_desk.duties.month import shift

        for step in (1, -1):
            beside = shift(first, months=step)
            if beside not in self._months and beside not in self._asked:
                self._read(beside, lambda: None)

    def _read(self, first: date, then: Callable[[], object]) -> None:
        kinds, generation, words = self._kinds, self._generation, self._desk.words
        self._asked.add(first)

        def job(register: Any) -> Shown:
            """Words and all, so that turning is painting and nothing else."""
            from dpo_desk.duties.month import month

            found = month(register, first, kinds)
            return Shown(found, calendar_words.cells(found, register.clock.today(), words))

        def done(found: Shown) -> None:
            if generation != self._generation:
                return
            self._asked.discard(first)
            while len(self._months) >= _KEPT:
                del self._months[next(iter(self._months))]
            self._months[first] = found
            then()

        self._desk.background.read(job, done, owner=self)

    def _choose(self, on: date) -> None:
        self._day = on
        month = self.shown
        if month is not None and month.place(on) >= 0:
            self.chosen.emit(month.days[month.place(on)])
