"""What of a mended text is heading, paragraph, list and table."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from dpo_desk.reading import sheet_headings, sheet_lists, sheet_noise, sheet_tables
from dpo_desk.reading.sheet_headings import Heading
from dpo_desk.reading.sheet_tables import Line, Table

Kind = Literal["heading", "sentence", "item", "cell"]


class Unit(NamedTuple):
    """A heading, a paragraph, a list item or a cell, with its place in the mended text."""

    kind: Kind
    start: int
    end: int
    block: int
    headings: tuple[str, ...] = ()
    row: tuple[int, int] | None = None
    noise: bool = False
    mark: str = ""  # «•», «a)»: it is no part of the unit


class _Raw(NamedTuple):
    """A unit before its headings are known."""

    kind: Kind
    start: int
    end: int
    block: int = 0
    row: tuple[int, int] | None = None
    heading: Heading | None = None
    mark: str = ""


_LINE: Final = re.compile(r"[^\n]+")
_WORD: Final = re.compile(r"\w")
_RULE: Final = re.compile(r"[\s=_*~#-]{3,}")
_NARROW: Final = 50  # letters: lines below it are not those of a paragraph that was wrapped
_SHORT: Final = 45
_ITEM: Final = 110  # letters of a line in a list without marks
_WRAPPED: Final = 0.9  # of the longest line, where the next word found no room


def units(text: str) -> Iterator[Unit]:
    """The parts of a text, in reading order."""
    raws = list(_Page(text).raws())
    lines = ["" if raw.kind == "cell" else text[raw.start : raw.end] for raw in raws]
    noise = sheet_noise.noisy(lines)
    above = sheet_headings.Above()
    for raw, is_noise in zip(raws, noise, strict=True):
        kind, headings = raw.kind, above.now
        if is_noise:
            kind = "sentence" if kind == "heading" else kind
        elif raw.heading:
            headings = above.enter(raw.heading)
        else:
            above.content()
        yield Unit(kind, raw.start, raw.end, raw.block, headings, raw.row, is_noise, raw.mark)


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank."""
    found: list[Line] = []
    last = 0
    for each in _LINE.finditer(text):
        words = each[0].strip()
        if words:
            start = each.start() + len(each[0]) - len(each[0].lstrip())
            found.append(Line(start, start + len(words), words, each.start() > last + 1))
            last = each.end()
    return found


class _Page:
    """A text's lines, read from the first to the last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = lines_of(text)
        self._titles, self._items = sheet_headings.titles(self._lines)

    def raws(self) -> Iterator[_Raw]:
        """The units; a list has the block of the sentence that leads to it."""
        block, place, leads = 0, 0, False
        while place < len(self._lines):
            line = self._lines[place]
            if _RULE.fullmatch(line.text):
                place += 1
                continue
            found, end = self._next(place)
            if not found:
                place = end
                continue
            goes_on = leads and found[0].kind in ("item", "cell")
            block += not goes_on
            for raw in found:
                yield raw._replace(block=block)
            last = self._lines[end - 1].text
            leads = found[0].kind == "sentence" and (
                last.endswith(":") or (end < len(self._lines) and not self._lines[end].gap)
            )
            leads = leads or (goes_on and found[0].kind == "item" and place in self._items)
            place = end

    def _next(self, place: int) -> tuple[list[_Raw], int]:
        """The units that begin at a line and belong together, and the line after them."""
        table = sheet_tables.table_at(self._lines, place)
        if table:
            return list(_cells(table)), place + table.lines
        if place in self._titles:
            title = self._titles[place]
            return [_Raw("heading", title.start, title.end, heading=title)], place + 1
        if sheet_lists.marker(self._lines[place].text):
            return self._list(place)
        end = self._group_end(place)
        return list(self._paragraph(self._lines[place:end], place in self._items)), end

    def _group_end(self, place: int) -> int:
        """The first line after those that stand together without a mark."""
        end = place + 1
        while end < len(self._lines) and self._goes_on(end):
            end += 1
        return end

    def _goes_on(self, place: int) -> bool:
        line = self._lines[place]
        return not (
            line.gap
            or place in self._titles
            or sheet_lists.marker(line.text)
            or _RULE.fullmatch(line.text)
            or sheet_tables.table_at(self._lines, place)
        )

    def _list(self, place: int) -> tuple[list[_Raw], int]:
        """The items of a list, blank lines between them or none."""
        found: list[_Raw] = []
        while place < len(self._lines) and place not in self._titles:
            line = self._lines[place]
            size = sheet_lists.marker(line.text)
            if not size:
                break
            end = self._group_end(place)
            mark = line.text[:size].strip()
            first = Line(line.start + size, line.end, line.text[size:], gap=False)
            found += self._item([first, *self._lines[place + 1 : end]], mark)
            place = end
        return found, place

    def _item(self, lines: Sequence[Line], mark: str) -> Iterator[_Raw]:
        """An item; what stands below it without being its rest is a paragraph of its own."""
        for number, raw in enumerate(self._paragraph(lines, False, mark)):
            yield raw if number else raw._replace(kind="item", mark=raw.mark or mark)

    def _paragraph(self, lines: Sequence[Line], is_item: bool, mark: str = "") -> Iterator[_Raw]:
        """The units of lines without blank ones between."""
        parts = _unwrapped(lines)
        pairs = sum(bool(sheet_headings.PAIR.match(self._text, start)) for start, _ in parts)
        is_list = is_item or (len(parts) > 2 and all(b - a <= _SHORT for a, b in parts))
        listed = False  # below a line that leads to them
        for number, (start, end) in enumerate(parts):
            paired = pairs > 1 and sheet_headings.PAIR.match(self._text, start)
            leads = self._text[end - 1] == ":"
            is_short = listed and end - start <= _ITEM
            kind: Kind = "item" if (is_list or paired or is_short) and not leads else "sentence"
            listed = (listed or leads) and len(parts) - number > 1 + leads
            for first, last, size in sheet_lists.run_on(self._text, start, end, mark):
                own = self._text[first : first + size].strip()
                if _WORD.search(self._text, first + size, last):
                    yield _Raw("item" if size else kind, first + size, last, mark=own)


def _cells(table: Table) -> Iterator[_Raw]:
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            yield _Raw("cell", cell.start, cell.end, row=(row, column))


def _unwrapped(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The lines with those joined that one margin parted."""
    width = max(len(line.text) for line in lines)
    is_list = len(lines) > 2 and width <= _SHORT and _median(lines) <= 2 * _SHORT // 3
    parts: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        if place and not is_list and _is_rest(lines[place - 1], line, width):
            parts[-1] = (parts[-1][0], line.end)
        else:
            parts.append((line.start, line.end))
    return parts


def _median(lines: Sequence[Line]) -> int:
    return sorted(len(line.text) for line in lines)[len(lines) // 2]


def _is_rest(line: Line, below: Line, width: int) -> bool:
    """Whether the line below goes on with this one's sentence or paragraph."""
    if below.text[:1].islower() or below.text[:1] in ",;)":
        return not sheet_headings.PAIR.match(below.text)
    if width < _NARROW or sheet_headings.PAIR.match(below.text) or line.text[-1] == ":":
        return False
    first = below.text.split(None, 1)[0]
    return len(line.text) + 1 + len(first) >= _WRAPPED * width
