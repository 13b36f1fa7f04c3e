"""The text of HTML that a reader would see: no scripts, no styles, nothing hidden.

A scanner of our own, because the standard library's takes minutes over broken markup: here every
letter is passed once. What hides words stands in ``seen``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from dpo_desk.reading import seen
from dpo_desk.reading.seen import Look

UNSEEN: Final = frozenset(
    {"script", "style", "head", "template", "noscript", "object", "svg", "math", "iframe", "select",
     "title", "audio", "video", "canvas", "datalist"}
)  # fmt: skip
RAW: Final = frozenset({"script", "style", "textarea", "title", "iframe", "noscript"})
VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr"}
)  # fmt: skip
INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q",
     "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
# An element of these ends where the next one begins, as nobody closes them.
ENDS_ITSELF: Final = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_NAME: Final = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_HIDDEN: Final = re.compile(r"\shidden(?=[\s=/>]|$)", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"""(?<![\w-])(style|color|bgcolor|class|id)\s*=\s*"""
    r"""("[^"]{0,2000}|'[^']{0,2000}|[^\s>"']{0,2000})""",
    re.IGNORECASE,
)
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_LONGEST_TAG: Final = 20_000
DEEPEST: Final = 500


def declared(data: bytes) -> str:
    """The letters that the first lines say the page is written in, or ""."""
    found = _CHARSET.search(data[:2048])
    return found[1].decode("ascii") if found else ""


def parts(markup: str) -> Iterator[str]:
    """The words between the tags that are to be seen, with a line break where a block ends."""
    page = _Page()
    place = 0
    while place < len(markup):
        tag = markup.find("<", place)
        words = markup[place : tag if tag >= 0 else len(markup)]
        if words and page.is_seen:
            yield unescape(words)
        if tag < 0:
            return
        place, name, inside = tag_at(markup, tag)
        if not name:
            if place == tag + 1 and page.is_seen:
                yield "<"
            continue
        if name not in INLINE and page.is_seen:
            yield "\n"
        if markup.startswith("</", tag):
            page.close(name)
            continue
        page.open(name, inside)
        if name in RAW:
            start, place = place, after_raw(markup, place, name)
            page.close(name)
            if name == "style":
                page.hidden_names |= seen.hidden_selectors(markup[start:place])


class _Element(NamedTuple):
    name: str
    look: Look
    is_seen: bool


class _Page:
    """The elements that are open, the innermost last."""

    def __init__(self) -> None:
        self.hidden_names: frozenset[str] = frozenset()  # selectors of the page's own styles
        self._open = [_Element("", Look(), True)]
        self._count: Counter[str] = Counter()

    @property
    def is_seen(self) -> bool:
        return self._open[-1].is_seen

    def open(self, name: str, inside: str) -> None:
        """Go into an element; what stands in its tag can hide it."""
        if name in ENDS_ITSELF and self._open[-1].name == name:
            self.close(name)
        if name == "body":
            self.close("head")
        if name in VOID or len(self._open) > DEEPEST:
            return
        look = self._look(name, inside)
        self._open.append(_Element(name, look, look.is_seen))
        self._count[name] += 1

    def close(self, name: str) -> None:
        """Leave an element, and all that was left open in it."""
        if not self._count[name]:
            return
        while True:
            last = self._open.pop().name
            self._count[last] -= 1
            if last == name:
                return

    def _look(self, name: str, inside: str) -> Look:
        look = self._open[-1].look
        if name in UNSEEN or (len(inside) > 5 and _HIDDEN.search(inside)):
            return look._replace(hidden=True)
        said: dict[str, str] = {}
        if "=" in inside:
            for attribute, value in _ATTRIBUTE.findall(inside):
                said.setdefault(attribute.lower(), unescape(value.strip("\"'")).lower())
        if self.hidden_names and not self.hidden_names.isdisjoint(_names(name, said)):
            return look._replace(hidden=True)
        if not said.keys() & {"style", "color", "bgcolor"}:
            return look
        return look.styled(said.get("style", ""), said.get("color", ""), said.get("bgcolor", ""))


def _names(name: str, said: dict[str, str]) -> set[str]:
    """The selectors that mean an element."""
    own = [f".{each}" for each in said.get("class", "").split()]
    own += [f"#{said['id']}"] if "id" in said else []
    return {name, *own, *(f"{name}{each}" for each in own)}


def tag_at(markup: str, start: int) -> tuple[int, str, str]:
    """Where what begins with < ends, the element's name, and what stands inside the tag."""
    if markup.startswith("<!--", start):
        end = markup.find("-->", start + 4)
        return (end + 3 if end >= 0 else len(markup)), "", ""
    if markup.startswith(("<!", "<?"), start):
        end = markup.find(">", start)
        return (end + 1 if end >= 0 else len(markup)), "", ""
    found = _NAME.match(markup, start + 1)
    if found is None:
        return start + 1, "", ""
    end = _end_of_tag(markup, found.end())
    return end, found[1].lower(), markup[found.end() : end]


def _end_of_tag(markup: str, start: int) -> int:
    """After the > that is not in quotes; a tag without end is over after its longest length."""
    stop = min(len(markup), start + _LONGEST_TAG)
    quote = ""
    for place in range(start, stop):
        letter = markup[place]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == ">":
            return place + 1
    end = markup.find(">", start, stop)
    return end + 1 if end >= 0 else stop


def after_raw(markup: str, start: int, name: str) -> int:
    """After the element whose content is no markup."""
    closing = re.compile(rf"</{name}[^>]{{0,100}}>?", re.IGNORECASE).search(markup, start)
    return closing.end() if closing else len(markup)
