"""E-mail in: .eml by a reader of our own, .msg through ``outlook``, text as somebody pasted it.

Nothing is fetched, run or unpacked. Five seconds and 300 MB are the limits; what cannot be read
ends in a DeskError whose sentence says so.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from dpo_desk.digest import sha256
from dpo_desk.exchange import bodies, headers, outlook
from dpo_desk.exchange.message import Message
from dpo_desk.exchange.mime import Part
from dpo_desk.reading.limits import Alarm, TimeUp, tidy
from dpo_desk.words import DeskError

LARGEST: Final = 52_428_800  # bytes: 50 MB, whichever way one counts
SECONDS: Final = 4.0  # so that all is read and understood within five
_QUICK: Final = 16_384  # bytes that no clock needs to be set for
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OURS: Final = frozenset(
    {"from", "to", "date", "subject", "received", "message-id", "mime-version", "content-type",
     "return-path", "sender", "reply-to", "delivered-to"}
)  # fmt: skip
_LINE_SOON: Final = 10_000  # bytes in which a line has ended
_LONGEST_ID: Final = 500


def read(source: Path | bytes, name: str = "") -> Message:
    """Read a mail file; raises DeskError: too large, no mail, damaged, no time, not readable."""
    data = source if isinstance(source, bytes) else _bytes_of(source)
    called = name or (source.name if isinstance(source, Path) else "")
    if len(data) > LARGEST:
        raise DeskError("mail.error.large", mb=LARGEST >> 20)
    if not data.strip():
        raise DeskError("mail.error.empty")
    alarm = Alarm(SECONDS) if len(data) > _QUICK else None
    try:
        if alarm is None:
            return _read(data, called)
        with alarm:
            return _read(data, called)
    except TimeUp:
        raise DeskError("mail.error.slow") from None
    except DeskError:
        raise
    except Exception as error:
        raise DeskError("mail.error.damaged") from error
    finally:
        if alarm is not None:
            with suppress(TimeUp):  # it may have rung on the way out
                alarm.stop()


def pasted(text: str) -> Message:
    """Words that somebody copied from a mail program, its lines «Fra:» and «Emne:» among them."""
    if not text.strip():
        raise DeskError("mail.error.empty")
    data = text.encode("utf-8", "replace")
    if len(data) > LARGEST:
        raise DeskError("mail.error.large", mb=LARGEST >> 20)
    return Message(text=tidy(text), data=data, sha256=sha256(data))


def _read(data: bytes, name: str) -> Message:
    if data.startswith(_OLE):
        return outlook.read(data, name)
    return _mail(data, name)


def _mail(data: bytes, name: str) -> Message:
    lines = data if b"\n" in data[:_LINE_SOON] else data.replace(b"\r", b"\n")  # old Macs' ends
    part = Part(lines, _first_byte(lines))
    if not part.fields.keys() & _OURS:
        raise DeskError("mail.error.no_mail")
    found = bodies.read(part)
    date = headers.moment(part.field("date"))
    return Message(
        sender=headers.first(headers.mailboxes(part.field("from") or part.field("sender"))),
        reply_to=headers.first(headers.mailboxes(part.field("reply-to"))),
        to=headers.mailboxes(part.field("to"))[:100],
        received=headers.received(part.fields.get("received", []), date),
        date_header=headers.words(part.field("date"))[:200],
        subject=headers.subject(part.field("subject")),
        text=found.text,
        html_text=found.html_text,
        attachments=found.attachments,
        message_id=headers.words(part.field("message-id"))[:_LONGEST_ID],
        is_bulk=_is_bulk(part),
        warnings=found.warnings,
        name=name,
        data=data,
        sha256=sha256(data),
    )


def _is_bulk(part: Part) -> bool:
    """Whether it went to a list: no person writes so about herself."""
    return "list-unsubscribe" in part.fields or part.field("precedence").lower() in (
        b"bulk",
        b"list",
    )


def _first_byte(data: bytes) -> int:
    """After a byte order mark, blank lines and the «From » line of a mailbox file."""
    at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while data[at : at + 1] in (b"\r", b"\n", b" ", b"\t"):
        at += 1
    if data.startswith((b"From ", b">From "), at):
        end = data.find(b"\n", at)
        at = len(data) if end < 0 else end + 1
    return at


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise DeskError("mail.error.no_file")
        if path.stat().st_size > LARGEST:
            raise DeskError("mail.error.large", mb=LARGEST >> 20)
        return path.read_bytes()
    except OSError as error:
        raise DeskError("mail.error.unreadable") from error
