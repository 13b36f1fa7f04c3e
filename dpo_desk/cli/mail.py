"""``mail read``: what a message says and asks for, without any register."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dpo_desk.cli import deadlines, say
from dpo_desk.cli.command import HELP_SETTINGS, Group, argument, as_json, command
from dpo_desk.cli.session import Session
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.exchange.message import Message
    from dpo_desk.reading.requests import Understood

mail = Group(
    name="mail",
    help="cli.help.mail",
    example="dpo-desk-cli mail read krav.eml",
    context_settings=HELP_SETTINGS,
    commands={"read": "dpo_desk.cli.mail:read"},
)


@command("read", "cli.help.mail.read", example="dpo-desk-cli mail read krav.eml --json")
@argument("file", type=click.Path(path_type=Path), metavar="FILE")
@as_json
@click.pass_obj
def read(session: Session, *, file: Path, as_json: bool) -> None:
    """Read a message (.eml or .msg) and say what it asks for; nothing is kept."""
    from dpo_desk.duties import mailbox
    from dpo_desk.exchange import email

    message = email.read(file)
    understood = mailbox.understood(message)
    if as_json:
        say.document(document(message, understood))
    else:
        show(session.words, message, understood)


def document(message: "Message", understood: "Understood") -> dict[str, Any]:
    """What ``mail read --json`` prints (CLI.md)."""
    from dpo_desk.duties import case, mailbox

    found = mailbox.due(message, understood)
    return {
        "sender_name": message.sender.name,
        "sender_email": message.sender.email,
        "requester_name": understood.writer.requester_name,
        "requester_email": understood.writer.requester_email,
        "received": message.received,
        "date_header": message.date_header or None,
        "subject": message.subject,
        "text": message.text,
        "language": understood.language,
        "kinds": list(understood.kinds),
        "unclear": understood.unclear,
        "is_request": understood.is_request,
        "evidence": [{"kind": each.kind, "text": each.text} for each in understood.evidence],
        "attachments": [
            {"name": each.name, "mime": each.mime, "size": each.size, "sha256": each.sha256}
            for each in message.attachments
        ],
        "deadlines": case.deadlines_json(found) if found else None,
    }


def show(words: Words, message: "Message", understood: "Understood") -> None:
    """The message for people: from whom, when, what it asks for and why, until when."""
    from dpo_desk.duties import mailbox
    from dpo_desk.law import dates
    from dpo_desk.law.clock import in_oslo
    from dpo_desk.law.codes import Capacity

    when = message.received
    rows = [
        ("from", _person(message.sender.name, message.sender.email)),
        (
            "received",
            dates.moment(in_oslo(when), words.language) if when else words("mail.no_time"),
        ),
        ("subject", message.subject),
        ("language", words(f"mail.language.{understood.language}")),
        ("person", _requester(words, understood)),
        ("attachments", ", ".join(each.name for each in message.attachments)),
    ]
    say.table([(words(f"mail.column.{name}"), said) for name, said in rows if said])
    for key in message.warnings:
        say.line(words(key))
    _asked(words, understood)
    if understood.writer.capacity is Capacity.SURVIVOR:
        say.line()
        say.line(words("mail.survivor"))
    found = mailbox.due(message, understood)
    if found is not None:
        say.line()
        deadlines.show(words, found)


def _person(name: str, email: str) -> str:
    return " · ".join(filter(None, (name, email)))


def _requester(words: Words, understood: "Understood") -> str:
    """Whose rights are meant, and in what capacity somebody else writes."""
    writer = understood.writer
    person = _person(writer.requester_name, writer.requester_email)
    if not writer.representative_name:
        return person
    capacity = writer.capacity.inline(words.language)
    return words(
        "mail.represented",
        person=person or words("mail.no_name"),
        by=writer.representative_name,
        capacity=capacity,
    )


def _asked(words: Words, understood: "Understood") -> None:
    """The kinds, each under the sentences that say so."""
    from dpo_desk.law.codes import RequestKind

    kinds: dict[str, list[str]] = {kind.value: [] for kind in understood.kinds}
    for each in understood.evidence:
        kinds.setdefault(str(each.kind), []).append(each.text)
    if not understood.is_request:
        kinds.setdefault("no_request", [])
    for kind, sentences in kinds.items():
        known = kind in set(RequestKind)
        title = RequestKind(kind).label(words.language) if known else words(f"mail.kind.{kind}")
        say.heading(title)
        say.bullets(f"«{sentence}»" for sentence in sentences)
