"""What headers say: words in any letters, names and addresses, times."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from dpo_desk.exchange.message import Mailbox
from dpo_desk.law.clock import instant
from dpo_desk.reading import plain
from dpo_desk.reading.limits import tidy

_PLAIN_MAILBOX: Final = re.compile(
    r"\s*(?:\"([^\"\\<>]*)\"|([^\"\\<>@,;:()]*?))\s*<\s*([^\s<>@\",;]+@[^\s<>@\",;]+)\s*>\s*"
)
_ADDRESS: Final = re.compile(r"(?!')[^\s<>@\",;:()\[\]\\]+@[^\s<>@\",;:()\\]+\.?[^\s<>@\",;:()\\]*")
_PRINTABLE: Final = re.compile(rb"[ -~]*")
_BRACKETED: Final = re.compile(r"<[^\s<>@]+@[^\s<>@]+>")
_NO_ZONE: Final = re.compile(r"-0000\s*(?:\([^)]*\)\s*)?$")
_LONGEST_NAME: Final = 200
_LONGEST_SUBJECT: Final = 500
_LONGEST_ENCODED: Final = 4_000
# What Windows calls Latin-1; others that say so mean the same.
_WINDOWS: Final = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
# Letters that look like ASCII until one knows better.
_STATEFUL: Final = ("iso-2022", "utf-7", "hz", "utf-16", "utf-32", "utf16", "utf32")


def decoded(data: bytes, charset: str = "") -> str:
    """Text in whatever letters; what it says of them is believed only where it fits."""
    if charset.startswith(_STATEFUL):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    return plain.decoded(data, "cp1252" if charset in _WINDOWS else charset) if data else ""


def words(raw: bytes | str) -> str:
    """A header as it is read: encoded words decoded, in one line, without controls."""
    if isinstance(raw, bytes) and _PRINTABLE.fullmatch(raw) and b"=?" not in raw:
        return " ".join(raw[:_LONGEST_ENCODED].decode("ascii").split())
    text = decoded(raw[:_LONGEST_ENCODED]) if isinstance(raw, bytes) else raw[:_LONGEST_ENCODED]
    if "=?" in text:
        with suppress(ValueError, LookupError):  # not what it says it is: as it stands
            text = "".join(_piece(*piece) for piece in decode_header(text))
    return " ".join(tidy(text).split())


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset is None:
        return piece.decode("raw-unicode-escape", "replace")
    return decoded(piece, charset.partition("*")[0].lower())


def subject(raw: bytes) -> str:
    """What the message is about, in one line."""
    return words(raw)[:_LONGEST_SUBJECT]


def mailboxes(raw: bytes) -> tuple[Mailbox, ...]:
    """The names and addresses of a header, those that make sense."""
    if not raw:
        return ()
    text = decoded(raw)
    simple = _PLAIN_MAILBOX.fullmatch(text)
    if simple is not None:
        return (_mailbox(simple[1] or simple[2] or "", simple[3]),)
    try:
        found = getaddresses([text])
    except (ValueError, IndexError, TypeError):
        found = []
    boxes = tuple(box for box in (_mailbox(*each) for each in found) if box != Mailbox())
    if boxes:
        return boxes
    loose = _BRACKETED.search(text) or _ADDRESS.search(text)  # not by the rules, but plain enough
    return (_mailbox("", loose[0].strip("<>")),) if loose else ()


def _mailbox(name: str, address: str) -> Mailbox:
    plain_name = words(name).strip(" \"'")[:_LONGEST_NAME]
    whole = words(address).removeprefix("mailto:")
    email = whole if _ADDRESS.fullmatch(whole) and len(whole) <= 320 else ""
    if not (email or plain_name):
        return Mailbox(whole[:_LONGEST_NAME])
    return Mailbox("" if plain_name == email else plain_name, email)


def first(boxes: tuple[Mailbox, ...]) -> Mailbox:
    """The first of several, preferably one with an address."""
    return next((box for box in boxes if box.email), boxes[0] if boxes else Mailbox())


def moment(raw: bytes) -> datetime | None:
    """The instant a date header names, with its own offset; Oslo's where it has none; or None."""
    text = " ".join(raw[:200].decode("ascii", "replace").split())
    try:
        when = parsedate_to_datetime(text)
        if when.tzinfo is None:
            return when.replace(tzinfo=UTC) if _NO_ZONE.search(text) else instant(when)
        return when if when.utcoffset() is not None else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def received(fields: list[bytes], date: datetime | None) -> datetime | None:
    """When the message came: the topmost Received that has a date, else ``date``."""
    for field in fields:
        when = moment(field.rpartition(b";")[2])
        if when is not None:
            return when
    return date
