"""Everything that is kept as a file: what was attached, agreements, and letters as they were sent.

Two tables are one list: a window takes the next rows of each and merges them, so that it costs the
same however many there are.
"""

import mimetypes
from datetime import date
from pathlib import Path, PurePath
from typing import Final, NamedTuple

import msgspec

from dpo_desk.digest import sha256
from dpo_desk.duties.collecting import read_file
from dpo_desk.duties.windows import Listing, Row, Window
from dpo_desk.exchange import file_names
from dpo_desk.law import national_id
from dpo_desk.law.codes import LetterKind
from dpo_desk.paper import files
from dpo_desk.records import Document, KeptLetter, Origin
from dpo_desk.register import Register
from dpo_desk.register.sorting import alphabetical, by_day
from dpo_desk.words import Words

_BEYOND: Final = 2**62  # after every id
PDF: Final = "application/pdf"

# What a system opens without running anything in it. All else can be saved, and opened from there
# by somebody who knows what it is: programs, scripts, pages and shortcuts run (MODEL 25).
_OPENED: Final = frozenset(
    {".pdf", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic"}
    | {".txt", ".csv", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"}
)


class DocumentRow(Row, frozen=True, kw_only=True):
    """A line of the list: a file, or a letter as it was sent.

    ``about`` is the case number or the service it belongs to, "" for neither.
    """

    table: str
    name: str  # of a letter: the code of its kind
    media_type: str
    size: int
    added_on: date | None
    about: str

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter; these stand for ever."""
        return self.table == KeptLetter.table


class Content(msgspec.Struct, frozen=True):
    """A file with its bytes, named as it would be saved."""

    name: str
    media_type: str
    data: bytes
    text: str = ""

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Content {len(self.data)} bytes>"


class Incoming(NamedTuple):
    """A file from outside, read but not yet kept."""

    name: str
    media_type: str
    data: bytes
    text: str
    pages: int
    has_national_id: bool

    def __repr__(self) -> str:
        return f"<Incoming {len(self.data)} bytes>"


_FILES: Final = Listing(
    "document",
    DocumentRow,
    orders={"added_on": by_day("added_on"), "name": alphabetical("name")},
    filters={
        "all": "",
        # As the index document_shown has them, from the left.
        "agreements": "request_id is null and service_id > 0",
        "cases": "request_id > 0",
        "other": "request_id is null and service_id is null",
    },
    columns={
        "table": "'document'",
        "about": "coalesce((select ref from request where id = document.request_id),"
        " (select name from service where id = document.service_id), '')",
    },
)
_LETTERS: Final = Listing(
    "letter",
    DocumentRow,
    orders={"added_on": by_day("sent_on"), "name": "'~' || kind"},  # after all names
    filters={"all": "sent_on is not null"},
    columns={
        "table": "'letter'",
        "name": "letter.kind",
        "media_type": f"'{PDF}'",
        "size": "length(letter.pdf)",
        "added_on": "letter.sent_on",
        "about": "(select ref from request where id = letter.request_id)",
    },
    also={"request": "select id from letter where request_id in ({found})"},
)
_RANKS: Final = {"document": 0, "letter": 1}


class _Everything(Listing[DocumentRow]):
    """Files and letters as one list."""

    def window(
        self,
        register: Register,
        wanted: Window,
        *,
        after: DocumentRow | None = None,
        limit: int = 50,
    ) -> list[DocumentRow]:
        """The next rows after one, of files and letters together."""
        found: list[DocumentRow] = []
        for listing, shown in _parts(wanted.shown):
            asked = wanted._replace(shown=shown)
            begin = _after(after, listing.table) if after else None
            found += listing.window(register, asked, after=begin, limit=limit)
        found.sort(key=_place, reverse=wanted.descending)
        return found[:limit]

    def count(self, register: Register, wanted: Window) -> int:
        """How many there are in all."""
        return sum(
            listing.count(register, wanted._replace(shown=shown))
            for listing, shown in _parts(wanted.shown)
        )

    def one(self, register: Register, uid: str) -> DocumentRow | None:
        """The row of a file or a letter; None where it is not listed."""
        return _FILES.one(register, uid) or _LETTERS.one(register, uid)


LISTING: Final = _Everything(
    "document",
    DocumentRow,
    orders={"added_on": by_day("added_on"), "name": alphabetical("name")},
    filters=dict.fromkeys(("all", "agreements", "cases", "letters", "other"), ""),
)


def _parts(shown: str) -> list[tuple[Listing[DocumentRow], str]]:
    if shown == "letters":
        return [(_LETTERS, "all")]
    if shown in ("", "all"):
        return [(_FILES, "all"), (_LETTERS, "all")]
    return [(_FILES, shown)]


def _place(row: DocumentRow) -> tuple[str, int, int]:
    return str(row.sort_value), _RANKS[row.table], row.id


def _after(row: DocumentRow, table: str) -> DocumentRow:
    """Where a table's rows go on: of equals all files come before all letters, or after them."""
    if row.table == table:
        return row
    later = _RANKS[table] > _RANKS[row.table]
    return msgspec.structs.replace(row, id=0 if later else _BEYOND)


def said_name(row: DocumentRow, words: Words) -> str:
    """What a row is called on screen."""
    return words(LetterKind(row.name).key) if row.is_letter else row.name


def content(register: Register, table: str, uid: str, words: Words) -> Content:
    """The bytes of a file or a sent letter; raises NotFound."""
    if table == KeptLetter.table:
        letter = register.by_uid(KeptLetter, uid)
        found = register.rows("select ref from request where id = :i", i=letter.request_id)
        ref = str(found[0]["ref"]) if found else ""
        name = f"{ref} {words(letter.kind.key)}.pdf".strip()
        return Content(file_name(name), PDF, letter.pdf)
    document = register.by_uid(Document, uid)
    return Content(file_name(document.name), document.media_type, document.data, document.text)


def can_open(name: str) -> bool:
    """Whether the system may open a file of this name: only what shows and nothing that runs."""
    return PurePath(file_name(name)).suffix.lower() in _OPENED


def file_name(name: str) -> str:
    """A name that every file system takes, with its ending: no folders, controls or devices."""
    return file_names.safe(name)


def read_incoming(path: Path) -> Incoming:
    """Read a file to be kept, its text too; on the worker. Raises InvalidField."""
    from dpo_desk import reading

    data = read_file(path)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    text = reading.text_of(data, media_type, path.name)
    noticed = national_id.found_in(text) or national_id.found_in_file(data)
    return Incoming(file_name(path.name), media_type, data, text, files.pages(data), noticed)


def keep(
    register: Register,
    file: Incoming,
    *,
    request_id: int | None = None,
    origin: Origin = Origin.OTHER,
) -> Document:
    """Keep a file, by itself or in a case."""
    with register.action("action.document.added"):
        return register.add(
            Document(
                request_id=request_id,
                origin=origin,
                name=file.name,
                media_type=file.media_type,
                size=len(file.data),
                sha256=sha256(file.data),
                pages=file.pages,
                data=file.data,
                text=file.text,
                added_on=register.clock.today(),
            )
        )


def remove(register: Register, uid: str) -> None:
    """Put a file in the bin."""
    with register.action("action.document.removed"):
        register.remove(register.by_uid(Document, uid))
