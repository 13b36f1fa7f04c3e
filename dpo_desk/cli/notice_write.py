"""``notice write``: a privacy notice from the register, as Markdown, web page or PDF."""

from pathlib import Path

import click

from dpo_desk.cli import files, say
from dpo_desk.cli.command import argument, command, option
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import CodeType, Language


@command(
    "write",
    "cli.help.notice.write",
    example="dpo-desk-cli notice write firma.perm --language nn --out personvern.html",
)
@argument("register", type=click.Path(path_type=Path), metavar="REGISTER")
@option("--language", type=CodeType(Language, "language"), help="cli.opt.notice_language")
@option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="FILE",
    help="cli.opt.notice_out",
)  # fmt: skip
@click.pass_obj
def write(session: Session, *, register: Path, language: Language | None, out: Path) -> None:
    """Write the notice; what the register cannot answer is told on standard error."""
    from dpo_desk.duties import notice_writing

    notice_writing.check_ending(out.suffix)
    files.check_out(out, register)
    words = session.words
    with session.open(register) as opened:
        written = notice_writing.write(opened, language or opened.company().language)
        data = notice_writing.file_of(opened, written, out.suffix, session.clock.now())
    with files.written(out, data):
        pass
    say.line(words("writing.written", path=out))
    if written.holes:
        say.warn(words.n("writing.holes", len(written.holes)))
    for hole in written.holes:
        say.warn(f"  {notice_writing.hole_line(hole, words)}")
