"""Step 1: what came in, and the deadline that follows from it, with its reasons."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.deadline_card import DeadlineCard
from dpo_desk.desk.pages.kind_picker import KindPicker
from dpo_desk.desk.pages.request_steps.panel import Panel
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties import intake
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import Channel, LetterKind, Relation, RequestKind
from dpo_desk.records import Request
from dpo_desk.words import LANGUAGES, Words

_SIDE = 344


def choices(codes: Sequence[Any], words: Words) -> list[tuple[Any, str]]:
    """Codes of law with their words, for a list to choose from."""
    return [(code, words(code.key)) for code in codes]


def language_choices(words: Words) -> list[tuple[Any, str]]:
    """The languages a letter can be written in."""
    return [(language, words(f"field.letter.language.{language}")) for language in LANGUAGES]


class ReceivedPanel(Panel):
    """Asks «Hva kom inn?»."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.form = Form(desk, Request, write=self._change, name="request", parent=self)
        self._kinds = KindPicker(words)
        self._kinds.changed.connect(self._set_kinds)
        self.fields["kind"] = Field(words("request.kinds"), self._kinds)
        self.deadline = DeadlineCard(desk)
        self._receipt = Banner("info", "")
        self._receipt.button.setObjectName("request.receipt")
        self._receipt.button.clicked.connect(lambda: self.step_asked.emit("answer:receipt"))
        left = plain(column(*self._rows(), None, margins=(tokens.MARGIN, 20, 20, 24)))
        right = plain(column(self.deadline, self._receipt, None, gap=16, margins=(0, 20, 32, 24)))
        right.setMaximumWidth(desk.theme.px(_SIDE + 2 * tokens.MARGIN))
        self._halves = row((left, 1), (right, 0))
        self._right = right
        self._scroller = Scroller(plain(self._halves))
        self.setLayout(column((self._scroller, 1)))

    def show_case(self, view: CaseView) -> None:
        """Show the facts; what is being typed stays."""
        super().show_case(view)
        self.form.show(view.request, view.drafts)
        self._kinds.set_kinds(view.kinds)
        self.deadline.show_case(view)
        sent = any(x.kind is LetterKind.RECEIPT and x.sent_on for x in view.letters)
        self._receipt.setVisible(not sent and view.answered is None)
        self._receipt.show_message("info", self.words("case.ack"), action=self.words("case.ack.do"))

    def flush(self) -> None:
        """Write what is typed."""
        self.form.flush()

    def narrow(self, narrow: bool) -> None:
        """Deadline under the facts, or beside them."""
        way = QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        wide = self.desk.theme.px(_SIDE + 2 * tokens.MARGIN)
        self._right.setMaximumWidth(16_777_215 if narrow else wide)
        self._right.layout().setContentsMargins(  # type: ignore[union-attr]
            self.desk.theme.px(tokens.MARGIN) if narrow else 0,
            self.desk.theme.px(20),
            self.desk.theme.px(tokens.MARGIN),
            self.desk.theme.px(24),
        )
        self._scroller.updateGeometry()  # it does not tell by itself that less room will do

    def _rows(self) -> list[QWidget | int]:
        words, form = self.words, self.form
        relations: list[StrEnum] = list(Relation)
        return [
            Label(words("request.new.title"), "h2"),
            14,
            self.fields["kind"],
            tokens.FIELD_GAP,
            pair(
                form.row("received_on"),
                form.row("channel", choices=choices(list(Channel), words)),
            ),
            tokens.FIELD_GAP,
            form.row("text"),
            tokens.GROUP_GAP,
            Label(words("request.who"), "h3"),
            10,
            pair(
                form.row("requester_name"),
                form.row("relation", choices=choices(relations, words)),
            ),
            tokens.FIELD_GAP,
            pair(form.row("requester_email"), form.row("requester_phone")),
            tokens.FIELD_GAP,
            pair(
                form.row("requester_address"),
                form.row("language", choices=language_choices(words)),
            ),
            tokens.FIELD_GAP,
            pair(form.row("representative_name"), form.row("representative_email")),
        ]

    def _change(self, register: Any, field: str, value: Any, /, *, merge: str) -> object:
        return intake.change_request(register, self.request_id, field, value, merge=merge)

    def _set_kinds(self, kinds: list[RequestKind]) -> None:
        request = self.request_id
        self.write(lambda register: intake.set_kinds(register, request, kinds))
