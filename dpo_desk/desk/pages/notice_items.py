"""The checklist of articles 13 and 14: what the text suggests, and what the manager answers."""

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.notice_rows import ShortTable
from dpo_desk.desk.table import FIT, ChipCell, Column, TwoLines
from dpo_desk.desk.theme import px
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import plain
from dpo_desk.desk.widgets.reflow import Columns, FlowRow
from dpo_desk.desk.widgets.text import Label
from dpo_desk.records import ItemAnswer

if TYPE_CHECKING:
    from dpo_desk.duties.notice_checklist import Item
    from dpo_desk.duties.notice_work import Work

_LOWEST = 320
_TONES: dict[ItemAnswer, Tone] = {
    ItemAnswer.YES: "ok",
    ItemAnswer.PARTLY: "warn",
    ItemAnswer.NO: "danger",
    ItemAnswer.NOT_APPLICABLE: "neutral",
}


class _Line(NamedTuple):
    """An item in the table."""

    uid: str
    item: "Item"


class ChecklistView(Columns):
    """The items at the left, the chosen one with its answer at the right."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._uid = ""
        self._item: Item | None = None
        words = desk.words
        self.table = ShortTable(desk, self._columns(), words("notice.work.checklist"))
        self.table.setObjectName("notice_check.items")
        left = Card((self.table, 1), margins=(1, 6, 1, 10))
        right = Card(*self._build(), None)
        right.setMinimumWidth(px(280))
        super().__init__((left, 4), (right, 3))
        self.table.picked.connect(self._show)
        self.table.entered.connect(
            lambda _line: self._answers.button(self._answers.chosen).setFocus()
        )

    def show_work(self, work: "Work") -> None:
        """Show the items of a version."""
        self._uid = work.version.uid
        self.table.show_rows([_Line(item.code, item) for item in work.items])

    def flush(self) -> None:
        """Keep the note that is typed."""
        item = self._item
        if item is not None and item.own and self._note.text().strip() != item.note:
            self._answer(item.answer)

    def stack(self, narrow: bool) -> None:
        """The answer under the list."""
        super().stack(narrow)
        self.table.setMinimumHeight(px(_LOWEST if narrow else 120))

    def _aim(self) -> None:
        """Enter in the list: on to the answers."""
        self._answers.button(self._answers.chosen).setFocus()

    def _columns(self) -> tuple[Column, ...]:
        words = self._desk.words

        def what(line: _Line) -> TwoLines:
            return TwoLines(f"{line.item.code}  {line.item.title}", line.item.law)

        def said(line: _Line) -> ChipCell:
            answer = line.item.answer
            return ChipCell(words(f"checklist.answer.{answer}"), _TONES[answer])

        return (
            Column("what", "field.checklist.item", None, what),
            Column("said", "field.checklist.answer", FIT, said),
        )

    def _build(self) -> tuple[QWidget | int, ...]:
        words = self._desk.words
        self._title = Label("", "h3", wrap=True)
        self._law = Label("", "caption", wrap=True)
        self._suggested = Label("", "body", wrap=True)
        self._see = Button(words("common.show"), "ghost", "quote", small=True)
        self._see.setObjectName("notice_check.item.show")
        self._see.clicked.connect(lambda _checked=False: self._go())
        self._answers = ButtonRow(
            [(one.value, words(f"checklist.answer.{one}")) for one in ItemAnswer],
            name=words("field.checklist.answer"),
        )
        for one in ItemAnswer:
            self._answers.button(one.value).setObjectName(f"notice_check.answer.{one}")
        self._answers.changed.connect(lambda key: self._answer(ItemAnswer(key)))
        self._note = LineEdit()
        self._note.setObjectName("notice_check.note")
        self._note.editingFinished.connect(self.flush)
        self._field = Field(words("field.checklist.note"), self._note)
        self._drop = Button(words("notice.work.suggested.use"), "ghost", "undo-2", small=True)
        self._drop.setObjectName("notice_check.item.drop")
        self._drop.clicked.connect(lambda _checked=False: self._answer(None))
        return (
            self._title, 2, self._law, 14, self._suggested, 4, plain(FlowRow(self._see)), 12,
            Label(words("notice.work.answer"), "field"), 6, self._answers, 14, self._field, 8,
            plain(FlowRow(self._drop)),
        )  # fmt: skip

    def _show(self, line: "_Line | None") -> None:
        if line is None:
            return
        before, item, words = self._item, line.item, self._desk.words
        self._item = item
        self._title.setText(f"{item.code}  {item.title}")
        self._law.setText(item.law)
        said = words(f"checklist.answer.{item.suggested.answer}")
        key = "line" if item.suggested.line else "none"
        self._suggested.setText(
            words(f"notice.work.suggested.{key}", answer=said, line=item.suggested.line)
        )
        self._see.setVisible(item.suggested.end > 0)
        self._answers.choose(item.answer.value)
        self._field.setVisible(item.own)
        self._drop.setVisible(item.own)
        if before is None or before.code != item.code or not self._note.hasFocus():
            self._note.setText(item.note)

    def _answer(self, said: ItemAnswer | None) -> None:
        item, uid = self._item, self._uid
        if item is None:
            return
        note = self._note.text() if item.own else ""
        self._item = None  # until it comes back it is not asked for again

        def job(register: Any) -> None:
            from dpo_desk.duties import notice_checklist

            notice_checklist.answer(register, uid, item.code, said, note=note)

        self._desk.background.write(job, None, self._desk.tell, owner=self)

    def _go(self) -> None:
        if self._item is not None:
            found = self._item.suggested
            self._desk.navigate("notices", uid=self._uid, start=found.start, end=found.end)
