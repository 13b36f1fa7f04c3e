"""``request decide``: how what is asked for ends, on which ground, and when it was carried out."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dpo_desk.cli import say
from dpo_desk.cli.command import command, option
from dpo_desk.cli.request import the_ref, the_register
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import CodeType, Day, Text
from dpo_desk.law.codes import ClaimOutcome, RequestKind
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.records import Claim, Request
    from dpo_desk.register import Register


@command(
    "decide",
    "cli.help.request.decide",
    example="dpo-desk-cli request decide firma.perm 2026-001 --kind rectification"
    ' --outcome answered --answer "Adressen er rettet til Prøveveien 4." --done 2026-11-12\n'
    "dpo-desk-cli request decide firma.perm 2026-001 --kind erasure --outcome refused"
    ' --ground art17_3_e --reason "Fakturaen er omtvistet"',
)
@the_register
@the_ref
@option("--kind", type=CodeType(RequestKind, "kind"), required=True, help="cli.opt.decided_kind")
@option("--outcome", type=CodeType(ClaimOutcome, "outcome"), required=True, help="cli.opt.decided")
@option("--ground", type=Text(), default="", help="cli.opt.ground")
@option("--reason", type=Text(), default="", help="cli.opt.refusal_reason")
@option("--answer", type=Text(), default="", help="cli.opt.answer")
@option("--done", type=Day(), help="cli.opt.done")
@click.pass_obj
def decide(  # noqa: PLR0913 - an argument an option
    session: Session,
    *,
    register: Path,
    ref: str,
    kind: RequestKind,
    outcome: ClaimOutcome,
    ground: str,
    reason: str,
    answer: str,
    done: date | None,
) -> None:
    """Say how one thing that is asked for ends; a refusal needs its ground and its reason."""
    from dpo_desk.duties import case, claims, telling

    with session.open(register, write=True) as opened:
        request = case.by_ref(opened, ref)
        claim = _claim(opened, request, kind)
        with opened.action("action.claim.decided", ref=request.ref, kind=kind.value):
            claims.decide(
                opened, claim.id, outcome, ground=ground.strip(), reason=reason, answer=answer
            )
            if done is not None:
                claims.done(opened, claim.id, done)
            telling.due(opened, request)
    words = session.words
    told = {"kind": kind.label(words.language), "outcome": outcome.label(words.language)}
    say.line(words("cli.decided", ref=request.ref, **told))


def _claim(register: "Register", request: "Request", kind: RequestKind) -> "Claim":
    """What is asked for of this kind; raises DeskError where the case asks nothing of it."""
    from dpo_desk.duties import case

    for claim in case.claims(register, request):
        if claim.kind is kind:
            return claim
    asked = ", ".join(claim.kind.value for claim in case.claims(register, request))
    raise DeskError("cli.error.not_asked", ref=request.ref, kind=kind.value, known=asked)
