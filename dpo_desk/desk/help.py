"""F1: what the page is for, what to do first and which keys there are, in a sheet at the right.

The texts are ``resources/help/<language>/<page key>.md``, and ``keys.md`` for the keys that work
everywhere. They use four things of Markdown and nothing else: ``# `` the title, ``## `` a heading,
``- `` a line of a list, and ``- `Ctrl+N` …`` a key with what it does.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QStackedWidget, QWidget

from dpo_desk import places
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import Item, column, plain, row
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
        self._stack = QStackedWidget()
        for text in (about, keys) if key != KEYS else (keys,):
            self._stack.addWidget(_body(text))
        self._other = Button(words("help.keys"), "ghost")
        self._other.setObjectName("help.keys")
        self._other.clicked.connect(lambda _checked=False: self.turn())
        close = Button(words("common.close"))
        close.setObjectName("help.close")
        body = plain(column(self._stack, None))
        super().__init__(host, words, about.title, body, self._other, close)
        self.setObjectName("help")
        self._other.setVisible(key != KEYS)
        close.clicked.connect(lambda _checked=False: self.close_sheet())
        self.closed.connect(self.deleteLater)

    @property
    def shows_keys(self) -> bool:
        """Whether the keys are shown now."""
        return self._stack.currentIndex() == self._stack.count() - 1

    def turn(self) -> None:
        """Show all the keys, or the page's text again."""
        self._stack.setCurrentIndex(0 if self.shows_keys else 1)
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


def _body(text: Topic) -> QWidget:
    items: list[Item] = []
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
            pressed = Label(line.key, "strong", wrap=True)
            pressed.setFixedWidth(px(_KEY_WIDTH))
            return plain(row(pressed, (Prose(line.text, "small"), 1), gap=12))
        case "item":
            return plain(row(column(Label("•", "muted"), None), (Prose(line.text), 1), gap=8))
        case _:
            return Prose(line.text)
