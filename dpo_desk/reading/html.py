"""The text of HTML that a reader would see: no scripts, no styles, nothing hidden.

A scanner of our own, because the standard library's takes minutes over broken markup: here every
letter is passed once.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

_UNSEEN: Final = frozenset(
    {"script", "style", "head", "template", "noscript", "object", "svg", "math", "iframe", "select"}
)
_RAW: Final = frozenset({"script", "style", "textarea", "title", "iframe", "noscript"})
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr"}
)  # fmt: skip
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q",
     "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_NAME: Final = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_HIDDEN: Final = re.compile(r"\shidden(?=[\s=/>]|$)", re.IGNORECASE)
_STYLE: Final = re.compile(
    r"""style\s*=\s*("[^"]{0,2000}|'[^']{0,2000}|[^\s>"']{0,2000})""", re.IGNORECASE
)
_UNSEEN_STYLE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_LONGEST_TAG: Final = 20_000
_DEEPEST: Final = 500


def declared(data: bytes) -> str:
    """The letters that the first lines say the page is written in, or ""."""
    found = _CHARSET.search(data[:2048])
    return found[1].decode("ascii") if found else ""


def parts(markup: str) -> Iterator[str]:
    """The words between the tags that are to be seen, with a line break where a block ends."""
    hidden: list[str] = []  # the open elements from the first one that is not seen
    place = 0
    while place < len(markup):
        tag = markup.find("<", place)
        words = markup[place : tag if tag >= 0 else len(markup)]
        if words and not hidden:
            yield unescape(words)
        if tag < 0:
            return
        place, name, inside = _tag(markup, tag)
        if not name:
            if place == tag + 1 and not hidden:
                yield "<"
            continue
        closes = markup.startswith("</", tag)
        if name not in _INLINE and not hidden:
            yield "\n"
        _step(hidden, name, closes=closes, unseen=name in _UNSEEN or _is_hidden(inside))
        if name in _RAW and not closes:
            place = _after_raw(markup, place, name)
            hidden[:] = hidden[:-1] if hidden and hidden[-1] == name else hidden


def _step(hidden: list[str], name: str, *, closes: bool, unseen: bool) -> None:
    """Go into or out of an element that is not seen, or one within it."""
    if closes:
        if name in hidden:
            del hidden[len(hidden) - 1 - hidden[::-1].index(name) :]
    elif name not in _VOID and (hidden or unseen) and len(hidden) < _DEEPEST:
        hidden.append(name)


def _is_hidden(inside: str) -> bool:
    """Whether the attributes say that nobody sees it."""
    if len(inside) < 6:
        return False
    style = _STYLE.search(inside)
    said = bool(style and _UNSEEN_STYLE.search(style[1]))
    return said or bool(_HIDDEN.search(inside))


def _tag(markup: str, start: int) -> tuple[int, str, str]:
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


def _after_raw(markup: str, start: int, name: str) -> int:
    """After the element whose content is no markup."""
    closing = re.compile(rf"</{name}[^>]{{0,100}}>?", re.IGNORECASE).search(markup, start)
    return closing.end() if closing else len(markup)
