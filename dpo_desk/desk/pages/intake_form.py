"""The right half of the intake: what the message would become, for the manager to correct."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Signal

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.intake_message import Mark, sender_words
from dpo_desk.desk.pages.intake_reasons import Reasons
from dpo_desk.desk.pages.kind_picker import KindPicker, show_refusal
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.received_lines import ReceivedLines
from dpo_desk.desk.pages.request_steps.choices import choices, language_choices
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.desk.widgets.text import Label
from dpo_desk.law import clock, dates
from dpo_desk.law.codes import Capacity, Relation, RequestKind
from dpo_desk.records import Request
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from dpo_desk.duties.incoming import Review
    from dpo_desk.duties.intake import RequestDraft

_GAP = tokens.FIELD_GAP
_DAY = "received_on"
_TEXTS = (
    "requester_name", "requester_email", "representative_name", "representative_email",
    "representative_authority", "text",
)  # fmt: skip
_CHOSEN = ("capacity", "relation", "language", "is_child")
_AWAY = "en"  # what to answer somebody in who writes neither Norwegian nor English


class IntakeForm(Pieces):
    """Kinds with their reasons, the day, the person, the text; built group by group."""

    mark_asked = Signal(int)  # the number of a sentence to be shown
    kinds_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self._build_what, self._build_when, self._build_who, self._build_text)
        self._desk = desk
        self.form = Form(desk, Request, name="intake", parent=self)
        self._review: Review | None = None
        self._marks: Sequence[Mark] = ()
        self._record = Request()  # with what was corrected before
        self._seen: set[str] = set()  # the fields that show this message
        self._shown: set[str] = set()  # … and the groups
        self.form.edited.connect(self._edited)
        self.built.connect(self._show_built)

    def show_review(self, key: str, review: "Review", marks: Sequence[Mark]) -> None:
        """Show what a message would become, with what has been corrected of it."""
        self._review, self._marks = review, marks
        self._shown.clear()
        self._seen.clear()
        self._record = _corrected(_record(key, review.suggestion.draft), review.typed)
        self.begin()
        self._show_built()

    @property
    def kinds(self) -> list[RequestKind]:
        """What is asked for."""
        return self._kinds.kinds

    def typed(self) -> dict[str, Any]:
        """What differs from the message, to be kept until it is logged."""
        if self._review is None or not self.whole:
            return dict(self._review.typed) if self._review is not None else {}
        draft = self._review.suggestion.draft
        said, values = _record("", draft), self.form.values()
        found = {n: values[n] for n in (*_TEXTS, *_CHOSEN) if values[n] != getattr(said, n)}
        if values[_DAY] != said.received_on or self.form.control(_DAY).unreadable:
            found[_DAY] = self.form.control(_DAY).text()
        if tuple(self.kinds) != draft.kinds:
            found["kinds"] = self.kinds
        return found

    def draft(self) -> "RequestDraft | None":
        """The case to be logged; None where something cannot be read, which is said then."""
        self.begin(whole=True)
        if self._review is None or not self.form.check():
            return None
        values, draft = self.form.values(), self._review.suggestion.draft
        if values["capacity"] is Capacity.SELF:
            values |= dict.fromkeys((n for n in values if n.startswith("representative_")), "")
        kinds = tuple(self.kinds)
        return msgspec.structs.replace(
            draft,
            **values,
            kinds=kinds,
            wishes={kind: wish for kind, wish in draft.wishes.items() if kind in kinds},
            received_at=draft.received_at if values[_DAY] == draft.received_on else None,
        )

    def refuse(self, error: Exception) -> None:
        """Show what a duty refuses under its field."""
        show_refusal(error, self._desk, self._kind_field, self.form)

    # the groups

    def _build_what(self) -> Sequence[Item]:
        words = self._desk.words
        self.reasons = Reasons(words)
        self.reasons.asked.connect(self.mark_asked)
        self._kinds = KindPicker(words, name="intake")
        self._kinds.changed.connect(self._choose_kinds)
        self._kind_field = Field(words("intake.kinds"), self._kinds)
        hint = Label(words("intake.kinds.help"), "help", wrap=True)
        return (
            self.reasons.verdict, self._kind_field, 6, hint, 8, self.reasons, tokens.GROUP_GAP,
        )  # fmt: skip

    def _build_when(self) -> Sequence[Item]:
        words = self._desk.words
        self._received = self.form.row(_DAY)
        self.form.control(_DAY).setPlaceholderText(words("date.placeholder"))
        self._lines = ReceivedLines(self._desk, "intake")
        return (
            Label(words("intake.when"), "h3", wrap=True), 10,
            self._received, self._lines, tokens.GROUP_GAP,
        )  # fmt: skip

    def _build_who(self) -> Sequence[Item]:
        words, line = self._desk.words, self.form.row
        self._sender = Label("", "small", wrap=True)
        self._sender.setObjectName("intake.sender")
        self._sent = plain(column(self._sender, 10))
        self._other = plain(
            column(
                pair(line("representative_name"), line("representative_email")),
                _GAP,
                line("representative_authority"),
                _GAP,
            )
        )
        self._language = line("language", choices=language_choices(words))
        return (
            Label(words("intake.who"), "h3", wrap=True), 10,
            self._sent,
            pair(line("requester_name"), line("requester_email")), _GAP,
            pair(line("capacity", choices=choices(list(Capacity), words)),
                 line("relation", choices=choices(list(Relation), words))), _GAP,
            self._other,
            line("is_child"), _GAP,
            self._language, tokens.GROUP_GAP,
        )  # fmt: skip

    def _build_text(self) -> Sequence[Item]:
        words = self._desk.words
        return (self.form.row("text", label=words("intake.text")),)

    # what they show

    def _show_built(self) -> None:
        """Show the message in the groups that are there and do not show it yet."""
        review = self._review
        if review is None:
            return
        typed = self.form.values()
        standing = {name: typed[name] for name in self._seen}  # perhaps corrected since
        self.form.show(msgspec.structs.replace(self._record, **standing))
        self._seen.update(typed)
        for group, last, show in (
            ("what", "_kind_field", self._show_what),
            ("when", "_lines", self._show_when),
            ("who", "_language", self._show_who),
        ):
            if group not in self._shown and hasattr(self, last):
                self._shown.add(group)
                show(review)

    def _show_what(self, review: "Review") -> None:
        self._kind_field.clear()
        kinds = review.typed.get("kinds", review.suggestion.draft.kinds)
        self._kinds.set_kinds([RequestKind(kind) for kind in kinds])
        self.reasons.show_reasons(review, self._marks)

    def _show_when(self, review: "Review") -> None:
        words, received = self._desk.words, review.suggestion.message.received
        if isinstance(self._received, Field):
            said = words("intake.when.unknown")
            if received is not None:
                moment = dates.moment(clock.in_oslo(received), words.language)
                said = words("intake.when.help", moment=moment)
            self._received.set_help(said)
        if _DAY in review.typed:  # also what is no day yet
            self.form.control(_DAY).setText(review.typed[_DAY])
        self._look_ahead()

    def _show_who(self, review: "Review") -> None:
        words, found = self._desk.words, review.suggestion
        writer = found.understood.writer
        others = writer.forwarded or writer.capacity is not Capacity.SELF
        sender = sender_words(found.message.sender)
        self._sent.setVisible(others and bool(sender))
        self._sender.setText(words("intake.who.sender", name=sender))
        if isinstance(self._language, Field):
            foreign = found.understood.language not in LANGUAGES
            self._language.set_help(words("intake.language.other") if foreign else "")
        self._show_others()

    def _choose_kinds(self, _kinds: Sequence[RequestKind]) -> None:
        self._kind_field.clear()
        if hasattr(self, "_lines"):
            self._look_ahead()  # a question has no deadline
        self.kinds_changed.emit()

    def _look_ahead(self) -> None:
        self._lines.show_day(self.form.control(_DAY).read(), self.kinds)

    def _show_others(self) -> None:
        self._other.setVisible(self.form.values()["capacity"] is not Capacity.SELF)

    def _edited(self, field: str) -> None:
        self.form.clear_error(field)
        if field == _DAY:
            self._look_ahead()
        elif field == "capacity":
            self._show_others()


def _record(key: str, draft: "RequestDraft") -> Request:
    """The request a message would become, as a form shows it."""
    values: dict[str, Any] = {name: getattr(draft, name) for name in (_DAY, *_TEXTS, *_CHOSEN)}
    if values["language"] not in LANGUAGES:
        values["language"] = _AWAY
    return Request(uid=f"incoming.{key}", **values)


def _corrected(request: Request, typed: Mapping[str, Any]) -> Request:
    """The request with what was corrected of it before the page was left."""
    texts = {name: str(typed[name]) for name in _TEXTS if name in typed}
    chosen = {name: typed[name] for name in _CHOSEN if name in typed}
    if "capacity" in chosen:
        chosen["capacity"] = Capacity(chosen["capacity"])
    if "relation" in chosen:
        chosen["relation"] = Relation(chosen["relation"])
    return msgspec.structs.replace(request, **texts, **chosen)
