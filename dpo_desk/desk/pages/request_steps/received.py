"""Step 1: what came in, from whom and on whose behalf, and the deadline that follows from it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QBoxLayout

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.deadline_card import DeadlineCard
from dpo_desk.desk.pages.kind_picker import KindPicker
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.request_steps.choices import choices
from dpo_desk.desk.pages.request_steps.panel import Panel
from dpo_desk.desk.pages.request_steps.received_earlier import EarlierCard
from dpo_desk.desk.pages.request_steps.received_role import RoleGroup
from dpo_desk.desk.pages.request_steps.received_who import Who
from dpo_desk.desk.pages.request_steps.received_wishes import Wishes
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.layout import Item, Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import intake
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import Channel, LetterKind, RequestKind, Role
from dpo_desk.records import Request

_SIDE = 344
_GAP = tokens.FIELD_GAP


class ReceivedPanel(Panel):
    """Asks «Hva kom inn?»; the deadline stands beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.form = Form(desk, Request, write=self._change, name="request", parent=self)
        self._who = Who(self.form, words)
        self._role = RoleGroup(self.form, words)
        self._role.letter_asked.connect(lambda letter: self.step_asked.emit(f"answer:{letter}"))
        self._role.role_asked.connect(self._set_role)
        self._role.split_asked.connect(self._divide)
        self._wishes: Wishes | None = None
        self._role_built = False
        self.pieces = Pieces(self._build_what, self._build_who, self._build_role, self._build_rest)
        self.pieces.built.connect(self._show_built)
        self._build_side()
        left = plain(column(self.pieces, None, margins=(tokens.MARGIN, 20, 20, 24)))
        self._halves = row((left, 1), (self._right, 0))
        self._scroller = Scroller(plain(self._halves))
        self.setLayout(column((self._scroller, 1)))
        self.pieces.begin()

    def show_case(self, view: CaseView) -> None:
        """Show the facts; what is being typed stays."""
        super().show_case(view)
        self._show_built()
        self._kinds.set_kinds(view.kinds)
        self.deadline.show_case(view)
        self.earlier.show_case(view, self.more.earlier)
        sent = any(x.kind is LetterKind.RECEIPT and x.sent_on for x in view.letters)
        self._receipt.setVisible(not sent and view.answered is None)
        self._receipt.show_message("info", self.words("case.ack"), action=self.words("case.ack.do"))

    def flush(self) -> None:
        """Write what is typed."""
        self.form.flush()
        if self._wishes is not None:
            self._wishes.flush()

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

    def _build_side(self) -> None:
        self.deadline = DeadlineCard(self.desk)
        self._receipt = Banner("info", "")
        self._receipt.button.setObjectName("request.receipt")
        self._receipt.button.clicked.connect(lambda: self.step_asked.emit("answer:receipt"))
        self.earlier = EarlierCard(self.words)
        self.earlier.opened.connect(lambda case: self.desk.navigate("request", id=case))
        self.earlier.joined.connect(self._join)
        self._right = plain(
            column(
                self.deadline, self._receipt, self.earlier, None, gap=16, margins=(0, 20, 32, 24)
            )
        )
        self._right.setMaximumWidth(self.desk.theme.px(_SIDE + 2 * tokens.MARGIN))

    def _build_what(self) -> Sequence[Item]:
        words, line = self.words, self.form.row
        self._kinds = KindPicker(words)
        self._kinds.changed.connect(self._set_kinds)
        self.fields["kind"] = Field(words("request.kinds"), self._kinds)
        channels = choices(list(Channel), words)
        return (
            Label(words("request.new.title"), "h2"),
            14,
            self.fields["kind"],
            _GAP,
            pair(line("received_on"), line("channel", choices=channels)),
            _GAP,
            line("text"),
        )

    def _build_who(self) -> Sequence[Item]:
        words = self.words
        self._wishes = Wishes(self.desk)
        self._wished = plain(
            column(
                tokens.GROUP_GAP,
                Label(words("case.wishes"), "h3", wrap=True),
                4,
                Prose(words("case.wishes.help"), "small"),
                10,
                self._wishes,
            )
        )
        self._wished.hide()
        return (self._wished, *self._who.items())

    def _build_role(self) -> Sequence[Item]:
        self._role_built = True
        return self._role.items()

    def _build_rest(self) -> Sequence[Item]:
        line = self.form.row
        return (
            tokens.GROUP_GAP,
            Label(self.words("case.how"), "h3", wrap=True),
            10,
            line("wants_files"),
            4,
            Label(self.words("case.files.help"), "help", wrap=True),
            _GAP,
            line("subject"),
        )

    def _show_built(self) -> None:
        """Fill what is there by now."""
        view = self.view
        if view is None:
            return
        self.form.show(view.request, view.drafts)
        if self._wishes is not None:
            self._wishes.show_case(self.more)
            self._wished.setVisible(bool(self._wishes.cards))
            self._who.show_case(view)
        if self._role_built:
            self._role.show_case(view, self.more)

    def _change(self, register: Any, field: str, value: Any, /, *, merge: str) -> object:
        return intake.change_request(register, self.request_id, field, value, merge=merge)

    def _set_kinds(self, kinds: list[RequestKind]) -> None:
        request = self.request_id
        self.write(lambda register: intake.set_kinds(register, request, kinds))

    def _set_role(self, role: Role) -> None:
        request = self.request_id
        self.write(lambda register: intake.change_request(register, request, "role", role))

    def _divide(self) -> None:
        """A request about both becomes two cases; the other one is a press away."""
        from dpo_desk.duties import roles

        request, words = self.request_id, self.words

        def done(cases: tuple[Request, Request]) -> None:
            other = cases[1]
            self.desk.toast(
                words("case.split.done", ref=other.ref),
                words("case.earlier.open", ref=other.ref),
                lambda: self.desk.navigate("request", id=other.id),
            )

        self.write(lambda register: roles.split(register, request), done)

    def _join(self, other: Any) -> None:
        request = self.request_id
        self.write(
            lambda register: intake.change_request(register, request, "earlier_request_id", other)
        )
