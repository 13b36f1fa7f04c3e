"""A message comes in: what it asks for, who has written before, and the case it becomes.

``suggest`` writes nothing; ``log`` and ``join`` are the manager's word. The window reads the file
and ``file_texts`` on its worker, the rest in the register's thread::

    message = email.read(path)
    suggestion = mailbox.suggest(register, message)
    request = mailbox.log(register, suggestion, corrected_draft, mailbox.file_texts(message))
"""

from collections.abc import Sequence

import msgspec

from dpo_desk import reading
from dpo_desk.digest import sha256
from dpo_desk.duties import intake, persons
from dpo_desk.duties.events import note
from dpo_desk.duties.intake import RequestDraft
from dpo_desk.exchange import file_names
from dpo_desk.exchange.message import Attachment, Mailbox, Message
from dpo_desk.law import national_id
from dpo_desk.law.clock import local_date
from dpo_desk.law.codes import Capacity, Channel, RequestKind
from dpo_desk.law.deadlines import Deadlines, Facts, deadlines
from dpo_desk.law.kinds import in_capacity, month_runs
from dpo_desk.paper import files
from dpo_desk.reading.requests import Understood, Writer, understand
from dpo_desk.reading.rules_file import table
from dpo_desk.records import Document, EventKind, Origin, Request
from dpo_desk.register import Register

_MOST_READ = 20  # attached files whose text is looked for
_MAIL = "message/rfc822"
_OUTLOOK = "application/vnd.ms-outlook"


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """What a message would become, for the manager to correct; nothing is kept yet."""

    draft: RequestDraft
    understood: Understood
    message: Message
    same_message: Request | None = None  # it lies in this case already
    same_person: tuple[Request, ...] = ()  # the newest first, the open ones before the closed
    notes: tuple[str, ...] = ()  # message keys of what to look at before it is logged

    def __repr__(self) -> str:
        """Codes only."""
        return f"<Suggestion {self.understood!r}>"


def understood(message: Message, company_email: str = "") -> Understood:
    """What a message asks for, and in whose name; needs no register."""
    return understand(
        message.subject,
        message.text,
        sender_name=message.sender.name,
        sender_email=message.sender.email,
        our_domains=_domains([*message.to, Mailbox(email=company_email)]),
        is_bulk=message.is_bulk,
    )


def suggest(register: Register, message: Message) -> Suggestion:
    """The case a message would become, with what the register knows of it and of the person."""
    read = understood(message, register.company().email)
    draft = _draft(message, read)
    return Suggestion(
        draft=draft,
        understood=read,
        message=message,
        same_message=_same_message(register, message),
        same_person=persons.cases(register, name=draft.requester_name, email=draft.requester_email),
        notes=tuple(_notes(message, read)),
    )


def log(
    register: Register,
    suggestion: Suggestion,
    draft: RequestDraft | None = None,
    texts: Sequence[str] = (),
) -> Request:
    """Log the case as the manager has confirmed it, and keep the message with its files.

    ``texts`` are ``file_texts`` of the message. Raises InvalidField as ``intake.log_request`` does.
    """
    with register.action("action.request.logged", ref=intake.next_ref(register)):
        request = intake.log_request(register, draft or suggestion.draft)
        _keep(register, request, suggestion.message, texts)
        return request


def join(
    register: Register, request_id: int, message: Message, texts: Sequence[str] = ()
) -> Request:
    """Put a message into a case that is there already; one that lies in it stays as it is."""
    request = register.get(Request, request_id)
    if _kept(register, request, message):
        return request
    on = local_date(message.received) if message.received else None
    today = register.clock.today()
    with register.action("action.mail.joined", ref=request.ref):
        kept = _keep(register, request, message, texts)
        return note(
            register,
            request,
            EventKind.JOINED,
            on=min(on, today) if on else today,
            document_uid=kept.uid,
            sha256=kept.sha256,
        )


def file_texts(message: Message) -> tuple[str, ...]:
    """What the search will find the attached files by; takes seconds: to be asked on a worker."""
    return tuple(
        reading.text_of(each.data, each.mime, each.name)
        for each in message.attachments[:_MOST_READ]
    )


def due(message: Message, read: Understood) -> Deadlines | None:
    """The deadlines that the message would have; None without a time, or where no month runs.

    None runs for what a survivor asks about somebody who has died (recital 27).
    """
    asked = in_capacity(read.kinds, read.writer.capacity)
    if message.received is None or not read.is_request or not month_runs(asked):
        return None
    try:
        return deadlines(Facts(local_date(message.received)))
    except (ValueError, OverflowError):  # a year that cannot be right
        return None


