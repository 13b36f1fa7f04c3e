"""``request identity|found|close``: what is noted on the way to the answer."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dpo_desk.cli import files, say
from dpo_desk.cli.command import command, option
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.request import the_ref, the_register
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import CodeType, Day, Text
from dpo_desk.law.codes import ClaimOutcome, IdentityMethod

if TYPE_CHECKING:
    from dpo_desk.records import Request, Search
    from dpo_desk.register import Register

_METHODS = [method for method in IdentityMethod if method is not IdentityMethod.NO_DOUBT]


@command(
    "identity",
    "cli.help.request.identity",
    example='dpo-desk-cli request identity firma.perm 2026-001 --no-doubt "Kjent adresse"\n'
    'dpo-desk-cli request identity firma.perm 2026-001 --doubt "Ny adresse" --on 2026-11-04\n'
    "dpo-desk-cli request identity firma.perm 2026-001 --method call_back --on 2026-11-04",
)
@the_register
@the_ref
@option("--no-doubt", type=Text(), help="cli.opt.no_doubt")
@option("--doubt", type=Text(), help="cli.opt.doubt")
@option("--method", type=CodeType(_METHODS, "method"), help="cli.opt.method")
@option("--on", type=Day(), help="cli.opt.on")
@click.pass_obj
def identity(
    session: Session,
    *,
    register: Path,
    ref: str,
    no_doubt: str | None,
    doubt: str | None,
    method: IdentityMethod | None,
    on: date | None,
) -> None:
    """Note who the person is known to be: without doubt, in doubt, or how it was checked."""
    from dpo_desk.duties import case
    from dpo_desk.duties import identity as duty

    if sum(each is not None for each in (no_doubt, doubt, method)) != 1:
        raise Misuse("cli.error.one_of", names="--no-doubt, --doubt, --method")
    with session.open(register, write=True) as opened:
        request = case.by_ref(opened, ref)
        if method is not None:
            duty.confirm(opened, request.id, method, on=on)
        elif doubt is not None:
            duty.doubt(opened, request.id, doubt, on=on)
        else:
            duty.no_doubt(opened, request.id, no_doubt or "", on=on)
    say.line(session.words("cli.identity.noted", ref=request.ref))


@command(
    "found",
    "cli.help.request.found",
    example="dpo-desk-cli request found firma.perm 2026-001 --source Microsoft --nothing\n"
    'dpo-desk-cli request found firma.perm 2026-001 --source CRM --note "Navn og telefonnummer"\n'
    'dpo-desk-cli request found firma.perm 2026-001 --source "E-posten" --new --nothing',
)
@the_register
@the_ref
@option("--source", type=Text(), required=True, help="cli.opt.source")
@option("--new", is_flag=True, help="cli.opt.new_place")
@option("--nothing", is_flag=True, help="cli.opt.nothing")
@option(
    "--attach", "attached", type=click.Path(path_type=Path), multiple=True, help="cli.opt.attach"
)
@option("--note", type=Text(), help="cli.opt.note")
@click.pass_obj
def found(  # noqa: PLR0913 - an argument an option
    session: Session,
    *,
    register: Path,
    ref: str,
    source: str,
    new: bool,
    nothing: bool,
    attached: tuple[Path, ...],
    note: str | None,
) -> None:
    """Note what a system held: nothing, files, or what was found there in words."""
    from dpo_desk.duties import case, collecting
    from dpo_desk.records import SearchResult

    something = bool(attached) or note is not None
    if nothing == something:
        raise Misuse("cli.error.found")
    if note is not None and not note.strip():
        raise Misuse("cli.error.missing", name="--note")
    contents = [(path.name, files.read(path, most=collecting.LARGEST_FILE)) for path in attached]
    with session.open(register, write=True) as opened:
        request = case.by_ref(opened, ref)
        search = _place(opened, request, source, new=new)
        if nothing:
            collecting.mark(opened, search.id, SearchResult.NOTHING)
        if note is not None:
            collecting.mark(opened, search.id, SearchResult.FOUND, text=note.strip())
        for name, data in contents:
            collecting.attach(opened, search.id, name, data)
        sources = collecting.sources(opened, request)
    waiting = sum(each.search.result is SearchResult.NOT_YET for each in sources)
    (name,) = (each.name for each in sources if each.search.id == search.id)
    say.line(session.words("cli.found.noted", source=name))
    words = session.words
    say.line(words.n("cli.found.waiting", waiting) if waiting else words("cli.found.all"))


def _place(register: "Register", request: "Request", name: str, *, new: bool) -> "Search":
    """The row of a place; with ``new`` one that was not among those to be searched."""
    from dpo_desk.duties import collecting

    known = {each.name.casefold() for each in collecting.sources(register, request)}
    if new and name.strip().casefold() not in known:
        return collecting.add_place(register, request.id, name)
    return collecting.find_source(register, request, name)


@command(
    "close",
    "cli.help.request.close",
    example="dpo-desk-cli request close firma.perm 2026-001 --outcome answered --on 2026-11-19",
)
@the_register
@the_ref
@option("--outcome", type=CodeType(ClaimOutcome, "outcome"), help="cli.opt.outcome")
@option("--on", type=Day(), required=True, help="cli.opt.on")
@option("--reason", type=Text(), default="", help="cli.opt.reason")
@click.pass_obj
def close(
    session: Session,
    *,
    register: Path,
    ref: str,
    outcome: ClaimOutcome | None,
    on: date,
    reason: str,
) -> None:
    """Close a case; what is left open is said, and never in the way."""
    from dpo_desk.duties import case, closing

    words = session.words
    with session.open(register, write=True) as opened:
        request = case.by_ref(opened, ref)
        left = closing.open_points(opened, request, outcome)
        closed = closing.close(opened, request.id, outcome=outcome, on=on, reason=reason)
    for point in left:
        say.warn(f"{words.n(point.key, point.n)}.")
    say.line(words("cli.closed", ref=closed.ref))
