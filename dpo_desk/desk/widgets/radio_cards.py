"""One of a few answers, each with a line that explains it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QSizePolicy, QWidget

from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.growing import add_grown
from dpo_desk.desk.widgets.inputs import Radio
from dpo_desk.desk.widgets.layout import column, plain, restyle, row
from dpo_desk.desk.widgets.text import Label

_KEY, _REASON = QtCore.Qt.Key, QtCore.Qt.FocusReason
_ARROWS = (_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Left, _KEY.Key_Right)
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_STAYS = (_REASON.ActiveWindowFocusReason, _REASON.PopupFocusReason)  # it comes back here


class Option(NamedTuple):
    """A value, what it is called, and a line under it."""

    value: str
    text: str
    caption: str = ""


class RadioCards(QWidget):
    """The arrow keys move between the answers; nothing is chosen until somebody does.

    A long list is built in turns of the event loop: ``at_once`` cards now, as many in each turn.
    With ``steady`` the arrow keys only walk: what they come to is chosen by Enter or Space, or when
    the focus goes elsewhere.
    """

    changed = Signal(str)  # the value a person has chosen

    def __init__(
        self,
        options: Sequence[Option],
        *,
        name: str,
        begins: str = "",
        at_once: int = 0,
        steady: bool = False,
    ) -> None:
        """``begins`` begins the buttons' object names; without ``at_once`` all are there now."""
        super().__init__()
        self.setAccessibleName(name)
        self._begins, self._steady = begins, steady
        self._walks = False  # an arrow key is on its way to a card
        self._reached: str | None = None  # where the arrow keys have come to
        self._left = list(options)
        self._chosen = ""  # of what is not built yet
        self._cards: dict[str, _Card] = {}
        self._group = QButtonGroup(self)
        self._box = column(gap=8)
        self.setLayout(self._box)
        self._a_turn = at_once or len(self._left)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._build)
        self._build()
        if self._left:
            self._timer.start()

    @property
    def whole(self) -> bool:
        """Whether every card is there."""
        return not self._left

    @property
    def value(self) -> str:
        """The chosen value, or ""."""
        checked = (v for v, card in self._cards.items() if card.radio.isChecked())
        return next(checked, self._chosen)

    def set_value(self, value: str) -> None:
        """Choose ``value`` without telling anybody; an unknown one chooses nothing."""
        if self._reached is not None:  # somebody is looking through the cards
            return
        self._group.setExclusive(False)
        for known, card in self._cards.items():
            card.radio.setChecked(known == value)
        self._group.setExclusive(True)
        self._chosen = value if any(option.value == value for option in self._left) else ""

    def radio(self, value: str) -> Radio:
        """The button of ``value``, built if it is not there yet; raises KeyError."""
        while self._left and value not in self._cards:
            self._build()
        return self._cards[value].radio

    def _build(self) -> None:
        """The next cards, put into the window together: with each that is shown Qt lays out all."""
        now, self._left = self._left[: self._a_turn], self._left[self._a_turn :]
        made = plain(column(*(self._card(option) for option in now), gap=8))
        if now:
            add_grown(self._box, made)
        if not self._left:
            self._timer.stop()

    def _card(self, option: Option) -> QWidget:
        value = option.value
        card = self._cards[value] = _Card(option)
        if self._begins:
            card.radio.setObjectName(f"{self._begins}.{value}")
        if self._steady:
            card.radio.installEventFilter(self)
        card.radio.clicked.connect(lambda _checked=False: self._choose(value))
        self._group.addButton(card.radio)
        if self._chosen == value:
            card.radio.setChecked(True)
            self._chosen = ""
        return card

    def _choose(self, value: str) -> None:
        self._chosen = ""  # what is still to be built is not chosen any more
        walks, self._walks = self._walks, False
        self._reached = value if walks else None
        if not walks:
            self.changed.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Tell walking from choosing, where the list is steady."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._walks = event.key() in _ARROWS
            if event.key() in _ENTER:
                return self._take()
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            inside = any(card.radio is QApplication.focusWidget() for card in self._cards.values())
            if not inside and event.reason() not in _STAYS:
                self._take()
        return super().eventFilter(watched, event)

    def _take(self) -> bool:
        """Choose what the arrow keys have come to; whether there was anything."""
        reached, self._reached = self._reached, None
        if reached is not None:
            self.changed.emit(reached)
        return reached is not None


class _Card(QFrame):
    """A frame whose whole area chooses."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.setObjectName("Choice")
        self.radio = Radio(option.text)
        self.radio.setText("")  # a button's own text does not wrap
        self.radio.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.radio.setAccessibleDescription(option.caption)
        self.radio.installEventFilter(self)
        self.radio.toggled.connect(self._show_chosen)
        text = Label(option.text, "strong", wrap=True)
        texts = column(text, gap=2)
        if option.caption:
            texts.addWidget(Label(option.caption, "caption", wrap=True))
        layout = row(self.radio, (texts, 1), margins=(14, 11, 14, 11), gap=10)
        layout.setAlignment(self.radio, QtCore.Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose from anywhere on the card."""
        super().mousePressEvent(event)
        self.radio.setFocus()
        self.radio.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The ring around the card follows the button's focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus around the whole card."""
        super().paintEvent(event)
        if self.radio.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(live().colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(7), px(7))

    def _show_chosen(self, chosen: bool) -> None:
        self.setProperty("chosen", chosen)
        restyle(self)
