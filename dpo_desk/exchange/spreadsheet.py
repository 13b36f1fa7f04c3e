"""Writing tables for other programs: .xlsx and CSV, in which nothing that people wrote is run."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from dpo_desk.exchange.cells import Value, neutral, printable, written

_LONGEST: Final = 32_000  # letters that a cell of a spreadsheet holds
_WIDEST: Final = 60  # letters
_LOOKED_AT: Final = 200  # rows that decide how wide a column is
_NAME: Final = 31  # letters of a sheet's name


class Sheet(msgspec.Struct, frozen=True):
    """A table with its heading; instants are aware or as clocks in Oslo show them."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Sheet of {len(self.rows)} rows>"


def csv_file(sheet: Sheet) -> bytes:
    """RFC 4180 in UTF-8 with its mark, so that spreadsheets know the letters."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(neutral, sheet.columns))
    for row in sheet.rows:
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def workbook(sheets: Sequence[Sheet], *, title: str, now: datetime) -> bytes:
    """The sheets as .xlsx, headings in bold that stay in sight; ``now``, aware, is its date."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, "Personvernpermen"
    book.properties.created = book.properties.modified = now.replace(tzinfo=None)
    for sheet in sheets:
        page = book.create_sheet(sheet.name[:_NAME])
        page.freeze_panes = "A2"
        for number, width in enumerate(_widths(sheet), 1):
            page.column_dimensions[get_column_letter(number)].width = width
        heading = [WriteOnlyCell(page, neutral(column)) for column in sheet.columns]
        for cell in heading:
            cell.font = Font(bold=True)
        page.append(heading)
        for row in sheet.rows:
            page.append([_cell(value) for value in row])
        if sheet.rows:
            page.auto_filter.ref = (
                f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
            )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(value: Value) -> str:
    return neutral(printable(value)) if isinstance(value, str) else written(value)


def _cell(value: Value) -> Value:
    """A value as a spreadsheet keeps it; it knows no time zones, and no cell is endless."""
    if isinstance(value, str):
        text = neutral(printable(value))
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.replace(tzinfo=None)
    return value


def _widths(sheet: Sheet) -> list[int]:
    shown = [sheet.columns, *(tuple(map(written, row)) for row in sheet.rows[:_LOOKED_AT])]
    return [min(_WIDEST, max(map(len, column)) + 2) for column in zip(*shown, strict=True)]
