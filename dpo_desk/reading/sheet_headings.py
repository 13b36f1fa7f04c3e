"""Which lines are headings, and what stands above what."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from dpo_desk.reading import sheet_lists, sheet_noise
from dpo_desk.reading.sheet_tables import Line

_MARKDOWN: Final = re.compile(r"(#{1,6})\s*(?=[^#\s])")
_UNDERLINE: Final = re.compile(r"={3,}|-{3,}")
_LOOSE: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3} +(?=[A-ZÆØÅ]{3}|[A-ZÆØÅ][a-zæøå]+)")
_DEPTH: Final = re.compile(r"\(?(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s")
PAIR: Final = re.compile(r"[^\s:][^\n:]{0,40}:[ \t]+\S")  # «Telefon: 22 …», «_ga: …»
_CONTACT: Final = re.compile(
    r"@|www\.|https?:|\+?\d[\d ]{6,}|\b\d{4} [A-ZÆØÅ]|\d\s*$|^(?:tlf|tel|telefon|mob|org)\b",
    re.IGNORECASE,
)
_COMPANY: Final = re.compile(
    r"(?:\S+ ){1,3}(?:AS|ASA|ANS|DA|SA|BA|ENK|NUF|Inc|Ltd|GmbH|AB|ApS|A/S)\.?"
)
_HANGING: Final = re.compile(
    r"(?:\b(?:og|eller|av|for|til|med|på|i|om|som|å|at|the|and|or|of|to|a|an|in|by|ved|fra|frå|den|det"
    r"|de|dei|en|et|ein|eit|våre?|vårt|your|our|(?:er|is|are)(?=:))|[,;(-]):?$",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"(?:h?v(?:em|a|or\w*|ilk\w+)|kven|kva|kor\w*|kvar\w*|when|wh\w+|how)\b", re.IGNORECASE
)
_ENDED: Final = re.compile(r"\w{3}[.!?]\s+[A-ZÆØÅ]")  # a sentence before the last words
_LONGEST: Final = 100
_TITLE: Final = 60  # letters that no list's item with a text below it has
_WORDS: Final = 14
_NUMBERED_LONGEST: Final = 130
_STEP: Final = 10  # between levels, so that one can be put between
_DEEPEST: Final = 9


class Heading(NamedTuple):
    """A heading's place in the mended text, and how deep it stands (10 is the title)."""

    start: int
    end: int
    level: int
    text: str


