"""Words and tables set as pages: what has none of its own, such as an e-mail or a spreadsheet.

The pages are larger in type than ours, because a copy is bound at 78 % of its size. Nothing in a
cell is read as anything but words: a formula is the characters it is made of.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any, Final

from dpo_desk import words as all_words
from dpo_desk.paper import blocks, border, grid, press
from dpo_desk.paper.annex_model import Content, Grid, Grids, Words
from dpo_desk.paper.blocks import Column
from dpo_desk.paper.fonts import face
from dpo_desk.paper.grid import MM, Style
from dpo_desk.paper.lines import Setter
from dpo_desk.paper.model import Language
from dpo_desk.paper.pen import Pen
from dpo_desk.paper.result import Caution
from dpo_desk.paper.strips import Break, Rule, Strip

_MARGIN: Final = 12 * MM
_TEXT: Final = Style("regular", 12, 17, 12.8)
_LABEL: Final = Style("regular", 11, 17, 12.8, grid.TEXT2)
_COLUMN: Final = Style("regular", 10.5, 14, 10.6, grid.TEXT2)
_CELL: Final = Style("tabular", 10.5, 14, 10.6)
_HEAD: Final = Style("semibold", 10.5, 14, 10.6)
_NAME: Final = Style("semibold", 14, 20, 14.5)
_GUTTER: Final = 9.0
_LEAST: Final = 17 * MM  # of a column: below this words are cut to pieces
_SAMPLE: Final = 200  # rows that decide how wide the columns are
_READ: Final = 60  # letters of a cell that may ask for room
_LABELS: Final = 42 * MM  # of an e-mail's head, of a row that is set as a list
_AT_ONCE: Final = 2_000  # letters that are set at once: a word without end takes its square
_UPRIGHT: Final = (grid.WIDTH, grid.HEIGHT)
_TURNED: Final = (grid.HEIGHT, grid.WIDTH)


def set_pages(content: Words | Grids, language: Language) -> bytes:
    """The content as plain PDF; the same content gives the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    first_font: Any = face("regular").load()  # else Helvetica comes in, unembedded
    canvas = Canvas(out, pagesize=_UPRIGHT, invariant=1, initialFontName=first_font)
    sheet = _Sheets(canvas, language)
    if isinstance(content, Words):
        sheet.words(content)
    else:
        for one in content.grids:
            sheet.table(one, named=len(content.grids) > 1)
    sheet.end()
    canvas.save()
    return out.getvalue()


def cautions(contents: Iterable[Content]) -> tuple[Caution, ...]:
    """What of the words and tables among ``contents`` could not be shown as it stands."""
    text = border.clean("\n".join(each for content in contents for each in _texts(content)))
    return tuple(press.unshown(text))


def _texts(content: Content) -> Iterator[str]:
    match content:
        case Words():
            yield content.text
            yield from (part for pair in content.head for part in pair)
        case Grids():
            yield from (cell for one in content.grids for row in one.rows for cell in row)


