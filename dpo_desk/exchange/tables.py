"""Reading other people's lists: CSV, spreadsheets, plain lines, and the recipients of an e-mail."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses
from typing import Final

import msgspec

from dpo_desk.exchange.cells import Value, written
from dpo_desk.reading import limits, plain
from dpo_desk.words import DeskError

# Hears how many rows are done; what it raises stops the work.
Progress = Callable[[int], object]

MOST_ROWS: Final = 1_000_000
_UNPACKED: Final = 300_000_000  # bytes that a spreadsheet may become
_SECONDS: Final = 120.0
_DELIMITERS: Final = (";", "\t", ",", "|")
_SPOKEN_OF: Final = 20  # lines that tell the delimiter
_WIDEST: Final = 5_000_000  # letters of one field
_CODED: Final = re.compile(r"=\?[^?]+\?[bqBQ]\?[^?]*\?=")
_EVERY: Final = 1000


class Unreadable(DeskError):
    """A list that cannot be read, or is too large."""


class _Stopped(BaseException):
    """What ``progress`` raised, on its way past those who catch what can be wrong with a file."""

    def __init__(self, why: Exception) -> None:
        self.why = why


class Table(msgspec.Struct, frozen=True):
    """A sheet, or a whole file; ``delimiter`` is what parted its columns."""

    name: str
    rows: list[tuple[Value, ...]]
    delimiter: str = ";"

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Table of {len(self.rows)} rows>"


def read(data: bytes, name: str, progress: Progress | None = None) -> list[Table]:
    """The tables of a file; raises Unreadable. It takes its time: on the worker."""
    ending = name.lower().rpartition(".")[2]
    if data.startswith(b"PK"):
        return sheets(data, progress)
    if data.startswith(b"\xd0\xcf"):  # the spreadsheets of before 2007
        raise Unreadable("table.error.old")
    if ending == "eml":
        return [Table(name, [(address,) for address in recipients(data)])]
    text = plain.decoded(data)
    if not text.strip():
        raise Unreadable("table.error.empty" if not data.strip() else "table.error.unreadable")
    if ending == "txt" and not _parted(text):
        return [Table(name, [(line.strip(),) for line in text.splitlines() if line.strip()])]
    return [delimited(text, name)]


def delimited(text: str, name: str = "") -> Table:
    """Columns parted by semicolon, tab, comma or bar, whichever parts most lines alike."""
    delimiter = _parted(text) or ","
    before = csv.field_size_limit(_WIDEST)
    try:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
        rows = list(_limited(map(tuple, reader)))
    except csv.Error as error:
        raise Unreadable("table.error.unreadable") from error
    finally:
        csv.field_size_limit(before)
    return Table(name, [row for row in rows if any(row)], delimiter)


def _parted(text: str) -> str:
    """What parts the columns, "" where nothing does."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_SPOKEN_OF]
    counts = {
        mark: [re.sub(r'"[^"]*"', "", line).count(mark) for line in lines] for mark in _DELIMITERS
    }
    alike = [mark for mark, found in counts.items() if found and min(found) > 0]
    return max(alike, key=lambda mark: (min(counts[mark]), max(counts[mark])), default="")


def sheets(data: bytes, progress: Progress | None = None) -> list[Table]:
    """The sheets of an .xlsx with the values that its cells show, formulas as last computed."""
    _check_package(data)
    from openpyxl import load_workbook

    alarm = limits.Alarm(_SECONDS)
    try:
        with alarm:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            found = []
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what a file says of its size need not be so
                rows = _told(sheet.iter_rows(values_only=True), progress)
                found.append(Table(sheet.title, [_trimmed(row) for row in _limited(rows)]))
            return [_without_blanks(table) for table in found]
    except _Stopped as stopped:
        raise stopped.why from None
    except Unreadable:
        raise
    except limits.TimeUp:
        raise Unreadable("table.error.large") from None
    except Exception as error:
        raise Unreadable("table.error.unreadable") from error
    finally:
        alarm.stop()


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _UNPACKED:
                raise Unreadable("table.error.large")
            if "xl/workbook.xml" not in package.namelist():
                raise Unreadable("table.error.unreadable")
    except zipfile.BadZipFile as error:
        raise Unreadable("table.error.unreadable") from error


def recipients(data: bytes) -> list[str]:
    """The addresses that an e-mail goes to, each once."""
    message = BytesHeaderParser(policy=compat32).parsebytes(data)
    fields = [str(value) for key in ("to", "cc", "bcc") for value in message.get_all(key, [])]
    bare = [_CODED.sub("", field) for field in fields]  # names in other letters are of no use here
    found = [address for _, address in getaddresses(bare) if "@" in address]
    if not found:
        raise Unreadable("table.error.no_recipients")
    return list(dict.fromkeys(found))


def text_cells(row: tuple[Value, ...]) -> tuple[str, ...]:
    """The cells of a row as text."""
    return tuple(map(written, row))


def _limited(rows: Iterator[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise Unreadable("table.error.large")
        yield row


def _told(
    rows: Iterator[tuple[Value, ...]], progress: Progress | None
) -> Iterator[tuple[Value, ...]]:
    for number, row in enumerate(rows, 1):
        if progress is not None and number % _EVERY == 0:
            try:
                progress(number)
            except Exception as error:
                raise _Stopped(error) from error
        yield row


def _trimmed(row: tuple[Value, ...]) -> tuple[Value, ...]:
    end = len(row)
    while end and row[end - 1] in (None, ""):
        end -= 1
    return row[:end]


def _without_blanks(table: Table) -> Table:
    return msgspec.structs.replace(table, rows=[row for row in table.rows if row])
