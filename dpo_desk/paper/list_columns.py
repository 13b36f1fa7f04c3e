"""How wide the columns of a list are, and whether the page must be turned for them."""

from itertools import chain
from typing import Final, NamedTuple

from dpo_desk.paper import border, grid
from dpo_desk.paper.fonts import face
from dpo_desk.paper.grid import MM, Style
from dpo_desk.paper.list_model import ListCell, ListColumn

GUTTER: Final = 10.0
_WIDEST: Final = 62 * MM  # a cell that asks for more is wrapped before the page is turned
_READ: Final = 400  # letters of a cell that are measured: none asks for more room than that
_MANY: Final = 5  # more columns than this are set on a turned page


class Sheet(NamedTuple):
    """A4 as a list uses it: its size and the edges of its text, in points."""

    width: float
    height: float
    left: float
    right: float
    first_top: float  # of the title's baseline
    later_top: float  # of the table's header on later pages
    bottom: float
    head: tuple[float, float]  # of later pages: baseline, rule
    foot: tuple[float, float]  # baseline, rule

    @property
    def room(self) -> float:
        """The width of the text."""
        return self.right - self.left


PORTRAIT: Final = Sheet(
    grid.WIDTH, grid.HEIGHT, 25 * MM, 190 * MM, 34.8 * MM, 28 * MM, 273 * MM,
    head=(16 * MM, 18.6 * MM), foot=(284 * MM, 279.8 * MM),
)  # fmt: skip
LANDSCAPE: Final = Sheet(  # its punch holes are at the top: the head stands lower, the edge closer
    grid.HEIGHT, grid.WIDTH, 20 * MM, 277 * MM, 34.8 * MM, 30 * MM, 190 * MM,
    head=(19 * MM, 21.6 * MM), foot=(201 * MM, 196.8 * MM),
)  # fmt: skip


class Edges(NamedTuple):
    """Where a column begins, and how wide its text may be."""

    left: float
    width: float


def sheet_for(columns: tuple[ListColumn, ...], rows: list[tuple[ListCell, ...]]) -> Sheet:
    """The page upright where the columns have room, else turned."""
    if len(columns) > _MANY:
        return LANDSCAPE
    wanted = sum(min(one, _WIDEST) + GUTTER for one, _ in _needs(columns, rows)) - GUTTER
    return PORTRAIT if wanted <= PORTRAIT.room else LANDSCAPE


def edges(
    columns: tuple[ListColumn, ...], rows: list[tuple[ListCell, ...]], sheet: Sheet
) -> list[Edges]:
    """The columns side by side over the whole width of the page."""
    if all(column.width for column in columns):
        shares = [column.width for column in columns]
        total = sum(shares)
        widths = [sheet.room * share / total - GUTTER for share in shares]
        widths[-1] += GUTTER
    else:
        widths = _shared(_needs(columns, rows), sheet.room - GUTTER * (len(columns) - 1))
    found, x = [], sheet.left
    for width in widths:
        found.append(Edges(x, width))
        x += width + GUTTER
    return found


def _needs(
    columns: tuple[ListColumn, ...], rows: list[tuple[ListCell, ...]]
) -> list[tuple[float, float]]:
    """What each column would take without wrapping, and the least that parts no word."""
    found = []
    for i, column in enumerate(columns):
        texts = [(column.title, grid.TH)]
        texts += chain.from_iterable(lines(row[i], first=i == 0) for row in rows)
        sizes = [_measure(text, style) for text, style in texts]
        found.append((max(one for one, _ in sizes), max(word for _, word in sizes)))
    return found


def lines(cell: ListCell, *, first: bool) -> list[tuple[str, Style]]:
    """What stands below one another in a cell; the first column's own words are the heavier."""
    style = grid.WIDE_STRONG if first else grid.WIDE
    if isinstance(cell, str):
        return [(cell, style)]
    return [(cell[0], style), *([(cell[1], grid.WIDE_QUIET)] if cell[1] else [])]


def _measure(text: str, style: Style) -> tuple[float, float]:
    text = border.clean(text[:_READ])
    measure = face(style.face).width
    whole = max((measure(line) for line in text.split("\n")), default=0.0)
    word = max((measure(word) for word in text.split()), default=0.0)
    return whole * style.size + 0.5, word * style.size + 0.5  # half a point against rounding


def _shared(needs: list[tuple[float, float]], room: float) -> list[float]:
    """``room`` shared out: who needs little gets it, the others the rest, none less than a word."""
    wanted = sum(one for one, _ in needs)
    if wanted <= room:
        return [one + (room - wanted) * one / wanted for one, _ in needs]
    widths = [0.0] * len(needs)
    left, waiting = room, set(range(len(needs)))
    while waiting:
        fair = left / len(waiting)
        content = {i for i in waiting if needs[i][0] <= fair}
        held = {i for i in waiting - content if fair < min(needs[i][1], room / 3)}
        for i in content or held or waiting:
            widths[i] = needs[i][0] if i in content else fair
            if i in held and not content:
                widths[i] = min(needs[i][1], room / 3)
        taken = content or held or waiting
        left = max(left - sum(widths[i] for i in taken), 0.0)
        waiting -= taken
    return [max(width, 8.0) for width in widths]
