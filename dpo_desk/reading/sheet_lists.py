"""Lists of a mended text: what an item begins with, and lists that run on within a paragraph."""

import re
from collections.abc import Iterator
from typing import Final

_BULLET: Final = re.compile(
    r"(?:[•◦▪‣·●○■□▫➢➤►✓✔✗→»*+–—\uf0b7\uf0a7-]\s+|[•◦▪●○■‣✓✔➢➤►\uf0b7\uf0a7]|[-–](?=[^\W\d_]{2})|o[\s](?=[A-ZÆØÅ]))"
    r"(?=\S)"
)
_MONTH: Final = (
    r"(?:jan|feb|mars?|apr|mai|may|jun[ie]?|jul[iy]?|aug|sep|sept|okt|oct|nov|des|dec)\w*\b"
)
NUMBER: Final = re.compile(
    rf"(?:§\s?\d{{1,2}}(?:-\d{{1,2}})?\.?|\(?\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}"
    rf"|\(?(?:[a-z]|[ivx]{{2,4}})\)|[A-Z][.)]|\d{{1,2}}(?=\t))\s+(?=\S)(?!{_MONTH})",
)
_LETTER: Final = re.compile(r"(?<!\S)\(?([a-z])\)\s+(?=\S)")
_FIGURE: Final = re.compile(r"(?<!\S)\(?(\d{1,2})(?:\)\s+(?=\S)|\.\s+(?=[A-ZÆØÅ]))")
_ROMAN: Final = re.compile(r"(?<!\S)\(?(i|ii|iii|iv|v|vi|vii|viii|ix|x)\)\s+(?=\S)")
_ANY: Final = re.compile(r"[a-z\d]\)\s|\d\.\s")  # what each of these holds
_DOT: Final = re.compile(r"(?<!\S)[•◦▪●○■‣✓✔➢►\uf0b7](?:\s+|(?=\w))")
_ROMANS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ARTICLE: Final = re.compile(
    r"(?:artik\w*|art\.?|article|nr\.?|no\.?|bokstav(?:ene)?|letter|ledd|punkt|punktum|§|\d)\s*\Z"
)
_NO_ITEM: Final = re.compile(r"\W*(?:og|eller|til|and|or|to)?\W*")


def marker(line: str) -> int:
    """How many letters of a line are the mark of a list's item; 0: it is none."""
    found = _BULLET.match(line) or NUMBER.match(line)
    return found.end() if found else 0


def is_bulleted(line: str) -> bool:
    """Whether an item has a sign, and no number."""
    return bool(_BULLET.match(line))


def run_on(text: str, start: int, end: int, mark: str = "") -> Iterator[tuple[int, int, int]]:
    """A paragraph's parts where a list runs on in it: start, end and how long the item's mark is.

    «Vi bruker dem til a) levering b) faktura» is three parts; a mark of 0 is no item. ``mark`` is
    that of the item which the paragraph is, if it is one.
    """
    marks = _marks(text, start, end, mark)
    if not marks:
        yield start, end, 0
        return
    if text[start : marks[0][0]].strip():
        yield start, marks[0][0], 0
    for place, (first, after) in enumerate(marks):
        last = marks[place + 1][0] if place + 1 < len(marks) else end
        yield first, last, after - first


def _marks(text: str, start: int, end: int, mark: str) -> list[tuple[int, int]]:
    """Where the items of a list that runs on begin, and where their words do."""
    dots = [found.span() for found in _DOT.finditer(text, start, end)]
    if len(dots) > 1 or (dots and dots[0][0] > start):
        return dots
    if not _ANY.search(text, start, end):
        return []
    for pattern in (_LETTER, _FIGURE, _ROMAN):
        own = pattern.match(f"{mark} x") if mark else None
        first = _number(own[1], pattern) + 1 if own else 1
        found = _in_order(pattern, text, start, end, first)
        if len(found) > (first == 1):
            return found
    return []


def _in_order(
    pattern: re.Pattern[str], text: str, start: int, end: int, first: int
) -> list[tuple[int, int]]:
    """The marks that count up from the first, with words between: a), b), c)."""
    found: list[tuple[int, int]] = []
    for each in pattern.finditer(text, start, end):
        if _number(each[1], pattern) != first + len(found):
            continue
        if found and _NO_ITEM.fullmatch(text, found[-1][1], each.start()):
            return []  # «bokstav a) og b)»
        if not found and _ARTICLE.search(text[max(start, each.start() - 12) : each.start()]):
            return []  # «artikkel 6 nr. 1 a) samtykke»
        found.append(each.span())
    return found


def _number(mark: str, pattern: re.Pattern[str]) -> int:
    if pattern is _FIGURE:
        return int(mark)
    if pattern is _ROMAN:
        return _ROMANS.index(mark) + 1
    return ord(mark) - ord("a") + 1
