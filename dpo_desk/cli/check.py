"""``check``: the self-check of a register, for people, as JSON and as a report."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dpo_desk.cli import files, say
from dpo_desk.cli.command import argument, as_json, command, option
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.session import Session
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.checking_view import View


@command("check", "cli.help.check", example="dpo-desk-cli check firma.perm --out egenkontroll.pdf")
@argument("register", type=click.Path(path_type=Path), metavar="REGISTER")
@option("--out", type=click.Path(path_type=Path), metavar="FILE.pdf", help="cli.opt.check.out")
@as_json
@click.pass_obj
def check(session: Session, *, register: Path, out: Path | None, as_json: bool) -> None:
    """Say what notice, register and requests lack."""
    from dpo_desk.duties import checking_view

    words = session.words
    if out is not None:
        files.check_out(out, register)
        if out.suffix.lower() != ".pdf":
            raise Misuse("cli.error.check.ending")
    with session.open(register) as opened:
        view = checking_view.view(opened, opened.clock.today(), words)
        if out is not None:
            from dpo_desk.duties import check_report

            drawn = check_report.report(opened, words, opened.clock.now())
            with files.written(out, drawn.pdf):
                pass
    if as_json:
        say.document(checking_view.plain(view.rows))
    elif out is not None:
        say.line(words("check.cli.written", path=out))
    else:
        show(words, view)


def show(words: Words, view: "View") -> None:
    """The findings by group, and how many rules are in order."""
    from dpo_desk.duties.checking_view import GROUPS

    say.line(words("check.report.subtitle", n=view.in_order, m=view.rules))
    for group in GROUPS:
        found = view.of(group)
        if found:
            say.heading(f"{words(f'check.group.{group}')} ({len(found)})")
            say.bullets(
                words("check.cli.line", where=row.where, message=_said(row.message, row.state))
                for row in found
            )
    if not view.rows:
        say.line(words("check.report.none"))


def _said(message: str, state: str) -> str:
    return f"{message} ({state})" if state else message
