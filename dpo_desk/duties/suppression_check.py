"""A list of addresses held against the suppression list: file in, matches out, nothing kept.

suppressed = suppression.load(register)          # in the register's thread
checked = check(suppressed, data, name, words, progress)    # on the worker
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from dpo_desk.duties.documents import file_name
from dpo_desk.duties.suppression import Suppressed
from dpo_desk.exchange import tables
from dpo_desk.exchange.cells import neutral
from dpo_desk.exchange.tables import Progress, Table
from dpo_desk.law.codes import Channel
from dpo_desk.words import Words

__all__ = ["Checked", "Progress", "check"]

_EVERY: Final = 1000  # rows between two words of progress
_IN_TEXT: Final = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]]+")
_NUMBER: Final = re.compile(r"[\d\s\u00a0+().\-/]{8,24}")
_DIGITS: Final = re.compile(r"\d(?:[\s\u00a0().\-/]*\d){7}")
_SEVERAL: Final = re.compile(r"[;,]| / | og | or | and ")
_CODE: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")  # of a post office, in a cell of an address
_LONGEST: Final = 300  # letters of an address


class Checked(NamedTuple):
    """The list with one column more, as CSV; how many rows it has, and how many said no."""

    data: bytes
    name: str
    rows: int
    matches: int

    def __repr__(self) -> str:
        return f"<Checked {self.matches} of {self.rows}>"


def check(
    suppressed: Suppressed,
    data: bytes,
    name: str,
    words: Words,
    progress: Progress | None = None,
) -> Checked:
    """Say of each row whether one of its addresses must get no marketing.

    ``progress`` hears how many rows are done; what it raises stops the work. Raises
    ``tables.Unreadable``.
    """
    found = tables.read(data, name, progress)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=found[0].delimiter if found else ";")
    yes, no = words("suppression.yes"), words("suppression.no")
    rows = matches = 0
    for table in found:
        header, body = _parts(table)
        if header is not None:
            writer.writerow([*map(neutral, header), words("suppression.column")])
        for row in body:
            hit = any(suppressed.has(*each) for each in _addresses(row, suppressed))
            writer.writerow([*map(neutral, row), yes if hit else no])
            rows, matches = rows + 1, matches + hit
            if progress is not None and rows % _EVERY == 0:
                progress(rows)
    stem = PurePath(file_name(name)).stem
    called = file_name(f"{stem}-{words('suppression.file')}.csv")
    return Checked(out.getvalue().encode("utf-8-sig"), called, rows, matches)


def _parts(table: Table) -> tuple[tuple[str, ...] | None, Iterator[tuple[str, ...]]]:
    """The heading, where the first row is one: it holds words, and no address."""
    rows = map(tables.text_cells, table.rows)
    first = next(rows, None)
    if first is None:
        return None, rows
    bare = not any("@" in cell or re.search(r"\d{3}", cell) for cell in first)
    if bare and len(table.rows) > 1:
        return first, rows
    return None, (row for part in ((first,), rows) for row in part)


def _addresses(row: Sequence[str], suppressed: Suppressed) -> Iterator[tuple[Channel, str]]:
    """What in a row could be an address of a channel that the list knows."""
    if suppressed.marks.get(Channel.EMAIL):
        for cell in row:
            if "@" in cell:
                yield from ((Channel.EMAIL, each.strip("'")) for each in _IN_TEXT.findall(cell))
    if suppressed.marks.get(Channel.PHONE):
        for cell in row:
            if _DIGITS.search(cell):
                numbers = filter(_NUMBER.fullmatch, map(str.strip, _SEVERAL.split(cell)))
                yield from ((Channel.PHONE, each) for each in numbers)
    if suppressed.marks.get(Channel.LETTER):
        for text in _postal(row):
            yield Channel.LETTER, text


def _postal(row: Sequence[str]) -> Iterator[str]:
    """Addresses written in one cell, or in two or three beside each other, around the code."""
    for at, cell in enumerate(row):
        if len(cell) <= _LONGEST and "@" not in cell and _CODE.search(cell):
            before = row[max(0, at - 1) : at + 1]
            yield from {cell, " ".join(before), " ".join([*before, *row[at + 1 : at + 2]])}
