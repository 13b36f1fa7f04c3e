"""Tables of cookies: which tables are such, and what stands in their rows."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece, Sheet

FILE: Final = "notice_cookies"
COLUMNS: Final = ("lifetime", "provider", "purpose", "name")
_LONGEST_HEAD: Final = 40
_SHAPE: Final = re.compile(r"_|[a-z]+-[a-z]+-|\A[A-Z]{3,}\w*\Z|\*")


class Row(NamedTuple):
    """The pieces of one row by what their column is."""

    cells: Mapping[str, tuple[Piece, ...]]

    def text(self, column: str) -> str:
        """What stands in a column."""
        return " ".join(piece.text for piece in self.cells.get(column, ()))


def rows(sheet: Sheet) -> Mapping[int, tuple[Row, ...]]:
    """The rows of every table of cookies, by the table's block."""
    blocks: dict[int, list[Piece]] = {}
    for piece in sheet.pieces:
        if piece.kind == "cell" and piece.row is not None:
            blocks.setdefault(piece.block, []).append(piece)
    found = {block: tuple(_rows(pieces)) for block, pieces in blocks.items()}
    return {block: made for block, made in found.items() if made}


def _rows(cells: list[Piece]) -> Iterator[Row]:
    """The rows below the heads; none where it is no table of cookies."""
    by_row: dict[int, dict[int, list[Piece]]] = {}
    for piece in cells:
        row, column = piece.row or (0, 0)
        by_row.setdefault(row, {}).setdefault(column, []).append(piece)
    first = min(by_row)
    heads = _heads({at: " ".join(p.folded for p in said) for at, said in by_row[first].items()})
    if not _is_of_cookies(cells, heads, by_row):
        return
    for number, columns in sorted(by_row.items()):
        if number != first:
            yield Row({heads[at]: tuple(said) for at, said in columns.items() if at in heads})


def _heads(first: Mapping[int, str]) -> dict[int, str]:
    """What each column is."""
    heads: dict[int, str] = {}
    for column, text in sorted(first.items()):
        for kind in COLUMNS:
            is_free = kind not in heads.values() and len(text) <= _LONGEST_HEAD
            if is_free and _column(kind).fullmatch(text.strip(" *:")):
                heads[column] = kind
                break
    if "lifetime" in heads.values() and "name" not in heads.values() and 0 not in heads:
        heads[0] = "name"
    return heads


def _is_of_cookies(
    cells: list[Piece], heads: Mapping[int, str], by_row: Mapping[int, Mapping[int, list[Piece]]]
) -> bool:
    if "name" not in heads.values():
        return False
    first = cells[0]
    said = " ".join(
        (*first.headings[-2:], *(p.text for c in by_row[min(by_row)].values() for p in c))
    )
    if zone().search(said.casefold()):
        return True
    column = next(at for at, kind in heads.items() if kind == "name")
    names = [" ".join(p.text for p in row.get(column, ())) for row in by_row.values()][1:]
    return bool(names) and sum(bool(_SHAPE.search(name)) for name in names) * 2 > len(names)


@cache
def zone() -> re.Pattern[str]:
    """Words that speak of cookies."""
    return re.compile(table(FILE)["zone"]["words"])


@cache
def _column(kind: str) -> re.Pattern[str]:
    return re.compile(table(FILE)["column"][kind])
