"""A proposal in the list of the review: one line, with «Angre» once it is answered."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.chip import LEFT, chip_width, paint_chip
from dpo_desk.desk.widgets.layout import row
from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.records import ProposalKind, ProposalState
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.proposal_view import Card

ICONS: Final[dict[ProposalKind, str]] = {
    ProposalKind.COMPANY: "notebook-tabs",
    ProposalKind.CONTACT: "mail",
    ProposalKind.SERVICE: "building-2",
    ProposalKind.ACTIVITY: "list-checks",
    ProposalKind.RECIPIENT: "users",
    ProposalKind.RETENTION: "hourglass",
    ProposalKind.COOKIE: "circle",
    ProposalKind.TRANSFER: "send",
    ProposalKind.PROMISE: "calendar-days",
    ProposalKind.RIGHTS: "user-check",
    ProposalKind.DENIAL: "x",
    ProposalKind.CONFLICT: "triangle-alert",
}
CERTAINTY: Final[dict[ProposalCertainty, tuple[str, Tone, str]]] = {
    ProposalCertainty.STATED: ("import.basis.stated", "info", "quote"),
    ProposalCertainty.INTERPRETED: ("import.basis.inferred", "neutral", "eye"),
    ProposalCertainty.UNCLEAR: ("import.basis.unclear", "warn", "triangle-alert"),
}
_STATES: Final = {ProposalState.ACCEPTED: ("circle-check", "ok")}
_HEIGHT, _NUMBER, _ICON, _EDGE = 54, 26, 18, 16
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class _Line(Button):
    """Painted, so that two hundred of them cost next to nothing."""

    moved = Signal(int)

    def __init__(self, words: Words, card: "Card") -> None:
        super().__init__("", "bare")
        self._words = words
        self.card = card
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(_HEIGHT))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Some width; it takes what there is."""
        return QSize(px(240), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The texts elide."""
        return QSize(px(120), px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the next one."""
        if event.key() in _MOVES:
            self.moved.emit(-1 if event.key() == _MOVES[0] else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Number, icon, two texts, how sure, and where it leads."""
        theme, painter, card = live(), QPainter(self), self.card
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, right = self.height() / 2, float(self.width() - px(_EDGE))
        painter.setFont(theme.font(tokens.SMALL, tokens.SEMIBOLD))
        painter.setPen(theme.colour("text3"))
        number = QRectF(px(_EDGE), 0, px(_NUMBER), self.height())
        painter.drawText(number, LEFT, str(card.number))
        left = px(_EDGE) + px(_NUMBER)
        icon, tone = _STATES.get(card.state, (ICONS[card.kind], "text2"))
        painter.drawPixmap(left, round(middle - px(_ICON) / 2), theme.pixmap(icon, tone, _ICON))
        if not card.state.is_decided:
            right = self._paint_end(painter, right)
        left += px(_ICON) + px(12)
        self._paint_texts(painter, left, max(0, round(right - px(12) - left)))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(box, px(tokens.RADIUS), px(tokens.RADIUS))

    def _paint_end(self, painter: QPainter, right: float) -> float:
        """Chip and chevron; where the texts must end."""
        theme, (key, tone, icon) = live(), CERTAINTY[self.card.certainty]
        painter.drawPixmap(
            round(right - px(16)),
            round(self.height() / 2 - px(16) / 2),
            theme.pixmap("chevron-right", "text3", 16),
        )
        text = self._words(key)
        wide, high = chip_width(text), px(tokens.CHIP)
        left = right - px(16) - px(8) - wide
        if left < self.width() * 0.42:  # no room: the card says it when it is opened
            return right - px(16)
        box = QRectF(left, (self.height() - high) / 2, wide, high)
        paint_chip(painter, box, text, tone, icon)
        return left

    def _paint_texts(self, painter: QPainter, left: int, room: int) -> None:
        theme, card = live(), self.card
        about = card.about
        if card.state.is_decided and card.state is not ProposalState.ACCEPTED:
            about = self._words(f"review.state.{card.state}")
        lines = [(card.title, tokens.BODY, tokens.MEDIUM, "text")]
        if about:
            lines.append((about, tokens.CAPTION, tokens.REGULAR, "text3"))
        fonts = [theme.font(size, weight) for _text, size, weight, _colour in lines]
        heights = [QFontMetrics(font).height() for font in fonts]
        top = (self.height() - sum(heights)) / 2
        for (text, _size, _weight, colour), font, high in zip(lines, fonts, heights, strict=True):
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            elide = Qt.TextElideMode.ElideRight
            shown = QFontMetrics(font).elidedText(text, elide, room)
            painter.drawText(QRectF(left, top, room, high), LEFT, shown)
            top += high


class ProposalRow(QFrame):
    """A card that is folded."""

    chosen = Signal(str)  # its uid
    taken_back = Signal(str)
    moved = Signal(int)

    def __init__(self, words: Words, card: "Card") -> None:
        super().__init__()
        self.setObjectName("Card")
        self._words = words
        self._undo: Button | None = None
        self.line = _Line(words, card)
        self.line.clicked.connect(lambda _checked=False: self.chosen.emit(self.line.card.uid))
        self.line.moved.connect(self.moved)
        self._box = row((self.line, 1), margins=(1, 1, 1, 1))
        self.setLayout(self._box)
        self.show_card(card)

    def show_card(self, card: "Card") -> None:
        """Show a proposal as it stands now."""
        words, line = self._words, self.line
        line.card = card
        line.setObjectName(f"review.row.{card.number}")
        sure = words(CERTAINTY[card.certainty][0])
        state = words(f"review.state.{card.state}") if card.state.is_decided else sure
        name = words("review.show", n=card.number, title=card.title)
        line.setAccessibleName(f"{name}, {card.about}, {state}")
        line.setToolTip(f"{card.title}\n{card.about}".strip())
        line.update()
        if card.state.is_decided and self._undo is None:
            self._undo = Button(words("import.undo"), "ghost", "undo-2", small=True)
            self._undo.clicked.connect(lambda _c=False: self.taken_back.emit(self.line.card.uid))
            self._box.addWidget(self._undo)
            self._box.setContentsMargins(1, 1, px(8), 1)
        if self._undo is not None:
            self._undo.setObjectName(f"review.undo.{card.number}")
            said = words("review.undo.name", n=card.number, title=card.title)
            self._undo.setAccessibleName(said)
            self._undo.setVisible(card.state.is_decided)

    def focus(self) -> QWidget:
        """What takes the focus."""
        return self.line
