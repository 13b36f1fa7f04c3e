"""Where the words of a page stand, and all the places where somebody is named.

Everything is measured on the page as it is seen: turned upright, cut to its edges, in
ten-thousandths from its top left.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import msgspec

from dpo_desk.paper import raster
from dpo_desk.paper.annex_model import Mark

WHOLE: Final = 10_000
_HYPHENS: Final = "-\u2010\u2011\u00ad\x02\ufffe"  # PDFium's own for one that ends a line
_UNSEEN: Final = "\u00ad\x02\ufffe\u200b\u200c\u200d\ufeff"
_BETWEEN: Final = rf"(?:[{_UNSEEN}]*|[{re.escape(_HYPHENS)}]\s*\n\s*|[\u00ad\x02\ufffe]\s*)"
_OWNS: Final = r"(?:['’]?s)?"  # «Olas», "Ola's"
_SAME_LINE: Final = 0.5  # of the height: what overlaps more stands beside, not below
_INSIDE: Final = 0.35  # of a letter: what is covered more than that is meant
_PAD: Final = 0.06  # of the height, so that no edge of a letter looks out


class PageWord(msgspec.Struct, frozen=True):
    """A word and where it stands."""

    text: str
    left: int
    top: int
    width: int
    height: int


class Occurrence(msgspec.Struct, frozen=True):
    """A place where the words stand: more than one bar where a line ends inside them."""

    page: int
    bars: tuple[Mark, ...]


class Glyph(NamedTuple):
    """A letter in ten-thousandths of the page; a space or a line end has no width."""

    char: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def seen(self) -> bool:
        """Whether it takes room."""
        return self.right > self.left and not self.char.isspace()


def page_words(pdf: bytes, page: int) -> tuple[PageWord, ...]:
    """The words of a page (1 is the first) in reading order, none of a scan.

    Raises ``raster.Unreadable`` and IndexError.
    """
    with raster.opened(pdf) as document:
        if not 1 <= page <= len(document):
            raise IndexError(page)
        found = glyphs(document, page)
    return tuple(
        PageWord("".join(each.char for each in word), *_box(word)) for word in _words(found)
    )


def occurrences(pdf: bytes, words: str) -> tuple[Occurrence, ...]:
    """Every place where ``words`` stand: in any case, over a line's end, parted by a hyphen.

    Whole words only, with an owner's s. Raises ``raster.Unreadable``.
    """
    pattern = finding(words)
    if pattern is None:
        return ()
    with raster.opened(pdf) as document:
        found = [
            Occurrence(page, tuple(_bars(part, page)))
            for page in range(1, len(document) + 1)
            if pattern.search(spoken(document, page))  # letter by letter only where it is worth it
            for part in _matched(glyphs(document, page), pattern)
        ]
    return tuple(each for each in found if each.bars)


@lru_cache(512)
def finding(words: str) -> "re.Pattern[str] | None":
    """What finds ``words`` in a folded text; None for no words."""
    parts = [folded(part) for part in words.split()]
    letters = [_BETWEEN.join(re.escape(char) for char in part) for part in parts if part]
    if not letters:
        return None
    whole = r"\s+".join(letters)
    return re.compile(rf"(?<!\w){whole}{_OWNS}(?!\w)")


def folded(text: str) -> str:
    """``text`` as it is compared: without case, joined letters parted."""
    return unicodedata.normalize("NFKC", text).casefold()


def covered(document: Any, marks: Sequence[Mark]) -> Iterator[str]:
    """The words under the marks, line by line, as the page has them."""
    for page in sorted({mark.page for mark in marks if mark.page <= len(document)}):
        found = glyphs(document, page)
        for mark in marks:
            if mark.page == page:
                inside = [each if _under(each, mark) else None for each in found]
                yield from _lines(inside)


def glyphs(document: Any, page: int) -> list[Glyph]:
    """Every letter of a page that PDFium can read, in its order."""
    opened = document[page - 1]
    try:
        text = opened.get_textpage()
        try:
            return list(_glyphs(opened, text))
        finally:
            text.close()
    finally:
        opened.close()


def _glyphs(page: Any, text: Any) -> Iterator[Glyph]:
    import ctypes

    import pypdfium2.raw as pdfium

    x, y = ctypes.c_int(), ctypes.c_int()
    rectangle = pdfium.FS_RECTF()
    scale = 10  # whole numbers are all that PDFium gives

    def seen(left: float, top: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, WHOLE * scale, WHOLE * scale, 0, left, top, x, y)
        return x.value / scale, y.value / scale

    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        char = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if not pdfium.FPDFText_GetLooseCharBox(text, index, rectangle):
            yield Glyph(char, 0, 0, 0, 0)
            continue
        a, b = seen(rectangle.left, rectangle.top)
        c, d = seen(rectangle.right, rectangle.bottom)
        yield Glyph(char, min(a, c), min(b, d), max(a, c), max(b, d))


def spoken(document: Any, page: int) -> str:
    """All text of a page, seen and unseen, as it is compared."""
    opened = document[page - 1]
    try:
        text = opened.get_textpage()
        try:
            return folded(text.get_text_range().replace("\r", "\n"))
        finally:
            text.close()
    finally:
        opened.close()


def _matched(found: list[Glyph], pattern: "re.Pattern[str]") -> Iterator[list[Glyph]]:
    text, owners = [], []
    for each in found:
        for char in folded(each.char) or each.char:
            text.append("\n" if char == "\r" else char)
            owners.append(each)
    for match in pattern.finditer("".join(text)):
        part = dict.fromkeys(range(match.start(), match.end()))
        yield [owners[n] for n in part if owners[n].seen]


def _words(found: list[Glyph]) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for each in found:
        if not each.seen or (word and not _beside(word[-1], each)):
            if word:
                yield word
            word = []
        if each.seen:
            word.append(each)
    if word:
        yield word


def _beside(one: Glyph, other: Glyph) -> bool:
    """Whether two letters stand in one line, also in one that runs up or down the page."""
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    across = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom - one.top, other.bottom - other.top)
    width = min(one.right - one.left, other.right - other.left)
    return down > _SAME_LINE * height or (across > _SAME_LINE * width and down > -height)


def _bars(part: list[Glyph], page: int) -> Iterator[Mark]:
    line: list[Glyph] = []
    for each in part:
        if line and not _beside(line[-1], each):
            yield _bar(line, page)
            line = []
        line.append(each)
    if line:
        yield _bar(line, page)


def _bar(line: list[Glyph], page: int) -> Mark:
    left, top, width, height = _box(line)
    pad = max(round(height * _PAD), 4)
    first, upper = max(left - pad, 0), max(top - pad, 0)
    return Mark(
        page=page,
        left=first,
        top=upper,
        width=min(left + width + pad, WHOLE) - first,
        height=min(top + height + pad, WHOLE) - upper,
    )


def _box(part: list[Glyph]) -> tuple[int, int, int, int]:
    left = max(int(min(each.left for each in part)), 0)
    top = max(int(min(each.top for each in part)), 0)
    right = min(int(max(each.right for each in part)) + 1, WHOLE)
    bottom = min(int(max(each.bottom for each in part)) + 1, WHOLE)
    return left, top, max(right - left, 1), max(bottom - top, 1)


def _under(each: Glyph, mark: Mark) -> bool:
    if not each.seen:
        return False
    across = min(each.right, mark.left + mark.width) - max(each.left, mark.left)
    down = min(each.bottom, mark.top + mark.height) - max(each.top, mark.top)
    return (
        across > _INSIDE * (each.right - each.left)
        and down > _INSIDE * (each.bottom - each.top) * 0.6
    )


def _lines(inside: list[Glyph | None]) -> Iterator[str]:
    """Runs of covered letters; a single space between two of them belongs to the run."""
    run, gap = "", 0
    for each in inside:
        if each is None:
            gap += 1
            continue
        if run and gap:
            if gap <= 2:
                run += " "
            else:
                yield run
                run = ""
        run, gap = run + each.char, 0
    if run:
        yield run
