"""A saved web page as the text of a notice: its menus, banners and footers are left out.

What a page folds away until it is pressed belongs to a notice, so styles hide nothing here. Titles
begin with «#», items with «•», and a table's rows have bars, as ``sheet`` reads them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Final

from dpo_desk.reading.html import (
    DEEPEST,
    ENDS_ITSELF,
    INLINE,
    RAW,
    UNSEEN,
    VOID,
    after_raw,
    tag_at,
)

_FURNITURE: Final = frozenset({"nav", "footer", "aside", "form", "button", "dialog", "header"})
_KEPT: Final = frozenset({"html", "body", "main", "article", "section", "table", "td", "tr"})
_ROLE: Final = re.compile(
    r"\srole\s*=\s*[\"']?(?:navigation|banner|contentinfo|search|dialog|alertdialog|menu|menubar"
    r"|complementary)\b",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(
    r"\s(?:class|id)\s*=\s*(?:\"([^\"]{0,500})|'([^']{0,500})|([^\s>]{1,200}))"
)
_NAME: Final = re.compile(
    r"(?:(?:main|site|top|primary|mobile|footer|header|sub|side)[-_]?)?(?:nav|navbar|navigation|menu)"
    r"(?:[-_]?(?:bar|main|wrapper|container|list|menu))?"
    r"|(?:site|page|main|global)?[-_]?(?:footer|header)(?:[-_]?(?:wrapper|container|inner))?|colophon"
    r"|breadcrumbs?|sidebar|side-bar|widget(?:-area)?|skip-?(?:to-?)?(?:link|content)s?|social(?:-.+)?"
    r"|share(?:-.+)?|related(?:-.+)?|modal|popup|offcanvas"
    r"|(?:cookie|gdpr|consent|cookies)[-_]?(?:banner|consent|notice|bar|popup|overlay|dialog|modal|box"
    r"|law-info.*|message|wall)(?:[-_].+)?|CybotCookiebotDialog.*|onetrust-.*|ot-sdk-.*|cky-.*|cmplz-.*"
    r"|cc-(?:window|banner|revoke).*|coi-.*|cli-.*|borlabs-.*|iubenda-cs-.*",
    re.IGNORECASE,
)
_MAIN: Final = re.compile(r"<main\b", re.IGNORECASE)
_QUIET: Final = frozenset({"tr", "thead", "tbody", "tfoot", "colgroup"})
_TITLE: Final = re.compile(r"h([1-6])")
_LEAST: Final = 400  # letters of a page's main part, else the whole page is read
_SHARE: Final = 0.2  # of all letters, which what is left of a page must have


def text_parts(markup: str) -> Iterator[str]:
    """The words of a page without its furniture, unless hardly anything would be left."""
    found = _MAIN.search(markup)
    end = markup.lower().rfind("</main")
    if found and end > found.start():
        main = "".join(_Walk(markup[found.start() : end], furnished=False).parts())
        if len(main) >= _LEAST:
            yield main
            return
    bare = "".join(_Walk(markup, furnished=False).parts())
    whole = "".join(_Walk(markup, furnished=True).parts())
    yield bare if len(bare) >= _SHARE * len(whole) else whole


class _Walk:
    """One way through a page."""

    def __init__(self, markup: str, *, furnished: bool) -> None:
        self._markup = markup
        self._furnished = furnished  # furniture is read too
        self._open: list[tuple[str, bool]] = [("", True)]  # with whether it is read
        self._count: Counter[str] = Counter()

    def parts(self) -> Iterator[str]:
        """The words, with what stands for titles, items and cells."""
        place = 0
        while place < len(self._markup):
            tag = self._markup.find("<", place)
            words = self._markup[place : tag if tag >= 0 else len(self._markup)]
            if words and self._is_read:
                yield self._words(unescape(words))
            if tag < 0:
                return
            place, name, inside = tag_at(self._markup, tag)
            if not name:
                if place == tag + 1 and self._is_read:
                    yield "<"
            elif self._markup.startswith("</", tag):
                yield from self._close(name)
            else:
                yield from self._begin(name, inside)
                if name in RAW:
                    place = after_raw(self._markup, place, name)
                    self._leave(name)

    @property
    def _is_read(self) -> bool:
        return self._open[-1][1]

    def _words(self, words: str) -> str:
        if self._count["pre"]:
            return words
        bare = re.sub(r"\s+", " ", words)
        return bare.replace("|", "/") if self._count["td"] or self._count["th"] else bare

    def _begin(self, name: str, inside: str) -> Iterator[str]:
        if name in ENDS_ITSELF and self._open[-1][0] == name:
            yield from self._close(name)
        if self._is_read:
            yield self._mark(name)
        if name in VOID or len(self._open) > DEEPEST:
            return
        self._open.append((name, self._is_read and not self._hides(name, inside)))
        self._count[name] += 1

    def _mark(self, name: str) -> str:
        """What stands for the beginning of an element."""
        title = _TITLE.fullmatch(name)
        if self._count["td"] or self._count["th"]:
            return "" if name in INLINE else " | " if name in ("td", "th") else " "
        if title:
            return f"\n\n{'#' * int(title[1])} "
        if name in ("td", "th"):
            return " | " if self._count["tr"] else "\n"
        if name == "li":
            return "\n• "
        if name in ("p", "table", "ul", "ol", "dl", "div", "section", "article"):
            return "\n\n"
        return "" if name in _QUIET or (name in INLINE and name != "br") else "\n"

    def _close(self, name: str) -> Iterator[str]:
        if self._is_read and self._count[name]:
            if name == "tr":
                yield " |\n"
            elif name not in INLINE and name not in ("td", "th", "li"):
                inside = self._count["td"] or self._count["th"]
                yield " " if inside and name != "table" else "" if name in _QUIET else "\n\n"
        self._leave(name)

    def _leave(self, name: str) -> None:
        """Go out of an element, and of all that was left open in it."""
        if not self._count[name]:
            return
        while True:
            last = self._open.pop()[0]
            self._count[last] -= 1
            if last == name:
                return

    def _hides(self, name: str, inside: str) -> bool:
        if name in UNSEEN:
            return True
        if self._furnished:
            return False
        if name in _FURNITURE:
            return not (name == "header" and (self._count["article"] or self._count["main"]))
        if name in _KEPT or len(inside) < 6:
            return False
        if _ROLE.search(inside):
            return True
        named = (each for names in _NAMES.findall(inside) for each in "".join(names).split())
        return any(_NAME.fullmatch(each) for each in named)
