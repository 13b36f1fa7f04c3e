"""Blocks of text, lists, tables and recipients made into strips."""

from typing import Final

from dpo_desk.paper import grid
from dpo_desk.paper.grid import AIR, RIGHT, B, C, Style
from dpo_desk.paper.lines import Line, Setter
from dpo_desk.paper.model import Block, Bullets, Entry, Paragraph, Table, Text
from dpo_desk.paper.strips import Break, Rule, Set, Strip

PARA_GAP: Final = 5.0
_CAPTION_GAP: Final = 0.3
_TABLE_GAP: Final = 3.75
_ENTRY_GAP: Final = 6.2
_BULLET: Final = "•"
_BULLET_INDENT: Final = 10.0
_TH_BELOW: Final = 4.3
_TD_ABOVE: Final = 2.4
_TD_BELOW: Final = 4.6
_GUTTER: Final = 10.0  # between two columns of a table
_TALL: Final = 100 * grid.MM  # a row taller than this is cut into strips of its lines
_LINES_A_STRIP: Final = 6


class Column:
    """Lines at one x, with their leading: a cell of a row."""

    def __init__(self, x: float, lines: list[Line], *, right: bool = False) -> None:
        """``x`` is the left edge, or the right one when ``right``."""
        self.x, self.lines, self.right = x, lines, right

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(line.style.leading for line in self.lines)

    def placed(self, start: int, end: int, top: float) -> list[Set]:
        """Lines ``start`` to ``end``, set from ``top``."""
        placed = []
        for line in self.lines[start:end]:
            placed.append(Set(line, self.x, top + line.style.depth, self.right))
            top += line.style.leading
        return placed


def row(columns: list[Column], above: float, below: float) -> list[Strip]:
    """A row of cells as one strip, or as several when it is very tall."""
    height = max((column.height for column in columns), default=0.0)
    if height <= _TALL:
        placed = [line for column in columns for line in column.placed(0, len(column.lines), above)]
        return [Strip(above + height + below, placed)]
    count = max(len(column.lines) for column in columns)
    strips = []
    for start in range(0, count, _LINES_A_STRIP):
        end = start + _LINES_A_STRIP
        top = above if start == 0 else 0.0
        tallest = max(sum(s.style.leading for s in column.lines[start:end]) for column in columns)
        placed = [line for column in columns for line in column.placed(start, end, top)]
        strips.append(Strip(top + tallest, placed, after=Break.POOR))
    strips[-1].height += below
    return strips


def settle(rows: list[list[Strip]], inside: Break, least: int = 2) -> list[Strip]:
    """Rows as one list of strips that leaves at least ``least`` rows on each side of a break."""
    for i, strips in enumerate(rows[:-1], start=1):
        alone = i < least or len(rows) - i < least
        strips[-1].after = Break.NEVER if alone else inside
    return [strip for strips in rows for strip in strips]


def block(part: Block, setter: Setter, left: float = B, label_on: bool = False) -> list[Strip]:
    """The strips of one block, set from ``left`` to the right edge."""
    match part:
        case Paragraph():
            return _paragraph(part, setter)
        case Bullets():
            return _bullets(part, setter)
        case Table():
            return table(part, setter, left, flush=label_on)
        case Entry():
            return _entry(part, setter)


def blocks(parts: tuple[Block, ...], setter: Setter) -> list[Strip]:
    """Blocks under one another with the space that belongs between them."""
    strips: list[Strip] = []
    before: Block | None = None
    for i, part in enumerate(parts):
        own = block(part, setter, label_on=i == 0)
        if before is not None:
            _join(strips, before, part)
        strips += own
        before = part
    return strips


def _join(strips: list[Strip], before: Block, after: Block) -> None:
    """Space and the break between two blocks."""
    match before, after:
        case _, Paragraph(style="caption"):
            strips[-1].height += _CAPTION_GAP
            strips[-1].after = Break.NEVER
        case Paragraph(style="body") | Bullets(), Table():
            strips[-1].height += PARA_GAP + _TABLE_GAP
            strips[-1].after = Break.NEVER if len(strips) < 8 else Break.POOR
        case Paragraph(style="body"), Bullets():
            strips[-1].height += PARA_GAP / 2
            strips[-1].after = Break.NEVER
        case Entry(), Entry():
            strips[-1].height += _ENTRY_GAP
        case _:
            strips[-1].height += PARA_GAP


