"""``seeds``, ``new`` and ``info``: registers to start from, and what is in one."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dpo_desk.cli import say
from dpo_desk.cli.command import as_json, command, option
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.request import the_register
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import Text
from dpo_desk.law import dates
from dpo_desk.law.clock import local_date
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.notice_intake import Understood
    from dpo_desk.register import Register


@command("seeds", "cli.help.seeds", example="dpo-desk-cli seeds")
@as_json
@click.pass_obj
def seeds(session: Session, *, as_json: bool) -> None:
    """List the registers to start from."""
    import msgspec

    from dpo_desk.duties import seeding

    found = seeding.seeds()
    if as_json:
        say.document([msgspec.structs.asdict(seed) for seed in found])
        return
    say.table([(seed.name, seed.description[session.language]) for seed in found])


@command(
    "new",
    "cli.help.new",
    example="dpo-desk-cli new firma.perm --password-file passord.txt\n"
    "dpo-desk-cli new prove.perm --seed s0-it-radgivning --no-password\n"
    "dpo-desk-cli new firma.perm --notice personvern.html",
)
@the_register
@option("--seed", type=Text(), help="cli.opt.seed")
@option("--notice", type=click.Path(path_type=Path), metavar="FILE", help="cli.opt.notice")
@option("--no-password", is_flag=True, help="cli.opt.no_password")
@click.pass_obj
def new(
    session: Session, *, register: Path, seed: str | None, notice: Path | None, no_password: bool
) -> None:
    """Make a new register, empty, from a seed or from a published notice."""
    from dpo_desk.duties import keeping, registers, seeding
    from dpo_desk.records import Company

    if seed is not None and seed not in seeding.names():
        raise Misuse("cli.error.seed", text=seed, known=", ".join(seeding.names()))
    if seed is not None and notice is not None:
        raise Misuse("cli.error.two_sources")
    if no_password and session.password() is not None:
        raise Misuse("cli.error.two_passwords")
    told: str | None = None
    read = _read(notice) if notice is not None else None
    password = None if no_password else session.new_password()
    words = session.words
    if read is not None:
        made, told = _from_notice(session, register, read, password)
    elif seed is None:
        company = Company(name=register.stem, language=session.language)
        made = keeping.new_register(register, company, password=password, clock=session.clock)
    else:
        made = seeding.create_from_seed(register, seed, password=password, clock=session.clock)
    made.close()
    say.line(words("cli.new.made", path=register))
    if told is not None:
        say.line(told)
    if password is not None:
        say.line(words("cli.new.password"))
    unwise = registers.warning(register)
    if unwise:
        say.warn(words(f"cli.new.warn.{unwise.rpartition('.')[2]}"))


def _read(notice: Path) -> "Understood":
    """The notice, before any file is made of it."""
    from dpo_desk.duties import notice_intake

    return notice_intake.understood_file(notice)


def _from_notice(
    session: Session, register: Path, read: "Understood", password: str | None
) -> "tuple[Register, str]":
    """The register, and what is said of it: how much was accepted, how much waits (MODEL 30)."""
    from dpo_desk.duties import notice_intake

    words = session.words
    title = words("notice.title")
    made = notice_intake.create_from_notice(
        register, read, title=title, password=password, clock=session.clock
    )
    parts = [words.n("cli.new.accepted", made.accepted)]
    if made.left:
        parts.append(words.n("cli.new.left", made.left))
    return made.register, " ".join(parts)


@command("info", "cli.help.info", example="dpo-desk-cli info firma.perm --json")
@the_register
@as_json
@click.pass_obj
def info(session: Session, *, register: Path, as_json: bool) -> None:
    """Show what is in a register."""
    import msgspec

    from dpo_desk.duties import keeping

    with session.open(register) as opened:
        found = keeping.info(opened)
    if as_json:
        say.document(msgspec.structs.asdict(found))
        return
    words = session.words
    size = -(-found.size // 1000)
    rows = [
        ("company", found.company),
        ("uid", found.uid),
        ("created", _day(found.created, words)),
        ("schema", str(found.schema)),
        ("encrypted", words("cli.yes" if found.encrypted else "cli.no")),
        ("last_backup", _day(found.last_backup, words)),
        ("size", words("cli.info.size.kb", n=size)),
    ]
    say.table([(words(f"cli.info.{name}"), value) for name, value in rows])
    say.line()
    say.table([(words(f"cli.count.{table}"), str(n)) for table, n in found.counts.items()])


def _day(when: datetime | date | None, words: Words) -> str:
    """A day, or that there is none."""
    if when is None:
        return words("cli.none")
    day = local_date(when) if isinstance(when, datetime) else when
    return dates.write(day, words.language)