def _shown(writer: Writer) -> str:
    """A lawyer's own word may do; what somebody else says of an authority, nobody has seen yet."""
    return writer.authority if writer.capacity is Capacity.LAWYER else ""


def _draft(message: Message, read: Understood) -> RequestDraft:
    writer = read.writer
    kinds = read.kinds or ((RequestKind.QUESTION,) if read.unclear else ())
    wishes = {
        kind: " ".join(each.text for each in read.evidence if each.kind == kind) for kind in kinds
    }
    return RequestDraft(
        kinds=kinds,
        received_on=local_date(message.received) if message.received else None,
        received_at=message.received,
        channel=Channel.EMAIL,
        relation=read.relation,
        language=read.language,
        requester_name=writer.requester_name,
        requester_email=writer.requester_email,
        representative_name=writer.representative_name,
        representative_email=writer.representative_email,
        representative_authority=_shown(writer),
        capacity=writer.capacity,
        is_child=writer.is_child,
        subject=message.subject,
        message_id=message.message_id,
        controller_name=read.controller,
        controller_named=bool(read.controller),
        wants_files=read.wants_files,
        wishes=wishes,
        text=read.letter or message.text,
    )


def _notes(message: Message, read: Understood) -> list[str]:
    """What the manager should look at before she logs it."""
    writer = read.writer
    found = list(message.warnings)
    if message.received is None:
        found.append("mail.note.no_date")
    if writer.forwarded:
        found.append("mail.note.forwarded")
    if writer.capacity is Capacity.PARENT:
        found.append("mail.note.parent")
    elif writer.capacity not in (Capacity.SELF, Capacity.SURVIVOR):
        found.append("mail.note.authority" if message.attachments else "mail.note.no_authority")
    if read.is_request and not writer.requester_name:
        found.append("mail.note.no_name")
    reply = message.reply_to.email.casefold()
    if reply and reply != message.sender.email.casefold():
        found.append("mail.note.reply_to")
    if national_id.found_in(message.text):
        found.append("mail.note.national_id")
    return found


def _domains(boxes: Sequence[Mailbox]) -> tuple[str, ...]:
    """The domains that are ours: whoever writes from there sends on, and asks nothing."""
    public = table("mail")["public_domains"]
    found = (box.email.rpartition("@")[2].casefold() for box in boxes)
    return tuple(dict.fromkeys(each for each in found if each and each not in public))


def _same_message(register: Register, message: Message) -> Request | None:
    """The case that this message lies in: the same bytes, or the same id."""
    rows = register.rows(
        "select request_id from document where sha256 = :s and origin = :o"
        " and request_id is not null and removed_at is null order by id",
        s=message.sha256,
        o=Origin.MESSAGE.value,
    )
    for row in rows:
        found = register.first(Request, "id = :i", i=row["request_id"])
        if found is not None:
            return found
    if not message.message_id:
        return None
    return register.first(Request, "message_id = :m", order="id", m=message.message_id)


def _kept(register: Register, request: Request, message: Message) -> bool:
    return bool(
        register.first(Document, "request_id = :r and sha256 = :s", r=request.id, s=message.sha256)
    )


def _keep(register: Register, request: Request, message: Message, texts: Sequence[str]) -> Document:
    """Keep the message as it came, and each file that hung on it."""
    original = _add(register, request, _original(message), Origin.MESSAGE, message.text)
    said = [*texts, *[""] * len(message.attachments)]
    for file, text in zip(message.attachments, said, strict=False):
        _add(register, request, file, Origin.ATTACHMENT, text)
    return original


def _original(message: Message) -> Attachment:
    """The message itself as a file; what was pasted has no headers, and is plain text."""
    outlook = message.name.lower().endswith(".msg")
    pasted = not message.name and message.received is None and not message.sender.email
    ending, kind = (".msg", _OUTLOOK) if outlook else (".eml", _MAIL)
    ending, kind = (".txt", "text/plain") if pasted else (ending, kind)
    stem = message.name or f"{message.subject or 'melding'}{ending}"
    return Attachment(
        name=file_names.safe(stem, "melding"),
        mime=kind,
        size=len(message.data),
        sha256=message.sha256 or sha256(message.data),
        data=message.data,
    )


def _add(
    register: Register, request: Request, file: Attachment, origin: Origin, text: str
) -> Document:
    return register.add(
        Document(
            request_id=request.id,
            origin=origin,
            name=file.name,
            media_type=file.mime,
            size=file.size,
            sha256=file.sha256,
            pages=files.pages(file.data),
            data=file.data,
            text=text,
            added_on=register.clock.today(),
        )
    )