class Above:
    """The headings that stand above the place that is being read."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str]] = []
        self._is_fresh = False  # nothing stands under the last one yet
        self.now: tuple[str, ...] = ()

    def enter(self, heading: Heading) -> tuple[str, ...]:
        """Go below a heading; gives those above it.

        One that follows another at once is below it, though both look alike.
        """
        level = heading.level
        if self._is_fresh and self._stack and self._stack[-1][0] == level > _STEP:
            level += 1
        while self._stack and self._stack[-1][0] >= level:
            self._stack.pop()
        above = tuple(text for _, text in self._stack)
        self._stack.append((level, heading.text))
        self.now = (*above, heading.text)
        self._is_fresh = True
        return above

    def content(self) -> None:
        """Something that is no heading was met."""
        self._is_fresh = False


class Titles(NamedTuple):
    """The headings by the number of their line, and short lines that are a list without marks."""

    headings: dict[int, Heading]
    items: frozenset[int]


def titles(lines: Sequence[Line]) -> Titles:
    """Which lines are headings."""
    plain = [_is_titled(lines, place) for place in range(len(lines))]
    items = _thinned(lines, plain)
    capitals = any(plain[place] and lines[place].text.isupper() for place in range(1, len(lines)))
    marked: dict[int, Heading] = {}
    for place in range(len(lines)):
        heading = _marked(lines, place)
        if not heading and not (place - 1 not in marked and _counts_up(lines, place)):
            heading = _numbered(lines, place)
        if heading:
            marked[place] = heading
    is_marked = any(lines[place].text.startswith("#") for place in marked)
    base = 7 if is_marked else 5 if len(marked) > 1 else 2
    for place, line in enumerate(lines):
        if plain[place] and place not in marked:
            level = 1 if place == 0 else base + (capitals and not line.text.isupper())
            end = line.end - line.text.endswith(":")
            text = line.text.rstrip(":").replace("\t", " ")
            marked[place] = Heading(line.start, end, level * _STEP, text)
    return Titles(marked, items)


def _marked(lines: Sequence[Line], place: int) -> Heading | None:
    """A heading as Markdown has it."""
    line = lines[place]
    found = _MARKDOWN.match(line.text)
    if found:
        text = line.text[found.end() :].rstrip("# ")
        start = line.start + found.end()
        return Heading(start, start + len(text), len(found[1]) * _STEP, text.replace("\t", " "))
    if place + 1 < len(lines) and len(line.text) <= _NUMBERED_LONGEST:
        under = lines[place + 1]
        if not under.gap and _UNDERLINE.fullmatch(under.text) and not _MARKDOWN.match(line.text):
            level = 1 if under.text.startswith("=") else 2
            return Heading(line.start, line.end, level * _STEP, line.text.replace("\t", " "))
    return None


def _numbered(lines: Sequence[Line], place: int) -> Heading | None:
    """«3. Lagringstid», where it stands alone and no list goes on below it."""
    line = lines[place]
    found = sheet_lists.NUMBER.match(line.text) or _LOOSE.match(line.text)
    if not found or len(line.text) > _NUMBERED_LONGEST or place + 1 == len(lines):
        return None
    below = lines[place + 1]
    text = line.text[found.end() :]
    if not (line.gap or place == 0 or (_depth(line.text) > 1 and _is_shaped(text))):
        return None
    is_free = below.gap or _starts_anew(line, below) or len(text) <= _TITLE
    is_pair = PAIR.match(text) and not text.isupper()
    if not is_free or text[:1].islower() or is_pair or ". " in text:
        return None
    if text.endswith((";", ",")) or sheet_lists.NUMBER.match(below.text):
        deeper = _depth(below.text) > _depth(line.text) > 0
        if not deeper or text.endswith((";", ",")):
            return None
    depth = max(1, _depth(line.text))
    start = line.start + found.end()
    level = min(_DEEPEST, 1 + depth) * _STEP
    return Heading(start, line.end, level, text.replace("\t", " "))


def _counts_up(lines: Sequence[Line], place: int) -> bool:
    """Whether a line has the number after that of the line above: «2. Adresse», «3. Alder»."""
    if not place:
        return False
    above, own = (_DEPTH.match(line.text) for line in lines[place - 1 : place + 1])
    if not (above and own) or "." in above[1] or "." in own[1]:
        return False
    return int(own[1]) == int(above[1]) + 1


def _depth(text: str) -> int:
    found = _DEPTH.match(text)
    return found[1].count(".") + 1 if found else 0


def _is_titled(lines: Sequence[Line], place: int) -> bool:
    """Whether a line looks like a heading and stands like one."""
    line = lines[place]
    if place + 1 == len(lines) or not _is_shaped(line.text):
        return False
    if (place and _COMPANY.fullmatch(line.text)) or sheet_noise.is_noise(line.text.casefold()):
        return False
    below = lines[place + 1]
    if line.text.endswith(":") and (
        sheet_lists.marker(below.text)
        or PAIR.match(below.text)
        or not below.text[:1].isupper()
        or (below.gap and _is_shaped(below.text))
    ):
        return False
    asks = line.text.endswith("?") and _ASKS.match(line.text)
    stands_out = (line.text.isupper() or asks) and not below.text.isupper()
    if (stands_out or place == 0) and below.text[:1].isupper():
        return True
    if place and not line.gap and lines[place - 1].text[-1] not in ".!?":
        return False
    return below.gap or bool(sheet_lists.marker(below.text)) or _starts_anew(line, below)


def _is_shaped(text: str) -> bool:
    """Whether a line alone could be a heading."""
    if not 2 < len(text) <= _LONGEST or text[-1] in ".,;!" or "\t" in text or "|" in text:
        return False
    first = text.lstrip('«"“(')[:1]
    if not (first.isupper() or first.isdigit()) or len(text.split()) > _WORDS:
        return False
    if sheet_lists.marker(text) or PAIR.match(text) or _CONTACT.search(text):
        return False
    return not (_ENDED.search(text) or (_HANGING.search(text) and not _ASKS.match(text)))


def _starts_anew(line: Line, below: Line) -> bool:
    """Whether the line below is no rest of this one that was broken off at a margin."""
    if not below.text[:1].isupper():
        return False
    first = below.text.split(None, 1)[0]
    return len(line.text) + 1 + len(first) <= 0.85 * len(below.text)


def _thinned(lines: Sequence[Line], plain: list[bool]) -> frozenset[int]:
    """Takes back the headings amid a run of short lines, which is a list without marks."""
    items: set[int] = set()
    place = 1  # the first line is the title, if it is one
    while place < len(lines):
        end = place
        while end < len(lines) and plain[end] and (end == place or lines[end].text[-1] != "?"):
            end += 1
        led = place > 0 and lines[place - 1].text.endswith(":")
        if end - place > (1 if led else 2):
            for each in range(place + (not led), end - 1):
                plain[each] = False
                items.add(each)
        place = max(end, place + 1)
    return frozenset(items)
