"""Who writes, in what capacity, and how the person is reached: the second part of step 1."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.request_steps.choices import choices, language_choices
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import Capacity, Relation
from dpo_desk.words import Words

_GAP = tokens.FIELD_GAP


class Who:
    """The fields of the requester; those of a representative show where somebody is one."""

    def __init__(self, form: Form, words: Words) -> None:
        self._form, self._words = form, words

    def items(self) -> Sequence[Item]:
        """From the capacity to the representative, as one reads them."""
        words, form = self._words, self._form
        row = form.row
        self._writer = plain(
            column(
                pair(row("representative_name"), row("representative_email")),
                _GAP,
            )
        )
        self._child = plain(column(row("is_child"), _GAP))
        return (
            tokens.GROUP_GAP,
            Label(words("request.who"), "h3"),
            10,
            pair(
                row("capacity", choices=choices(list(Capacity), words)),
                row("relation", choices=choices(list(Relation), words)),
            ),
            _GAP,
            self._writer,
            pair(row("requester_name"), row("requester_email")),
            _GAP,
            self._child,
            pair(row("requester_phone"), row("language", choices=language_choices(words))),
            _GAP,
            row("requester_address"),
            self._note_row(),
        )

    def show_case(self, view: CaseView) -> None:
        """Show what the capacity asks for, and what it means."""
        request, words = view.request, self._words
        others = request.capacity is not Capacity.SELF
        self._writer.setVisible(others or bool(request.representative_name))
        self._child.setVisible(request.capacity is not Capacity.SURVIVOR)
        key = "child" if request.is_child and not others else request.capacity.value
        said = key != Capacity.SELF.value
        self._noted.setVisible(said)
        if said:
            tone: Tone = "warn" if request.capacity is Capacity.SURVIVOR else "info"
            title, body = words(f"case.capacity.{key}"), words(f"case.capacity.{key}.help")
            self._note.show_message(tone, title, body)

    def _note_row(self) -> QWidget:
        self._note = Banner("info", "")
        self._note.setObjectName("request.capacity.note")
        self._noted = plain(column(_GAP, self._note))
        self._noted.hide()
        return self._noted
