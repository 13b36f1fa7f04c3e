"""The day at the right of the month: what is on it and what can be done, and what comes after."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages import calendar_words
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.menu import Menu
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.desk.widgets.thing_row import ThingRow
from dpo_desk.duties import agenda_words
from dpo_desk.duties.agenda_item import Item, Kind, State
from dpo_desk.law import dates
from dpo_desk.records import Task

if TYPE_CHECKING:
    from dpo_desk.duties.month import Ahead, Day

_AHEAD = 7  # things shown after the day


class DayPanel(Card):
    """What is on the chosen day with its actions; under it what is ahead."""

    opened = Signal(object)  # an Item whose record shall be shown
    done = Signal(object)  # an Item
    undone = Signal(object)  # an Item
    moved = Signal(object, object)  # an Item, and the day it shall go to
    move_asked = Signal(object)  # an Item that shall go to a day that is asked for

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._day: Day | None = None
        self._kinds: Collection[Kind] = ()
        self._title = Label("", "h3", wrap=True)
        self._title.setObjectName("calendar.day")
        self._name = Label("", "caption", wrap=True)
        self._name.hide()
        self._body = column()
        self._items: QWidget | None = None
        self._ahead = column()
        self._coming: QWidget | None = None
        inner = plain(column(self._body, self._ahead, None))
        super().__init__(
            column(self._title, self._name, gap=1, margins=(20, 16, 20, 4)),
            (Scroller(column(inner, margins=(12, 0, 12, 12))), 1),
            margins=(1, 1, 1, 1),
        )
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._build)

    def show_day(self, day: "Day", kinds: Collection[Kind]) -> None:
        """Show a day: what it is called at once, what is on it when the month is painted."""
        words = self._desk.words
        self._day, self._kinds = day, kinds
        self._title.setText(calendar_words.day_title(day.on, words))
        self._name.setText(calendar_words.names(day.named, words))
        self._name.setVisible(bool(day.named))
        self._timer.start()

    def settle(self) -> None:
        """Show what is on the day now."""
        if self._timer.isActive():
            self._timer.stop()
            self._build()

    def _build(self) -> None:
        if self._day is None:
            return
        on, kinds = self._day.on, self._kinds
        self._show_items(self._day)

        def job(register: Any) -> "Ahead":
            from dpo_desk.duties.month import ahead

            return ahead(register, on, kinds, _AHEAD)

        self._desk.background.read(job, lambda found: self._show_ahead(on, found), owner=self)

    @property
    def items(self) -> tuple[Item, ...]:
        """What is on the day."""
        return self._day.items if self._day is not None else ()

    def first(self) -> QWidget | None:
        """Where the focus goes when the day is opened."""
        self.settle()
        rows = self._items.findChildren(Button) if self._items is not None else []
        return rows[0] if rows else None

    def _show_items(self, day: "Day") -> None:
        words = self._desk.words
        had = self._focused()
        lines = column()
        if not day.items:
            empty = Label(words("calendar.emptyday"), "muted", wrap=True)
            lines.addLayout(row((empty, 1), margins=(8, 8, 8, 12)))
        for place, item in enumerate(day.items):
            if place:
                lines.addWidget(Rule())
            lines.addWidget(self._row(item, "", f"calendar.item.{place}"))
            actions = self._actions(item, place)
            if actions:
                left = 38 if actions[0].kind != "ghost" else 28  # its own padding: words line up
                lines.addLayout(row((plain(FlowRow(*actions, gap=4)), 1), margins=(left, 0, 0, 8)))
        before, self._items = self._items, plain(lines)
        self._body.addWidget(self._items)
        self._items.show()  # at once, so that it can have the focus
        _drop(before)
        if had:
            self._take_focus(had)

    def _show_ahead(self, on: date, found: "Ahead") -> None:
        if self._day is None or on != self._day.on:
            return  # somebody has gone on
        words = self._desk.words
        lines = column()
        for key, items in (("soon", found.soon), ("later", found.later)):
            if not items:
                continue
            head = Label(words(f"calendar.{key}"), "group")
            lines.addLayout(column(Rule(), row(head, margins=(8, 10, 8, 2)), margins=(0, 8, 0, 0)))
            for place, item in enumerate(items):
                if place:
                    lines.addWidget(Rule())
                when = calendar_words.short(item.on, words, weekday=key == "soon")
                lines.addWidget(self._row(item, when, f"calendar.{key}.{place}"))
        if found.more:
            more = Label(words("calendar.more", n=found.more), "caption")
            lines.addLayout(column(Rule(), row(more, margins=(8, 8, 8, 0))))
        before, self._coming = self._coming, plain(lines)
        self._ahead.addWidget(self._coming)
        self._coming.show()
        _drop(before)

    def _row(self, item: Item, when: str, name: str) -> ThingRow:
        words = self._desk.words
        tone, icon = calendar_words.look(item)
        spoken = agenda_words.spoken(item, words)
        if when:
            spoken = f"{dates.write(item.on, words.language, 'weekday')}, {spoken}"
        line = ThingRow(
            icon, tone, agenda_words.headline(item, words), agenda_words.detail(item, words), when
        )
        line.setAccessibleName(spoken)
        line.setObjectName(name)
        line.clicked.connect(lambda _checked=False: self.opened.emit(item))
        return line

    def _actions(self, item: Item, place: int) -> list[Button]:
        """What can be done with a thing here; a deadline is only opened."""
        words = self._desk.words
        found: list[Button] = []
        task = item.table == Task.table
        if item.state is State.DONE:
            if task:
                found.append(self._button("undone", "calendar.undone", self.undone, item, place))
        elif not item.later:
            if task or item.kind is Kind.RETENTION:
                key = "task.deleted" if calendar_words.deletes(item) else "task.done"
                found.append(self._button("done", key, self.done, item, place))
            if not item.fixed:
                later = Button(words("task.snooze"), "ghost", small=True)
                later.setObjectName(f"calendar.postpone.{place}")
                what = agenda_words.headline(item, words)
                later.set_text(words("task.snooze"), name=f"{words('task.snooze')}: {what}")
                later.clicked.connect(lambda _=False, b=later: self._offer(item, b))
                found.append(later)
        return found

    def _button(self, name: str, key: str, signal: Any, item: Item, place: int) -> Button:
        words = self._desk.words
        button = Button(words(key), small=True)
        button.set_text(words(key), name=f"{words(key)}: {agenda_words.headline(item, words)}")
        button.setObjectName(f"calendar.{name}.{place}")
        button.clicked.connect(lambda _checked=False: signal.emit(item))
        return button

    def _offer(self, item: Item, button: Button) -> None:
        """The days it could be put off to, and any other."""
        from dpo_desk.duties.month import postponements

        words = self._desk.words
        menu = Menu(button)
        for key, day in postponements(item, self._desk.clock.today()):
            when = dates.write(day, words.language, "day_month")
            weekday = dates.weekday(day, words.language)
            act = menu.addAction(words(f"calendar.postpone.{key}", day=f"{weekday} {when}"))
            act.triggered.connect(lambda _=False, day=day: self.moved.emit(item, day))
        menu.addSeparator()
        other = menu.addAction(words("calendar.postpone.other"))
        other.triggered.connect(lambda _=False: self.move_asked.emit(item))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _focused(self) -> str:
        focus = self.window().focusWidget() if self._items is not None else None
        inside = focus is not None and self._items is not None and self._items.isAncestorOf(focus)
        return focus.objectName() if inside and focus is not None else ""

    def _take_focus(self, name: str) -> None:
        """Where the focus was, or the first thing, or the panel's neighbour by Tab."""
        if self._items is None:
            return
        same = self._items.findChild(QWidget, name)
        target = same if isinstance(same, QWidget) else self.first()
        if target is not None:
            target.setFocus()


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
