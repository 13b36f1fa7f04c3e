"""Where a message goes: a case of its own, or one that the person has already."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dpo_desk.desk.code_words import code_words
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.text import Label
from dpo_desk.law import dates

if TYPE_CHECKING:
    from dpo_desk.duties.incoming import Known, Review
    from dpo_desk.words import Words

NEW, OPEN, JOIN, WITH = "new", "open", "join", "with"
_MOST = 3  # the list has them all


class WhereCard(Card):
    """Says that the message, or the person, is known; each way with what it does."""

    changed = Signal()

    def __init__(self, words: "Words") -> None:
        self._words = words
        self._cards: RadioCards | None = None
        self._title = Label("", "h3", wrap=True)
        self._body = Label("", "small", wrap=True)
        self._place = column()
        super().__init__(self._title, 2, self._body, 12, self._place, margins=(16, 14, 16, 16))
        self.setObjectName("Card")
        self.hide()

    @property
    def chosen(self) -> tuple[str, int]:
        """What to do, and with which case."""
        value = self._cards.value if self._cards is not None else NEW
        way, _, number = value.partition(":")
        return way or NEW, int(number or 0)

    def show_review(self, review: "Review") -> None:
        """Offer what there is for a message; nothing where neither it nor the person is known."""
        words, same, cases = self._words, review.same, review.cases[:_MOST]
        old, self._cards = self._cards, None
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.setVisible(same is not None or bool(cases))
        if same is None and not cases:
            return
        key = "intake.where.same" if same is not None else "intake.where.earlier"
        self._title.setText(words(key))
        self._body.setText(
            words("intake.where.same.body", ref=same.request.ref)
            if same is not None
            else words("intake.where")
        )
        new = Option(NEW, words("intake.where.new"), words("intake.where.new.help"))
        options = [new, *(self._offer(case) for case in cases)]
        if same is not None:
            options.insert(0, self._option(OPEN, same))
        cards = self._cards = RadioCards(options, name=words(key))
        for option in options:
            cards.radio(option.value).setObjectName(f"intake.where.{option.value}")
        cards.set_value(options[0].value)
        cards.changed.connect(lambda _value: self.changed.emit())
        self._place.addWidget(cards)
        cards.show()

    def _offer(self, case: "Known") -> Option:
        return self._option(JOIN if case.request.status.is_open else WITH, case)

    def _option(self, way: str, case: "Known") -> Option:
        words, request = self._words, case.request
        received = request.received_on
        about = words(
            "intake.where.about",
            kinds=code_words(case.kinds, words),
            day=dates.write(received, words.language) if received is not None else "–",
            status=words(request.status.key).lower(),
        )
        return Option(
            f"{way}:{request.id}",
            words(f"intake.where.{way}", ref=request.ref),
            words(f"intake.where.{way}.help", about=about),
        )
