"""One of a few answers, each with a line that explains it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QWidget

from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.inputs import Radio
from dpo_desk.desk.widgets.layout import column, restyle, row
from dpo_desk.desk.widgets.text import Label


class Option(NamedTuple):
    """A value, what it is called, and a line under it."""

    value: str
    text: str
    caption: str = ""


class RadioCards(QWidget):
    """The arrow keys move between the answers; nothing is chosen until somebody does."""

    changed = Signal(str)  # the value a person has chosen

    def __init__(self, options: Sequence[Option], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._cards: dict[str, _Card] = {}
        self._group = QButtonGroup(self)
        layout = column(gap=8)
        for option in options:
            card = _Card(option)
            self._cards[option.value] = card
            self._group.addButton(card.radio)
            layout.addWidget(card)
            card.radio.clicked.connect(
                lambda _checked=False, value=option.value: self.changed.emit(value)
            )
        self.setLayout(layout)

    @property
    def value(self) -> str:
        """The chosen value, or ""."""
        return next((v for v, card in self._cards.items() if card.radio.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose ``value`` without telling anybody; an unknown one chooses nothing."""
        self._group.setExclusive(False)
        for known, card in self._cards.items():
            card.radio.setChecked(known == value)
        self._group.setExclusive(True)

    def radio(self, value: str) -> Radio:
        """The button of ``value``; raises KeyError."""
        return self._cards[value].radio


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
