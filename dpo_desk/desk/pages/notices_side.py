"""The right of the notices: when and where a version held, and what its sentences have given."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.links import go_to
from dpo_desk.desk.table import Column, Query, Source, TableModel, TwoLines
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties import notices
from dpo_desk.duties.notices import Taken
from dpo_desk.records import NoticeVersion

if TYPE_CHECKING:
    from dpo_desk.duties.notices import VersionView

_NARROWEST = 250
_LINE = 64
_ORDER = "place"  # there is one only, so no heading sorts
_FIELDS = ("valid_from", "published_on", "published_where", "changed_because")


class NoticeSide(Card):
    """A short form over the list of what the text has given."""

    passage_chosen = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._uid = ""
        self._taken: tuple[Taken, ...] = ()
        self._quiet = False  # a row is being chosen for somebody, not by them
        words = desk.words
        self._form = Form(desk, NoticeVersion, write=self._write, name="notices", parent=None)
        rows = [self._form.row(name) for name in _FIELDS]
        self._model = TableModel(
            desk, self._columns(), Source(self._window, self._size), sort=_ORDER
        )
        self.table = TableView(self._model, words("notices.taken"))
        self.table.setObjectName("notices.taken")
        self.table.setMinimumWidth(px(_NARROWEST - 4))
        self.table.set_empty_text(words("notices.taken.none"))
        title = Label(words("notices.details"), "h3")
        self._show = Button(words("notices.taken.go"), "ghost", "chevron-right", small=True)
        self._show.setObjectName("notices.taken.go")
        super().__init__(
            column(title, 12, *_spaced(rows), margins=(16, 16, 16, 16)),
            Rule(),
            (self.table, 1),
            Rule(),
            row(self._show, None, margins=(6, 6, 6, 0)),
            margins=(1, 0, 1, 8),
        )
        self._form.setParent(self)
        self._model.setParent(self)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._go)
        self._show.clicked.connect(lambda _checked=False: self._go(self.table.uid))
        self._enable()
        self.setMinimumWidth(px(_NARROWEST))

    def show_view(self, view: "VersionView") -> None:
        """Show a version."""
        self._uid = view.version.uid
        self._form.show(view.version, {k: v for k, v in view.drafts.items() if k in _FIELDS})
        if view.taken != self._taken:
            self._taken = view.taken
            self._quiet = True
            self.table.choose("")
            self._model.refresh()
            self._quiet = False
        self._enable()

    def flush(self) -> None:
        """Write what is typed."""
        self._form.flush()

    def choose_at(self, place: int) -> None:
        """Choose what was taken from the sentence at a character of the text, if anything was."""
        for one in self._taken:
            if one.span is not None and one.span.start <= place < one.span.end:
                self.table.choose(one.uid)
                self._enable()
                self.passage_chosen.emit(one.span.start, one.span.end)
                return

    def stack(self, narrow: bool) -> None:
        """As tall as a list must be."""
        self.table.setMinimumHeight(px(320 if narrow else 104))

    def _columns(self) -> tuple[Column, ...]:
        words = self._desk.words

        def what(one: Taken) -> TwoLines:
            topic = f"notices.topic.{one.topic}"
            said = words(topic) if words.has(topic) else ""
            trouble = ""
            if one.span is None:
                trouble = words("notices.taken.lost")
            elif one.conflict:
                trouble = words("notices.taken.conflict")
            quote = f"«{one.quote}»"
            rest = [trouble, said] if one.title else [trouble]
            told = [part for part in (*rest, quote) if part]
            return TwoLines(one.title or said or quote, " · ".join(told))

        def line(one: Taken) -> str:
            return str(one.span.line) if one.span is not None else "–"

        return (
            Column("what", "notices.taken", None, what),
            Column("line", "field.statement.line", _LINE, line),
        )

    def _window(
        self, _register: Any, _query: Query, after: Taken | None, limit: int
    ) -> Sequence[Taken]:
        taken = self._taken
        begin = taken.index(after) + 1 if after in taken else 0
        return taken[begin : begin + limit]

    def _size(self, _register: Any, _query: Query) -> int:
        return len(self._taken)

    def _one(self, uid: str) -> Taken | None:
        return next((one for one in self._taken if one.uid == uid), None)

    def _enable(self) -> None:
        one = self._one(self.table.uid)
        self._show.setEnabled(one is not None and bool(one.title))

    def _chosen(self, uid: str) -> None:
        self._enable()
        one = self._one(uid)
        if one is not None and one.span is not None and not self._quiet:
            self.passage_chosen.emit(one.span.start, one.span.end)

    def _go(self, uid: str) -> None:
        """Enter: to the record that the sentence is about."""
        one = self._one(uid)
        if one is not None and one.title:
            go_to(self._desk, one.table, one.record_uid)

    @staticmethod
    def _write(register: Any, field: str, value: Any, /, *, merge: str) -> object:
        """The merge id says whose field it is, whatever is shown by now."""
        _table, uid, _field = merge.split(".")
        return notices.change(register, uid, field, value, merge=merge)


def _spaced(rows: Sequence[Any]) -> list[Any]:
    """Rows of fields with the gap between them."""
    found: list[Any] = []
    for one in rows:
        found += [tokens.FIELD_GAP, one] if found else [one]
    return found
