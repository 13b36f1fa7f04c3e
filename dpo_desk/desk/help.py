"""F1: what the page is for, what to do first and which keys there are, in a sheet at the right.

The texts are ``resources/help/<language>/<page key>.md``, and ``keys.md`` for the keys that work
everywhere. They use four things of Markdown and nothing else: ``# `` the title, ``## `` a heading,
``- `` a line of a list, and ``- `Ctrl+N` …`` a key with what it does.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from dpo_desk import places
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import Item, Scroller, column, plain, row
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.desk.main_window import MainWindow

KEYS: Final = "keys"  # the topic about keys
# Pages without navigation, by their class: they have no key of their own.
LONE: Final = {
    "WelcomePage": "welcome",
    "NewRegisterPage": "new_register",
    "RestorePage": "restore",
    "UnlockPage": "unlock",
}
_KEY_LINE: Final = re.compile(r"- `([^`]+)` (.+)")
_KEY_WIDTH: Final = 128
_STEP: Final = 48


class Line(NamedTuple):
    """A piece of a topic: heading, text, item, or key with what it does."""

    kind: str
    text: str
    key: str = ""


class Topic(NamedTuple):
    """A text of the help."""

    title: str
    lines: tuple[Line, ...]


def has(key: str) -> bool:
    """Whether there is a text about a page."""
    return places.resources("help", "nb", f"{key}.md").is_file()


@cache
def topic(key: str, language: str) -> Topic:
    """The text about a page; raises FileNotFoundError where there is none."""
    text = places.resources("help", language, f"{key}.md").read_text(encoding="utf-8")
    title, found, paragraph = "", list[Line](), list[str]()

    def end_paragraph() -> None:
        if paragraph:
            found.append(Line("text", " ".join(paragraph)))
            paragraph.clear()

    for raw in text.splitlines():
        line = raw.strip()
        pressed = _KEY_LINE.fullmatch(line)
        if not line or line.startswith(("#", "- ")):
            end_paragraph()
        if line.startswith("# "):
            title = line[2:]
        elif line.startswith("## "):
            found.append(Line("heading", line[3:]))
        elif pressed is not None:
            found.append(Line("key", pressed[2], pressed[1]))
        elif line.startswith("- "):
            found.append(Line("item", line[2:]))
        elif line:
            paragraph.append(line)
    end_paragraph()
    return Topic(title, tuple(found))


class HelpSheet(SideSheet):
    """The page's text, and behind a button all the keys."""

    def __init__(self, host: QWidget, words: Words, key: str) -> None:
        """``host`` is the page it is about, and what it lies over."""
        about, keys = topic(key, words.language), topic(KEYS, words.language)
        self._words = words
        self._about, self._keys = _body(about), _body(keys, titled=key != KEYS)
        (self._about if key == KEYS else self._keys).hide()
        self._other = Button(words("help.keys"), "ghost")
        self._other.setObjectName("help.keys")
        self._other.clicked.connect(lambda _checked=False: self.turn())
        close = Button(words("common.close"))
        close.setObjectName("help.close")
        body = plain(column(self._about, self._keys, None))
        super().__init__(host, words, about.title, body, self._other, close)
        self.setObjectName("help")
        self._other.setVisible(key != KEYS)
        close.clicked.connect(lambda _checked=False: self.close_sheet())
        self.closed.connect(self.deleteLater)
        self._scroll_by_keys()

    @property
    def shows_keys(self) -> bool:
        """Whether the keys are shown now."""
        return not self._keys.isHidden()

    def _scroll_by_keys(self) -> None:
        """The arrows and Page Down scroll, whichever button has the focus."""
        for key, far in (("Down", 1), ("Up", -1), ("PgDown", 8), ("PgUp", -8)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda far=far: self._scroll(far * px(_STEP)))

    def _scroll(self, far: int) -> None:
        scroller = self.findChild(Scroller)
        if scroller is not None:
            bar = scroller.verticalScrollBar()
            bar.setValue(bar.value() + far)

    def turn(self) -> None:
        """Show all the keys, or the page's text again."""
        keys = not self.shows_keys
        self._keys.setVisible(keys)
        self._about.setVisible(not keys)
        self._other.set_text(self._words("help.page" if self.shows_keys else "help.keys"))


def open_help(window: "MainWindow") -> None:
    """F1: open the help about what is shown; once more closes it."""
    open_already = [sheet for sheet in window.findChildren(HelpSheet) if sheet.is_open]
    for sheet in open_already:
        sheet.close_sheet()
    host: QWidget | None = window.pages.page
    key = window.pages.key
    if not window.in_shell:
        host = window.centralWidget()
        shown = host.currentWidget() if isinstance(host, QStackedWidget) else None
        host, key = shown, LONE.get(type(shown).__name__, "")
    if host is not None and key and not open_already:
        HelpSheet(host, window.desk.words, key if has(key) else KEYS).open_sheet()


def _body(text: Topic, *, titled: bool = False) -> QWidget:
    items: list[Item] = [Label(text.title, "h2", wrap=True), 8] if titled else []
    for number, line in enumerate(text.lines):
        if number:
            items.append(18 if line.kind == "heading" else 8)
        items.append(_line(line))
    return plain(column(*items, None))


def _line(line: Line) -> QWidget:
    match line.kind:
        case "heading":
            return Label(line.text, "h3", wrap=True)
        case "key":
            pressed = Label(_shown(line.key), "strong", wrap=True)
            pressed.setFixedWidth(px(_KEY_WIDTH))
            does = Label(line.text, "muted", wrap=True)
            return plain(row(column(pressed, None), (column(does, None), 1), gap=12))
        case "item":
            return plain(row(column(Label("•", "muted"), None), (Prose(line.text), 1), gap=8))
        case _:
            return Prose(line.text)


def _shown(key: str) -> str:
    """A key as it is drawn on the keyboard."""
    for name, drawn in (("Left", "←"), ("Right", "→"), ("Page", "Page ")):
        key = key.replace(name, drawn)
    return key
