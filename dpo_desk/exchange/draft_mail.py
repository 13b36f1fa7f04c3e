"""A draft that the mail program opens to be sent: an .eml file with ``X-Unsent``.

Outlook and others take it for a new message of one's own.
Nothing of what people wrote can become a header: the address is parsed and written anew, and all
line breaks go.
"""

import re
from collections.abc import Sequence
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

import msgspec

from dpo_desk.exchange import addresses, file_names
from dpo_desk.words import DeskError

_ATOM: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_LONGEST: Final = 254  # letters of an address (RFC 5321)
_TYPE: Final = re.compile(r"([a-z]+)/([a-z0-9.+-]+)")


class NoAddress(DeskError):
    """The address is none that a mail program takes."""


class Attached(msgspec.Struct, frozen=True):
    """A file that goes along."""

    name: str
    media_type: str
    data: bytes

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Attached {len(self.data)} bytes>"


def draft(to: str, subject: str, text: str, files: Sequence[Attached]) -> bytes:
    """The draft; the same contents give the same bytes. Raises NoAddress."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = recipient(to)
    message["Subject"] = _one_line(subject)
    message.set_content(text.replace("\r\n", "\n").replace("\r", "\n"), charset="utf-8")
    for file in files:
        known = _TYPE.fullmatch(file.media_type.lower())
        main, sub = known.groups() if known else ("application", "octet-stream")
        if main in ("message", "multipart", "text"):  # goes as bytes, exactly as it is
            main, sub = "application", "octet-stream"
        message.add_attachment(
            file.data, maintype=main, subtype=sub, filename=file_names.safe(file.name)
        )
    if files:
        message.set_boundary(f"=_{_fingerprint(to, subject, text, files)}")
    return message.as_bytes()


def recipient(to: str) -> Address:
    """One address and no name, written anew; raises NoAddress."""
    bare = addresses.email(to) and to.strip().strip("<>").removeprefix("mailto:")
    mailbox, _, domain = bare.rpartition("@")
    host = addresses.email(f"x@{domain}").rpartition("@")[2]  # with letters of ours as DNS has them
    if len(bare) > _LONGEST or not (_ATOM.fullmatch(mailbox) and _DOMAIN.fullmatch(host)):
        raise NoAddress("delivery.error.address")
    try:
        return Address(username=mailbox, domain=host)
    except (MessageError, ValueError) as error:
        raise NoAddress("delivery.error.address") from error


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _fingerprint(to: str, subject: str, text: str, files: Sequence[Attached]) -> str:
    """A boundary that no file holds but by the will of whoever knows all the others."""
    from hashlib import sha256

    found = sha256(repr((to, subject, text)).encode("utf-8", "replace"))
    for file in files:
        found.update(sha256(file.data).digest())
    return found.hexdigest()[:40]
