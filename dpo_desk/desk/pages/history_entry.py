"""One entry of history: the sentence, the records it changed, each field before and after."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to, link_icon
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.focus import first_stop
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.list_row import ListRow
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties import history
from dpo_desk.duties.history import Entry, FieldChange, RecordChange

_MOST_FIELDS = 20


class EntryPanel(Card):
    """The right half of history."""

    take_back_asked = Signal(str)  # the entry's uid

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._entry: Entry | None = None
        words = desk.words
        self._title = Label("", "h2", wrap=True)
        self._title.setObjectName("history.entry.title")
        self._when = Label("", "caption", wrap=True)
        self._undo = Button(words("undo.do"), "secondary", "undo-2")
        self._undo.setObjectName("history.take_back")
        self._undo.clicked.connect(lambda _checked=False: self._ask())
        self._why = Label("", "small", wrap=True)
        self._why.setObjectName("history.entry.why")
        self._changes = column(gap=tokens.GUTTER)
        self._nothing = Label(words("history.choose"), "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = plain(column(self._changes, None, margins=(20, 16, 20, 16)))
        shown = plain(
            column(
                column(self._title, self._when, gap=2, margins=(20, 18, 20, 12)),
                row(self._undo, (self._why, 100), None, margins=(20, 0, 20, 14), gap=12),
                Rule(),
                (Scroller(inner), 1),
            )
        )
        self._either = Stack()
        for view in (self._nothing, shown):
            self._either.addWidget(view)
        super().__init__((self._either, 1), margins=(0, 0, 0, 1))
        self.setMinimumWidth(px(320))

    def show_entry(self, entry: Entry | None) -> None:
        """Show an entry, or that none is chosen."""
        if entry is not None and entry == self._entry:
            return
        self._entry = entry
        self._either.setCurrentIndex(0 if entry is None else 1)
        self._empty()
        if entry is None:
            return
        words, line = self._desk.words, entry.line
        self._title.setText(line.sentence)
        parts = (history.when(line.at, words), line.who)
        self._when.setText(" · ".join(part for part in parts if part))
        self._undo.setVisible(line.undoable)
        why = ""
        if not line.undoable:
            why = words("history.is_back.long" if line.taken_back else "history.stands")
        self._why.setText(why)
        self._why.setVisible(bool(why))
        for number, change in enumerate(entry.changes):
            if number:
                self._changes.addWidget(Rule())
            self._changes.addWidget(self._record(change))
        if entry.more:
            self._changes.addWidget(Label(words.n("history.more", entry.more), "small", wrap=True))

    def focus_first(self) -> None:
        """Enter in the list: on to what can be pressed."""
        first = first_stop(self)
        if first is not None:
            first.setFocus()

    def _empty(self) -> None:
        while (item := self._changes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _record(self, change: RecordChange) -> QWidget:
        """The record as a row to go to, over its fields."""
        words = self._desk.words
        kind = words(f"history.kind.{change.table}")
        did = words(f"history.did.{change.kind}")
        title = change.title or kind
        caption = " · ".join(part for part in (kind if change.title else "", did) if part)
        box = column(gap=10)
        if change.in_bin or change.hidden:
            box.addLayout(
                column(Label(title, "strong", wrap=True), Label(caption, "caption", wrap=True))
            )
        else:
            go = ListRow(link_icon(change.table), title, caption)
            go.setObjectName(f"history.record.{change.table}")
            go.clicked.connect(lambda _=False, one=change: go_to(self._desk, one.table, one.uid))
            box.addWidget(go)
        if change.hidden:
            box.addWidget(Label(words("history.erased"), "small", wrap=True))
        for field in change.fields[:_MOST_FIELDS] if not change.hidden else ():
            box.addWidget(self._field(field))
        return plain(box)

    def _field(self, field: FieldChange) -> QWidget:
        words = self._desk.words
        label = Label(field.label, "caption", wrap=True)
        if field.before is None:
            said = field.after or ""
        else:
            said = words("history.from_to", before=field.before, after=field.after or "")
        value = Label(said, "body", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return plain(column(label, value, gap=1))

    def _ask(self) -> None:
        if self._entry is not None:
            self.take_back_asked.emit(self._entry.line.uid)
