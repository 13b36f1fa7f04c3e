"""Handing a letter and its files over: a copy behind a password, and a draft of an e-mail.

    chosen = delivery.new_password()
    locked = delivery.lock(pdf, chosen, name)                       # on the worker
    made = delivery.draft(register, request_id, kept, [locked])     # what the mail program opens
    delivery.record(register, request_id, locked, way=…, letter_uid=kept.uid)

What is made for sending only is not kept; its hash is logged (MODEL.md 10). Where the person wants
the files themselves, these go beside the letter as files of their own: PDF/A-3, with the originals
inside, would be a second form of the same letter that many readers show without its attachments.
"""

import math
import secrets
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import msgspec

from dpo_desk.digest import sha256
from dpo_desk.duties import presend
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.events import note
from dpo_desk.exchange import file_names
from dpo_desk.law import dates
from dpo_desk.law.codes import SendingWay
from dpo_desk.records import EventKind, KeptLetter, Request
from dpo_desk.register import Register
from dpo_desk.words import Words, of

PDF: Final = "application/pdf"
LARGE: Final = 15_000_000  # bytes of files that many mail servers still take

# Said aloud each is what it is: no l, 1, o or 0, no c that is a k or an s, no letters of ours that
# a keyboard abroad lacks.
_CONSONANTS: Final = "bdfghjkmnprstv"
_VOWELS: Final = "aeiuy"
_GROUPS: Final = 6
_NOT_SAID: Final = frozenset(
    {"bite", "fise", "fisa", "hype", "kake", "kuka", "kuke", "pise", "pisa", "pupe", "puta"}
    | {"rumpe", "suge", "suga", "tise", "tisa", "nega", "nege"}
)
_WORDS: Final = tuple(
    word
    for a in _CONSONANTS
    for b in _VOWELS
    for c in _CONSONANTS
    for d in _VOWELS
    if (word := a + b + c + d) not in _NOT_SAID
)
BITS: Final = _GROUPS * math.log2(len(_WORDS))  # 73.5: centuries, at a billion guesses a second


class File(msgspec.Struct, frozen=True):
    """A file made for sending; ``what`` is a code: letter, annexes, portability, original."""

    what: str
    name: str
    media_type: str
    data: bytes
    locked: bool = False

    def __repr__(self) -> str:
        """Its size only."""
        return f"<File {self.what} {len(self.data)} bytes>"

    @property
    def sha256(self) -> str:
        """What is logged of it."""
        return sha256(self.data)


class Draft(NamedTuple):
    """An e-mail for the mail program to open; ``large`` where a server may refuse it."""

    name: str
    data: bytes
    large: bool

    def __repr__(self) -> str:
        return f"<Draft {len(self.data)} bytes>"


def new_password() -> str:
    """Six groups of two syllables, «beki-ruta-…»: easy to say, typed in small letters."""
    return "-".join(secrets.choice(_WORDS) for _ in range(_GROUPS))


def lock(file: File, password: str) -> File:
    """A copy of a PDF that only the password opens (AES-256); on the worker.

    Raises InvalidField for what is no PDF.
    """
    if file.media_type != PDF:
        raise InvalidField("delivery.error.not_pdf", "file")
    from dpo_desk.paper import encrypting

    data = encrypting.lock(file.data, password)
    return msgspec.structs.replace(file, data=data, locked=True)


def how_to_tell(words: Words) -> tuple[str, ...]:
    """How the person gets the password: never in the same e-mail as the file."""
    return tuple(words(f"delivery.password.{n}") for n in ("way", "never", "aloud", "lost"))


def check(register: Register, request_id: int, kept: KeptLetter, way: SendingWay) -> None:
    """Raises Guarded where the company has promised not to send such things by e-mail.

    A password does not lift it: the promise is about the way, and it is for the company to change.
    """
    request = register.get(Request, request_id)
    by_email = way is SendingWay.EMAIL
    if by_email and presend.sensitive_by_email(register, request, kept.kind):
        raise Guarded("presend.sensitive_email", "answer")


def draft(
    register: Register,
    request_id: int,
    kept: KeptLetter,
    files: Sequence[File],
    *,
    to: str = "",
) -> Draft:
    """A draft in the letter's language, to the representative or the person unless ``to`` is said.

    Subject and text name the case and nobody. Raises Guarded (``check``), NoAddress, InvalidField
    where no file goes along.
    """
    check(register, request_id, kept, SendingWay.EMAIL)
    if not files:
        raise InvalidField("delivery.error.no_file", "file")
    request = register.get(Request, request_id)
    address = to or request.representative_email or request.requester_email
    words = of(kept.language)
    from dpo_desk.exchange import draft_mail

    data = draft_mail.draft(
        address,
        words("delivery.mail.subject", ref=request.ref),
        _text(register, request, kept, files, words),
        [draft_mail.Attached(file.name, file.media_type, file.data) for file in files],
    )
    size = sum(len(file.data) for file in files)
    return Draft(file_names.safe(f"{request.ref}.eml"), data, size > LARGE)


def record(
    register: Register,
    request_id: int,
    file: File,
    *,
    way: SendingWay,
    letter_uid: str = "",
    on: date | None = None,
) -> Request:
    """Log that a file left, by its hash; not undoable. Its bytes are not kept."""
    request = register.get(Request, request_id)
    with register.action("action.file.delivered", undoable=False, ref=request.ref):
        return note(
            register,
            request,
            EventKind.DELIVERED,
            on=on,
            what=file.what,
            way=way.value,
            sha256=file.sha256,
            letter_uid=letter_uid,
            locked=file.locked,
        )


def _text(
    register: Register, request: Request, kept: KeptLetter, files: Sequence[File], words: Words
) -> str:
    company = register.company()
    dated = dates.write(kept.dated or register.clock.today(), words.language)
    parts = [words("delivery.mail.hello")]
    parts.append(words("delivery.mail.letter", ref=request.ref, date=dated))
    if any(file.what != "letter" for file in files):
        parts.append(words("delivery.mail.files"))
    if any(file.locked for file in files):
        parts.append(words("delivery.mail.locked"))
    parts.append(words("delivery.mail.questions"))
    parts.append("\n".join(line for line in (words("delivery.mail.bye"), company.name) if line))
    return "\n\n".join(parts).replace(dates.NBSP, " ") + "\n"
