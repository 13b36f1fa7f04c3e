"""A PDF as the text of a notice: page heads and feet gone, lines joined to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dpo_desk.reading import pdf, sheet_lists

_EDGE: Final = 2  # lines of a page's head and of its foot
_FEW: Final = 3  # pages from which on a line that comes back is a head or foot
_PAGE: Final = re.compile(
    r"(?:side|page|s\.)?\s*\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_FIGURES: Final = re.compile(r"\d+")
_FULL: Final = 0.75  # of the longest line, from which on the next may be its rest
_BROKEN: Final = re.compile(r"[^\W\d_][-\u2010\u00ad]$")


def text_parts(data: bytes) -> Iterator[str]:
    """The pages' paragraphs; one that goes on over the page is one."""
    pages = [
        [line.strip() for line in page.replace("\r\n", "\n").split("\n")]
        for page in pdf.parts(data, layout=True)
    ]
    last = ""
    for page in _bare(pages):
        text = _joined(page)
        if text:
            goes_on = last and last[-1] not in ".!?:" and text[0].islower()
            yield ("\n" if goes_on else "\n\n") + text
            last = text


def _bare(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """The pages without numbers, and without the lines that stand on most of them."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_FIGURES.sub("0", line) for line in _edges(page)})
    for page in pages:
        lines = list(page)
        for line in _edges(page):
            often = len(pages) >= _FEW and counts[_FIGURES.sub("0", line)] > len(pages) / 2
            if often or (len(pages) > 1 and _PAGE.fullmatch(line)):
                lines.remove(line)
        yield lines


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line]
    return [*lines[:_EDGE], *lines[-_EDGE:]] if len(lines) > 2 * _EDGE else []


def _joined(lines: Sequence[str]) -> str:
    """Lines with those joined that only the margin parted."""
    width = max((len(line) for line in lines), default=0)
    parts: list[str] = []
    before = ""
    for line in lines:
        if before and line and _is_rest(before, line, width):
            hyphen = _BROKEN.search(before)  # what becomes of it, the sheet decides
            parts.append(("\n" if hyphen else " ") + line)
        else:
            parts.append(("\n" if parts else "") + line)
        before = line
    return "".join(parts).strip()


def _is_rest(line: str, below: str, width: int) -> bool:
    if sheet_lists.marker(below) or "\t" in line + below:
        return False
    if below[0].islower():
        return len(line) >= width / 2
    first = below.split(None, 1)[0]
    return len(line) >= _FULL * width and len(line) + 1 + len(first) > width and len(below) > 3
