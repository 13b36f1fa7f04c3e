"""``request log --mail``: a case made from a message; what was typed goes before what was read."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dpo_desk.cli import say
from dpo_desk.law.codes import Capacity
from dpo_desk.words import DeskError, Words

if TYPE_CHECKING:
    from dpo_desk.exchange.message import Message
    from dpo_desk.records import Request
    from dpo_desk.register import Register

_REPRESENTATIVE: Final = (
    "representative_name",
    "representative_email",
    "representative_authority",
)


def read(path: Path) -> "Message":
    """The message, read before any register is opened; raises DeskError."""
    from dpo_desk.exchange import email

    return email.read(path)


def log(words: Words, register: "Register", message: "Message", given: dict[str, Any]) -> "Request":
    """Log the case, and warn of what the manager should look at.

    Raises DeskError for a message that lies in a case already, and for one that asks for nothing
    where nobody has said what it is about.
    """
    import msgspec

    from dpo_desk.duties import mailbox

    found = mailbox.suggest(register, message)
    if found.same_message is not None:
        raise DeskError("cli.mail.same", ref=found.same_message.ref)
    draft = msgspec.structs.replace(found.draft, **given)
    if given.get("capacity") is Capacity.SELF:  # then nobody writes for the person after all
        draft = msgspec.structs.replace(draft, **dict.fromkeys(_REPRESENTATIVE, ""))
    if not draft.kinds:
        raise DeskError("cli.mail.no_request")
    logged = mailbox.log(register, found, draft, mailbox.file_texts(message))
    for key in found.notes:
        say.warn(words(key))
    if found.same_person:
        refs = ", ".join(request.ref for request in found.same_person)
        say.warn(words("cli.mail.earlier", refs=refs))
    return logged
