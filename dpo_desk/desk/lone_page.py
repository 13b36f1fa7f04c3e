"""A page without navigation, in the middle of the window: welcome, new binder, restore, unlock.

A new one: subclass, build the widgets, end with ``self.show_content(width, *items)``. ``primary``
is the filled button, ``go_back`` what Esc and Alt+← do.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.sidebar import Mark
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.focus import first_stop
from dpo_desk.desk.widgets.layout import Item, Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Elide, Label

_GHOST = 10  # a ghost button's own padding: its text stands on the column's left edge


class LonePage(QWidget):
    """One column in the middle; it scrolls where the window is low."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.words = desk.words
        self.primary: QPushButton | None = None
        self.first: QWidget | None = None  # what has the focus when the page opens
        self.go_back: Callable[[], object] | None = None
        self._crumb: QWidget | None = None
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_content(self, width: int, *items: Item, middle: bool = False) -> None:
        """Put the page together; ``middle`` sets a short column half-way down."""
        crumb = [item for item in items if item is self._crumb]
        rest = column(
            *(item for item in items if item is not self._crumb), margins=(_GHOST, 0, _GHOST, 0)
        )
        body = plain(column(*crumb, rest))
        body.setMaximumWidth(px(width) + 2 * px(_GHOST))
        top, bottom = (None, None) if middle else (px(8), None)
        side, edge = tokens.MARGIN - _GHOST, tokens.SPACE[-1] - 8
        inner = column(top, row(None, (body, 100), None), bottom, margins=(side, edge, side, edge))
        self.setLayout(column((Scroller(inner), 1)))

    def brand(self, line: str = "") -> QWidget:
        """The mark with the product's name, and a line under it."""
        texts = column(Label(self.words("app.name"), "strong"))
        if line:
            texts.addWidget(Elide(line, "caption"))
        return plain(row(Mark(), (texts, 1), gap=10))

    def crumb(self, name: str) -> QWidget:
        """The way back, above the title."""
        button = Button(self.words("new.back"), "ghost", "chevron-left", small=True)
        button.setObjectName(name)
        button.clicked.connect(lambda _checked=False: self.go_back and self.go_back())
        self._crumb = plain(row(button, None))
        return self._crumb

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here can type at once."""
        super().showEvent(event)
        target = self.first or first_stop(self)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Alt+← go back."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        backwards = event.key() == Qt.Key.Key_Escape or (alt and event.key() == Qt.Key.Key_Left)
        if backwards and self.go_back is not None:
            self.go_back()
        else:
            super().keyPressEvent(event)
