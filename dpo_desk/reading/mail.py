"""The text of an e-mail: who, when, about what, its words, and the files that came with it."""

from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from pathlib import PurePath
from typing import Final

from dpo_desk import reading
from dpo_desk.reading import html, limits, plain

_HEADERS: Final = ("From", "To", "Cc", "Date", "Subject")
_LONGEST_HEADER: Final = 2_000
_MOST_PARTS: Final = 100


def parts(data: bytes, depth: int = 0) -> Iterator[str]:
    """Headers, then words, then what the attached files say."""
    if depth >= limits.MAIL_DEPTH:
        return
    yield from _of(message_from_bytes(data), depth)


def _of(message: Message, depth: int) -> Iterator[str]:
    for name in _HEADERS:
        value = message.get(name)
        if value:
            yield f"{_header(str(value))}\n"
    leaves = [part for part in _leaves(message) if part.get_content_maintype() != "multipart"]
    plain_text = any(_is_body(part, "text/plain") for part in leaves)
    for part in leaves[:_MOST_PARTS]:
        yield "\n\n"
        if _is_body(part, "text/html"):
            if not plain_text:
                yield from html.parts(_words(part))
        elif _is_body(part, "text/plain"):
            yield _words(part)
        else:
            yield from _attached(part, depth)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of a mail; a mail inside it is one of them, unopened."""
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part)
    else:
        yield message


def _is_body(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and not part.get_filename()


def _words(part: Message) -> str:
    """The words of a text part; what it says of its letters is only believed where it fits."""
    data = part.get_payload(decode=True)
    charset = str(part.get_content_charset() or "")
    return plain.decoded(data, charset) if isinstance(data, bytes) and data else ""


def _attached(part: Message, depth: int) -> Iterator[str]:
    name = PurePath(_header(str(part.get_filename() or "")).replace("\\", "/")).name
    yield f"{name}\n"
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        held = inner[0] if isinstance(inner, list) and inner else None
        if isinstance(held, Message) and depth + 1 < limits.MAIL_DEPTH:
            yield from _of(held, depth + 1)
        return
    data = part.get_payload(decode=True)
    if isinstance(data, bytes) and data:
        try:
            yield from reading.parts(data, part.get_content_type(), name, depth + 1)
        except Exception:  # noqa: BLE001 - a damaged attachment does not hide the next
            return


def _header(value: str) -> str:
    """A header as it is read; undecoded where it is not what it says."""
    short = value[:_LONGEST_HEADER]
    try:
        return " ".join(str(make_header(decode_header(short))).split())
    except (LookupError, ValueError, UnicodeError):
        return " ".join(short.split())
