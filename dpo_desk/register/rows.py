"""Records to rows and back: what the types of ``records`` become in SQLite.

Codes, dates and instants are text, booleans 0 and 1, tuples and dicts JSON text, bytes a BLOB.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin

import msgspec

from dpo_desk.records import BY_TABLE, Record, fields

R = TypeVar("R", bound=Record)
Value = str | int | float | bytes | None
Row = dict[str, Value]

_JSON = msgspec.json.Encoder(order="deterministic")
_COLUMN_TYPES = {str: "TEXT", int: "INTEGER", bool: "INTEGER", bytes: "BLOB"}


def plain(value: Any) -> Value:
    """A value as it is stored, also as a parameter; raises ValueError for a naive instant."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):  # a datetime too
        return _aware(value).isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, (dict, tuple)):
        return _JSON.encode(_clean_inside(value)).decode()
    if value is None or isinstance(value, (int, float, bytes)):
        return int(value) if isinstance(value, bool) else value
    raise TypeError(f"cannot be kept: {type(value).__name__}")


def clean(text: str) -> str:
    """The text without halves of characters, which hostile mail can carry and UTF-8 cannot."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def _clean_inside(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): _clean_inside(item) for key, item in value.items()}
    return [_clean_inside(item) for item in value] if isinstance(value, (tuple, list)) else value


def _aware(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("an instant needs its offset")
    return moment


class Column(msgspec.Struct, frozen=True):
    """One column as the schema has it."""

    name: str
    type: str  # TEXT, INTEGER, BLOB
    null: bool
    is_json: bool
    references: str  # a table, or ""


class Codec(Generic[R]):
    """How one record type is stored."""

    def __init__(self, kind: type[R]) -> None:
        """Read the annotations of ``kind`` once."""
        infos = fields(kind)
        self.kind = kind
        self.table = kind.table
        self.columns = tuple(column(info.name, info.type) for info in infos)
        self.names = tuple(info.name for info in infos)
        self.personal = tuple(info.name for info in infos if info.personal)
        self.searched = tuple(info.name for info in infos if info.search)
        self.blobs = frozenset(c.name for c in self.columns if c.type == "BLOB")
        self.json = tuple(c.name for c in self.columns if c.is_json)
        self.selected = ", ".join(f'"{name}"' for name in self.names)
        self._list = list[kind]  # type: ignore[valid-type]

    def row(self, record: R) -> Row:
        """The row of a record."""
        return {name: plain(getattr(record, name)) for name in self.names}

    def records(self, rows: Iterable[Sequence[Value]]) -> list[R]:
        """Records of rows in the order of ``names``; raises msgspec.ValidationError naming what."""
        dicts: list[dict[str, Any]] = [dict(zip(self.names, row, strict=True)) for row in rows]
        for name in self.json:
            for item in dicts:
                item[name] = msgspec.json.decode(item[name])
        return msgspec.convert(dicts, self._list, strict=False)

    def record(self, row: Row) -> R:
        """The record of one row."""
        return self.records([tuple(row[name] for name in self.names)])[0]


def column(name: str, declared: Any) -> Column:
    """The column for a field's type; raises TypeError for one we have no column for."""
    null = False
    if get_origin(declared) in (Union, UnionType):
        options = get_args(declared)
        null = type(None) in options
        declared = next(option for option in options if option is not type(None))
    is_json = get_origin(declared) in (tuple, dict)
    return Column(name, _column_type(declared, is_json), null, is_json, _references(name))


def _column_type(declared: Any, is_json: bool) -> str:
    if is_json:
        return "TEXT"
    for kind, word in _COLUMN_TYPES.items():
        if declared is kind:
            return word
    if isinstance(declared, type) and issubclass(declared, (str, date)):
        return "TEXT"  # codes are StrEnums, a datetime is a date
    raise TypeError(f"no column for {declared}")


def _references(name: str) -> str:
    """The table that ``<table>_id`` means; ``logo_document_id`` is a document."""
    if not name.endswith("_id"):
        return ""
    stem = name.removesuffix("_id")
    fitting = [table for table in BY_TABLE if stem == table or stem.endswith("_" + table)]
    return max(fitting, key=len, default="")


def codec(kind: type[R]) -> Codec[R]:
    """The codec of a record type."""
    return cast("Codec[R]", _codec(kind))  # cache forgets what it is generic in


@cache
def _codec(kind: type[Record]) -> Codec[Record]:
    return Codec(kind)


def codec_of(table: str) -> Codec[Record]:
    """The codec of the record type kept in ``table``; raises KeyError."""
    return codec(BY_TABLE[table])
