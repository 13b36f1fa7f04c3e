"""Buttons of every kind, and rows of buttons of which one is on (tabs, filters, segments)."""

from collections.abc import Sequence
from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.layout import CLICK_FOCUS, STRONG_FOCUS, restyle, row, scaled
from dpo_desk.desk.widgets.reflow import FlowRow

Kind = Literal[
    "primary", "secondary", "ghost", "icon", "danger", "filter", "tab", "segment", "nav", "bare"
]
_ICON_COLOUR = {"primary": "on_accent", "ghost": "accent", "danger": "danger"}
_ICON_SIZE, _ICON_GAP = 16, 4
_ANY = 10_000  # px: higher than anything is told to be


class Button(QPushButton):
    """A push button; its icon is painted anew when colours change.

    ``tip`` is the tooltip, and the accessible name of a button without text. Enter presses it too.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = "secondary",
        icon: str = "",
        *,
        small: bool = False,
        tip: str = "",
    ) -> None:
        super().__init__()
        self.kind: Kind = kind
        self._icon = icon
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip)
        self.set_text(text, name=text or tip)
        if not text:
            self._paint_icon()

    def set_text(self, text: str, *, name: str = "") -> None:
        """Show ``text`` as it stands (an & is no shortcut), called ``name`` where read aloud."""
        had = bool(self.text())
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(name or text)
        if had != bool(text):
            self._paint_icon()  # beside words it keeps its distance

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._paint_icon()

    def set_kind(self, kind: Kind) -> None:
        """Become another kind, for example the one filled button of the page."""
        self.kind = kind
        self.setProperty("kind", kind)
        restyle(self)
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._paint_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter without a modifier presses."""
        enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        plain = event.modifiers() in (
            QtCore.Qt.KeyboardModifier.NoModifier,
            QtCore.Qt.KeyboardModifier.KeypadModifier,
        )
        if enter and plain:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A bare button is as high as it is told: the style sheet would let it shrink."""
        hint = super().sizeHint()
        told = self.maximumHeight()
        return QSize(hint.width(), told) if self.kind == "bare" and told < _ANY else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring of the focus where the style sheet has no edge for it.

        A filled button shows it by a line inside too: its edge is too like its filling.
        """
        super().paintEvent(event)
        if not self.hasFocus() or not self.isEnabled():
            return
        if self.kind == "primary":
            self._paint_ring("on_accent", 1.5, 3.5)
        elif self.kind in ("bare", "tab"):
            self._paint_ring("focus", 2, 1)

    def _paint_ring(self, colour: str, width: float, inset: float) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(live().colour(colour), width))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, px(5), px(5))

    def _paint_icon(self) -> None:
        if not getattr(self, "_icon", ""):  # Qt sends changes before __init__ is done
            return
        colour = _ICON_COLOUR.get(self.kind, "text2") if self.isEnabled() else "text3"
        gap = _ICON_GAP if self.text() else 0
        self.setIcon(live().icon(self._icon, colour, _ICON_SIZE, gap))
        self.setIconSize(QSize(px(_ICON_SIZE) + scaled(gap), px(_ICON_SIZE)))


class ButtonRow(QFrame):
    """Buttons of which one is on; Tab comes to that one and leaves it, the arrow keys move."""

    changed = Signal(str)  # the key of the one that a person has chosen

    def __init__(
        self,
        items: Sequence[tuple[str, str]],
        kind: Literal["filter", "tab", "segment"] = "filter",
        *,
        name: str,
    ) -> None:
        """``items`` are (key, text); the first is on. ``name`` says what the row chooses."""
        super().__init__()
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        gap, inset = {"filter": (4, 0), "tab": (22, 0), "segment": (2, 3)}[kind]
        if kind == "segment":
            self.setProperty("look", "segment")
        # Filters go on to a second line where the list is narrow; the others are few and short.
        flows = kind == "filter"
        layout = FlowRow(gap=gap) if flows else row(margins=(inset,) * 4, gap=gap)
        for key, text in items:
            button = Button(text, kind)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # the group sees to that; this makes it one of several
            button.setObjectName(key)
            button.clicked.connect(lambda _=False, key=key: self._choose(key))
            self._buttons[key] = button
            self._group.addButton(button)
            layout.addWidget(button)
        if isinstance(layout, QHBoxLayout):
            layout.addStretch(1)
        self.setLayout(layout)
        self.setAccessibleName(name)
        if items:
            self.choose(items[0][0])

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """What the row chooses, said with each button too: «Ja» alone answers nothing."""
        super().setAccessibleName(name)
        self._describe()

    def setAccessibleDescription(self, text: str) -> None:  # noqa: N802
        """The help, or what is wrong; said with each button too."""
        super().setAccessibleDescription(text)
        self._describe()

    @property
    def chosen(self) -> str:
        """The key of the one that is on."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Turn ``key`` on without telling anybody, or with "" none; KeyError for an unknown one."""
        if key:
            self._buttons[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        self._aim()

    def button(self, key: str) -> Button:
        """The button itself."""
        return self._buttons[key]

    def set_text(self, key: str, text: str) -> None:
        """Show another text, for example with a new count."""
        self._buttons[key].set_text(text)

    def _choose(self, key: str) -> None:
        self._aim()
        self.changed.emit(key)

    def _describe(self) -> None:
        texts = (self.accessibleName(), self.accessibleDescription())
        said = " ".join(text if text[-1] in ".?" else f"{text}." for text in texts if text)
        for button in self._buttons.values():
            button.setAccessibleDescription(said)

    def _aim(self) -> None:
        """Let Tab come to the one that is on, or to the first where none is."""
        aim = self.chosen or next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            button.setProperty("focusPolicy", STRONG_FOCUS if key == aim else CLICK_FOCUS)
        if aim:
            self.setFocusProxy(self._buttons[aim])
