"""A message as it was read: from a mail file, from Outlook, or as somebody pasted it."""

from datetime import datetime

import msgspec


class Mailbox(msgspec.Struct, frozen=True):
    """Who a message is from or to; either part may be ""."""

    name: str = ""
    email: str = ""

    def __repr__(self) -> str:
        """Nothing of the person."""
        return "<Mailbox>"


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came with a message: its bytes as they are, nothing opened or unpacked."""

    name: str  # one that every file system takes
    mime: str
    size: int
    sha256: str
    data: bytes

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Attachment {self.size} bytes>"


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a message says of itself, none of it checked: headers can say anything.

    ``received`` keeps the offset it was printed with; its day is ``clock.local_date`` of it.
    """

    sender: Mailbox = Mailbox()
    reply_to: Mailbox = Mailbox()
    to: tuple[Mailbox, ...] = ()
    received: datetime | None = None  # topmost Received with a date, else Date
    date_header: str = ""  # as it stands in the message
    subject: str = ""
    text: str = ""  # all that a reader would see, with what is quoted and forwarded
    html_text: str = ""  # … of its HTML, where the text was read from that
    attachments: tuple[Attachment, ...] = ()
    message_id: str = ""
    is_bulk: bool = False  # sent to many at once: List-Unsubscribe, Precedence: bulk
    warnings: tuple[str, ...] = ()  # message keys of what could not be read
    name: str = ""  # of the file
    data: bytes = b""  # the original
    sha256: str = ""  # of the original

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Message {len(self.data)} bytes, {len(self.attachments)} attached>"
