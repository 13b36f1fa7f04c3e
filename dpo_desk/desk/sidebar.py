"""The sidebar: name, navigation, and whether everything is saved. Below 1000 px it is a rail."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
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

    def __init__(self, layout: QHBoxLayout, name: str, tip: str = "") -> None:
        super().__init__("", "nav", tip=tip)
        self.setAccessibleName(name)
        self.setLayout(layout)

    def enterEvent(self, event: QEnterEvent) -> None:
        """What is inside is decoration: the mouse is the button's."""
        super().enterEvent(event)
        for child in self.findChildren(QWidget):
            child.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What the layout needs."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A text in it may elide."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class NavButton(_Row):
    """A place to go to: icon, word and how many things wait there."""

    def __init__(self, icon: str, text: str, *, rail: bool) -> None:
        self._text, self._rail = text, rail
        self._icon_name = icon
        self._glyph = Icon(icon, "text2")
        self._label, self._current = Label(text, "nav"), Label(text, "navcur")
        self._current.hide()
        self._badge = Label("", "group")
        self._badge.hide()
        texts = (self._label, self._current)
        inner: tuple[QWidget | None, ...] = (self._glyph, *texts, None, self._badge)
        layout = row(*inner, margins=(12, 0, 10, 0), gap=12)
        if rail:
            self._label.hide()  # kept in the layout, so that it is nobody's orphan
            layout = row(None, *inner)
        super().__init__(layout, text, tip=text if rail else "")
        self.setCheckable(True)
        self.setFixedHeight(px(tokens.NAV))
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.toggled.connect(self._light)

    def set_count(self, words: Words, count: int) -> None:
        """Show how many things wait there."""
        self._badge.setText(str(count))
        self._badge.setVisible(count > 0 and not self._rail)
        name = words("nav.badge", name=self._text, n=count) if count else self._text
        self.setAccessibleName(name)
        self.setToolTip(name if self._rail else "")

    def _light(self, on: bool) -> None:
        self._glyph.show_icon(self._icon_name, "accent" if on else "text2")
        if not self._rail:  # two labels: to style one anew, Python must learn all of QStyle
            self._label.setVisible(not on)
            self._current.setVisible(on)


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
        side = 8 if rail else 12
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
            button.setChecked(name == section)

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
        texts = plain(column(Label(self._words("app.name"), "strong"), self._company))
        inner = row(Mark(), (texts, 1), margins=(8, 0, 4, 0), gap=10)
        if self._rail:
            texts.hide()
            inner = row(None, Mark(), texts, None)
        button = _Row(inner, self._words("menu.title"), tip=self._words("menu.title"))
        button.setObjectName("shell.menu")
        button.setFixedHeight(px(44))
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
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
        button.clicked.connect(lambda _=False, key=entry.key: self._choose(key))
        self._buttons[entry.key] = button
        return button

    def _choose(self, key: str) -> None:
        self._buttons[key].setChecked(True)
        self.chosen.emit(key)

    def _lock(self) -> NavButton:
        button = NavButton("lock", self._words("nav.lock"), rail=self._rail)
        button.setObjectName("nav.lock")
        button.setCheckable(False)
        button.clicked.connect(self.lock_asked)
        return button

    def _saved(self) -> QWidget:
        self._status_icon = Icon("circle-check", "ok", 14)
        self._status_text = Label("", "caption")
        inner = row(self._status_icon, self._status_text, None, margins=(12, 0, 0, 0), gap=6)
        if self._rail:
            self._status_text.hide()
            inner = row(None, self._status_icon, self._status_text, None)
        self._status = _Row(inner, "")
        self._status.setObjectName("shell.status")
        self._status.setFixedHeight(px(tokens.CONTROL_SMALL))
        self._status.setSizePolicy(
            self._status.sizePolicy().Policy.Expanding, self._status.sizePolicy().Policy.Fixed
        )
        self._status.clicked.connect(self.retry_asked)
        return self._status
