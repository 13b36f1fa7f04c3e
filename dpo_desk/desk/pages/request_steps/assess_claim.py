"""One thing that is asked for: what becomes of it, on which ground, and when it was done."""

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.pages.parts import PartCard
from dpo_desk.desk.pages.request_steps import outcomes
from dpo_desk.desk.pages.request_steps.assess_grounds import Grounds, questions
from dpo_desk.desk.pages.request_steps.claim_fields import write_claim
from dpo_desk.desk.pages.request_steps.panel import Panel
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.text import Elide, Label, Prose
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law import articles
from dpo_desk.law.codes import RequestKind
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import Claim

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More

# Kinds that are answered in the manager's own words too.
_TOLD = (
    RequestKind.OBJECTION,
    RequestKind.AUTOMATED_DECISION,
    RequestKind.RECIPIENTS,
    RequestKind.COMPLAINT,
    RequestKind.QUESTION,
)
_GAP = tokens.FIELD_GAP


class Asked(NamedTuple):
    """A claim as a card shows it, with what was half typed in it."""

    claim: Claim
    more: "More"
    drafts: dict[str, str]


class ClaimCard(PartCard):
    """The cards of the outcome; a refusal opens ground and reason, the rest is kept at once."""

    def __init__(self, panel: Panel, number: int) -> None:
        name = "request.assess" if not number else f"request.assess.{number}"
        super().__init__(panel.desk, Claim, name, write_claim)
        self._panel, self._words = panel, panel.words
        self._claim: Claim | None = None
        self._kind: RequestKind | None = None
        self._research = False  # whether § 17 can be a ground
        self._opened = ""  # the card that is open and not yet decided
        self._state = Chip("", "neutral")
        self._article = Label("", "caption")
        self._wish = Prose("", "small")
        self._cards: RadioCards | None = None
        self._box = column(gap=0)
        self._refusal: QWidget | None = None
        self._below = column(gap=0)
        self._parts: dict[str, QWidget] = {}  # answer and deed, made where they are asked for
        self.heading = Elide("", "h3")
        head = row((self.heading, 1), self._article, self._state, gap=10)
        self._last = column(gap=0)
        body = Card(head, 4, self._wish, 8, self._box, self._below, self._last)
        self.setLayout(column(body))

    def show_part(self, part: Asked) -> None:
        """Show a claim; what is open and not decided stays open."""
        claim = self._claim = part.claim
        self._research = part.more.research or claim.ground.startswith("pol17")
        words, language = self._words, self._words.language
        another = self._kind is not claim.kind or self.form_uid != claim.uid
        self.title(words(claim.kind.key))
        self._article.setText(articles.cite(KINDS[claim.kind].article, language).capitalize())
        self._wish.set_text(claim.wish)
        self._wish.setVisible(bool(claim.wish))
        if self._kind is not claim.kind:
            self._build_cards(claim.kind)
        self._show_field("answer", wanted=claim.kind in _TOLD)
        deed = KINDS[claim.kind].deed and claim.outcome is not None
        self._show_field("done_on", wanted=deed)
        self.form.show(claim, part.drafts)
        if another:
            self._opened = self._panel.view.drafts.get(self._draft, "") if self._panel.view else ""
        self.form_uid = claim.uid
        self._show_state(claim)

    def go(self) -> None:
        """To the first of its cards."""
        if self._cards is not None and self._kind is not None:
            first = self._cards.value or outcomes.choices(self._kind)[0].key
            self._cards.radio(first).setFocus(Qt.FocusReason.OtherFocusReason)

    form_uid = ""  # whose claim was shown last

    @property
    def _draft(self) -> str:
        return f"assess.{self.uid}.outcome"

    def _show_field(self, name: str, *, wanted: bool) -> None:
        """The answer in one's own words over the day of the deed."""
        if wanted and name not in self._parts:
            field = self.form.row(name)
            item = pair(field, QWidget()) if name == "done_on" else field
            made = self._parts[name] = plain(column(_GAP, item))
            self._last.insertWidget(0 if name == "answer" else -1, made)
            made.show()
        if name in self._parts:
            self._parts[name].setVisible(wanted)

    def _build_cards(self, kind: RequestKind) -> None:
        words = self._words
        if self._cards is not None:
            self._cards.hide()
            self._cards.deleteLater()
        found = outcomes.choices(kind)
        options = []
        for each in found:
            key = outcomes.text_key(kind, each.key)
            caption = f"{key}.help"
            options.append(
                Option(each.key, words(key), words(caption) if words.has(caption) else "")
            )
        name = words("case.outcome", kind=words(kind.key))
        self._cards = RadioCards(options, name=name, begins=self.name, steady=True)
        self._cards.changed.connect(self._choose)
        self._box.addWidget(self._cards)
        self._cards.show()
        self._kind = kind

    def _show_state(self, claim: Claim) -> None:
        words = self._words
        if claim.outcome is None:
            self._state.show_status(words("case.outcome.none"), "warn", "circle")
        else:
            self._state.show_status(words(claim.outcome.key), "ok", "circle-check")
        decided = outcomes.chosen(claim.kind, claim.outcome, claim.ground)
        shown = self._opened or decided
        if self._cards is not None:
            self._cards.set_value(shown)
        self._show_refusal(claim, shown)

    def _show_refusal(self, claim: Claim, key: str) -> None:
        card = outcomes.choice(claim.kind, key) if key else None
        refuses = card is not None and card.refuses
        new = refuses and self._refusal is None
        if new:
            self._refusal = self._build_refusal()
            self.form.show(claim, {})
        if self._refusal is None:
            return
        if card is not None and refuses:
            self._grounds.setVisible(not card.ground)
            if not card.ground:
                self._grounds.show_kind(claim.kind, claim.ground, research=self._research)
            self._explain(card.ground or claim.ground)
        if new:  # whole, as with each thing that is shown Qt lays out the whole page
            self._below.addWidget(self._refusal)
        self._refusal.setVisible(refuses)

    def _build_refusal(self) -> QWidget:
        words = self._words
        self._grounds = Grounds(words, self.name)
        self._grounds.changed.connect(self._choose_ground)
        self._reason: Any = self.form.row("grounds", hint=words("assess.reason.help"))
        self.form.control("grounds").setObjectName(f"{self.name}.reason")
        save = Button(words("assess.save"), "secondary", "check")
        save.setObjectName(f"{self.name}.save")
        save.clicked.connect(lambda _checked=False: self._save())
        return plain(column(_GAP, self._grounds, _GAP, self._reason, _GAP, row(save, None)))

    def _explain(self, ground: str) -> None:
        """What the reason must answer."""
        asked = questions(ground, self._words)
        if isinstance(self._reason, Field):
            self._reason.set_help(asked or self._words("assess.reason.help"))

    def _choose(self, key: str) -> None:
        claim = self._claim
        if claim is None:
            return
        card = outcomes.choice(claim.kind, key)
        if card.refuses:
            self._open(key)
            self._show_refusal(claim, key)
            return
        self._open("")
        self._decide(card, "", "")

    def _open(self, key: str) -> None:
        """Keep which card is open; it is there again after a lock."""
        request = self._panel.view.request.uid if self._panel.view else ""
        if key != self._opened and request:
            self._opened, draft = key, self._draft
            self.desk.background.write(
                lambda register: register.keep_draft("request", request, draft, key), owner=self
            )

    def _choose_ground(self, code: str) -> None:
        self._explain(code)
        claim = self._claim
        if claim is not None:
            merge = f"claim.{claim.uid}.ground"
            self.desk.background.write(
                lambda register: write_claim(register, "ground", code, merge=merge),
                None,
                self.desk.tell,
                owner=self,
            )

    def _save(self) -> None:
        claim, key = self._claim, self._cards.value if self._cards is not None else ""
        if claim is None or not key:
            return
        self.form.flush()
        card = outcomes.choice(claim.kind, key)
        reason = self.form.control("grounds").toPlainText().strip()
        self._decide(card, card.ground or self._grounds.value, reason)

    def _decide(self, card: outcomes.Choice, ground: str, reason: str) -> None:
        from dpo_desk.duties import claims

        claim = self._claim
        if claim is None:
            return
        uid = claim.id
        self.desk.background.write(
            lambda register: claims.decide(
                register, uid, card.outcome, ground=ground, reason=reason
            ),
            lambda _claim: self._decided(),
            self._refused,
            owner=self,
        )

    def _decided(self) -> None:
        self._open("")
        self._panel.answered.emit()

    def _refused(self, error: Exception) -> None:
        """Say under ground or reason what is missing."""
        if not isinstance(error, InvalidField):
            self.desk.tell(error)
            return
        said = error.say(self._words)
        if error.field == "ground" and self._grounds.field is not None:
            self._grounds.field.set_error(said)
            self._grounds.field.control.setFocus()
        elif error.field == "reason":
            self.form.show_error("grounds", said)
            self.form.control("grounds").setFocus()
        else:
            self.desk.tell(error)
