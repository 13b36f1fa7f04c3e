"""``request letter|sent``: the letter as a file, and the very file that was sent."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dpo_desk.cli import files, say
from dpo_desk.cli.command import argument, command, option
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.request import the_ref, the_register
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import CodeType, Day, Language, LetterType, Text
from dpo_desk.law.codes import LetterKind, SendingWay
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.answering import Rendering

_YEARS: Final = range(1900, 2201)  # a letter of another is a slip of the keyboard

the_letter = argument("kind", type=LetterType(), metavar="LETTER")


@command(
    "letter",
    "cli.help.request.letter",
    example="dpo-desk-cli request letter firma.perm 2026-001 access --out svar.pdf\n"
    "dpo-desk-cli request letter firma.perm 2026-001 B01 --out kvittering.pdf --language en",
)
@the_register
@the_ref
@the_letter
@option("--out", type=click.Path(path_type=Path), required=True, help="cli.opt.out")
@option("--language", type=CodeType(Language, "language"), help="cli.opt.letter_language")
@option("--to", "recipient", type=Text(), help="cli.opt.to")
@option("--date", "dated", type=Day(), help="cli.opt.date")
@click.pass_obj
def letter(  # noqa: PLR0913 - an argument an option
    session: Session,
    *,
    register: Path,
    ref: str,
    kind: LetterKind,
    out: Path,
    language: Language | None,
    recipient: str | None,
    dated: date | None,
) -> None:
    """Write a letter of the case as a PDF file; what is missing is marked in it and told."""
    from dpo_desk.duties import answering, case

    _check_known(kind)
    if dated is not None and dated.year not in _YEARS:  # periods are counted from it
        raise Misuse("cli.error.date", name="--date", text=dated.isoformat())
    files.check_out(out, register)
    with session.open(register, write=True) as opened:
        request = case.by_ref(opened, ref)
        if recipient is not None:
            kept = answering.kept_letter(opened, request, kind, language or "")
            answering.change_letter(opened, kept, "to_name", recipient.strip())
        rendering = answering.draw(
            *answering.compose(opened, request.id, kind, language=language or "", dated=dated)
        )
        with files.written(out, rendering.pdf):
            answering.record_rendered(opened, rendering)
    say.line(session.words.n("cli.letter.written", rendering.pages, path=out))
    _warn(session.words, rendering)


@command(
    "sent",
    "cli.help.request.sent",
    example="dpo-desk-cli request sent firma.perm 2026-001 access --file svar.pdf"
    " --on 2026-11-19 --by email",
)
@the_register
@the_ref
@the_letter
@option("--file", "file", type=click.Path(path_type=Path), required=True, help="cli.opt.file")
@option("--on", type=Day(), required=True, help="cli.opt.on")
@option("--by", type=CodeType(SendingWay, "way"), required=True, help="cli.opt.by")
@click.pass_obj
def sent(
    session: Session,
    *,
    register: Path,
    ref: str,
    kind: LetterKind,
    file: Path,
    on: date,
    by: SendingWay,
) -> None:
    """Keep the bytes of the file that was sent, and note when and how."""
    from dpo_desk.duties import answering, case

    _check_known(kind)
    pdf = files.read(file)
    with session.open(register, write=True) as opened:
        request = case.by_ref(opened, ref)
        answering.record_sent(opened, request.id, kind, pdf, on=on, by=by)
    name = kind.label(session.language)
    say.line(session.words("cli.letter.sent", letter=name, ref=request.ref))


def _check_known(kind: LetterKind) -> None:
    """Raise Misuse for a letter that this version cannot write."""
    from dpo_desk import letters

    if kind not in letters.WRITERS:
        known = ", ".join(letters.WRITERS)
        raise Misuse("cli.error.letter_unwritten", letter=kind.value, known=known)


def _warn(words: Words, rendering: "Rendering") -> None:
    """On standard error: what is missing, and what the page could not show."""
    missing = list(dict.fromkeys(hole.what for hole in rendering.holes))
    if missing:
        say.warn(words.n("cli.letter.holes", len(rendering.holes), what="; ".join(missing)))
    for warning in rendering.warnings(words):
        say.warn(warning)
