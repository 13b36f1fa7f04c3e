"""``agenda``: what is ahead, and the same as a calendar file. Neither names a person."""

from datetime import date
from pathlib import Path

import click

from dpo_desk.cli import files, say
from dpo_desk.cli.command import argument, as_json, command, option
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import Day


@command("agenda", "cli.help.agenda", example="dpo-desk-cli agenda firma.perm --ics frister.ics")
@argument("register", type=click.Path(path_type=Path), metavar="REGISTER")
@option("--from", "first", type=Day(), metavar="DATE", help="cli.opt.agenda.from")
@option("--to", "last", type=Day(), metavar="DATE", help="cli.opt.agenda.to")
@option("--ics", "ics", type=click.Path(path_type=Path), metavar="FILE", help="cli.opt.agenda.ics")
@as_json
@click.pass_obj
def agenda(
    session: Session,
    *,
    register: Path,
    first: date | None,
    last: date | None,
    ics: Path | None,
    as_json: bool,
) -> None:
    """List what falls from one day to another."""
    from dpo_desk.duties import calendar_export
    from dpo_desk.duties.agenda_words import plain
    from dpo_desk.law import dates

    words = session.words
    if ics is not None:
        files.check_out(ics, register)
    with session.open(register) as opened:
        try:
            items = calendar_export.ahead(opened, first, last)
        except (OverflowError, ValueError):
            raise Misuse("cli.error.agenda.span") from None
        if ics is not None:
            with files.written(ics, calendar_export.as_file(opened, items, words)):
                pass
    if as_json:
        say.document(
            [
                {
                    "date": item.on,
                    "kind": item.kind.value,
                    "title": plain(item, words),
                    "record": item.uid,
                    "fixed": item.fixed,
                }
                for item in items
            ]
        )
    elif ics is not None:
        say.line(words("cli.agenda.written", path=ics))
    elif items:
        headers = [words("cli.column.date"), words("cli.column.what")]
        rows = [(dates.write(i.on, words.language, "weekday"), plain(i, words)) for i in items]
        say.table(rows, headers)
    else:
        say.line(words("cli.agenda.none"))
