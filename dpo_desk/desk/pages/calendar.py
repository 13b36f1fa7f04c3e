"""The calendar: a month or an agenda at the left, the chosen day with what can be done at right."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages import calendar_words
from dpo_desk.desk.pages.calendar_agenda import AgendaPane, month_rows
from dpo_desk.desk.pages.calendar_day import DayPanel
from dpo_desk.desk.pages.calendar_deeds import Deeds
from dpo_desk.desk.pages.calendar_head import Head
from dpo_desk.desk.pages.calendar_month import MonthPane
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.duties import agenda_words
from dpo_desk.duties.agenda_item import Item
from dpo_desk.records import Task

_VIEWS = ("month", "agenda")
_PANEL = 300
_ANY = 16_777_215  # Qt's own word for no limit


class CalendarPage(Page):
    """What falls on which day, and moving what is a plan."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"request", "claim", "event", "service", "vendor", "activity", "retention_rule", "task",
         "company"}
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen = frozenset(calendar_words.CHOICES)
        self._build()
        self._wire()

    def open(self, **args: Any) -> None:
        """``on`` is an ISO date to choose, ``view`` is month or agenda."""
        self.args = args
        if args.get("view") in _VIEWS:
            self._view(str(args["view"]))
        if args.get("on"):
            on = date.fromisoformat(str(args["on"]))
            self._month.start(on)
            self._agenda.start(on)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is shown."""
        self._month.show_kinds(self._kinds)
        self._agenda.show_kinds(self._kinds)

    def new(self) -> None:
        """Ctrl+N: a task on the chosen day."""
        today = self.desk.clock.today()
        self._deeds.new(max(self._month.day, today))

    def print_page(self) -> None:
        """Ctrl+P: the month, or the whole agenda."""
        from dpo_desk.desk.print_sheet import print_list, print_rows

        words = self.desk.words
        which = self._filter_line()
        if self._views.currentWidget() is self._agenda:
            title = f"{words('calendar.title')}: {words('calendar.agenda.title').lower()}"
            print_list(self, title, which, self._agenda.model)
        elif self._month.shown is not None:
            month = self._month.shown
            columns = [(words("cli.column.date"), 0.0), (words("cli.column.what"), 1.0),
                       (words("calendar.state"), 0.0)]  # fmt: skip
            title = f"{words('calendar.title')}: {calendar_words.title(month.first, words)}"
            print_rows(self, title, which, columns, month_rows(month, words))

    def flush(self) -> None:
        """What is typed in a sheet is kept."""
        self._deeds.flush()

    def reopen(self, again: Mapping[str, Any]) -> None:
        """The sheet of a task, or of another day for a plan."""
        self._deeds.reopen(again, self._panel.items)

    def first_focus(self) -> QWidget:
        """The month or the list, so that the arrows walk at once."""
        shown = self._views.currentWidget()
        return self._month.grid if shown is self._month else self._agenda.table

    def escape(self) -> bool:
        """Esc closes a sheet."""
        return self._deeds.close()

    def panes(self) -> list[QWidget]:
        """Top, the month or the agenda, the day."""
        return [self._top, self._views, self._panel]

    def narrow(self, narrow: bool) -> None:
        """The day stands under the month where it is narrow."""
        self._columns.stack(narrow)
        self._panel.setMinimumWidth(0 if narrow else px(_PANEL))
        self._panel.setMaximumWidth(_ANY if narrow else px(_PANEL))
        self._panel.setMinimumHeight(px(_PANEL) if narrow else 0)

    def _build(self) -> None:
        words = self.desk.words
        names = [(view, words(f"calendar.{view}")) for view in _VIEWS]
        self._segments = ButtonRow(names, "segment", name=words("calendar.title"))
        self._segments.setObjectName("calendar.view")
        new = Button(words("calendar.newtask"), "primary", "plus")
        new.setObjectName("calendar.new")
        new.clicked.connect(lambda _checked=False: self.new())
        self.primary = new
        self._top = TopBar(words("calendar.title"), "", self._segments, new)
        self._month_head = Head(words, turning=True)
        self._agenda_head = Head(words, turning=False)
        self._agenda_head.set_title(words("calendar.agenda.title"))
        self._month = MonthPane(self.desk, self._month_head)
        self._agenda = AgendaPane(self.desk, self._agenda_head)
        self._panel = DayPanel(self.desk)
        self._deeds = Deeds(self, self.desk)
        self._views = Stack()
        for view in (self._month, self._agenda):
            self._views.addWidget(view)
        self._columns = Columns((self._views, 1), (self._panel, 0), gap=tokens.GUTTER)
        self.narrow(narrow=False)
        edge = tokens.MARGIN
        self.show_content(self._top, (column((self._columns, 1), margins=(edge, 8, edge, 28)), 1))

    def _wire(self) -> None:
        self._segments.changed.connect(self._view)
        for head in (self._month_head, self._agenda_head):
            head.turned.connect(self._month.turn)
            head.today.connect(lambda: self._month.go(self.desk.clock.today()))
            head.chosen.connect(self._choose_kinds)
            head.print_asked.connect(self.print_page)
            head.file_asked.connect(lambda: self._deeds.save_file(self._kinds))
        self._month.turned.connect(self._show_title)
        self._month.chosen.connect(self._show_day)
        self._agenda.chosen.connect(lambda item: self._month.go(item.on))
        self._agenda.opened.connect(self._open_item)
        grid = self._month.grid
        grid.opened.connect(lambda _day: self._enter_day())
        grid.pill_opened.connect(self._open_item)
        grid.moved.connect(self._deeds.move)
        grid.nudged.connect(self._nudge)
        grid.held.connect(self._say_why)
        self._panel.opened.connect(self._open_item)
        self._panel.done.connect(self._deeds.done)
        self._panel.undone.connect(self._deeds.undone)
        self._panel.moved.connect(self._deeds.move)
        self._panel.move_asked.connect(self._deeds.ask_move)
        self._deeds.went.connect(self._month.go)

    @property
    def _kinds(self) -> frozenset[Any]:
        return calendar_words.kinds_of(self._chosen)

    def _view(self, view: str) -> None:
        self._segments.choose(view)
        self._views.setCurrentWidget(self._month if view == "month" else self._agenda)

    def _choose_kinds(self, chosen: frozenset[str]) -> None:
        self._chosen = chosen
        for head in (self._month_head, self._agenda_head):
            head.show_chosen(chosen)
        self.refresh()

    def _show_day(self, day: Any) -> None:
        """Show the day; whoever comes back, also after a lock, finds it again."""
        self.args = {"on": day.on.isoformat(), "view": self._segments.chosen}
        self._panel.show_day(day, self._kinds)

    def _show_title(self, first: date) -> None:
        title = calendar_words.title(first, self.desk.words)
        if title != self._month_head.title:
            self._month_head.set_title(title)
            announce(self._month.grid, title)

    def _enter_day(self) -> None:
        """Enter on a day: to the first thing on it."""
        first = self._panel.first()
        if first is not None:
            first.setFocus()

    def _open_item(self, item: Item | None) -> None:
        if item is None:
            return
        if item.table == Task.table:
            self._deeds.edit(item.uid)
        else:
            go_to(self.desk, item.table, item.uid)

    def _nudge(self, days: int) -> None:
        """Shift and an arrow move the first plan of the day; a deadline says why it stays."""
        from dpo_desk.duties.month import shift

        items = self._panel.items
        plan = next((item for item in items if not item.fixed), None)
        if plan is not None:
            self._deeds.move(plan, shift(plan.on, days=days))
        elif items:
            self._say_why(items[0])

    def _say_why(self, item: Item) -> None:
        self.desk.toast(agenda_words.why_fixed(item, self.desk.words))

    def _filter_line(self) -> str:
        if self._chosen == frozenset(calendar_words.CHOICES):
            return ""
        words = self.desk.words
        shown = [key for key in calendar_words.CHOICES if key in self._chosen]
        return " · ".join(words(f"calendar.choice.{key}") for key in shown)
