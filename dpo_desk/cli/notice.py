"""``notice``: what a privacy notice says, without any register."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dpo_desk.cli import say
from dpo_desk.cli.command import HELP_SETTINGS, Group, argument, as_json, command
from dpo_desk.cli.session import Session
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.notices.model import NoticeFacts

notice = Group(
    name="notice",
    help="cli.help.notice",
    example="dpo-desk-cli notice read erklaering.txt",
    context_settings=HELP_SETTINGS,
    commands={
        "read": "dpo_desk.cli.notice:read",
        "compare": "dpo_desk.cli.notice_compare:compare",
        "write": "dpo_desk.cli.notice_write:write",
    },
)


@command("read", "cli.help.notice.read", example="dpo-desk-cli notice read erklaering.txt --json")
@argument("file", type=click.Path(path_type=Path), metavar="FILE")
@as_json
@click.pass_obj
def read(session: Session, *, file: Path, as_json: bool) -> None:
    """Read a notice (.txt, .md, .html, .pdf, .docx) and say what it says; nothing is kept."""
    from dpo_desk.duties import notice_reading

    facts, findings = notice_reading.read_notice(
        notice_reading.text_of(file), session.clock.today()
    )
    words = session.words
    if facts.is_cut:
        say.warn(words("notice.file.cut"))
    if as_json:
        say.document(notice_reading.as_json(facts, findings, words.language))
        return
    show(words, facts)
    say.heading(words.n("notice.read.findings", len(findings)))
    say.bullets(
        words("notice.read.line", what=each.message(words.language), line=each.line)
        if each.line
        else each.message(words.language)
        for each in findings
    )


def show(words: Words, facts: "NoticeFacts") -> None:
    """What was found, for people: a line for each thing, then lists."""
    said = facts.controller
    rows = [
        ("language", words(f"mail.language.{facts.language}")),
        ("controller", said.name),
        ("orgnr", said.orgnr),
        ("contact", " · ".join(filter(None, (said.contact_role, *said.emails, *said.phones)))),
        ("address", said.address),
        ("updated", facts.last_updated),
        ("bases", _codes(words, "basis.term", facts.legal_bases)),
        ("rights", _codes(words, "right", facts.rights)),
        ("transfers", words(f"notice.outside.{facts.transfers.outside_eea}")),
    ]
    say.table([(words(f"notice.read.{name}"), text) for name, text in rows if text])
    for name, lines in _lists(words, facts):
        if lines:
            say.heading(words(f"notice.read.{name}"))
            say.bullets(lines)


def _codes(words: Words, key: str, codes: tuple[str, ...]) -> str:
    return ", ".join(words(f"{key}.{code}") for code in codes)


def _lists(words: Words, facts: "NoticeFacts") -> Iterator[tuple[str, list[str]]]:
    """What there can be many of."""
    from dpo_desk.law import durations

    def length(period: str | None) -> str:
        return durations.say(period, words.language) if period and period[0] == "P" else ""

    yield "recipients", [each.name for each in facts.recipients]
    yield (
        "retention",
        [": ".join(filter(None, (each.what, length(each.period)))) for each in facts.retention],
    )
    yield "promises", [length(each) for each in facts.response_promises]
    yield (
        "cookies",
        [
            " · ".join(filter(None, (each.name, each.provider, length(each.lifetime))))
            for each in facts.cookies
        ],
    )
    yield "missing", [words(f"notice.missing.{code}") for code in facts.missing]
