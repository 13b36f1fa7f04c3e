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
from dpo_desk.cli.types import CodeType, Day, Fact, Language, LetterType, Text
from dpo_desk.law.codes import LetterKind, RequestKind, SendingWay
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.answering import Rendering
    from dpo_desk.duties.presend import Check
    from dpo_desk.records import KeptLetter, Request
    from dpo_desk.register import Register

_YEARS: Final = range(1900, 2201)  # a letter of another is a slip of the keyboard

# What is told as soon as the letter is written; the rest as it is sent.
_TOLD: Final = ("answering.", "presend.fee.", "presend.unredacted", "presend.no_activity")

the_letter = argument("kind", type=LetterType(), metavar="LETTER")


@command(
    "letter",
    "cli.help.request.letter",
    example="dpo-desk-cli request letter firma.perm 2026-001 access --out svar.pdf\n"
    "dpo-desk-cli request letter firma.perm 2026-001 B01 --out kvittering.pdf --language en\n"
    "dpo-desk-cli request letter firma.perm 2026-001 extension --fact ground=complexity"
    ' --fact "reason=Sju systemer hos fire firmaer" --out mer-tid.pdf',
)
@the_register
@the_ref
@the_letter
@option("--out", type=click.Path(path_type=Path), required=True, help="cli.opt.out")
@option("--language", type=CodeType(Language, "language"), help="cli.opt.letter_language")
@option("--to", "recipient", type=Text(), help="cli.opt.to")
@option("--date", "dated", type=Day(), help="cli.opt.date")
@option("--fact", "facts", type=Fact(), multiple=True, help="cli.opt.fact")
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
    facts: tuple[tuple[str, str], ...],
) -> None:
    """Write a letter of the case as a PDF file; what is missing is marked in it and told."""
    from dpo_desk.duties import answering, beside, case

    _check_known(kind)
    _check_facts(kind, facts)
    if dated is not None and dated.year not in _YEARS:  # periods are counted from it
        raise Misuse("cli.error.date", name="--date", text=dated.isoformat())
    files.check_out(out, register)
    with session.open(register, write=True) as opened:
        request = _forwarded_to(opened, case.by_ref(opened, ref), kind, recipient)
        kept = _begin(opened, request, kind, language or "", recipient, facts)
        written = beside.letter(opened, request, kept, out.stem, dated)
        rendering = answering.draw(kept, written)
        along = beside.files(opened, request, written, out.stem)
        lying = {out.with_name(file.name): file for file in along}
        for path in lying:
            files.check_out(path, register)
        data = {path: file.data for path, file in lying.items()}
        with files.all_written({out: rendering.pdf, **data}):
            answering.record_rendered(opened, rendering)
        cautions = _cautions(opened, request, rendering)
    say.line(session.words.n("cli.letter.written", rendering.pages, path=out))
    for path, file in lying.items():
        say.line(session.words(f"cli.letter.{file.what}", path=path))
    _warn(session.words, request.ref, rendering, cautions)


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


def _forwarded_to(
    register: "Register", request: "Request", kind: LetterKind, recipient: str | None
) -> "Request":
    """Whom B17 goes to is whose request it is: the case becomes one to forward (28 (3) e)."""
    from dpo_desk.duties import roles

    if kind is not LetterKind.TO_CONTROLLER or recipient is None:
        return request
    return roles.make_forwarding(
        register,
        request.id,
        controller=recipient,
        email=request.controller_email,
        named=request.controller_named,
        days=request.forward_days,
    )


def _begin(
    register: "Register",
    request: "Request",
    kind: LetterKind,
    language: str,
    recipient: str | None,
    facts: tuple[tuple[str, str], ...],
) -> "KeptLetter":
    """The letter with what was said of it on the command line: to whom, and its own facts."""
    from dpo_desk.duties import addressees, answering

    to_firm = recipient is not None and kind in addressees.TO_FIRMS
    if recipient is not None and to_firm:
        to = addressees.find(register, request, kind, recipient)
        ids = {"service_id": to.service_id, "recipient_id": to.recipient_id}
        kept = answering.kept_letter(register, request, kind, language, **ids)
    else:
        kept = answering.kept_letter(register, request, kind, language)
    if recipient is not None and not to_firm and kind is not LetterKind.TO_CONTROLLER:
        kept = answering.change_letter(register, kept, "to_name", recipient.strip())
    for name, value in facts:
        kept = answering.change_fact(register, kept, name, value)
    return kept


def _check_known(kind: LetterKind) -> None:
    """Raise Misuse for a letter that this version cannot write."""
    from dpo_desk import letters

    if kind not in letters.WRITERS:
        known = ", ".join(letters.WRITERS)
        raise Misuse("cli.error.letter_unwritten", letter=kind.value, known=known)


def _check_facts(kind: LetterKind, facts: tuple[tuple[str, str], ...]) -> None:
    """Raise Misuse for a fact that the letter does not ask, or that cannot be read."""
    from dpo_desk.letters import asks

    asked = {ask.name: ask for ask in asks.asks_in(kind, RequestKind)}
    for name, value in facts:
        if name not in asked:
            known = ", ".join(asked) or "–"
            raise Misuse("cli.error.no_fact", name=name, letter=kind.value, known=known)
        ask = asked[name]
        if value.strip() and not ask.says({name: value}):
            expected = (
                ", ".join(ask.choices) or {"date": "2026-11-19", "money": "1250,50"}[ask.widget]
            )
            raise Misuse("cli.error.fact", name=name, text=value, expected=expected)


def _cautions(register: "Register", request: "Request", rendering: "Rendering") -> list["Check"]:
    """What to think over where the law sets narrow limits, or a copy tells of somebody else."""
    from dpo_desk.duties import presend

    kept, letter = rendering.kept, rendering.letter
    asks = kept.kind in (LetterKind.EXTENSION, LetterKind.FEE) or letter.enclosed is not None
    if not asks and not (kept.kind is LetterKind.ACCESS and rendering.holes):
        return []
    found = presend.checks(register, request, kept, letter)
    return [each for each in found if each.key.startswith(_TOLD)]


def _warn(words: Words, ref: str, rendering: "Rendering", cautions: list["Check"]) -> None:
    """On standard error: what is missing, what to think over, what the page could not show."""
    missing = list(dict.fromkeys(hole.what for hole in rendering.holes))
    if missing:
        say.warn(words.n("cli.letter.holes", len(missing), what="; ".join(missing)))
    for caution in cautions:
        say.warn(caution.say(words))
        if caution.key == "presend.no_activity":
            say.warn(words("cli.letter.no_activity", ref=ref))
    for warning in rendering.warnings(words):
        say.warn(warning)
