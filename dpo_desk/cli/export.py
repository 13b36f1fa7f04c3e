"""``export``: what the register holds, as a file for other programs and for the auditor."""

from enum import StrEnum
from pathlib import Path

import click

from dpo_desk.cli import files, say
from dpo_desk.cli.command import argument, command, option
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import CodeType


class What(StrEnum):
    """What there is to write."""

    PROTOCOL = "protocol"
    PROCESSORS = "processors"
    REQUESTS = "requests"
    EVERYTHING = "everything"


@command(
    "export",
    "cli.help.export",
    example="dpo-desk-cli export firma.perm --what requests --out henvendelser.xlsx",
)
@argument("register", type=click.Path(path_type=Path), metavar="REGISTER")
@option("--what", type=CodeType(What, "what"), required=True, help="cli.opt.export.what")
@option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="cli.opt.export.out",
)
@click.pass_obj
def export(session: Session, *, register: Path, what: What, out: Path) -> None:
    """Write a list to a file, whole or not at all."""
    from dpo_desk.duties import exporting
    from dpo_desk.records import Request

    if what is not What.REQUESTS:
        raise Misuse("cli.error.export.later", what=what.value)
    form = out.suffix.lower().removeprefix(".")
    files.check_out(out, register)
    if form not in exporting.FORMATS:
        known = ", ".join(f".{each}" for each in exporting.FORMATS)
        raise Misuse("cli.error.export.ending", known=known)
    with session.open(register) as opened:
        data = exporting.requests(opened, session.words, form)
        n = opened.count(Request)
        with files.written(out, data):
            pass
    say.line(session.words.n("cli.export.written", n, path=out))
