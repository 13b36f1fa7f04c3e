"""The sidebar: name, navigation, and whether everything is saved. Below 1000 px it is a rail."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.background import FAILED, SAVED, SAVING
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import (
    NO_FOCUS,
    STRONG_FOCUS,
    Scroller,
    column,
    plain,
    restyle,
    row,
)
from dpo_desk.desk.widgets.text import Elide, Icon, Label, Rule
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.desk.context import Desk
    from dpo_desk.desk.page import Page


class NavEntry(NamedTuple):
    """A place in the navigation. ``number`` is its place in the full list, for Ctrl+1 to 9."""

    key: str  # requests; its words are nav.requests
    icon: str
    page: "Callable[[Desk], Page]"
    number: int = 0  # 0: no shortcut
    group: str = ""  # register or control; its words are nav.group.register
    foot: bool = False  # at the bottom, as settings are
    hidden: bool = False  # a page of its section, not in the list; ``section`` is lit instead
    section: str = ""


_STATUS = {
    SAVED: ("circle-check", "ok", "status.saved"),
    SAVING: ("save", "text3", "status.saving"),
    FAILED: ("circle-alert", "danger", "status.failed"),
}


_EDGE = 12  # beside the places
_SIDE, _GLYPH, _RIGHT = 12, 18, 10  # design pixels beside and of the icon, and at the right


class Mark(QFrame):
    """The product's mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Mark")
        self.setFixedSize(px(32), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon on the ground that the style sheet gives."""
        super().paintEvent(event)
        pixmap = live().pixmap("notebook-tabs", "on_accent", 18, stroke=2)
        QPainter(self).drawPixmap(px(7), px(7), pixmap)


class _Row(Button):
    """A button with a layout inside: as large as what it holds."""

    def __init__(self, layout: QHBoxLayout, name: str, tip: str = "", *, height: float) -> None:
        super().__init__("", "nav", tip=tip)
        self._height = px(height)
        self.setFixedHeight(self._height)
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.setAccessibleName(name)
        self.setLayout(layout)

    def enterEvent(self, event: QEnterEvent) -> None:
        """What is inside is decoration: the mouse is the button's."""
        super().enterEvent(event)
        for child in self.findChildren(QWidget):
            child.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What the layout needs, and as high as it is told: the style sheet would let it shrink."""
        layout = self.layout()
        hint = layout.sizeHint() if layout else super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self._height))

    def minimumSizeHint(self) -> QSize:
        """A text in it may elide."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class NavButton(Button):
    """A place to go to: icon, word and how many things wait there.

    Painted, not put together: five widgets a place would be a quarter of the first paint.
    """

    def __init__(self, icon: str, text: str, *, rail: bool) -> None:
        super().__init__("", "nav", tip=text if rail else "")
        self._text, self._rail, self._glyph, self._badge = text, rail, icon, ""
        self._on = False
        self._size = self._room()
        self.setAccessibleName(text)
        self.setFixedHeight(px(tokens.NAV))
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)

    def set_here(self, said: str) -> None:
        """Show and say that one is there, or with "" that one is not.

        A button that can be ticked would be read aloud as a box to tick.
        """
        if self._on != bool(said):
            self._on = bool(said)
            self.setAccessibleDescription(said)
            self.setProperty("on", self._on)
            restyle(self)

    def set_count(self, words: Words, count: int) -> None:
        """Show how many things wait there."""
        self._badge = str(count) if count > 0 and not self._rail else ""
        name = words("nav.badge", name=self._text, n=count) if count else self._text
        self.setAccessibleName(name)
        self._size = self._room()
        if self._size.width() > px(tokens.SIDEBAR - 2 * _EDGE):  # a dot; the number is in the tip
            self._badge = "•"
            self._size = self._room()
        self.setToolTip(name if self._rail or self._badge == "•" else "")
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for all of it."""
        return self._size

    def sizeHint(self) -> QSize:
        """The same."""
        return self._size

    def _room(self) -> QSize:
        if self._rail:
            return QSize(px(_GLYPH + _RIGHT), px(tokens.NAV))  # also beside a scroll bar
        bold = live().metrics(tokens.BODY, tokens.SEMIBOLD)
        small = live().metrics(tokens.CAPTION, tokens.SEMIBOLD)  # as the number is painted
        count = small.horizontalAdvance(self._badge) + px(4) if self._badge else 0
        words = px(_SIDE + _GLYPH + _SIDE) + bold.horizontalAdvance(self._text)
        return QSize(words + count + px(_RIGHT), px(tokens.NAV))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground from the style sheet, then icon, word and number."""
        super().paintEvent(event)
        theme, on, painter = live(), self._on, QPainter(self)
        left = (self.width() - px(_GLYPH)) // 2 if self._rail else px(_SIDE)
        top = (self.height() - px(_GLYPH)) // 2
        glyph = theme.pixmap(self._glyph, "accent" if on else "text2", _GLYPH)
        painter.drawPixmap(left, top, glyph)
        if self._rail:
            return
        weight = tokens.SEMIBOLD if on else tokens.MEDIUM
        left = px(_SIDE + _GLYPH + _SIDE)
        # The style sheet's own pen where that will do: to be given one Python must learn all of Qt.
        self._write(painter, left, self._text, "text" if on else "", theme.font(weight=weight))
        if self._badge:
            font = theme.font(tokens.CAPTION, tokens.SEMIBOLD)
            room = QFontMetrics(font).horizontalAdvance(self._badge) + px(_RIGHT)
            self._write(painter, self.width() - room, self._badge, "text3", font)

    def _write(self, painter: QPainter, left: int, text: str, colour: str, font: QFont) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        if colour:
            painter.setPen(live().colour(colour))
        painter.drawText(left, (self.height() + metrics.ascent() - metrics.descent()) // 2, text)


class Sidebar(QFrame):
    """Where one can go; it says where one is."""

    chosen = Signal(str)
    menu_asked = Signal()
    lock_asked = Signal()
    retry_asked = Signal()

    def __init__(
        self,
        entries: Sequence[NavEntry],
        words: Words,
        company: str,
        *,
        rail: bool,
        lock: bool,
    ) -> None:
        super().__init__()
        self.setObjectName("Sidebar")
        self.setAccessibleName(words("nav.label"))
        self.setFixedWidth(px(tokens.RAIL if rail else tokens.SIDEBAR))
        self._words = words
        self._rail = rail
        self._buttons: dict[str, NavButton] = {}
        self._sections = {entry.key: entry.section or entry.key for entry in entries}
        self._company = Elide(company, "caption")
        shown = [entry for entry in entries if not entry.hidden]
        body = Scroller(self._list(shown))
        foot = [entry for entry in shown if entry.foot]
        side = 8 if rail else _EDGE
        items = column(self._brand(), (body, 1), margins=(side, 16, side, 8), gap=2)
        for entry in foot:
            items.addWidget(self._nav(entry))
        if lock:
            items.addWidget(self._lock())
        items.addSpacing(px(6))
        items.addWidget(Rule())
        items.addSpacing(px(4))
        items.addWidget(self._saved())
        self.setLayout(items)
        self.show_saving(SAVED)

    def light(self, key: str) -> None:
        """Say which section is shown."""
        section = self._sections.get(key, key)
        for name, button in self._buttons.items():
            button.set_here(self._words("nav.here") if name == section else "")

    def set_company(self, name: str) -> None:
        """Show whose register this is."""
        self._company.set_text(name)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait in a section; an unknown one is no error."""
        if key in self._buttons:
            self._buttons[key].set_count(self._words, count)

    def show_saving(self, state: str) -> None:
        """Say whether everything is saved."""
        icon, colour, key = _STATUS[state]
        text = self._words(key)
        self._status_icon.show_icon(icon, colour)
        self._status_text.setText(text)
        self._status.setAccessibleName(text)
        self._status.setToolTip(text if self._rail else "")
        failed = state == FAILED
        self._status.setProperty("focusPolicy", STRONG_FOCUS if failed else NO_FOCUS)
        self._status.setEnabled(failed)

    def _brand(self) -> QWidget:
        name = Label(self._words("app.name"), "strong")
        texts = plain(column(None, name, self._company, None))
        inner = row(Mark(), (texts, 1), margins=(8, 0, 4, 0), gap=10)
        if self._rail:
            texts.hide()
            inner = row(None, Mark(), texts, None)
        title = self._words("menu.title")
        button = _Row(inner, title, tip=title, height=44)
        button.setObjectName("shell.menu")
        button.clicked.connect(self.menu_asked)
        self.menu_button = button
        return button

    def _list(self, entries: Sequence[NavEntry]) -> QVBoxLayout:
        items = column(margins=(0, 12, 0, 0), gap=2)
        group = ""
        for entry in entries:
            if entry.foot:
                continue
            if entry.group != group and not self._rail:
                group = entry.group
                items.addSpacing(px(14))
                label = Label(self._words(f"nav.group.{group}"), "group")
                label.setContentsMargins(px(12), 0, 0, px(4))
                items.addWidget(label)
            items.addWidget(self._nav(entry))
        items.addStretch(1)
        return items

    def _nav(self, entry: NavEntry) -> NavButton:
        button = NavButton(entry.icon, self._words(f"nav.{entry.key}"), rail=self._rail)
        button.setObjectName(f"nav.{entry.key}")
        button.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
        self._buttons[entry.key] = button
        return button

    def _lock(self) -> NavButton:
        button = NavButton("lock", self._words("nav.lock"), rail=self._rail)
        button.setObjectName("nav.lock")
        button.clicked.connect(self.lock_asked)
        return button

    def _saved(self) -> QWidget:
        self._status_icon = Icon("circle-check", "ok", 14)
        self._status_text = Label("", "caption")
        inner = row(self._status_icon, self._status_text, None, margins=(12, 0, 0, 0), gap=6)
        if self._rail:
            self._status_text.hide()
            inner = row(None, self._status_icon, self._status_text, None)
        self._status = _Row(inner, "", height=tokens.CONTROL_SMALL)
        self._status.setObjectName("shell.status")
        self._status.clicked.connect(self.retry_asked)
        return self._status
