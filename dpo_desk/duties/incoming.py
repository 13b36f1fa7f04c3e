"""Messages that wait for the manager: read, but not logged.

They lie in the register as drafts do (MODEL 17): in its one encrypted file, in no history, and gone
once they are logged, joined or left. So neither a lock nor a power cut takes one away, nor what the
manager has corrected. Reading a file, and reading it again, belongs on the worker::

    key = incoming.keep(register, email.read(path))
    message = incoming.waiting(register, key).read()
    review = incoming.review(register, key, message)
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from dpo_desk.digest import sha256
from dpo_desk.duties import case, mailbox
from dpo_desk.duties.intake import RequestDraft
from dpo_desk.duties.mailbox import Suggestion
from dpo_desk.exchange import email
from dpo_desk.exchange.message import Message
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import Request
from dpo_desk.register import Register
from dpo_desk.words import DeskError

_QUEUE: Final = "incoming"  # where a record's uid would stand
_DATA, _NAME, _TYPED = "data", "name", "typed"


class Waiting(msgspec.Struct, frozen=True):
    """A message as it was kept; without a name it was pasted."""

    name: str
    data: bytes

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Waiting {len(self.data)} bytes>"

    def read(self) -> Message:
        """The message; takes as long as it did the first time."""
        if self.name:
            return email.read(self.data, self.name)
        return email.pasted(self.data.decode("utf-8", "replace"))


class Known(msgspec.Struct, frozen=True):
    """A case that a message may belong to, and what it is about."""

    request: Request
    kinds: tuple[RequestKind, ...]


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """All that the manager looks at before she says yes."""

    suggestion: Suggestion
    typed: Mapping[str, Any]  # what she has corrected so far
    same: Known | None  # the message lies in this case
    cases: tuple[Known, ...]  # others of the same person, the open ones first


def keep(register: Register, message: Message) -> str:
    """Keep a message until somebody decides; its key, also where it waits already."""
    sha = message.sha256 or sha256(message.data)
    there = register.drafts(_QUEUE)
    for key, known in there.items():
        if known == sha:
            return key
    key = f"{max(map(int, there), default=0) + 1:04}"
    _write(register, key, _DATA, b64encode(message.data).decode("ascii"))
    _write(register, key, _NAME, message.name)
    register.keep_draft(Request.table, _QUEUE, key, sha)  # last: now it is whole
    return key


def keys(register: Register) -> tuple[str, ...]:
    """The messages that wait, in the order they came."""
    return tuple(sorted(register.drafts(_QUEUE)))


def waiting(register: Register, key: str) -> Waiting:
    """A message that waits; raises DeskError where somebody has dealt with it."""
    kept = register.drafts(f"{_QUEUE}.{key}")
    if _DATA not in kept:
        raise DeskError("intake.error.gone")
    return Waiting(kept.get(_NAME, ""), b64decode(kept[_DATA]))


def review(register: Register, key: str, message: Message) -> Review:
    """What a message would become, what is corrected of it, and the cases it may belong to."""
    found = mailbox.suggest(register, message)
    typed = register.drafts(f"{_QUEUE}.{key}").get(_TYPED, "")
    same = found.same_message
    others = [each for each in found.same_person if same is None or each.id != same.id]
    return Review(
        suggestion=found,
        typed=json.loads(typed) if typed else {},
        same=_known(register, same) if same is not None else None,
        cases=tuple(_known(register, each) for each in others),
    )


def keep_typed(register: Register, key: str, typed: Mapping[str, Any]) -> None:
    """Keep what the manager has corrected; of a message that waits no more nothing is kept."""
    if key in register.drafts(_QUEUE):
        _write(register, key, _TYPED, json.dumps(typed, ensure_ascii=False))


def leave(register: Register, key: str) -> None:
    """Forget a message and all that was corrected of it."""
    register.keep_draft(Request.table, _QUEUE, key, "")
    for field in (_DATA, _NAME, _TYPED):
        _write(register, key, field, "")


def log(
    register: Register,
    key: str,
    suggestion: Suggestion,
    draft: RequestDraft,
    texts: Sequence[str] = (),
    belongs_with: int | None = None,
) -> Request:
    """Log a message as a case, and let it wait no more; raises InvalidField as ``mailbox.log``.

    ``belongs_with`` is an earlier case of the same person.
    """
    given = msgspec.structs.replace(draft, earlier_request_id=belongs_with)
    request = mailbox.log(register, suggestion, given, texts)
    leave(register, key)
    return request


def join(
    register: Register, key: str, request_id: int, message: Message, texts: Sequence[str] = ()
) -> Request:
    """Put a message into a case, and let it wait no more."""
    request = mailbox.join(register, request_id, message, texts)
    leave(register, key)
    return request


def _known(register: Register, request: Request) -> Known:
    return Known(request, tuple(claim.kind for claim in case.claims(register, request)))


def _write(register: Register, key: str, field: str, text: str) -> None:
    register.keep_draft(Request.table, f"{_QUEUE}.{key}", field, text)
