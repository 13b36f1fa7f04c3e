"""``notice compare``: what the notice says and the register does not, and the reverse."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dpo_desk.cli import say
from dpo_desk.cli.command import argument, as_json, command
from dpo_desk.cli.session import Session
from dpo_desk.words import DeskError, Words

if TYPE_CHECKING:
    from dpo_desk.duties.notice_against_register import Difference
    from dpo_desk.register import Register


@command("compare", "cli.help.notice.compare", example="dpo-desk-cli notice compare firma.perm")
@argument("register", type=click.Path(path_type=Path), metavar="REGISTER")
@argument("file", type=click.Path(path_type=Path), metavar="FILE", required=False)
@as_json
@click.pass_obj
def compare(session: Session, *, register: Path, file: Path | None, as_json: bool) -> None:
    """Hold a notice, the register's newest unless a file is given, against the register."""
    from dpo_desk.duties import notice_against_register, notice_reading

    words = session.words
    text = None if file is None else notice_reading.text_of(file)
    with session.open(register) as opened:
        found = notice_against_register.compare(opened, _newest(opened) if text is None else text)
    if as_json:
        say.document([_plain(each) for each in found])
        return
    for side in ("notice", "register"):
        mine = [each for each in found if each.only_in == side]
        if mine:
            say.heading(words(f"compare.only.{side}"))
            say.bullets(_line(words, each) for each in mine)
    if not found:
        say.line(words("compare.none"))


def _newest(register: "Register") -> str:
    from dpo_desk.duties import notice_against_register

    version = notice_against_register.newest(register)
    if version is None:
        raise DeskError("compare.no_notice")
    return version.text


def _line(words: Words, each: "Difference") -> str:
    from dpo_desk.duties.compare_words import what

    kind = words(f"compare.kind.{each.kind.value}")
    said = words("compare.line", kind=kind, what=what(each, words))
    return words("notice.read.line", what=said, line=each.line) if each.line else said


def _plain(each: "Difference") -> dict[str, object]:
    return {
        "kind": each.kind.value,
        "only_in": each.only_in,
        "what": each.what,
        "line": each.line or None,
        "start": each.start if each.line else None,
        "end": each.end if each.line else None,
        "record": each.uid or None,
        "field": each.field or None,
    }
