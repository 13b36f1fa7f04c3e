"""Who changed what and when, with the fields before and after; and the bin beside it."""

from functools import cached_property
from typing import Any, ClassVar

from PySide6.QtWidgets import QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.history_bin import BinView
from dpo_desk.desk.pages.history_entry import EntryPanel
from dpo_desk.desk.table import FIT, Column, Query, Source, TableModel, TwoLines
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.layout import column, plain, restyle, row
from dpo_desk.desk.widgets.reflow import Columns, FlowRow
from dpo_desk.desk.widgets.search_field import SearchField
from dpo_desk.desk.widgets.stack import OneOf
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties import history
from dpo_desk.duties.history import Asked, Entry, Line

_VIEWS = ("history", "bin")
_SEARCH, _DAY = 180, 150
_LOWEST = 5 * 56 + 40


class HistoryPage(Page):
    """Two views: what was done, and what lies in the bin."""

    tables: ClassVar[frozenset[str]] = frozenset()  # everything that is done is shown here

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked = Asked()
        words = desk.words
        titles = {"history": words("nav.history"), "bin": words("trash.title")}
        self._views = ButtonRow(
            [(key, titles[key]) for key in _VIEWS], "segment", name=words("history.views")
        )
        for key in _VIEWS:
            self._views.button(key).setObjectName(f"history.view.{key}")
        self._views.changed.connect(self._show_view)
        self.top = TopBar(words("history.title"), words("history.subtitle"), self._views)
        self._panel = EntryPanel(desk)
        self._panel.take_back_asked.connect(self._take_back)
        self._list = self._build_list()
        self._halves = Columns((self._list, 4), (self._panel, 3))
        self._body = OneOf(self._halves)
        edge = tokens.MARGIN
        self.show_content(self.top, (column((self._body, 1), margins=(edge, 8, edge, 28)), 1))

    def open(self, **args: Any) -> None:
        """Show the bin (``bin=True``), or history, of the record ``uid`` where one is asked for."""
        self.args = args
        uid = str(args.get("uid", ""))
        view = "bin" if args.get("bin") else "history"
        self._views.choose(view)
        self._body.setCurrentWidget(self._bin if view == "bin" else self._halves)
        if uid != self._asked.uid:
            self._only_of(uid)
        self.refresh()

    @cached_property
    def _bin(self) -> BinView:
        """Built when somebody looks into it."""
        view = BinView(self, self.desk)
        self._body.addWidget(view)
        return view

    def refresh(self) -> None:
        """Read again what is shown."""
        if self._views.chosen == "bin":
            self._bin.refresh()
        else:
            self._ask()
            if self._table.uid:
                self._read(self._table.uid)

    def print_page(self) -> None:
        """Ctrl+P: the list that is shown, all of its rows."""
        from dpo_desk.desk.print_sheet import filter_line, print_list

        words = self.desk.words
        if self._views.chosen == "bin":
            print_list(self, words("trash.title"), "", self._bin.model)
            return
        which = filter_line(words, self._day.text(), search=self._search.text())
        print_list(self, words("history.title"), which, self._model)

    def panes(self) -> list[QWidget]:
        """The top, the list and what was changed; or the bin."""
        if self._views.chosen == "bin":
            return [self.top, self._bin]
        return [self.top, self._list, self._panel]

    def narrow(self, narrow: bool) -> None:
        """What was changed stands under the list, or beside it."""
        self._halves.stack(narrow)
        self._table.setMinimumHeight(px(_LOWEST) if narrow else px(104))

    def _build_list(self) -> QWidget:
        words = self.desk.words
        self._search = SearchField(words("history.search"), words("search.clear"))
        self._search.setObjectName("history.search")
        self._search.setFixedWidth(px(_SEARCH))
        self._search.searched.connect(lambda _text: self._ask())
        self._day = DateEdit(self.desk)
        self._day.setObjectName("history.day")
        self._day.setAccessibleName(words("history.day"))
        self._day.setPlaceholderText(words("history.day"))
        self._day.setFixedWidth(px(_DAY))
        fixed = QSizePolicy.Policy.Fixed
        self._day.setSizePolicy(fixed, fixed)  # else a row that flows gives it no room
        self._day.day_changed.connect(lambda _day: self._ask())
        self._day.editingFinished.connect(self._doubt_day)
        self._of = Button("", "filter", "x")
        self._of.setObjectName("history.of")
        self._of.setCheckable(True)
        self._of.setChecked(True)
        self._of.clicked.connect(lambda _checked=False: self._all_records())
        self._of.hide()
        self._model = TableModel(
            self.desk, self._columns(), self._source(), sort="at", shown=Asked()
        )
        self._model.setParent(self)
        self._model.counted.connect(self._show_size)
        self._table = TableView(self._model, words("history.title"))
        self._table.setObjectName("history.table")
        self._table.chosen.connect(self._read)
        self._table.opened.connect(lambda _uid: self._panel.focus_first())
        self._size = Label("", "caption")
        filters = plain(FlowRow(self._search, self._day, self._of))
        return Card(
            row((filters, 1), margins=(12, 10, 12, 10)),
            Rule(),
            (self._table, 1),
            Rule(),
            row(self._size, None, margins=(16, 8, 16, 8)),
            margins=(1, 0, 1, 1),
        )

    def _columns(self) -> tuple[Column, ...]:
        words = self.desk.words

        def what(line: Line) -> TwoLines:
            back = words("history.is_back") if line.taken_back else ""
            rest = (line.about, line.who, back)
            return TwoLines(line.sentence, " · ".join(part for part in rest if part))

        return (
            Column("what", "history.column.what", None, what),
            Column("when", "history.column.when", FIT, lambda line: history.when(line.at, words)),
        )

    def _source(self) -> Source:
        words = self.desk.words

        def window(register: Any, query: Query, after: Line | None, limit: int) -> list[Line]:
            before = after.id if after is not None else 0
            return history.page(register, query.shown, words, before_id=before, limit=limit)

        def size(register: Any, query: Query) -> int:
            return history.size(register, query.shown, words)

        return Source(window, size)

    def _ask(self) -> None:
        asked = Asked(self._search.text().strip(), self._day.read(), "", self._asked.uid)
        self._asked = asked
        if asked == self._model.query.shown:
            self._model.refresh()
        else:
            self._model.show(asked)

    def _doubt_day(self) -> None:
        """Mark what is no date, and let it filter nothing; the line under the list says why."""
        state = "error" if self._day.unreadable else ""
        if state != (self._day.property("state") or ""):
            self._day.setProperty("state", state)
            restyle(self._day)
            self._ask()

    def _only_of(self, uid: str) -> None:
        """Only what was done with one record, which the filter names."""
        self._asked = Asked(uid=uid)
        self._search.clear()
        self._day.set_day(None)
        self._table.choose("")
        self._panel.show_entry(None)
        self._of.setVisible(bool(uid))
        if uid:
            self.desk.background.read(
                lambda register: history.called(register, uid), self._name_record, owner=self
            )

    def _name_record(self, name: str) -> None:
        words = self.desk.words
        text = words("history.of", name=name or words("record.nameless"))
        self._of.set_text(text, name=words("history.of.clear", name=text))

    def _all_records(self) -> None:
        self.args = {}
        self._only_of("")
        self._ask()
        self._search.setFocus()

    def _show_size(self, n: int) -> None:
        words, typed = self.desk.words, self._search.text().strip()
        size = words.n("history.size", n)
        self._size.setText(words("err.date.format") if self._day.unreadable else size)
        self._table.set_empty_text(
            words("search.none", q=typed) if typed else words("history.none")
        )

    def _show_view(self, view: str) -> None:
        self._body.setCurrentWidget(self._bin if view == "bin" else self._halves)
        self.args = {"bin": True} if view == "bin" else {}
        self.refresh()

    def _read(self, uid: str) -> None:
        words = self.desk.words
        self.desk.background.read(
            lambda register: history.entry(register, uid, words), self._show_entry, owner=self
        )

    def _show_entry(self, entry: Entry) -> None:
        if entry.line.uid == self._table.uid:
            self._panel.show_entry(entry)

    def _take_back(self, uid: str) -> None:
        words = self.desk.words

        def job(register: Any) -> str:
            said = history.entry(register, uid, words).line.sentence
            history.take_back(register, uid)
            return said

        self.desk.background.write(
            job,
            lambda said: self.desk.toast(
                words("history.taken_back", what=said), words("undo.do"), self.desk.undo
            ),
            self.desk.tell,
            owner=self,
        )
