"""The bin: what can be put back for thirty days, and emptying it, which asks first."""

from typing import Any

from PySide6.QtWidgets import QMessageBox, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to
from dpo_desk.desk.table import FIT, Column, Query, Source, TableModel, TwoLines
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import plain, row
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties import trash
from dpo_desk.duties.trash import BinLine
from dpo_desk.law import dates

_ORDER = "removed_at"  # there is one only, so no heading sorts


class BinView(Card):
    """A list of what was removed; the chosen one is put back, or all goes for good."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        """Its dialog comes over the page's window."""
        self._page, self._desk = page, desk
        words = desk.words
        self._n = 0
        said = Label(words("bin.help"), "small", wrap=True)
        self._empty = Button(words("trash.empty"), "danger", "trash-2")
        self._empty.setObjectName("bin.empty")
        self._empty.clicked.connect(lambda _checked=False: self._confirm())
        self._back = Button(words("trash.restore"), "secondary", "undo-2")
        self._back.setObjectName("bin.put_back")
        self.model = TableModel(desk, self._columns(), _source(), sort=_ORDER)
        self.table = TableView(self.model, words("trash.title"))
        self._back.clicked.connect(lambda _checked=False: self._put_back(self.table.uid))
        self.table.setObjectName("bin.table")
        self.table.set_empty_text(words("trash.none"))
        self.table.chosen.connect(lambda _uid: self._enable())
        self._size = Label("", "caption")
        actions = plain(FlowRow(self._back, self._empty))
        super().__init__(
            row(
                (Beside(said, actions, least=300), 1),
                margins=(16, 12, 12, 12),
            ),
            Rule(),
            (self.table, 1),
            Rule(),
            row(self._size, None, margins=(16, 8, 16, 8)),
            margins=(1, 0, 1, 1),
        )
        self.model.setParent(self)
        self.table.opened.connect(self._put_back)
        self.model.counted.connect(self._show_size)
        self.model.filled.connect(self._enable)
        self._enable()

    def refresh(self) -> None:
        """Read again what lies here."""
        self.model.refresh()

    def _columns(self) -> tuple[Column, ...]:
        words = self._desk.words

        def what(line: BinLine) -> TwoLines:
            kind = words(f"history.kind.{line.table}")
            return TwoLines(line.title or kind, kind if line.title else "")

        def day(line: BinLine) -> str:
            return dates.write(line.removed_on, words.language, "brief")

        def gone(line: BinLine) -> str:
            return dates.write(line.emptied_on, words.language, "brief")

        return (
            Column("what", "bin.column.what", None, what),
            Column("removed", "bin.column.removed", FIT, day),
            Column("gone", "bin.column.gone", FIT, gone),
        )

    def _show_size(self, n: int) -> None:
        self._n = n
        self._size.setText(self._desk.words.n("bin.size", n) if n else "")
        self._enable()

    def _enable(self) -> None:
        self._empty.setEnabled(self._n > 0)
        self._back.setEnabled(self._n > 0 and self.model.place_of(self.table.uid) >= 0)

    def _put_back(self, uid: str) -> None:
        place = self.model.place_of(uid)
        if place < 0:
            return
        line: BinLine = self.model.row(place)
        words, desk = self._desk.words, self._desk
        name = line.title or words(f"history.kind.{line.table}")

        def done(_record: object) -> None:
            desk.toast(
                words("bin.is_back", name=name),
                words("common.show"),
                lambda: go_to(desk, line.table, line.uid),
            )

        desk.background.write(
            lambda register: trash.put_back(register, line.table, line.uid),
            done,
            desk.tell,
            owner=self,
        )

    def _confirm(self) -> None:
        """One of the few confirmations: it names the number, and the button repeats the verb."""
        words = self._desk.words
        box = QMessageBox(self._page.window())
        box.setObjectName("bin.confirm")
        box.setWindowTitle(words("app.name"))
        box.setText(words.n("trash.empty.title", self._n))
        box.setInformativeText(words("trash.empty.body"))
        empty = box.addButton(words("trash.empty"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(words("common.cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.buttonClicked.connect(lambda button: self._do_empty() if button is empty else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _do_empty(self) -> None:
        words, desk, n = self._desk.words, self._desk, self._n
        desk.background.write(
            trash.empty,
            lambda _changes: desk.toast(words.n("bin.emptied", n)),
            desk.tell,
            owner=self,
        )


def _source() -> Source:
    def window(register: Any, _query: Query, after: BinLine | None, limit: int) -> list[BinLine]:
        return trash.page(register, after=after, limit=limit)

    def size(register: Any, _query: Query) -> int:
        return trash.size(register)

    return Source(window, size)
