"""A list on paper: rows laid page by page and drawn at once, so that length costs no memory.

How many pages and rows there are is only known when all are drawn. What says so stands on the page
as a form that is filled in last.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain, islice
from typing import Any, Final, NamedTuple

from dpo_desk import words as all_words
from dpo_desk.paper import blocks, border, grid, letterhead, pdfa
from dpo_desk.paper.fonts import face
from dpo_desk.paper.grid import MM
from dpo_desk.paper.lines import Line, Setter
from dpo_desk.paper.list_columns import LANDSCAPE, Edges, Sheet, edges, lines, sheet_for
from dpo_desk.paper.list_model import ListCell, ListPaper, Progress
from dpo_desk.paper.pen import Pen, fitting
from dpo_desk.paper.press import TAGS, cautions_of
from dpo_desk.paper.result import Caution, Rendered
from dpo_desk.paper.strips import Rule, Strip
from dpo_desk.words import Words

Row = tuple[ListCell, ...]

_SAMPLE: Final = 60  # rows that decide how wide the columns are
_HEAD: Final = 19 * MM  # baseline of the light letterhead
_ABOVE: Final = 4.2
_BELOW: Final = 6.2
_TH_BELOW: Final = 4.6
_TO_TABLE: Final = 12.0
_GAP: Final = 5 * MM  # between two texts of a foot
_TITLE_LINES: Final = 3
_SUBTITLE_LINES: Final = 4


class _Placed(NamedTuple):
    top: float
    strip: Strip


def render(
    paper: ListPaper, rows: Iterable[Row], now: datetime, progress: Progress | None = None
) -> Rendered:
    """The list as PDF/A-2b; ``now`` is aware. What ``progress`` raises stops the drawing."""
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    waiting = iter(rows)
    sample = list(islice(waiting, _SAMPLE))
    press = _ListPress(paper, sample)
    drawn = press.draw(chain(sample, waiting), progress or (lambda _n: None))
    pdf = pdfa.convert(
        drawn, border.one_line(paper.title), TAGS[paper.language], now.astimezone(UTC)
    )
    return Rendered(pdf=pdf, pages=press.pages, holes=(), cards={}, cautions=press.cautions())


class _ListPress:
    def __init__(self, paper: ListPaper, sample: list[Row]) -> None:
        self._paper = paper
        self._words: Words = all_words.of(paper.language)
        self._sheet: Sheet = sheet_for(paper.columns, sample)
        self._edges = edges(paper.columns, sample, self._sheet)
        self._setter = self._fresh()
        self._cautions: dict[Caution, None] = {}
        self._header = self._header_strip()
        self._title = self._setter.first(paper.title, grid.H1, self._sheet.room, _TITLE_LINES)
        self._subtitle = (
            self._setter.first(paper.subtitle, grid.LIST_NOTE, self._sheet.room, _SUBTITLE_LINES)
            if paper.subtitle
            else []
        )
        self._rows = self.pages = 0

    def draw(self, rows: Iterator[Row], progress: Progress) -> bytes:
        """Every page, as plain PDF."""
        from reportlab.pdfgen.canvas import Canvas

        out = BytesIO()
        first_font: Any = face("regular").load()  # else Helvetica comes in, unembedded
        canvas = Canvas(
            out,
            pagesize=(self._sheet.width, self._sheet.height),
            invariant=1,
            pageCompression=1,
            initialFontName=first_font,
            lang=TAGS[self._paper.language],
        )
        pen = Pen(canvas, self._sheet.height)
        for page in self._laid(rows):
            self.pages += 1
            self._page(pen, page)
            canvas.showPage()
            self._remember()
            progress(self._rows)
        self._fill_in(pen)
        canvas.save()
        return out.getvalue()

    def cautions(self) -> tuple[Caution, ...]:
        """What no font has, what runs from right to left, what was cut; each told once."""
        return tuple(self._cautions)

    def _fresh(self) -> Setter:
        return Setter(self._paper.language, "{what}", {})

    def _remember(self) -> None:
        """Keep what is to be told, and let go of the words of the pages that are drawn."""
        self._cautions |= dict.fromkeys(cautions_of(self._setter))
        self._setter = self._fresh()

    def _laid(self, rows: Iterator[Row]) -> Iterator[list[_Placed]]:
        """Pages of rows; a last page never holds one row alone."""
        held: list[list[Strip]] = []  # the rows of the page before, until the next is known
        page: list[list[Strip]] = []
        room, used, first = self._room(first=True), 0.0, True
        for row in rows:
            self._rows += 1
            for strips in self._parts(row):
                height = sum(strip.height for strip in strips)
                if page and used + height > room:
                    if held:
                        yield self._place(held, first=first)
                        first = False
                    held, page = page, []
                    room, used = self._room(first=False), 0.0
                page.append(strips)
                used += height
        if held and len(page) == 1 and len(held) > 2:
            page.insert(0, held.pop())
        if held:
            yield self._place(held, first=first)
            first = False
        yield self._place(page, first=first)

    def _parts(self, row: Row) -> list[list[Strip]]:
        """A row as what is kept together: whole, or a few lines at a time where it is very tall."""
        columns = [self._cell(i, cell, edge) for i, (cell, edge) in enumerate(self._zip(row))]
        strips = blocks.row(columns, _ABOVE, _BELOW)
        self._rule(strips[-1])
        if sum(strip.height for strip in strips) <= self._room(first=False) / 2:
            return [strips]
        return [[strip] for strip in strips]

    def _zip(self, row: Row) -> list[tuple[ListCell, Edges]]:
        return list(zip(row, self._edges, strict=True))

    def _cell(self, index: int, cell: ListCell, edge: Edges) -> blocks.Column:
        right = self._paper.columns[index].right
        found: list[Line] = []
        for text, style in lines(cell, first=index == 0):
            found += self._setter.words(text, style, edge.width, tie=False)
        return blocks.Column(edge.left + edge.width if right else edge.left, found, right=right)

    def _rule(self, strip: Strip) -> None:
        sheet = self._sheet
        strip.rules = (Rule(sheet.left, sheet.right, grid.THIN, grid.HAIRLINE, strip.height),)

    def _header_strip(self) -> Strip:
        columns = []
        for column, edge in zip(self._paper.columns, self._edges, strict=True):
            x = edge.left + edge.width if column.right else edge.left
            found = self._setter.words(column.title, grid.TH, edge.width, tie=False)
            columns.append(blocks.Column(x, found, right=column.right))
        (strip, *_) = blocks.row(columns, 0.0, _TH_BELOW)
        rule = Rule(self._sheet.left, self._sheet.right, grid.FIRM, grid.TEXT, strip.height)
        strip.rules = (rule,)
        return strip

    def _top(self, *, first: bool) -> float:
        """Where the table's header begins."""
        if not first:
            return self._sheet.later_top
        below = len(self._title) - 1
        note = (len(self._subtitle) + 1) * grid.LIST_NOTE.leading
        return self._sheet.first_top + below * grid.H1.leading + 5 + note + _TO_TABLE

    def _room(self, *, first: bool) -> float:
        return self._sheet.bottom - self._top(first=first) - self._header.height

    def _place(self, rows: list[list[Strip]], *, first: bool) -> list[_Placed]:
        top = self._top(first=first)
        placed = [_Placed(top, self._header)]
        top += self._header.height
        for strip in chain.from_iterable(rows):
            placed.append(_Placed(top, strip))
            top += strip.height
        return placed

    def _page(self, pen: Pen, page: list[_Placed]) -> None:
        (self._first_head if self.pages == 1 else self._later_head)(pen)
        for top, strip in page:
            for line in strip.lines:
                pen.line(line.line, line.x, top + line.baseline, right=line.right)
            for rule in strip.rules:
                pen.rule(rule.left, rule.right, top + rule.y, rule.weight, rule.colour)
        self._foot(pen)

    def _first_head(self, pen: Pen) -> None:
        """The light letterhead, the title, and which rows these are."""
        sheet, paper = self._sheet, self._paper
        self._right(pen, paper.printed, grid.LIST_NOTE, _HEAD)
        room = sheet.room - letterhead.measure(paper.printed, grid.LIST_NOTE) - 12
        pen.text(fitting(paper.company, grid.LABEL, room), grid.LABEL, sheet.left, _HEAD)
        y = sheet.first_top
        for line in self._title:
            pen.line(line, sheet.left, y)
            y += grid.H1.leading
        y += 5 - grid.H1.leading + grid.LIST_NOTE.leading
        for line in self._subtitle:
            pen.line(line, sheet.left, y)
            y += grid.LIST_NOTE.leading
        self._count_at = y
        pen.canvas.doForm("rows")
        if not self._rows:
            note = self._words("paper.list.none")
            pen.text(note, grid.WIDE_QUIET, sheet.left, self._top(first=True) + 34)

    def _later_head(self, pen: Pen) -> None:
        paper, sheet = self._paper, self._sheet
        baseline, rule = sheet.head
        self._right(pen, paper.printed, grid.SMALL, baseline)
        title = fitting(paper.title, grid.SMALL, sheet.room / 2)
        pen.text(title, grid.SMALL, sheet.left, baseline)
        pen.rule(sheet.left, sheet.right, rule, grid.THIN)

    def _foot(self, pen: Pen) -> None:
        baseline, rule = self._sheet.foot
        sheet, paper = self._sheet, self._paper
        pen.rule(sheet.left, sheet.right, rule, grid.THIN)
        company = fitting(paper.company, grid.SMALL, sheet.room * 0.38)
        pen.text(company, grid.SMALL, sheet.left, baseline)
        title = fitting(paper.title, grid.SMALL, sheet.room * 0.34)
        share = 0.5 if sheet is LANDSCAPE else 0.45
        middle = sheet.left + sheet.room * share - letterhead.measure(title, grid.SMALL) / 2
        after = sheet.left + letterhead.measure(company, grid.SMALL) + _GAP
        pen.text(title, grid.SMALL, max(middle, after), baseline)
        pen.canvas.doForm(f"page-{self.pages}")

    def _fill_in(self, pen: Pen) -> None:
        """Say how many rows and pages there are, now that it is known."""
        canvas, sheet = pen.canvas, self._sheet
        canvas.beginForm("rows", 0, 0, sheet.width, sheet.height)
        told = self._words.n("paper.list.rows", self._rows)
        pen.text(told, grid.LIST_NOTE, sheet.left, self._count_at)
        canvas.endForm()
        for number in range(1, self.pages + 1):
            canvas.beginForm(f"page-{number}", 0, 0, sheet.width, sheet.height)
            told = self._words("paper.page", page=number, pages=self.pages)
            self._right(pen, told, grid.SMALL_DARK, sheet.foot[0])
            canvas.endForm()

    def _right(self, pen: Pen, text: str, style: grid.Style, baseline: float) -> None:
        pen.text(text, style, self._sheet.right - letterhead.measure(text, style), baseline)