def paragraph(
    text: Text | str, style: Style, setter: Setter, x: float, width: float
) -> list[Strip]:
    """A paragraph line by line, at least two lines on each side of a break."""
    lines = setter.words(text, style, width)
    rows = [[Strip(style.leading, [Set(line, x, style.depth)])] for line in lines]
    return settle(rows, Break.GOOD)


def _paragraph(part: Paragraph, setter: Setter) -> list[Strip]:
    style = grid.CAPTION if part.style == "caption" else grid.BODY
    return paragraph(part.text, style, setter, B, RIGHT - AIR - B)


def _bullets(part: Bullets, setter: Setter) -> list[Strip]:
    strips: list[Strip] = []
    mark = setter.words(_BULLET, grid.BODY, _BULLET_INDENT)[0]
    for item in part.items:
        left = B + _BULLET_INDENT
        own = paragraph(item, grid.BODY, setter, left, RIGHT - AIR - left)
        own[0].lines.insert(0, Set(mark, B, grid.BODY.depth))
        if strips:
            strips[-1].height += PARA_GAP / 2
        strips += own
    return strips


def _entry(part: Entry, setter: Setter) -> list[Strip]:
    width = C - B - _GUTTER / 2
    left = setter.words(part.name, grid.ENTRY_NAME, width)
    if part.use:
        left += setter.words(part.use, grid.ENTRY_USE, width)
    place = setter.words(part.place, grid.ENTRY_PLACE, RIGHT - AIR / 2 - C) if part.place else []
    return row([Column(B, left), Column(C, place)], 0.0, 0.0)


def table(part: Table, setter: Setter, left: float, *, flush: bool = False) -> list[Strip]:
    """A header that is repeated, and rows between hairlines; ``flush`` with a label beside it."""
    edges = _edges(part, left)
    header = _header(part, edges, setter, left, flush=flush)
    rows = [_cells(part, cells, edges, setter) for cells in part.rows]
    for i, own in enumerate(rows):
        if i:
            own[0].divider = Rule(left, RIGHT, grid.THIN, grid.HAIRLINE)
        for strip in own:
            strip.header = header
    if rows:
        header.after = Break.NEVER
    return [header, *settle(rows, Break.GOOD)]


def _header(
    part: Table, edges: list[tuple[float, float]], setter: Setter, left: float, *, flush: bool
) -> Strip:
    columns = [
        _column(setter.words(text, grid.TH, width, tie=False), x, width, i in part.right)
        for i, (text, (x, width)) in enumerate(zip(part.headers, edges, strict=True))
    ]
    above = grid.LABEL.depth - grid.TH.depth if flush else 0.0  # on one line with the label
    (strip,) = row(columns, above, _TH_BELOW)[:1]
    strip.rules = (Rule(left, RIGHT, grid.FIRM, grid.TEXT, strip.height),)
    return strip


def _cells(
    part: Table, cells: tuple[Text, ...], edges: list[tuple[float, float]], setter: Setter
) -> list[Strip]:
    columns = []
    for i, (text, (x, width)) in enumerate(zip(cells, edges, strict=True)):
        style = grid.TD_STRONG if i in part.strong else grid.TD
        columns.append(_column(setter.words(text, style, width), x, width, i in part.right))
    return row(columns, _TD_ABOVE, _TD_BELOW)


def _column(lines: list[Line], x: float, width: float, right: bool) -> Column:
    return Column(x + width if right else x, lines, right=right)


def _edges(part: Table, left: float) -> list[tuple[float, float]]:
    """Left edge and width of every column; the shares of ``widths`` count the space between."""
    count = len(part.headers)
    shares = part.widths or (1.0,) * count
    total, room = sum(shares), RIGHT - left
    edges, x = [], left
    for i, share in enumerate(shares):
        own = room * share / total
        last = i == count - 1
        edges.append((x, own if last else own - _GUTTER))
        x += own
    return edges
