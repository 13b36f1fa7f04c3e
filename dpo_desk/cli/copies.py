"""``backup``, ``restore`` and ``verify``: copies of a register, and whether it is whole."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dpo_desk.cli import errors, files, say
from dpo_desk.cli.command import argument, command
from dpo_desk.cli.request import the_register
from dpo_desk.cli.session import Session

if TYPE_CHECKING:
    from dpo_desk.register import Register


@command("backup", "cli.help.backup", example="dpo-desk-cli backup firma.perm kopier")
@the_register
@argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.pass_obj
def backup(session: Session, *, register: Path, folder: Path) -> None:
    """Make a copy in a folder, verify it, and say where it lies.

    What has had its time goes first, so that the copy holds nothing that letters say is gone.
    """
    words = session.words
    with _open(session, register) as opened:
        erased = _expire(session, opened)
        copy = opened.backup(folder)
    if erased:
        say.line(words.n("cli.backup.expired", erased))
    say.line(words("cli.backup.made", path=copy))


@command(
    "restore", "cli.help.restore", example="dpo-desk-cli restore kopier/firma.permkopi ny.perm"
)
@argument("copy", type=click.Path(path_type=Path), metavar="COPY")
@the_register
@click.pass_obj
def restore(session: Session, *, copy: Path, register: Path) -> None:
    """Put a copy in the place of a register."""
    from dpo_desk.register import Register

    files.check_there(copy)
    words = session.words
    done = session.unlock(
        lambda password: Register.restore(copy, register, password=password, clock=session.clock)
    )
    say.line(words("cli.restored", path=register))
    if done.kept is not None:
        say.line(words("cli.restored.kept", path=done.kept))
    if done.erased:
        say.line(words.n("cli.restored.erased", len(done.erased), refs=", ".join(done.erased)))


@command("verify", "cli.help.verify", example="dpo-desk-cli verify firma.perm")
@the_register
@click.pass_obj
def verify(session: Session, *, register: Path) -> int:
    """Say whether file, history, search index and derived columns are whole."""
    from dpo_desk.duties import keeping, labels

    words = session.words
    with session.open(register) as opened:
        report = keeping.verify(opened)
    if report.ok:
        say.line(words.n("cli.verify.whole", report.actions, head=report.chain_head))
        return 0
    for problem in report.problems:
        say.line(labels.say(problem, words))
    say.warn(words.n("cli.verify.problems", len(report.problems)))
    return errors.MENDABLE


def _expire(session: Session, register: "Register") -> int:
    """Erase what has had its time, where nobody opens the window; it never holds up the copy."""
    from dpo_desk.duties import expiry
    from dpo_desk.register import ErasureUnfinished

    if register.read_only:  # a window has it open, and looks every hour itself
        return 0
    try:
        return expiry.run(register)
    except ErasureUnfinished as error:
        say.warn(error.say(session.words))
        return 0


def _open(session: Session, path: Path) -> "Register":
    """The register, for writing if it can be: a copy can be made beside a window that writes."""
    from dpo_desk.register import InUse, ReadOnlyPlace

    try:
        return session.open(path, write=True)
    except (InUse, ReadOnlyPlace):
        return session.open(path)
