"""«Fyll ut»: one missing fact in a side sheet, into the register, then back to the letter."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.pages.request_steps.choices import choices
from dpo_desk.desk.pages.request_steps.kept_sheet import KeptSheet
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import filling
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.filling import Asked, PurposeAnswer, RetentionAnswer
from dpo_desk.law.codes import LegalBasis, RetentionTrigger
from dpo_desk.paper.model import Hole
from dpo_desk.words import DeskError, Words

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel

_UNITS = ("D", "M", "Y")
_TRIGGERS = tuple(t for t in RetentionTrigger if t is not RetentionTrigger.NONE)


class Question:
    """A widget that asks, and how its answer is read."""

    def __init__(self, widget: QWidget, field: Field, read: Callable[[], Any]) -> None:
        self.widget, self.field, self.read = widget, field, read


class FillSheet(KeptSheet):
    """Asks for what a hole lacks."""

    kind = "fill"

    def __init__(self, panel: "AnswerPanel", hole: Hole, asked: Asked) -> None:
        self._panel, self._hole, self._asked = panel, hole, asked
        words = panel.words
        self._question = _question(words, asked)
        done = Button(words("answer.fill.do"), "primary", "check")
        done.setObjectName("fill.do")
        done.clicked.connect(lambda _checked=False: self._write_answer())
        cancel = Button(words("common.cancel"), "ghost")
        super().__init__(panel, asked.name, self._question.widget, cancel, done)
        self.closed.connect(self.deleteLater)
        cancel.clicked.connect(self.close_sheet)

    @property
    def what(self) -> str:
        """The hole."""
        return f"{self._hole.table}/{self._hole.uid}/{self._hole.field}"

    def _write_answer(self) -> None:
        hole, answer = self._hole, self._question.read()
        self._panel.desk.background.write(
            lambda register: filling.fill(register, hole, answer),
            lambda _record: self.close_sheet(),
            self._refused,
            owner=self,
        )

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        words = self._panel.words
        said = words(error.key, **{"field": words(self._asked.label), **error.values})
        invalid = isinstance(error, InvalidField)
        self._question.field.set_error(said if invalid else error.say(words))


def open_fill_sheet(panel: "AnswerPanel", hole: Hole, asked: Asked) -> FillSheet:
    """Ask for what ``hole`` lacks; when it is written, the letter is written anew by itself."""
    sheet = FillSheet(panel, hole, asked)
    sheet.open_sheet()
    return sheet


def _question(words: Words, asked: Asked) -> Question:
    if asked.field == "retention":
        return _retention(words)
    if asked.field == "purpose":
        return _purpose(words)
    if isinstance(asked.value, tuple):
        tags = TagField(words)
        tags.setObjectName("fill.value")
        field = Field(words(asked.label), tags)
        return Question(field, field, lambda: tuple(tags.tags))
    long = asked.field in ("address", "automated_logic")
    edit: Any = TextArea(str(asked.value or "")) if long else LineEdit(str(asked.value or ""))
    edit.setObjectName("fill.value")
    field = Field(words(asked.label), edit)
    read = edit.toPlainText if long else edit.text
    return Question(field, field, lambda: read().strip())


def _retention(words: Words) -> Question:
    """A period from something, or what decides it, or an honest «Vet ikke»."""
    number = LineEdit("", words("fill.number.placeholder"))
    number.setObjectName("fill.number")
    unit = Combo([(u, words(f"fill.unit.{u}")) for u in _UNITS])
    unit.setObjectName("fill.unit")
    unit.set_value("Y")
    start = Combo(choices(_TRIGGERS, words))
    start.setObjectName("fill.trigger")
    start.set_value(RetentionTrigger.PURPOSE_ENDED)
    decides = TextArea("", lines=(2, 6))
    decides.setObjectName("fill.criteria")
    unknown = CheckBox(words("common.unknown"))
    unknown.setObjectName("fill.unknown")
    field = Field(words("field.retention.length"), number)
    widget = plain(
        column(
            Prose(words("answer.missing.body"), "muted"),
            16,
            pair(field, Field(words("fill.unit"), unit)),
            14,
            Field(words("field.retention.start"), start),
            18,
            Label(words("fill.or"), "group"),
            8,
            Field(words("field.retention.decides"), decides),
            18,
            unknown,
            4,
            Label(words("fill.unknown"), "help", wrap=True),
        )
    )

    def read() -> RetentionAnswer:
        typed = number.text().strip()
        return RetentionAnswer(
            period=f"P{typed}{unit.value}" if typed else "",
            trigger=RetentionTrigger(str(start.value)),
            criteria=decides.toPlainText().strip(),
            unknown=unknown.isChecked(),
        )

    return Question(widget, field, read)


def _purpose(words: Words) -> Question:
    """What for, on which basis, and why."""
    text = LineEdit()
    text.setObjectName("fill.value")
    basis = Combo([(b, words(b.plain_key)) for b in LegalBasis])
    basis.setObjectName("fill.basis")
    reason = TextArea("", lines=(2, 6))
    reason.setObjectName("fill.reason")
    field = Field(words("field.activity.purpose"), text, hint=words("fill.purpose.help"))
    widget = plain(
        column(
            field,
            14,
            Field(words("field.activity.basis"), basis),
            14,
            Field(words("field.activity.basis_reason"), reason),
        )
    )
    return Question(
        widget,
        field,
        lambda: PurposeAnswer(
            text.text().strip(), LegalBasis(str(basis.value)), reason.toPlainText().strip()
        ),
    )
