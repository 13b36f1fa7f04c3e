"""``backup``, ``restore`` and ``verify``: copies of a register, and whether it is whole."""

from pathlib import Path

import click

from dpo_desk.cli import errors, say
from dpo_desk.cli.command import argument, command
from dpo_desk.cli.request import the_register
from dpo_desk.cli.session import Session


@command("backup", "cli.help.backup", example="dpo-desk-cli backup firma.perm kopier")
@the_register
@argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.pass_obj
def backup(session: Session, *, register: Path, folder: Path) -> None:
    """Make a copy in a folder, verify it, and say where it lies."""
    with session.open(register, write=True) as opened:
        copy = opened.backup(folder)
    say.line(session.words("cli.backup.made", path=copy))


@command("restore", "cli.help.restore", example="dpo-desk-cli restore kopier/firma.permkopi ny.perm")
@argument("copy", type=click.Path(path_type=Path), metavar="COPY")
@the_register
@click.pass_obj
def restore(session: Session, *, copy: Path, register: Path) -> None:
    """Put a copy in the place of a register."""
    session.restore(copy, register)
    say.line(session.words("cli.restored", path=register))


@command("verify", "cli.help.verify", example="dpo-desk-cli verify firma.perm")
@the_register
@click.pass_obj
def verify(session: Session, *, register: Path) -> int:
    """Say whether file, history, search index and derived columns are whole."""
    from dpo_desk.duties import keeping

    words = session.words
    with session.open(register) as opened:
        report = keeping.verify(opened)
    if report.ok:
        say.line(words("cli.verify.whole", n=report.actions, head=report.chain_head))
        return 0
    for problem in report.problems:
        say.line(problem)
    say.warn(words.n("cli.verify.problems", len(report.problems)))
    return errors.MENDABLE
