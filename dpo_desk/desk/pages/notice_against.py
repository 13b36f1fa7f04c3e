"""What the notice says and the register does not, and the reverse: a list, and the text marked."""

from typing import TYPE_CHECKING

from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to
from dpo_desk.desk.pages.notice_rows import ShortTable
from dpo_desk.desk.table import FIT, ChipCell, Column, TwoLines
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.paper_text import PaperText, Passage
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.text import Label, Rule

if TYPE_CHECKING:
    from dpo_desk.duties.notice_work import Differing, Work

SIGN = "≠"
_LOWEST = 320


class AgainstView(Columns):
    """List with the way to mend at the left, the text at the right."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._row: Differing | None = None
        self._uid = ""
        self._shown: tuple[str, list[tuple[int, int]]] = ("", [])
        words = desk.words
        self.table = ShortTable(desk, self._columns(), words("notice.work.register"))
        self.table.setObjectName("notice_check.differing")
        self.table.set_empty_text(words("compare.none"))
        self._size = Label("", "caption")
        self.mend = Button(words("notice.work.read"), "primary")
        self.mend.setObjectName("notice_check.mend")
        self.mend.clicked.connect(lambda _checked=False: self._mend(self._row))
        self.text = PaperText(words("field.notice.text"), numbered=True, sign=SIGN)
        self.text.setObjectName("notice_check.text")
        left = Card(
            (self.table, 1),
            Rule(),
            row((self._size, 1), self.mend, margins=(16, 10, 12, 10), gap=8),
            margins=(1, 6, 1, 1),
        )
        right = Card(
            column(Label(words("notice.work.marked", sign=SIGN), "caption", wrap=True),
                   margins=(16, 12, 16, 10)),
            Rule(), (self.text, 1), margins=(1, 0, 1, 10),
        )  # fmt: skip
        super().__init__((left, 4), (right, 4))
        self.table.picked.connect(self._show)
        self.table.entered.connect(self._mend)

    def show_work(self, work: "Work") -> None:
        """Show what differs."""
        words, found = self._desk.words, work.differing
        self._uid = work.version.uid
        spans = [(one.found.start, one.found.end) for one in found if one.found.end]
        if (work.version.text, spans) != self._shown:
            self._shown = (work.version.text, spans)
            self.text.show_text(work.version.text, [Passage(*span) for span in sorted(set(spans))])
        self._size.setText(words.n("notice.work.size", len(found)))
        self.mend.setVisible(bool(found))
        self.table.show_rows(found)

    def stack(self, narrow: bool) -> None:
        """The text under the list."""
        super().stack(narrow)
        for part in (self.table, self.text):
            part.setMinimumHeight(px(_LOWEST if narrow else 120))

    def _columns(self) -> tuple[Column, ...]:
        words = self._desk.words

        def what(one: "Differing") -> TwoLines:
            line = one.found.line
            place = words("notice.work.line", line=line) if line else ""
            return TwoLines(one.what, " · ".join(part for part in (one.kind, place) if part))

        def side(one: "Differing") -> ChipCell:
            there = one.found.only_in
            icon = "file-text" if there == "notice" else "notebook-tabs"
            return ChipCell(words(f"notice.work.only.{there}"), "warn", icon)

        return (
            Column("what", "notice.work.what", None, what),
            Column("side", "notice.work.side", FIT, side),
        )

    def _show(self, one: "Differing | None") -> None:
        self._row = one
        if one is None:
            return
        key = "read" if one.found.only_in == "notice" else "open"
        text = self._desk.words(f"notice.work.{key}")
        self.mend.set_text(text, name=f"{text}: {one.what}")
        if one.found.end:
            self.text.show_passage(one.found.start, one.found.end)

    def _mend(self, one: "Differing | None") -> None:
        if one is None:
            return
        found = one.found
        if found.only_in == "notice":
            self._desk.navigate("notice_review", uid=self._uid, read=True)
        else:
            go_to(self._desk, found.table, found.uid, field=found.field)
