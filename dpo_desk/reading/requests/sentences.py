"""A letter's sentences, each with its place in the text."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dpo_desk.reading.requests.letter import Line

_END: Final = re.compile(r"[.!?…]+[\"»”')]*(?=\s+|$)")
# A full stop that ends no sentence: «art. 15», «nr. 2», «f.eks.», «tlf. 22», a day «3. november».
_NO_END: Final = re.compile(
    r"(?i)(?:\b(?:art|nr|jf|jfr|f\.?eks|bl\.?a|m\.?m|o\.?l|tlf|ca|kl|pkt|evt|dvs|adv|mr|mrs|ms|dr|no|ref"
    r"|vs|jan|feb|mars?|apr|jun|jul|aug|sept?|okt|oct|nov|des|dec|e\.g|i\.e|st|av|mht|iht|ifm|vedr)"
    r"|\b[A-ZÆØÅ])\.$"
)
_NUMBERED: Final = re.compile(r"\b\d{1,2}\.$")  # «3. november», but «artikkel 15. Vi ber …»
_ITEM: Final = re.compile(r"(?:[-–•*·]|\d{1,2}[.)]|[a-z][.)])\s+")
_LONGEST: Final = 600
MOST: Final = 1_500


class Sentence(NamedTuple):
    """A sentence as it was written, in one line."""

    text: str
    start: int
    end: int


def sentences(lines: Sequence[Line]) -> Iterator[Sentence]:
    """The sentences of some lines; a blank line, an item of a list and a greeting end one."""
    count = 0
    for block in _blocks(lines):
        for found in _of_block(block):
            count += 1
            if count > MOST:
                return
            yield found


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that belong together."""
    block: list[Line] = []
    for line in lines:
        if block and (not line.text or _ITEM.match(line.text) or _ends(block[-1].text)):
            yield block
            block = []
        if line.text:
            block.append(line)
    if block:
        yield block


def _ends(line: str) -> bool:
    """Whether a short line stands for itself: a greeting, a heading."""
    return len(line) < 40 and line.endswith((",", ":", "!", "?", ".")) and len(line.split()) <= 4


def _of_block(block: Sequence[Line]) -> Iterator[Sentence]:
    """The sentences of a block, whose lines are joined by blanks."""
    text, places = "", []
    for line in block:
        places.append((len(text), line))
        text += line.text + " "
    begin = 0
    for found in _END.finditer(text):
        if _goes_on(text, max(begin, found.start() - 12), found.end()):
            continue
        yield from _cut(text, begin, found.end(), places)
        begin = found.end()
    yield from _cut(text, begin, len(text), places)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the full stop at ``end`` ends no sentence."""
    if _NUMBERED.search(text, start, end):
        return not text[end : end + 2].strip()[:1].isupper()
    return bool(_NO_END.search(text, start, end))


def _cut(text: str, begin: int, end: int, places: Sequence[tuple[int, Line]]) -> Iterator[Sentence]:
    """The piece with its place; one too long is given in pieces."""
    for first in range(begin, end, _LONGEST):
        at, until = first, min(end, first + _LONGEST)
        words = " ".join(text[at:until].split())
        if words:
            at += len(text[at:until]) - len(text[at:until].lstrip())
            until = at + len(text[at:until].rstrip())
            yield Sentence(words, _place(at, places), _place(until - 1, places) + 1)


def _place(at: int, places: Sequence[tuple[int, Line]]) -> int:
    """Where a letter of a block stands in the text."""
    offset, line = next(each for each in reversed(places) if each[0] <= at)
    return line.start + min(at - offset, len(line.text))
