"""A stranger's file as data that other systems read: rows for CSV, and JSON that loses nothing."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final
from xml.parsers import expat  # no entities, no doctype: see ``_Tree``

import msgspec

from dpo_desk.exchange import tables
from dpo_desk.exchange.cells import Value, neutral, written
from dpo_desk.reading import plain

_TEXTS: Final = frozenset({"txt", "text", "md", "log", "eml", "vcf", "ics"})
_TABLES: Final = frozenset({"csv", "tsv", "xlsx", "xlsm"})
_IMAGES: Final = frozenset(
    {"png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff", "heic", "svg"}
)
_DEPTH: Final = 100
_NUMBER: Final = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:[.,]\d+)?")  # 0155 is no number but a code
_FIGURES: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?|\d{1,2}\.\d{1,2}\.\d{4}")


class NotData(Exception):
    """A file that is not data as art. 20 means it; ``reason`` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Field(msgspec.Struct, frozen=True):
    """A column or a path: what it is called, what stands in it, and in how many rows."""

    name: str
    kind: str  # text, number, date, yes_no, empty
    filled: int
    rows: int

    def __repr__(self) -> str:
        """Nothing of the person."""
        return f"<Field {self.kind}>"


class Data(msgspec.Struct, frozen=True):
    """One table, tree or text; ``title`` is the sheet's name where a file has several."""

    title: str
    value: Any  # what JSON holds
    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]
    verbatim: str = ""  # what came as JSON goes as it came: 1.10 is not 1.1

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Data of {len(self.rows)} rows>"

    def as_json(self) -> bytes:
        """UTF-8, every value as it stood."""
        text = self.verbatim or json.dumps(
            self.value, ensure_ascii=False, indent=2, default=written
        )
        return text.encode("utf-8", "replace") + b"\n"

    def as_csv(self) -> bytes:
        """RFC 4180 in UTF-8 with its mark; what a spreadsheet would run has an apostrophe first."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        for row in (self.columns, *self.rows):
            writer.writerow([neutral(written(cell)) for cell in row])
        return out.getvalue().encode("utf-8-sig", "replace")

    def fields(self) -> Iterator[Field]:
        """What the columns hold."""
        for number, name in enumerate(self.columns):
            values = [row[number] for row in self.rows if number < len(row)]
            filled = [value for value in values if value not in (None, "")]
            yield Field(name, _kind(filled), len(filled), len(self.rows))


def kind_of(data: bytes, name: str, media_type: str) -> str:
    """table, json, xml or text; raises NotData: pdf, image, format, empty."""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    if not data:
        raise NotData("empty")
    if b"%PDF-" in data[:1024] or ending == "pdf" or media_type == "application/pdf":
        raise NotData("pdf")
    if ending in _IMAGES or media_type.startswith("image/"):
        raise NotData("image")
    if ending in _TABLES:
        return "table"
    if ending in ("json", "xml"):
        return ending
    if ending in _TEXTS or media_type == "text/plain":
        return "text"
    raise NotData("format")


def read(data: bytes, name: str, media_type: str = "") -> list[Data]:
    """The data of a file; raises NotData with the reason why it has none."""
    kind = kind_of(data, name, media_type)
    try:
        match kind:
            case "table":
                return [found for table in tables.read(data, name) for found in _table(table)]
            case "json":
                return [_json(plain.decoded(data))]
            case "xml":
                return [_tree(_Tree().read(data))]
            case _:
                return [_text(plain.decoded(data))]
    except tables.Unreadable as error:
        raise NotData("large" if error.key.endswith("large") else "unreadable") from error
    except (ValueError, RecursionError, expat.ExpatError) as error:
        raise NotData("unreadable") from error


def of_fields(pairs: list[tuple[str, str]]) -> Data:
    """Fields that somebody has typed: a name and a value each."""
    rows: list[tuple[Value, ...]] = [(name, value) for name, value in pairs]
    value = [{"field": name, "value": value} for name, value in pairs]
    return Data("", value, ("field", "value"), rows)


def _table(table: tables.Table) -> Iterator[Data]:
    if not table.rows:
        return
    first, width = tables.text_cells(table.rows[0]), max(map(len, table.rows))
    titled = len(table.rows) > 1 and _is_heading(first, width)
    columns = first if titled else tuple(f"column_{n}" for n in range(1, width + 1))
    rows = [
        row + (None,) * (width - len(row)) for row in (table.rows[1:] if titled else table.rows)
    ]
    value = [dict(zip(columns, row, strict=True)) for row in rows]
    yield Data(table.name, value, columns, rows)


def _is_heading(first: tuple[str, ...], width: int) -> bool:
    """Names, each its own: no number, no day, no address."""
    return (
        len(first) == width
        and len({cell.strip() for cell in first}) == width
        and all(first)
        and not any("@" in c or _FIGURES.fullmatch(c) or _DATE.fullmatch(c) for c in first)
    )


def _json(text: str) -> Data:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError("a name stands twice: one of its values would be lost")
        return dict(pairs)

    bare = text.lstrip("\ufeff").strip()
    value = json.loads(bare, parse_constant=refuse, object_pairs_hook=once)
    if _is_flat(value):
        columns = tuple(dict.fromkeys(key for row in value for key in row))
        rows = [tuple(row.get(column) for column in columns) for row in value]
        return Data("", value, columns, rows, bare)
    return msgspec.structs.replace(_tree(value), verbatim=bare)


def _is_flat(value: Any) -> bool:
    return bool(
        isinstance(value, list)
        and value
        and all(isinstance(row, dict) and row for row in value)
        and not any(isinstance(cell, dict | list) for row in value for cell in row.values())
    )


def _tree(value: Any) -> Data:
    """A tree has a row a leaf: the way to it, as in JSON Pointer (RFC 6901), and its value."""
    return Data("", value, ("path", "value"), list(_leaves(value, "", 0)))


def _leaves(value: Any, path: str, depth: int) -> Iterator[tuple[Value, ...]]:
    if depth > _DEPTH:
        raise ValueError("too deep")
    if isinstance(value, dict | list) and value:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, child in pairs:
            step = str(key).replace("~", "~0").replace("/", "~1")
            yield from _leaves(child, f"{path}/{step}", depth + 1)
    else:
        yield path or "/", None if isinstance(value, dict | list) else value


def _text(text: str) -> Data:
    if not text.strip():
        raise ValueError("no text")
    lines: list[tuple[Value, ...]] = list(enumerate(text.splitlines(), 1))
    return Data("", {"text": text}, ("line", "text"), lines)


class _Tree:
    """XML as objects: name, attributes, and what is inside in its order; comments are left out."""

    def __init__(self) -> None:
        self._top: dict[str, Any] = {"content": []}
        self._open = [self._top]

    def read(self, data: bytes) -> dict[str, Any]:
        """The root; raises ExpatError, ValueError for a doctype, for entities can be bombs."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = lambda _name: self._open.pop()
        parser.CharacterDataHandler = self._words
        parser.Parse(data, True)
        root: dict[str, Any] = self._top["content"][0]
        return root

    def _refuse(self, *_: object) -> None:
        raise ValueError("a doctype")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEPTH // 2:
            raise ValueError("too deep")
        element = {"name": name, "attributes": attributes, "content": []}
        self._open[-1]["content"].append(element)
        self._open.append(element)

    def _words(self, text: str) -> None:
        if text.strip():
            self._open[-1]["content"].append(text)


def _kind(values: Sequence[Value]) -> str:
    if not values:
        return "empty"
    if all(isinstance(value, bool) for value in values):
        return "yes_no"
    if all(isinstance(v, date) or (isinstance(v, str) and _DATE.fullmatch(v)) for v in values):
        return "date"
    if all(isinstance(v, int | float) or _NUMBER.fullmatch(str(v)) for v in values):
        return "number"
    return "text"
