"""The composer's left side: to whom, how, the opening words, and what the letter must hold."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.choices import choices, language_choices
from dpo_desk.desk.pages.request_steps.panel import empty
from dpo_desk.desk.widgets.buttons import ButtonRow
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Icon, Label
from dpo_desk.duties import filling
from dpo_desk.duties.answering import Rendering
from dpo_desk.duties.contents import Content, without_copy
from dpo_desk.duties.filling import Asked
from dpo_desk.law import dates
from dpo_desk.law.codes import LetterKind, SendingWay
from dpo_desk.paper.model import Hole
from dpo_desk.records import KeptLetter

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel

KINDS = (LetterKind.ACCESS, LetterKind.NO_DATA, LetterKind.RECEIPT)
SAVE_AFTER_MS = 600
_MOST_HOLES = 3  # more banners than this push the form out of sight; the rest is counted


class AnswerForm(QWidget):
    """What the manager can say and must fill in."""

    kind_chosen = Signal(object)  # LetterKind
    letter_changed = Signal(str, object)  # field of KeptLetter, value
    fill_asked = Signal(object)  # a Hole
    again_asked = Signal()

    def __init__(self, desk: Desk, panel: "AnswerPanel") -> None:
        super().__init__()
        self._desk, self._words, self._panel = desk, desk.words, panel
        words = self._words
        self._shown: KeptLetter | None = None
        self.kind = ButtonRow(
            [(kind.value, words(f"answer.kind.{kind.value}")) for kind in KINDS],
            "segment",
            name=words("answer.kind"),
        )
        self.kind.changed.connect(lambda key: self.kind_chosen.emit(LetterKind(key)))
        self._to = LineEdit()
        self._to.setObjectName("request.answer.to")
        self._way = Combo(choices(list(SendingWay), words))
        self._way.setObjectName("request.answer.way")
        self._way.chosen.connect(lambda way: self.letter_changed.emit("sent_by", way))
        self._language = Combo(language_choices(words))
        self._language.setObjectName("request.answer.language")
        self._language.chosen.connect(lambda _value: self.kind_chosen.emit(self._kind()))
        self._intro = TextArea("", words("answer.intro.placeholder"), lines=(3, 8))
        self._intro.setObjectName("request.answer.intro")
        self._sent = Banner("ok", "", action=words("answer.again"))
        self._sent.button.setObjectName("request.answer.again")
        self._sent.button.clicked.connect(self.again_asked)
        self._holes = QVBoxLayout()
        self._parts = QVBoxLayout()
        self._cautions = Banner("warn", "")
        self._cautions.hide()
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

    def show_kind(self, kind: LetterKind, sent: KeptLetter | None) -> None:
        """Show which letter this is; one that was sent can be read but not changed."""
        if kind in KINDS:
            self.kind.choose(kind.value)
        if self._shown is not None and self._shown.kind is not kind:
            self._shown = None
        self._sent.setVisible(sent is not None)
        for part in (self._edits, self._must):
            part.setVisible(sent is None)
        if sent is not None and sent.sent_on is not None:
            day = dates.write(sent.sent_on, self._words.language, "day_month")
            way = self._words(sent.sent_by.key) if sent.sent_by else ""
            self._sent.show_message(
                "ok",
                self._words("answer.sent", date=day),
                self._words("answer.sent.body", way=way, hash=sent.sha256[:16]),
                action=self._words("answer.again"),
            )
            self._notes.hide()

    def show_letter(
        self, rendering: Rendering, parts: Sequence[Content], asked: Mapping[Hole, Asked]
    ) -> None:
        """Show the letter that was drawn: its words where nobody is typing, its parts and holes."""
        kept = rendering.kept
        self._shown = kept
        self._showing = True
        self._language.set_value(kept.language)
        if kept.sent_by is not None:
            self._way.set_value(kept.sent_by)
        if not self._to.hasFocus():
            self._to.setText(kept.to_name)
            self._to.setPlaceholderText(self._requester())
        if not self._intro.hasFocus() and self._intro.toPlainText() != kept.intro:
            self._intro.setPlainText(kept.intro)
        self._showing = False
        self._show_parts(parts)
        self._show_holes(rendering.holes, asked)
        self._show_cautions(rendering)

    def flush(self) -> None:
        """Hand over what is typed."""
        self._timer.stop()
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
        self._holes.setSpacing(self._desk.theme.px(8))
        self._holes.setContentsMargins(0, 0, 0, 0)
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
        self._notes = plain(column(self._holes, self._cautions, gap=8, margins=(0, 0, 0, 16)))
        body = column(
            self.kind,
            16,
            self._sent,
            self._notes,
            self._edits,
            20,
            self._must,
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

    def _show_holes(self, holes: Sequence[Hole], asked: Mapping[Hole, Asked]) -> None:
        empty(self._holes)
        seen = list({filling.step_of(hole) or hole: hole for hole in reversed(holes)}.values())[
            ::-1
        ]
        steps = Counter(filling.step_of(hole) for hole in dict.fromkeys(holes))
        for number, hole in enumerate(seen[:_MOST_HOLES]):
            step = filling.step_of(hole)
            if step:
                title, body = self._words.n(f"answer.hole.step.{step}", steps[step]), ""
            else:
                title, body = self._hole_words(hole, asked.get(hole))
            act = self._words("answer.hole.step.go" if step else "answer.fill")
            banner = Banner("warn", title, body, act)
            banner.button.setObjectName(f"request.answer.fill.{number}")
            banner.button.clicked.connect(partial(self.fill_asked.emit, hole))
            self._holes.addWidget(banner)
        left = len(seen) - _MOST_HOLES
        if left > 0:
            self._holes.addWidget(Label(self._words.n("answer.holes.more", left), "small"))

    def _hole_words(self, hole: Hole, asked: Asked | None) -> tuple[str, str]:
        words = self._words
        if asked is not None and hole.field == "retention":
            return words("answer.missing", what=asked.name), words("answer.missing.body")
        what = words("answer.hole", field=hole.what[:1].upper() + hole.what[1:])
        return what, asked.name if asked is not None else ""

    def _show_cautions(self, rendering: Rendering) -> None:
        view = self._panel.view
        bare = without_copy(view) if view is not None and _is_access(rendering) else ()
        said = rendering.warnings(self._words, but=frozenset({"no_copy"} if bare else ()))
        if bare:
            said.append(self._words("answer.no_copy", places=", ".join(bare)))
        self._cautions.setVisible(bool(said))
        self._notes.setVisible(bool(said) or self._holes.count() > 0)
        if said:
            self._cautions.show_message(
                "warn", self._words("answer.cautions"), " ".join(dict.fromkeys(said))
            )

    def _typed(self) -> None:
        if not self._showing:
            self._timer.start()

    def _kind(self) -> LetterKind:
        return LetterKind(self.kind.chosen)

    def _requester(self) -> str:
        view = self._panel.view
        return view.request.requester_name if view is not None else ""


def _is_access(rendering: Rendering) -> bool:
    return rendering.kept.kind is LetterKind.ACCESS