class _Sheets:
    """Lays strips from the top of a page to its bottom, and turns the page when it is full."""

    def __init__(self, canvas: Any, language: Language) -> None:
        self._canvas, self._language = canvas, language
        self._words = all_words.of(language)
        self._open(_UPRIGHT)
        self._header: Strip | None = None
        self._began = False

    def words(self, content: Words) -> None:
        """Labelled lines, then the text as it was written, line for line."""
        width = self._size[0] - 2 * _MARGIN
        for label, value in content.head:
            left = self._set(label, _LABEL, _LABELS - _GUTTER)
            right = self._set(value, _TEXT, width - _LABELS)
            self._lay(blocks.row([Column(_MARGIN, left), Column(_MARGIN + _LABELS, right)], 0, 2))
        if content.head:
            rule = Rule(_MARGIN, self._size[0] - _MARGIN, grid.THIN, grid.HAIRLINE, 6)
            self._lay([Strip(18, [], rules=(rule,))])
        text = content.text if content.text.strip() or content.head else self._none("text")
        for line in text.split("\n"):
            self._lay(blocks.row([Column(_MARGIN, self._set(line, _TEXT, width))], 0, 0))

    def table(self, table: Grid, *, named: bool) -> None:
        """A table under its header; row by row as a list where its columns have no room."""
        rows = [tuple(cell.strip() for cell in row) for row in table.rows if any(row)]
        count = max((len(row) for row in rows), default=0)
        size = _TURNED if count > 4 else _UPRIGHT
        widths = _widths(rows, count, size)
        fits = min(widths, default=_LEAST) >= _LEAST
        self._turn(size if fits else _UPRIGHT)
        if named:
            name = self._set(table.name, _NAME, self._size[0] - 2 * _MARGIN)
            self._lay(blocks.row([Column(_MARGIN, name)], 0, 8))
        if not rows:
            self._lay(
                blocks.row([Column(_MARGIN, self._set(self._none("table"), _TEXT, 400))], 0, 0)
            )
        elif fits:
            self._rows(rows, widths)
        else:
            self._list(rows)

    def _rows(self, rows: list[tuple[str, ...]], widths: list[float]) -> None:
        self._header = self._row(rows[0], widths, _HEAD)[0]
        self._header.rules = (self._rule(self._header.height, grid.FIRM, grid.TEXT),)
        self._lay([self._header])
        for row in rows[1:]:
            strips = self._row(row, widths, _CELL)
            strips[-1].rules = (self._rule(strips[-1].height, grid.THIN, grid.HAIRLINE),)
            self._lay(strips)
        self._header = None

    def _row(self, row: tuple[str, ...], widths: list[float], style: Style) -> list[Strip]:
        columns, x = [], _MARGIN
        for cell, width in zip(row, widths, strict=False):
            columns.append(Column(x, self._set(cell, style, width)))
            x += width + _GUTTER
        return blocks.row(columns, 3, 4)

    def _list(self, rows: list[tuple[str, ...]]) -> None:
        """Each row as a block of its own: the column's name, then what stands in it."""
        width = self._size[0] - 2 * _MARGIN
        for number, row in enumerate(rows[1:], start=1):
            title = self._set(self._words("annex.table.row", n=number), _HEAD, width)
            strips = blocks.row([Column(_MARGIN, title)], 10, 2)
            strips[0].rules = (self._rule(4, grid.THIN, grid.HAIRLINE),)
            strips[-1].after = Break.NEVER
            for n, cell in enumerate(row):
                if cell:
                    strips += self._pair(rows[0], n, cell, width)
            self._lay(strips)

    def _pair(self, names: tuple[str, ...], n: int, cell: str, width: float) -> list[Strip]:
        name = names[n] if n < len(names) and names[n] else ""
        name = name or self._words("annex.table.column", n=n + 1)
        label = self._set(name[:_READ], _COLUMN, _LABELS * 1.5 - _GUTTER)
        value = self._set(cell, _CELL, width - _LABELS * 1.5)
        return blocks.row([Column(_MARGIN, label), Column(_MARGIN + _LABELS * 1.5, value)], 0, 1)

    def _rule(self, y: float, weight: float, colour: str) -> Rule:
        return Rule(_MARGIN, self._size[0] - _MARGIN, weight, colour, y)

    def _none(self, what: str) -> str:
        return self._words(f"annex.{what}.none")

    def _set(self, text: str, style: Style, width: float) -> list[Any]:
        setter = Setter(self._language, "{what}", {})  # a fresh one: no text is kept for long
        return [
            line for piece in _pieces(text) for line in setter.words(piece, style, width, tie=False)
        ]

    def _lay(self, strips: Sequence[Strip]) -> None:
        for n, strip in enumerate(strips):
            tied = strips[n : n + 2] if strip.after is Break.NEVER else (strip,)
            needed = sum(each.height for each in tied)
            if self._y + needed > self._size[1] - _MARGIN and self._began:
                self._next()
                if self._header is not None and strip is not self._header:
                    self._draw(self._header)
            self._draw(strip)

    def _draw(self, strip: Strip) -> None:
        for placed in strip.lines:
            self._pen.line(placed.line, placed.x, self._y + placed.baseline)
        for rule in strip.rules:
            self._pen.rule(rule.left, rule.right, self._y + rule.y, rule.weight, rule.colour)
        self._y += strip.height
        self._began = True

    def _turn(self, size: tuple[float, float]) -> None:
        """A new page for the next table, unless nothing stands on this one."""
        if self._began:
            self._canvas.showPage()
        self._open(size)

    def _next(self) -> None:
        self._canvas.showPage()
        self._open(self._size)

    def _open(self, size: tuple[float, float]) -> None:
        self._size, self._began, self._y = size, False, _MARGIN
        self._canvas.setPageSize(size)
        self._pen = Pen(self._canvas, size[1])

    def end(self) -> None:
        """Close the last page."""
        self._canvas.showPage()


def _pieces(text: str) -> Iterator[str]:
    """A text as it is, or parted between words, or within one that has no end."""
    while len(text) > _AT_ONCE:
        end = text.rfind(" ", 1, _AT_ONCE)
        end = end if end > 0 else _AT_ONCE
        yield text[:end]
        text = text[end:].removeprefix(" ")
    yield text


def _widths(rows: list[tuple[str, ...]], count: int, size: tuple[float, float]) -> list[float]:
    """The columns' widths: each gets what it asks for where there is room, else its fair share."""
    if not count:
        return []
    measure = face(_HEAD.face).width
    asked = [_LEAST] * count
    for row in islice(rows, _SAMPLE):
        for n, cell in enumerate(row):
            wanted = measure(border.one_line(cell)[:_READ]) * _HEAD.size + 1
            asked[n] = max(asked[n], wanted)
    room = size[0] - 2 * _MARGIN - _GUTTER * (count - 1)
    if sum(asked) <= room:
        return [each + (room - sum(asked)) * each / sum(asked) for each in asked]
    share, left, waiting = [0.0] * count, room, sorted(range(count), key=lambda n: asked[n])
    while waiting:
        fair = left / len(waiting)
        n = waiting.pop(0)
        share[n] = min(asked[n], fair)
        left -= share[n]
    return share
