"""The pages of the register: a list at the left, the chosen record's form at the right.

A page, in an afternoon::

    class RetentionPage(RegisterPage):
        key = "retention"                       # its messages and object names begin so
        icon = "hourglass"                      # of the empty page
        record = RetentionRule
        listing = retention.LISTING             # a duties.windows.Listing with a filter "all"
        tables = frozenset({"retention_rule", "activity"})      # what changes what is shown

        change = staticmethod(retention.change) # (register, uid, field, value, *, merge)
        add = staticmethod(retention.add)       # (register) -> the new, nearly empty record
        remove = staticmethod(retention.remove) # (register, uid); to the bin with what is only its

        def columns(self) -> Sequence[Column]: ...

        def build_form(self) -> Sequence[Item]:
            row = self.form.row
            return (
                row("data"),
                tokens.FIELD_GAP,
                pair(row("trigger"), row("period")),
                *group(self.desk.words("retention.who"), row("who"), row("next_on")),
            )

        def show_view(self, view: RecordView) -> None:       # what is not a field, if anything
            self.panel.show_banner("warn", …, action, on_action) or self.panel.hide_banner()

Messages of a page: ``<key>.title``, ``.subtitle``, ``.new``, ``.empty``, ``.empty.body`` and
``.filter.<name>`` with ``{n}``. The form's object names are ``<key>.<field>``, the rest
``<key>.table``, ``.search``, ``.new``, ``.filter.<name>``, ``.more`` (the menu ⋯),
``.banner.action``, ``.link.<table>``, ``.source``.

What happens by itself: autosave with drafts (``form.py``), undo that keeps the choice, the bin with
a toast that says where the record was in use, Delete in the table, links both ways, the line about
the notice, print, the empty page, stacking. ``open(uid=…, field=…)`` shows a record and goes to a
field. ``read_more`` reads what else ``show_view`` needs (on the register's thread: ``view.more``);
``title`` is what stands at the top of the form; ``first_field`` gets the focus in a new record;
``commands`` are lines of the menu. ``new`` can be overridden by a sheet that calls ``show_record``.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.record_bin import put_back, remove_record
from dpo_desk.desk.pages.record_list import RecordList
from dpo_desk.desk.pages.record_panel import Command, RecordPanel
from dpo_desk.desk.table import Column
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card, EmptyState
from dpo_desk.desk.widgets.layout import Item, column
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.stack import OneOf
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties import record_view
from dpo_desk.duties.record_view import RecordView
from dpo_desk.register import NotFound

if TYPE_CHECKING:
    from dpo_desk.duties.windows import Listing
    from dpo_desk.records import Record


class RegisterPage(Page):
    """A register of records; see the top of the file."""

    key: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    record: "ClassVar[type[Record]]"
    listing: "Listing[Any]"  # of the class, or of a page that makes its own
    sort: ClassVar[str] = ""  # the order at first; "" is the list's first
    first_field: ClassVar[str] = "name"
    change: ClassVar[Callable[..., object]]
    add: ClassVar[Callable[..., Any]]
    remove: ClassVar[Callable[..., object]]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: RecordView | None = None
        self._uid = ""  # the record that is shown, or about to be
        self._asked = False  # somebody has asked for it, so that it is shown also from the bin
        self._back_to = ""  # a record that went to the bin: should it come back, it is shown again
        self._place = 0  # where the chosen row stood
        self._field = ""  # gets the focus once the record is there
        words, key = desk.words, self.key
        self.form = Form(desk, self.record, write=self._write, name=key, parent=self)
        self._new = Button(words(f"{key}.new"), "primary", "plus")
        self._new.setObjectName(f"{key}.new")
        self._new.clicked.connect(lambda _checked=False: self.new())
        self.top = TopBar(words(f"{key}.title"), words(f"{key}.subtitle"), self._new)
        sort = self.sort or next(iter(self.listing.orders))
        self.records = RecordList(desk, key, self.listing, self.columns(), sort)
        self.panel = RecordPanel(desk, key, self.build_form())
        self._halves = Columns((self.records, 4), (self.panel, 3))
        self._empty: QWidget | None = None
        self._blank = QWidget()  # before it is known which of the two
        self._body = OneOf(self._blank, self._halves)
        edge = tokens.MARGIN
        self.show_content(self.top, (column((self._body, 1), margins=(edge, 8, edge, 28)), 1))
        self.primary = self._new
        self.panel.hide_banner()
        self._connect()

    def columns(self) -> Sequence[Column]:
        """The columns of the table."""
        raise NotImplementedError

    def build_form(self) -> Sequence[Item]:
        """The groups of fields, from top to bottom; called once."""
        raise NotImplementedError

    def show_view(self, view: RecordView) -> None:
        """Show what is not a field of the record: banner, rows of other tables."""

    def read_more(self, _register: Any, _record: Any) -> Any:
        """What else there is to read for ``show_view``; runs on the register's thread."""
        return None

    def title(self, record: Any) -> str:
        """What the record is called."""
        return str(getattr(record, self.first_field))

    def commands(self, _view: RecordView) -> Sequence[Command]:
        """Lines of the menu that come before those that every record has."""
        return ()

    def empty_actions(self) -> Sequence[Button]:
        """Other ways to begin than a new record, on the empty page: most firms have a notice."""
        read = Button(self.desk.words("nav.notice_review"), "secondary")
        read.setObjectName(f"{self.key}.empty.import")
        read.clicked.connect(lambda _checked=False: self.desk.navigate("notice_review"))
        return (read,)

    def open(self, **args: Any) -> None:
        """Show the list, and the record ``uid`` where one is asked for; then its ``field``."""
        self.args = args
        uid, self._field = str(args.get("uid", "")), str(args.get("field", ""))
        self.records.filters.choose(str(args.get("filter") or self.records.filters.chosen))
        if uid:
            self._asked = True
            self._uid = uid
            self.records.table.choose(uid)
        self.refresh()

    def refresh(self) -> None:
        """Count anew, read the rows that are shown and the record."""
        listing = self.listing
        self.desk.background.read(listing.counts, self._show_counts, owner=self)
        self.records.ask()
        if self._uid:
            self._read()

    def place(self) -> dict[str, Any]:
        """The record that is shown, and the filter."""
        return {"uid": self._uid, "filter": self.records.filters.chosen}

    def flush(self) -> None:
        """Write what is typed."""
        self.form.flush()

    def new(self) -> None:
        """Ctrl+N: a new record, kept at once, with its name to be typed."""
        add = self.add
        self.desk.background.write(add, lambda made: self.show_record(made.uid), owner=self)

    def show_record(self, uid: str, *, field: str = "") -> None:
        """Choose a record that was just made, or that a sheet has found, and go to a field."""
        self._field = field or self.first_field
        if (
            self.records.filters.chosen != next(iter(self.listing.filters))
            or self.records.search.text()
        ):
            self.records.show_all()
        self._choose(uid, asked=True)

    def delete(self) -> None:
        """Put the chosen record in the bin; the toast says where it was in use, and can undo."""
        view, table, remove = self.view, self.record.table, self.remove
        if view is None or view.in_bin:
            return
        self.form.flush()
        self._asked = False
        remove_record(self, table, view.record.uid, remove)

    def print_page(self) -> None:
        """Ctrl+P: the rows that are shown, all of them."""
        from dpo_desk.desk.print_sheet import filter_line, print_list

        words, shown = self.desk.words, self.records
        which = filter_line(words, shown.filter_name, search=shown.search.text())
        print_list(self, words(f"{self.key}.title"), which, shown.model)

    def panes(self) -> list[QWidget]:
        """The top, the list and the form, or what stands there before the first record."""
        if self._body.currentWidget() is self._halves:
            halves: list[QWidget] = [self.top, self.records, self.panel]
            return [pane for pane in halves if pane.isVisible()]
        return [self.top, self._body]

    def narrow(self, narrow: bool) -> None:
        """List over form, or beside it."""
        self._halves.stack(narrow)
        self.records.stack(narrow)
        self.panel.stack(narrow=narrow)

    def _connect(self) -> None:
        self.records.chosen.connect(self._choose)
        self.records.opened.connect(self._enter)
        self.records.delete_asked.connect(self.delete)
        self.records.print_asked.connect(self.print_page)
        self.records.model.filled.connect(self._filled)

    def _write(self, register: Any, field: str, value: Any, /, *, merge: str) -> object:
        """On the register's thread: the merge id says whose field it is, whatever is shown now."""
        _table, uid, _field = merge.split(".")
        return self.change(register, uid, field, value, merge=merge)

    def _choose(self, uid: str, *, asked: bool = False) -> None:
        self._uid, self._asked = uid, asked
        self._stand(uid)
        if self.records.table.uid != uid:
            self.records.table.choose(uid)
        self._read()

    def _enter(self, _uid: str) -> None:
        """Enter in the list: on to the first field."""
        self.form.control(self.first_field).setFocus()

    def _read(self) -> None:
        uid, table, read_more = self._uid, self.record.table, self.read_more

        def job(register: Any) -> RecordView | None:
            try:
                found = record_view.view(register, table, uid)
            except NotFound:
                return None
            return found._replace(more=read_more(register, found.record))

        self.desk.background.read(job, lambda view: self._show(uid, view), owner=self)

    def _show(self, uid: str, view: RecordView | None) -> None:
        if uid != self._uid:
            return  # somebody has gone on
        if view is None or (view.in_bin and not self._asked):
            self._back_to = uid
            self._step_aside()
            return
        self.view = view
        self.form.show(view.record, view.drafts, view.sources)
        title = self.title(view.record) or self.desk.words("record.nameless")
        self.panel.show_view(view, title, self._all_commands(view))
        self.show_view(view)
        if view.in_bin:
            words, table = self.desk.words, self.records.table
            back = words("trash.restore")
            self.panel.show_banner(
                "info", words("record.inbin"), "", back,
                lambda: put_back(self, view.record, title, table),
            )  # fmt: skip
        else:
            self._asked = False  # should it go to the bin from here on, its neighbour is shown
        self.panel.hold(view.in_bin)
        self.panel.show()
        self._go_to_field()

    def _step_aside(self) -> None:
        """The record is gone: its neighbour takes its place, or nothing where there is none."""
        model = self.records.model
        self._uid, self.view = "", None
        self.panel.setVisible(model.rowCount() > 0)
        if model.rowCount():
            self._choose(model.row(min(self._place, model.rowCount() - 1)).uid)

    def _filled(self) -> None:
        """Rows are here: keep the choice, or make one."""
        model = self.records.model
        back = self._back_to and model.place_of(self._back_to) >= 0
        if back:
            uid, self._back_to = self._back_to, ""
            self._choose(uid)
        elif not self._uid and model.rowCount():
            self._choose(model.row(0).uid)
        elif self._uid and self.records.table.uid != self._uid:
            self.records.table.choose(self._uid)
        self._stand(self._uid)

    def _stand(self, uid: str) -> None:
        """Remember where the row stands: its neighbour is there when it is gone."""
        place = self.records.model.place_of(uid) if uid else -1
        self._place = place if place >= 0 else self._place

    def _show_counts(self, counts: dict[str, int]) -> None:
        self.records.show_counts(counts)
        some = counts[next(iter(counts))] > 0
        before = self._body.currentWidget()
        if not some and self._empty is None:
            self._empty = self._build_empty()
            self._body.addWidget(self._empty)
        self._body.setCurrentWidget(self._empty if self._empty and not some else self._halves)
        self._new.setVisible(some)
        self.primary = self._new if some else self._first
        if not some and before is self._blank:
            self._first.setFocus()

    def _build_empty(self) -> QWidget:
        words, key = self.desk.words, self.key
        self._first = Button(words(f"{key}.new"), "primary", "plus")
        self._first.setObjectName(f"{key}.empty.new")
        self._first.clicked.connect(lambda _checked=False: self.new())
        actions = (self._first, *self.empty_actions())
        state = EmptyState(self.icon, words(f"{key}.empty"), words(f"{key}.empty.body"), *actions)
        return Card((state, 1), margins=(0, 0, 0, 0))

    def _all_commands(self, view: RecordView) -> list[Command]:
        words, uid = self.desk.words, view.record.uid
        history = Command(
            words("record.history"), "undo-2", lambda: self.desk.navigate("history", uid=uid)
        )
        delete = Command(words("record.delete"), "trash-2", self.delete)
        return [*self.commands(view), history, *([] if view.in_bin else [delete])]

    def go_to_field(self, field: str) -> None:
        """Put the focus into a field, where the form shows it."""
        with suppress(KeyError):
            self.form.control(field).setFocus()

    def _go_to_field(self) -> None:
        field, self._field = self._field, ""
        if field:
            # After the page itself has found where to begin.
            QTimer.singleShot(0, self, lambda: self.go_to_field(field))


def group(title: str, *rows: Item) -> tuple[Item, ...]:
    """A group of a form: its heading, then its rows with the gap between fields."""
    items: list[Item] = [tokens.GROUP_GAP, Label(title, "h3"), 10]
    for number, one in enumerate(rows):
        items += [tokens.FIELD_GAP, one] if number else [one]
    return tuple(items)
