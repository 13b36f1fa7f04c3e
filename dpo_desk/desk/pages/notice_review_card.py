"""The card that is looked at: what would be written, its sentences, and what one can say to it.

Enter accepts, S skips, X is «Stemmer ikke», ↑ and ↓ go to another; not while one types.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import SAVE_AFTER_MS
from dpo_desk.desk.pages.notice_review_fields import Fields
from dpo_desk.desk.pages.notice_review_row import CERTAINTY, ICONS
from dpo_desk.desk.pages.notice_review_sides import Sides
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import Item, column, frame, plain, row
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.text import Icon, Label, Prose
from dpo_desk.records import ProposalKind

if TYPE_CHECKING:
    from dpo_desk.duties.proposal_view import Card, Review

ACCEPT, SKIP, REJECT, UNKNOWN = "accept", "skip", "reject", "unknown"
_KEYS: Final = {
    Qt.Key.Key_Return: ACCEPT,
    Qt.Key.Key_Enter: ACCEPT,
    Qt.Key.Key_S: SKIP,
    Qt.Key.Key_X: REJECT,
}
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ProposalCard(QFrame):
    """An open proposal, unfolded."""

    answered = Signal(str, object)  # what was said, with the fields or the side
    moved = Signal(int)
    edited = Signal(str, object)  # uid, and what is changed on it

    def __init__(self, desk: Desk, card: "Card", review: "Review") -> None:
        super().__init__()
        self.setObjectName("CardActive")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk, self.card = desk, card
        self._busy = False
        words = desk.words
        self.fields = Fields(desk, card, review, self)
        self.sides = Sides(desk, card) if card.kind is ProposalKind.CONFLICT else None
        self._trouble = Banner("warn", "")
        self._trouble.setObjectName("review.trouble")
        self._trouble.hide()
        self.accept = self._button("import.accept", "primary", ACCEPT, "check")
        sure = words(CERTAINTY[card.certainty][0])
        self.setAccessibleName(f"{card.number}. {card.title}, {card.about}, {sure}")
        self.setAccessibleDescription(" ".join(card.quotes))
        self.setLayout(column(*self._items(), margins=(18, 16, 18, 16), gap=12))
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.fields.edited.connect(self._timer.start)
        if self.sides is not None:
            self.sides.picked.connect(self._enable)
            self._enable()

    @property
    def primary(self) -> Button:
        """What Ctrl+Enter presses."""
        return self.accept

    def flush(self) -> None:
        """Hand over what is changed and not yet accepted."""
        if self._timer.isActive():
            self._timer.stop()
            self.edited.emit(self.card.uid, self.fields.edits())

    def say(self, what: str) -> None:
        """Answer the card, as its buttons do."""
        if self._busy:
            return
        told: Any = None
        if what == ACCEPT:
            if self.sides is not None:
                told = self.sides.answer()
                if told is None:
                    return
            elif not self.fields.check():
                return
            else:
                told = self.fields.values()
        self._busy = True
        self._timer.stop()
        self.answered.emit(what, told)

    def refuse(self, error: Exception) -> None:
        """The register cannot take it: say why, at its field where it has one."""
        self._busy = False
        if self.sides is not None and self.sides.refuse(error):
            return
        if not self.fields.refuse(error):
            self._trouble.show_message("warn", getattr(error, "say", str)(self._desk.words))
            self._trouble.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and arrows, while nobody types."""
        plain_key = not event.modifiers() or event.modifiers() == Qt.KeyboardModifier.KeypadModifier
        here = QApplication.focusWidget()
        if not plain_key or not (here is self or isinstance(here, Button)):
            super().keyPressEvent(event)
        elif event.key() in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() in _KEYS:
            self.say(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _items(self) -> Sequence[Item]:
        card = self.card
        below: list[Item] = []
        if card.linked:
            below.append(
                Label(self._desk.words("review.linked", names=card.linked), "caption", wrap=True)
            )
        middle = self.sides or plain(column(*self.fields.rows, gap=tokens.FIELD_GAP))
        quotes = (self._quotes(),) if card.quotes and self.sides is None else ()
        return (self._head(), *quotes, middle, *below, self._trouble, self._actions())

    def _head(self) -> QWidget:
        card, words = self.card, self._desk.words
        key, tone, icon = CERTAINTY[card.certainty]
        title = Label(card.title, "h3", wrap=True)
        texts = column(title, gap=1)
        if card.about:
            texts.addWidget(Label(card.about, "caption", wrap=True))
        number = Label(str(card.number), "group")
        number.setAccessibleName(words("review.show", n=card.number, title=card.title))
        line = plain(row(number, Icon(ICONS[card.kind], "accent"), (texts, 1), gap=12))
        return Beside(line, Chip(words(key), tone, icon), least=180)

    def _quotes(self) -> QWidget:
        card, words = self.card, self._desk.words
        lines: list[Item] = [Prose(quote, "body") for quote in card.quotes]
        if card.more:
            lines.append(Label(words.n("review.more", card.more), "caption"))
        return frame(
            row(
                column(Icon("quote", "text3", 16), None, margins=(0, 2, 0, 0)),
                (column(*lines, gap=6), 1),
                margins=(12, 8, 12, 8),
                gap=10,
            ),
            "Sunken",
        )

    def _actions(self) -> QWidget:
        words = self._desk.words
        buttons = [
            self.accept,
            self._button("import.skip", "secondary", SKIP),
            self._button("import.reject", "ghost", REJECT, "x"),
            self._button("review.unknown", "ghost", UNKNOWN),
        ]
        if self.sides is not None:  # «Vet ikke» stands among the answers
            buttons.pop().deleteLater()
        flow = plain(FlowRow(*buttons))
        return plain(column(flow, Label(words("review.enter"), "caption"), gap=6))

    def _button(self, key: str, kind: Any, what: str, icon: str = "") -> Button:
        button = Button(self._desk.words(key), kind, icon)
        button.setObjectName(f"review.{what}")
        button.clicked.connect(lambda _checked=False: self.say(what))
        return button

    def _enable(self) -> None:
        self.accept.setEnabled(self.sides is None or self.sides.is_picked)
