"""Outlook's own files (.msg), read by python-oxmsg; what it cannot read ends in a sentence."""

from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dpo_desk.digest import sha256
from dpo_desk.exchange import file_names, headers
from dpo_desk.exchange.message import Attachment, Mailbox, Message
from dpo_desk.exchange.mime import Part
from dpo_desk.reading import html, limits, plain
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    import oxmsg

T = TypeVar("T")
U = TypeVar("U")

_BODY, _HTML, _HEADERS = 0x1000, 0x1013, 0x007D  # MAPI's numbers of what is read
_SENDER_NAME, _SENDER_EMAIL, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_MESSAGE_ID, _DELIVERED = 0x1035, 0x0E06
_FILE_NAME, _SHORT_NAME, _SHOWN_NAME = 0x3707, 0x3704, 0x3001
_MOST_FILES: Final = 1_000
_LONGEST_BODY: Final = 1_000_000


def read(data: bytes, name: str = "") -> Message:
    """Read the bytes of a .msg file; raises DeskError where they are damaged or of another kind."""
    import oxmsg

    try:
        opened = oxmsg.Message.load(data)
        kind = opened.message_class
    except Exception as error:
        raise DeskError("mail.error.outlook") from error
    if not kind.upper().startswith("IPM"):
        raise DeskError("mail.error.outlook")
    return _message(opened, data, name)


def _message(opened: "oxmsg.Message", data: bytes, name: str) -> Message:
    said = opened.properties
    carried = Part(_text(said, _HEADERS).encode("utf-8", "replace"))
    sent = _try(lambda: opened.sent_date, None)
    date = headers.moment(carried.field("date")) or sent
    delivered = _try(lambda: said.date_prop_value(_DELIVERED), None)
    arrived = headers.received(carried.fields.get("received", []), delivered or date)
    text, html_text, warnings = _words(opened)
    return Message(
        sender=_sender(opened, carried),
        reply_to=headers.first(headers.mailboxes(carried.field("reply-to"))),
        to=headers.mailboxes(carried.field("to")) or _recipients(opened),
        received=arrived,
        date_header=headers.words(carried.field("date")) or _printed(sent),
        subject=headers.words(_try(lambda: opened.subject, "")),
        text=text,
        html_text=html_text,
        attachments=tuple(_files(opened)),
        message_id=headers.words(carried.field("message-id")) or _text(said, _MESSAGE_ID),
        is_bulk="list-unsubscribe" in carried.fields,
        warnings=warnings,
        name=name,
        data=data,
        sha256=sha256(data),
    )


def _sender(opened: "oxmsg.Message", carried: Part) -> Mailbox:
    """By the headers it came with, else by what Outlook noted; never an Exchange path."""
    by_header = headers.first(headers.mailboxes(carried.field("from")))
    if by_header.email:
        return by_header
    said = opened.properties
    addresses = (_text(said, _SENDER_SMTP), _text(said, _SENDER_EMAIL))
    address = next((each for each in addresses if "@" in each), "")
    name = _text(said, _SENDER_NAME).replace('"', "")
    found = headers.mailboxes(f'"{name}" <{address}>'.encode("utf-8", "replace"))
    return headers.first(found) if address else Mailbox(name=headers.words(name))


def _recipients(opened: "oxmsg.Message") -> tuple[Mailbox, ...]:
    found: list[tuple[str, str]] = _try(
        lambda: [(each.name, each.email_address) for each in opened.recipients], []
    )
    return tuple(Mailbox(headers.words(name), headers.words(email)) for name, email in found[:100])


def _words(opened: "oxmsg.Message") -> tuple[str, str, tuple[str, ...]]:
    """The plain body, else that of the HTML; a letter in Outlook's RTF alone is told as unread."""
    body = limits.tidy(_text(opened.properties, _BODY)[:_LONGEST_BODY])[: limits.LETTERS]
    if body:
        return body, "", ()
    raw = _try(lambda: opened.properties.binary_prop_value(_HTML), None)
    if raw:
        page = plain.decoded(raw[:_LONGEST_BODY], html.declared(raw))
    else:
        page = _try(lambda: opened.html_body, None) or ""
    seen = limits.tidy("".join(html.parts(page)))[: limits.LETTERS]
    return seen, seen, () if seen else ("mail.warn.no_text",)


def _files(opened: "oxmsg.Message") -> list[Attachment]:
    attached: tuple[Any, ...] = _try(lambda: opened.attachments, ())
    return [_file(each) for each in attached[:_MOST_FILES]]


def _file(attached: Any) -> Attachment:
    data = _try(lambda: bytes(attached.file_bytes or b""), b"")
    kind = headers.words(_try(lambda: str(attached.mime_type), "")) or "application/octet-stream"
    said = _try(lambda: attached.properties, None)
    names = (_text(said, number) for number in (_FILE_NAME, _SHORT_NAME, _SHOWN_NAME))
    name = file_names.safe(next(filter(None, names), ""), "vedlegg")
    digest = sha256(data)
    return Attachment(name=name, mime=kind, size=len(data), sha256=digest, data=data)


def _text(said: Any, number: int) -> str:
    return _try(lambda: str(said.str_prop_value(number) or ""), "")


def _try(ask: Callable[[], T], otherwise: U) -> T | U:
    """What the file says; ``otherwise`` where that part of it is damaged."""
    try:
        return ask()
    except Exception:  # noqa: BLE001 - what can be wrong with a file has no end
        return otherwise


def _printed(moment: datetime | None) -> str:
    return "" if moment is None else format_datetime(moment)
