"""What all records share, and how a field says what it is.

A record is a frozen struct, one noun a file. A field tells the form, the table, the search index
and the history what they need in its annotation::

    name: Annotated[str, field("field.company.name", required=True, search=True)] = ""

To add a column: one field here and one migration in ``register/migrations.py``; the schema test
fails until both agree.
"""

from datetime import datetime
from functools import cache
from typing import Any, ClassVar

import msgspec

TEXT_LIST = tuple[str, ...]


def field(
    label: str,
    *,
    required: bool = False,
    search: bool = False,
    personal: bool = False,
    widget: str = "",
    hint: str = "",
) -> msgspec.Meta:
    """What a field is: label key, whether required, searched, of a person, and its widget."""
    extra = {
        "required": required,
        "search": search,
        "personal": personal,
        "widget": widget,
        "hint": hint,
    }
    return msgspec.Meta(title=label, extra=extra)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A row: an id inside the file, a UUIDv7 outside it; ``removed_at`` puts it in the bin."""

    table: ClassVar[str] = ""

    id: int = 0  # 0: not yet kept
    uid: str = ""
    removed_at: datetime | None = None

    def __repr__(self) -> str:
        """Ids only: a log line must never carry a person's data (MODEL.md 25)."""
        return f"<{type(self).__name__} {self.id} {self.uid}>"


class FieldInfo(msgspec.Struct, frozen=True):
    """A field as the mechanisms read it."""

    name: str
    type: Any
    label: str = ""
    required: bool = False
    search: bool = False
    personal: bool = False
    widget: str = ""
    hint: str = ""


@cache
def fields(record: type[Record]) -> tuple[FieldInfo, ...]:
    """Every field of a record type in order, with what its annotation says."""
    return tuple(_info(item) for item in msgspec.structs.fields(record))


def _info(item: msgspec.structs.FieldInfo) -> FieldInfo:
    declared = item.type
    for meta in getattr(declared, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta):
            extra = meta.extra or {}
            return FieldInfo(item.name, declared.__origin__, meta.title or "", **extra)
    return FieldInfo(item.name, declared)
