"""Tables of a mended text: with bars, with columns, or flattened to a cell a line."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from dpo_desk.reading import sheet_lists
from dpo_desk.reading.rules_file import table


class Line(NamedTuple):
    """A line that is not blank."""

    start: int  # in the mended text
    end: int
    text: str
    gap: bool  # a blank line stands before it


class Cell(NamedTuple):
    """A cell's place in the mended text."""

    start: int
    end: int


Row = list[Cell]
_BETWEEN_BARS: Final = re.compile(r"[^|]+|(?<=\|)(?=\|)")
_BETWEEN_TABS: Final = re.compile(r"[^\t]+")
_RULE: Final = re.compile(r"[\s|:=+-]+")
_HEADER_LONGEST: Final = 45
_HEADERS_LONGEST: Final = 160
_SIGNS: Final = ("/", ";", " – ", " - ", ",")
_SEAM: Final = re.compile(r"(?<=[a-zæøå).])(?=[A-ZÆØÅ][a-zæøå])|(?<=[a-zæøå)])(?=\d)")
_NAME_LONGEST: Final = 60
_MOST_COLUMNS: Final = 8


class Table(NamedTuple):
    """A table's rows, the header first, and how many lines it takes."""

    rows: list[Row]
    lines: int


def table_at(lines: Sequence[Line], place: int) -> Table | None:
    """The table that begins at a line, if one does."""
    line = lines[place].text
    if line.count("|") >= 2 or (line.startswith("|") and "|" in line[1:]):
        return _with_borders(lines, place, "|")
    if "\t" in line[sheet_lists.marker(line) :]:
        return _with_borders(lines, place, "\t")
    if not line[:1].isalpha() or len(line) > _HEADERS_LONGEST:
        return None
    folded = line.casefold()
    if len(line) <= _HEADER_LONGEST and _header().fullmatch(folded.rstrip(":*")):
        return _flattened(lines, place)
    return _with_signs(lines, place, folded) or _glued(lines, place, folded)


def _with_signs(lines: Sequence[Line], place: int, folded: str) -> Table | None:
    """«Navn/ Leverandør/ Levetid» and rows like it: the columns' names tell the sign."""
    for sign in _SIGNS:
        if folded.count(sign) < 2:
            continue
        names = [each.strip() for each in folded.split(sign)]
        if not all(_header().fullmatch(name) for name in names):
            continue
        rows = [_parted(lines[place], sign)]
        end = place + 1
        while end < len(lines) and not lines[end].gap:
            cells = _parted(lines[end], sign)
            if len(cells) != len(names):
                break
            rows.append(cells)
            end += 1
        return Table(rows, end - place) if len(rows) > 1 else None
    return None


def _parted(line: Line, sign: str) -> Row:
    cells: Row = []
    start = line.start
    for part in line.text.split(sign):
        first = start + len(part) - len(part.lstrip())
        cells.append(Cell(first, first + len(part.strip())))
        start += len(part) + len(sign)
    return cells


def _glued(lines: Sequence[Line], place: int, folded: str) -> Table | None:
    """«FORMÅLOPPLYSNINGERLAGRINGSTID»: a table whose cells lost what was between them."""
    heads = list(_heads().finditer(folded)) if _many_heads().fullmatch(folded) else []
    if len(heads) < 2:
        return None
    start = lines[place].start
    rows = [[Cell(start + each.start(), start + each.end()) for each in heads]]
    end = place + 1
    while end < len(lines):
        cells = list(_split(lines[end]))
        if len(cells) < 2:
            break
        rows.append(cells)
        end += 1
    return Table(rows, end - place) if len(rows) > 1 else None


def _split(line: Line) -> Iterator[Cell]:
    """The cells of a row, where a word begins in the midst of one."""
    start = 0
    for found in _SEAM.finditer(line.text):
        yield Cell(line.start + start, line.start + found.start())
        start = found.start()
    yield Cell(line.start + start, line.end)


def _with_borders(lines: Sequence[Line], place: int, border: str) -> Table | None:
    rows: list[Row] = []
    end = place
    while end < len(lines) and border in lines[end].text and not (rows and lines[end].gap):
        cells = list(_cells(lines[end], border))
        if len(cells) > 1:
            rows.append(cells)
        elif not rows or not _RULE.fullmatch(lines[end].text):
            break
        end += 1
    if border == "|" and len(rows) < 2:
        return None  # a line of links
    return Table(rows, end - place) if rows else None


def _cells(line: Line, border: str) -> Iterator[Cell]:
    if _RULE.fullmatch(line.text):
        return
    pattern = _BETWEEN_BARS if border == "|" else _BETWEEN_TABS
    for found in pattern.finditer(line.text):
        words = found[0].strip()
        first = line.start + found.start() + len(found[0]) - len(found[0].lstrip())
        if words or border == "|":
            inside = words or found.start() not in (0, len(line.text))
            if inside:
                yield Cell(first, first + len(words))


def _flattened(lines: Sequence[Line], place: int) -> Table | None:
    """Lines that were a table: the names of its columns, then a cell a line."""
    columns = _columns(lines, place)
    if columns < 2:
        return None
    gaps = lines[place + 1].gap
    durations = [bool(_lasts().search(lines[place + n].text.casefold())) for n in range(columns)]
    rows = [_row(lines[place : place + columns])]
    end = place + columns
    while end + columns <= len(lines):
        said = lines[end : end + columns]
        if (any(line.gap for line in said[1:]) and not gaps) or not _is_row(said, durations, gaps):
            break
        rows.append(_row(said))
        end += columns
    return Table(rows, end - place) if len(rows) > 1 else None


def _columns(lines: Sequence[Line], place: int) -> int:
    """How many lines from ``place`` on name a column; 0 where some are parted and some not."""
    count = 1
    while count < _MOST_COLUMNS and place + count < len(lines):
        line = lines[place + count]
        if len(line.text) > _HEADER_LONGEST or line.gap != lines[place + 1].gap:
            break
        if not _header().fullmatch(line.text.casefold().rstrip(":*")):
            break
        count += 1
    return count if len({line.text for line in lines[place : place + count]}) == count else 0


def _is_row(said: Sequence[Line], durations: Sequence[bool], gaps: bool) -> bool:
    """Whether lines can be the cells of a row: a name first, periods where periods stand."""
    if len(said[0].text) > _NAME_LONGEST or said[0].text[-1] in ".:?":
        return False
    if said[0].text.startswith("#") or "\t" in said[0].text:
        return False
    if any(durations):
        kept = (line for line, lasts in zip(said, durations, strict=True) if lasts)
        return any(_lasting().search(line.text.casefold()) for line in kept)
    return not gaps or all(len(line.text) <= _NAME_LONGEST for line in said)


def _row(lines: Sequence[Line]) -> Row:
    return [Cell(line.start, line.end) for line in lines]


@cache
def _header() -> re.Pattern[str]:
    word = table("sheet")["table"]["header"]
    return re.compile(rf"{word}(?: ?(?:/|og|and|&|-|av|på|of|\() ?{word}\)?)?")


@cache
def _heads() -> re.Pattern[str]:
    words = sorted(table("sheet")["table"]["header"][3:-1].split("|"), key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _many_heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{_heads().pattern}){{2,{_MOST_COLUMNS}}}")


@cache
def _lasts() -> re.Pattern[str]:
    return re.compile(table("sheet")["table"]["duration"])


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(table("sheet")["table"]["lasting"])
