"""The composer's left side: to whom, how, the opening words, and what the letter must hold."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.along import AlongParts
from dpo_desk.desk.pages.request_steps.answer_asks import Asks
from dpo_desk.desk.pages.request_steps.answer_notes import Notes
from dpo_desk.desk.pages.request_steps.choices import choices, language_choices
from dpo_desk.desk.pages.request_steps.letter_pick import Chosen, LetterPick
from dpo_desk.desk.pages.request_steps.panel import empty
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Icon, Label
from dpo_desk.duties.answering import Rendering
from dpo_desk.duties.contents import Content, without_copy
from dpo_desk.duties.filling import Asked
from dpo_desk.duties.outgoing import usual_way
from dpo_desk.law import dates
from dpo_desk.law.codes import LetterKind, SendingWay
from dpo_desk.paper.model import Hole
from dpo_desk.records import KeptLetter

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.duties.outgoing import Check

SAVE_AFTER_MS = 600


class AnswerForm(QWidget):
    """What the manager can say and must fill in."""

    letter_chosen = Signal(object)  # a Chosen
    letter_changed = Signal(str, object)  # field of KeptLetter, value
    fact_changed = Signal(str, str)  # an ask of the letter, its answer
    mend_asked = Signal(object)  # a Check
    fill_asked = Signal(object)  # a Hole
    again_asked = Signal()

    def __init__(self, desk: Desk, panel: "AnswerPanel") -> None:
        super().__init__()
        self._desk, self._words, self._panel = desk, desk.words, panel
        words = self._words
        self._shown: KeptLetter | None = None
        self.pick = LetterPick(words)
        self.pick.setObjectName("request.answer.letter")
        self.pick.chosen.connect(self.letter_chosen.emit)
        self.asks = Asks(desk)
        self.asks.changed.connect(self.fact_changed)
        self._to = LineEdit()
        self._to.setObjectName("request.answer.to")
        self._way = Combo(choices(list(SendingWay), words))
        self._way.setObjectName("request.answer.way")
        self._way.chosen.connect(lambda way: self.letter_changed.emit("sent_by", way))
        self._language = Combo(language_choices(words))
        self._language.setObjectName("request.answer.language")
        self._language.chosen.connect(lambda _value: self.letter_chosen.emit(self.pick.value))
        self._intro = TextArea("", words("answer.intro.placeholder"), lines=(3, 8))
        self._intro.setObjectName("request.answer.intro")
        self._sent = Banner("ok", "", action=words("answer.again"))
        self._sent.button.setObjectName("request.answer.again")
        self._sent.button.clicked.connect(self.again_asked)
        self._parts = QVBoxLayout()
        self.notes = Notes(words)
        self.notes.fill_asked.connect(self.fill_asked)
        self.notes.mend_asked.connect(self.mend_asked)
        self._cautions = self.notes.cautions
        self.along = AlongParts(panel)
        self._build()
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._to.textEdited.connect(lambda _text: self._timer.start())
        self._intro.textChanged.connect(self._typed)
        self._showing = False

    @property
    def language(self) -> str:
        """The language chosen for the letter, or "" before one is."""
        return str(self._language.value or "") if self._shown is not None else ""

    def show_kind(self, chosen: Chosen, sent: KeptLetter | None) -> None:
        """Show which letter this is; one that was sent can be read but not changed."""
        self.pick.offer(self._panel.more.offers, chosen, sent.to_name if sent is not None else "")
        if self._shown is not None and not chosen.fits(self._shown):
            self._shown = None
        self._sent.setVisible(sent is not None)
        for part in (self._edits, self._must):
            part.setVisible(sent is None)
        self.asks.setVisible(sent is None and self.asks.asked)
        self.along.show_letter(chosen, sent)
        if sent is not None and sent.sent_on is not None:
            day = dates.write(sent.sent_on, self._words.language, "day_month")
            way = self._words(sent.sent_by.key) if sent.sent_by else ""
            self._sent.show_message(
                "ok",
                self._words("answer.sent", date=day),
                self._words("answer.sent.body", way=way, hash=sent.sha256[:16]),
                action=self._words("answer.again"),
            )
            self.notes.hide()

    def show_letter(
        self,
        rendering: Rendering,
        parts: Sequence[Content],
        asked: Mapping[Hole, Asked],
        checks: "Sequence[Check]",
    ) -> None:
        """Show the letter that was drawn: its words where nobody is typing, its parts and holes."""
        kept = rendering.kept
        self._shown = kept
        self._showing = True
        self._language.set_value(kept.language)
        if self._panel.view is not None:
            self._way.set_value(kept.sent_by or usual_way(self._panel.view.request, kept))
        if not self._to.hasFocus():
            self._to.setText(kept.to_name)
            self._to.setPlaceholderText(self._requester())
        if not self._intro.hasFocus() and self._intro.toPlainText() != kept.intro:
            self._intro.setPlainText(kept.intro)
        self._showing = False
        kinds = self._panel.view.kinds if self._panel.view is not None else ()
        self.asks.show_letter(kept.kind, kept.facts, kinds)
        self._show_parts(parts)
        self.notes.show_notes(rendering.holes, asked, checks, self._think_over(rendering))

    def focus(self, field: str) -> bool:
        """Put the focus where a field of the letter is said; False where that is not here."""
        own: dict[str, QWidget] = {
            "to_name": self._to,
            "intro": self._intro,
            "sent_by": self._way,
        }
        if field in own:
            own[field].setFocus()
            return True
        return self.asks.focus(field.removeprefix("facts."))

    def flush(self) -> None:
        """Hand over what is typed."""
        self._timer.stop()
        self.asks.flush()
        kept = self._shown
        if kept is None:
            return
        typed = {"to_name": self._to.text().strip(), "intro": self._intro.toPlainText().strip()}
        for field, text in typed.items():
            if text != getattr(kept, field):
                self.letter_changed.emit(field, text)

    def _build(self) -> None:
        words = self._words
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(self._desk.theme.px(11))
        self._edits = plain(
            column(
                pair(
                    Field(words("answer.recipient"), self._to),
                    Field(words("answer.channel"), self._way),
                ),
                tokens.FIELD_GAP,
                pair(Field(words("field.letter.language"), self._language), QWidget()),
                tokens.FIELD_GAP,
                Field(
                    words("answer.intro"),
                    self._intro,
                    hint=words("answer.intro.help"),
                ),
            )
        )
        head = row(
            Label(words("answer.must"), "h3"), None, Label(words("answer.article"), "caption")
        )
        self._must = plain(column(head, 12, self._parts))
        body = column(
            Field(words("answer.kind"), self.pick),
            16,
            self._sent,
            self.notes,
            self.asks,
            self._edits,
            20,
            self._must,
            20,
            self.along,
            None,
            margins=(tokens.MARGIN, 18, 20, 16),
        )
        self.setLayout(column((Scroller(plain(body)), 1)))

    def _show_parts(self, parts: Sequence[Content]) -> None:
        empty(self._parts)
        self._must.setVisible(bool(parts))
        for part in parts:
            icon = ("triangle-alert", "warn") if part.missing else ("circle-check", "ok")
            says = self._words.n(part.says, part.n, m=part.m)
            line = QWidget()
            line.setLayout(
                row(
                    Icon(*icon),
                    (Label(self._words(part.key), "strong", wrap=True), 1),
                    Label(says, "caption"),
                    gap=10,
                )
            )
            self._parts.addWidget(line)

    def _think_over(self, rendering: Rendering) -> list[str]:
        """What no page could show, and turns to think over."""
        view = self._panel.view
        bare = without_copy(view) if view is not None and _is_access(rendering) else ()
        said = rendering.warnings(self._words, but=frozenset({"no_copy"} if bare else ()))
        if bare:
            said.append(self._words("answer.no_copy", places=", ".join(bare)))
        return said

    def _typed(self) -> None:
        if not self._showing:
            self._timer.start()

    def _requester(self) -> str:
        view = self._panel.view
        return view.request.requester_name if view is not None else ""


def _is_access(rendering: Rendering) -> bool:
    return rendering.kept.kind is LetterKind.ACCESS
