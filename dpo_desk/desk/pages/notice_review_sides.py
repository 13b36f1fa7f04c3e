"""The body of a conflict's card: both sentences, another answer, «Vet ikke» (DESIGN 9.7)."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.conflict_card import OTHER, UNKNOWN, Option
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo, LineEdit
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.desk.widgets.period_edit import PeriodEdit
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.law.codes import Role
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.duties.proposal_view import Card, CardSide

_GAP: Final = 8


class Answer(NamedTuple):
    """A side by its place, another answer, or neither: «Vet ikke»."""

    side: int | None = None
    text: str = ""


class Sides(QWidget):
    """The answers of which one is picked."""

    picked = Signal()

    def __init__(self, desk: Desk, card: "Card") -> None:
        super().__init__()
        words = self._words = desk.words
        self._card = card
        self._group = QButtonGroup(self)
        self._options: dict[str, Option] = {}
        control = self._control(card.answered_by)
        control.setObjectName("review.side.answer")
        self._field = Field(words("conflict.answer"), control)
        for number, side in enumerate(card.sides):
            self._add(str(number), self._side(number, side))
        self._add(OTHER, Option(words("conflict.other"), self._field))
        self._add(UNKNOWN, Option(words("import.conflict.both")))
        self._field.hide()
        question = Label(words("import.conflict.pick"), "strong", wrap=True)
        self.setLayout(column(question, *self._options.values(), gap=_GAP))

    @property
    def is_picked(self) -> bool:
        """Whether one of them is."""
        return bool(self._chosen)

    def answer(self) -> Answer | None:
        """What is picked; None where something is still to be written, which is said."""
        key = self._chosen
        if key == UNKNOWN:
            return Answer()
        if key != OTHER:
            return Answer(side=int(key)) if key else None
        text = self._text()
        if not text:
            self._field.set_error(self._words(f"conflict.missing.{self._card.answered_by}"))
            self._field.control.setFocus()
            return None
        return Answer(text=text)

    def refuse(self, error: Exception) -> bool:
        """Say under the answer what is wrong with it; False where none is written."""
        if not isinstance(error, DeskError) or self._chosen != OTHER:
            return False
        self._field.set_error(error.say(self._words))
        return True

    @property
    def _chosen(self) -> str:
        return next((key for key, each in self._options.items() if each.radio.isChecked()), "")

    def _add(self, key: str, option: Option) -> None:
        self._options[key] = option
        self._group.addButton(option.radio)
        option.radio.setObjectName(f"review.side.{key}")
        option.picked.connect(self._pick)

    def _pick(self) -> None:
        other = self._chosen == OTHER
        self._field.setVisible(other)
        if other:
            self._field.control.setFocus()
        self.picked.emit()

    def _side(self, number: int, side: "CardSide") -> Option:
        words = self._words
        below: list[Item] = []
        for quote, line in zip(side.quotes, side.lines, strict=True):
            below += [
                Prose(f"«{quote}»", "small"),
                Label(words("conflict.line", line=line), "caption"),
            ]
        line = side.lines[0] if side.lines else 0
        said = side.value or words("review.side", n=number + 1, line=line)
        return Option(said, plain(column(*below, gap=2)))

    def _control(self, answered_by: str) -> QWidget:
        if answered_by == "period":
            return PeriodEdit(self._words)
        if answered_by == "role":
            return Combo([(role.value, self._words(role.key)) for role in Role])
        return LineEdit("", self._words("conflict.words"))

    def _text(self) -> str:
        control: Any = self._field.control
        if isinstance(control, PeriodEdit):
            return "" if control.unreadable else control.read()
        return str(control.value) if isinstance(control, Combo) else control.text().strip()
