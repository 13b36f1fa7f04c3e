"""The right of the review: the proposals as lines, the one that is looked at unfolded."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.notice_review_card import ProposalCard
from dpo_desk.desk.pages.notice_review_row import ProposalRow
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.growing import add_grown
from dpo_desk.desk.widgets.layout import Item, TallScroller, column

if TYPE_CHECKING:
    from dpo_desk.duties.proposal_view import Card, Review

_A_TURN: Final = 10  # lines that are built in one turn of the event loop
_GAP: Final = 9
_ABOVE: Final = 62  # of what stands above the card, to be seen too


class _Slot(QWidget):
    """The place of a proposal: its line, or its card."""

    def __init__(self, row: ProposalRow) -> None:
        super().__init__()
        self.row = row
        self.card: ProposalCard | None = None
        self.box: QVBoxLayout = column(row, margins=(0, 0, 8, _GAP))
        self.setLayout(self.box)

    def unfold(self, card: ProposalCard) -> None:
        """Show the card in the place of the line."""
        self.fold()
        self.card = card
        add_grown(self.box, card)
        self.row.hide()

    def fold(self, *, keep_focus: bool = False) -> None:
        """Show the line again; with ``keep_focus`` it has the focus that the card had."""
        card, self.card = self.card, None
        self.row.show()
        if card is not None:
            if keep_focus:
                self.row.focus().setFocus()
            card.hide()
            self.box.removeWidget(card)
            card.deleteLater()


class ProposalList(TallScroller):
    """Lines built in turns; ``choose`` unfolds one of them."""

    answered = Signal(str, str, object)  # uid, what was said, and with what
    taken_back = Signal(str)
    edited = Signal(str, object)
    shown = Signal(int)  # the number of the card that is unfolded now, 0 for none

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._review: Review | None = None
        self._slots: dict[str, _Slot] = {}
        self._pieces: Pieces | None = None
        self._changed: list[tuple[_Slot, Card]] = []  # lines that wait to be shown anew
        self._wanted = ""  # the card to unfold once its line is there
        self._focus = False  # and whether it takes the focus
        self._body = column(None)
        super().__init__(self._body)
        self.setAccessibleName(desk.words("review.cards"))
        self.setMinimumWidth(px(300))

    @property
    def card(self) -> ProposalCard | None:
        """The card that is unfolded."""
        return next((slot.card for slot in self._slots.values() if slot.card), None)

    def show_review(self, review: "Review") -> None:
        """Show these proposals; the same ones stay where they are."""
        before, self._review = self._review, review
        uids = [card.uid for card in review.cards]
        if before is None or uids != [card.uid for card in before.cards]:
            self._build(review.cards)
            return
        self._changed.clear()
        for card in review.cards:
            slot = self._slots.get(card.uid)
            if slot is None or slot.row.line.card == card:
                continue
            if slot.card is None:
                self._changed.append((slot, card))
                continue
            slot.row.show_card(card)
            if card.state.is_decided:
                slot.fold(keep_focus=True)
                self.shown.emit(0)
        self._show_some()

    def _show_some(self) -> None:
        """Lines that say something else now, some in each turn of the event loop."""
        for slot, card in self._changed[:_A_TURN]:
            slot.row.show_card(card)
        del self._changed[:_A_TURN]
        if self._changed:
            QTimer.singleShot(0, self, self._show_some)

    def choose(self, uid: str, *, focus: bool) -> None:
        """Unfold a proposal; an answered one only takes the focus."""
        self._wanted, self._focus = uid, focus
        self._try()

    def flush(self) -> None:
        """Hand over what is changed on the card."""
        if self.card is not None:
            self.card.flush()

    def refuse(self, error: Exception) -> None:
        """Say on the card what the register cannot take."""
        if self.card is not None:
            self.card.refuse(error)
        else:
            self._desk.tell(error)

    def _build(self, cards: "Sequence[Card]") -> None:
        old, self._pieces = self._pieces, None
        self._slots.clear()
        self._changed.clear()
        if old is not None:
            old.hide()
            self._body.removeWidget(old)
            old.deleteLater()
        groups = [cards[n : n + _A_TURN] for n in range(0, len(cards), _A_TURN)]
        self._pieces = Pieces(*(partial(self._lines, group) for group in groups))
        self._pieces.built.connect(self._try)
        self._body.insertWidget(0, self._pieces)
        self._pieces.show()
        self._pieces.begin()

    def _lines(self, cards: "Sequence[Card]") -> Sequence[Item]:
        made: list[Item] = []
        for card in cards:
            row = ProposalRow(self._desk.words, card)
            row.chosen.connect(lambda uid: self.choose(uid, focus=True))
            row.taken_back.connect(self.taken_back)
            row.moved.connect(partial(self._move, card.uid))
            slot = self._slots[card.uid] = _Slot(row)
            made.append(slot)
        return made

    def _try(self) -> None:
        uid, slot = self._wanted, self._slots.get(self._wanted)
        if slot is None or self._review is None:
            return
        self._wanted = ""
        card = next(one for one in self._review.cards if one.uid == uid)
        if slot.card is None:
            self.flush()
            open_before = [other for other in self._slots.values() if other.card is not None]
            if not card.state.is_decided:
                slot.unfold(self._unfolded(card, self._review))
            self._take_focus(slot)  # first: what is hidden with the focus seeks it another place
            for other in open_before:
                other.fold()
            self.shown.emit(card.number)
        else:
            self._take_focus(slot)
        QTimer.singleShot(0, slot, partial(self._bring, slot))

    def _take_focus(self, slot: _Slot) -> None:
        if self._focus:
            (slot.card or slot.row.focus()).setFocus()

    def _unfolded(self, card: "Card", review: "Review") -> ProposalCard:
        made = ProposalCard(self._desk, card, review)
        made.answered.connect(partial(self.answered.emit, card.uid))
        made.moved.connect(partial(self._move, card.uid))
        made.edited.connect(self.edited)
        return made

    def _bring(self, slot: _Slot) -> None:
        """Bring it into view from its top, also where the whole page scrolls."""
        above = slot.parentWidget()
        while above is not None:
            here, above = above, above.parentWidget()
            body = here.widget() if isinstance(here, QScrollArea) else None
            if not isinstance(here, QScrollArea) or body is None:
                continue
            top = slot.mapTo(body, QPoint(0, 0)).y()
            bar, high = here.verticalScrollBar(), here.viewport().height()
            if top < bar.value() or top + slot.height() > bar.value() + high:
                bar.setValue(max(0, top - px(_ABOVE)))

    def _move(self, uid: str, by: int) -> None:
        if self._review is None:
            return
        order = [card.uid for card in self._review.cards]
        there = order.index(uid) + by
        if 0 <= there < len(order):
            self.choose(order[there], focus=True)
