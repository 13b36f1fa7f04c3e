"""What a kept file becomes on paper: pages as they are, pictures, words or tables.

Touches no register: it is called where files may be large and odd, on the worker.
"""

from collections.abc import Iterator
from typing import Final

from dpo_desk import reading, words
from dpo_desk.exchange.message import Mailbox, Message
from dpo_desk.law import clock, dates
from dpo_desk.paper.annex_model import (
    Content,
    Grid,
    Grids,
    PdfFile,
    Picture,
    Problem,
    Unbindable,
    Words,
)
from dpo_desk.paper.model import Language
from dpo_desk.reading import limits, plain
from dpo_desk.words import DeskError

_PICTURES: Final = (
    b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF",
)  # fmt: skip
_TABLES: Final = frozenset({"csv", "tsv", "xlsx", "xlsm"})
_MAILS: Final = frozenset({"eml", "msg"})
_DEEPEST: Final = 3  # a mail in a mail in a mail
_MOST_CELLS: Final = 400_000  # some two thousand pages


def contents(data: bytes, media_type: str, name: str, language: Language) -> tuple[Content, ...]:
    """What is bound of a file, in order; never raises: what cannot be bound says why."""
    return tuple(_contents(data, media_type, name, language, 0))


def _contents(
    data: bytes, media_type: str, name: str, language: Language, depth: int
) -> Iterator[Content]:
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    if not data:
        yield Unbindable("empty")
    elif b"%PDF-" in data[:1024]:
        yield PdfFile(data)
    elif data.startswith(_PICTURES) or (media_type.startswith("image/") and ending != "svg"):
        yield Picture(data)
    elif ending in _MAILS or media_type == "message/rfc822":
        yield from _mail(data, name, language, depth)
    elif ending in _TABLES:
        yield _tables(data, name)
    else:
        yield _text(data, media_type, name)


def _mail(data: bytes, name: str, language: Language, depth: int) -> Iterator[Content]:
    """Who wrote when to whom, the words, then everything that hung on them."""
    from dpo_desk.exchange import email

    try:
        message = email.read(data, name)
    except DeskError:
        yield _text(data, "message/rfc822", name)
        return
    yield Words(text=message.text, head=tuple(_head(message, language)))
    if depth + 1 < _DEEPEST:
        for each in message.attachments:
            yield from _contents(each.data, each.mime, each.name, language, depth + 1)


def _head(message: Message, language: Language) -> Iterator[tuple[str, str]]:
    say = words.of(language)
    when = ""
    if message.received:
        when = dates.moment(clock.in_oslo(message.received), language)
    told = {
        "from": _address(message.sender),
        "to": ", ".join(_address(each) for each in message.to),
        "date": when or message.date_header,
        "subject": message.subject,
        "attached": ", ".join(each.name for each in message.attachments),
    }
    return ((say(f"annex.mail.{key}"), value) for key, value in told.items() if value)


def _address(box: Mailbox) -> str:
    return f"{box.name} <{box.email}>" if box.name and box.email else box.name or box.email


def _tables(data: bytes, name: str) -> Content:
    from dpo_desk.exchange import tables

    try:
        found = tables.read(data, name)
    except tables.Unreadable:
        text = plain.decoded(data) if not data.startswith((b"PK", b"\xd0\xcf")) else ""
        return Words(text=limits.tidy(text)) if text.strip() else Unbindable("damaged")
    if sum(len(row) for table in found for row in table.rows) > _MOST_CELLS:
        return Unbindable("too_large")
    return Grids(
        grids=tuple(
            Grid(name=table.name, rows=tuple(map(tables.text_cells, table.rows))) for table in found
        )
    )


def _text(data: bytes, media_type: str, name: str) -> Content:
    """The words of a document; a file without any is none that paper can show."""
    kind = reading.kind_of(data, media_type, name)
    text = ""
    if kind == "plain":
        text = plain.decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    elif kind:
        text = reading.text_of(data, media_type, name)
    if len(text) >= limits.LETTERS:  # some three hundred pages; a part would not be a copy
        return Unbindable("too_large")
    if text.strip():
        return Words(text=text)
    problem: Problem = "damaged" if kind and data.strip() else "unknown"
    return Unbindable(problem)
