"""``request log|list|show``, and the group with all that is done in a case."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dpo_desk.cli import deadlines, say
from dpo_desk.cli.command import HELP_SETTINGS, Group, argument, as_json, command, option
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import CodeType, Day, Text, WrittenLanguage
from dpo_desk.law import dates
from dpo_desk.law.codes import Capacity, Channel, Relation, RequestKind, Role
from dpo_desk.law.identification import WITH_AUTHORITY
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.records import Claim, KeptLetter, Request
    from dpo_desk.register import Register

request = Group(
    name="request",
    help="cli.help.request",
    example="dpo-desk-cli request list firma.perm --open",
    context_settings=HELP_SETTINGS,
    commands={
        "log": "dpo_desk.cli.request:log",
        "list": "dpo_desk.cli.request:list_",
        "show": "dpo_desk.cli.request:show",
        "identity": "dpo_desk.cli.request_work:identity",
        "found": "dpo_desk.cli.request_work:found",
        "decide": "dpo_desk.cli.request_decide:decide",
        "letter": "dpo_desk.cli.request_letters:letter",
        "sent": "dpo_desk.cli.request_letters:sent",
        "close": "dpo_desk.cli.request_work:close",
    },
)

the_register = argument("register", type=click.Path(path_type=Path), metavar="REGISTER")
the_ref = argument("ref", type=Text(), metavar="REF")


@command(
    "log",
    "cli.help.request.log",
    example="dpo-desk-cli request log firma.perm --kind access --received 2026-11-03"
    ' --name "Kari Eksempel" --email kari@example.com --relation customer\n'
    "dpo-desk-cli request log firma.perm --mail krav.eml\n"
    "dpo-desk-cli request log firma.perm --kind access --received 2026-11-03"
    ' --name "Kim Eksempel" --representative "Ola Prøve" --capacity parent --child',
)
@the_register
@option("--mail", type=click.Path(path_type=Path), help="cli.opt.mail")
@option("--kind", "kinds", type=CodeType(RequestKind, "kind"), multiple=True, help="cli.opt.kind")
@option("--received", type=Day(), help="cli.opt.received")
@option("--name", type=Text(), help="cli.opt.name")
@option("--email", type=Text(), default="", help="cli.opt.email")
@option("--phone", type=Text(), default="", help="cli.opt.phone")
@option("--channel", type=CodeType(Channel, "channel"), help="cli.opt.channel")
@option("--relation", type=CodeType(Relation, "relation"), help="cli.opt.relation")
@option("--language", type=CodeType(WrittenLanguage, "language"), help="cli.opt.person_language")
@option("--text", type=Text(), default="", help="cli.opt.text")
@option("--representative", type=Text(), default="", help="cli.opt.representative")
@option("--capacity", type=CodeType(Capacity, "capacity"), help="cli.opt.capacity")
@option("--child", is_flag=True, help="cli.opt.child")
@as_json
@click.pass_obj
def log(
    session: Session, /, *, register: Path, mail: Path | None, as_json: bool, **options: Any
) -> None:
    """Log a request as a case of its own, and say its deadline; by options, or from a message."""
    from dpo_desk.cli import mail_log
    from dpo_desk.duties import intake

    given = _given(options)
    _check_capacity(given, by_mail=mail is not None)
    message = mail_log.read(mail) if mail else None
    if message is None:
        for option_name, field in _NEEDED:
            if not given.get(field):
                raise Misuse("cli.error.missing", name=option_name)
    with session.open(register, write=True) as opened:
        if message is None:
            logged = intake.log_request(opened, intake.RequestDraft(**given))
        else:
            logged = mail_log.log(session.words, opened, message, given)
        if not as_json:
            say.line(session.words("cli.logged", ref=logged.ref))
        _tell(session, opened, logged, as_json=as_json)


_NEEDED = (
    ("--kind", "kinds"),
    ("--received", "received_on"),
    ("--name", "requester_name"),
)


def _given(options: dict[str, Any]) -> dict[str, Any]:
    """What was typed, as fields of the draft; what was left out is not among them."""
    fields = {
        "kinds": options["kinds"],
        "received_on": options["received"],
        "channel": options["channel"],
        "relation": options["relation"],
        "language": options["language"],
        "requester_name": (options["name"] or "").strip(),
        "requester_email": options["email"].strip(),
        "requester_phone": options["phone"].strip(),
        "representative_name": options["representative"].strip(),
        "text": options["text"],
        "capacity": options["capacity"],
        "is_child": options["child"],
    }
    if fields["representative_name"] and fields["capacity"] is None:
        fields["capacity"] = Capacity.REPRESENTATIVE
    return {name: value for name, value in fields.items() if value}


def _check_capacity(given: dict[str, Any], *, by_mail: bool) -> None:
    """Raise Misuse where nobody is named to act for the person, or somebody who would be both."""
    capacity, named = given.get("capacity"), "representative_name" in given
    if capacity is Capacity.SELF and named:
        raise Misuse("cli.error.capacity")
    if capacity in WITH_AUTHORITY and not (named or by_mail):  # a message says itself who wrote
        raise Misuse("cli.error.missing", name="--representative")


@command(
    "list", "cli.help.request.list", example="dpo-desk-cli request list firma.perm --open --json"
)
@the_register
@option("--open", "only_open", is_flag=True, help="cli.opt.open")
@as_json
@click.pass_obj
def list_(session: Session, *, register: Path, only_open: bool, as_json: bool) -> None:
    """List the cases, the newest first."""
    import msgspec

    from dpo_desk.duties import case

    with session.open(register) as opened:
        rows = case.rows(opened, only_open=only_open)
    if as_json:
        say.document([msgspec.structs.asdict(row) for row in rows])
        return
    words = session.words
    if not rows:
        say.line(words("cli.no_cases"))
        return
    headers = [words(f"cli.column.{name}") for name in ("ref", "received", "kind", "status", "due")]
    say.table(
        [
            (
                row.ref,
                _short(row.received, words),
                ", ".join(kind.label(words.language) for kind in row.claims),
                row.status.label(words.language),
                _short(row.due_on, words),
            )
            for row in rows
        ],
        headers,
    )


@command(
    "show", "cli.help.request.show", example="dpo-desk-cli request show firma.perm 2026-001 --json"
)
@the_register
@the_ref
@as_json
@click.pass_obj
def show(session: Session, *, register: Path, ref: str, as_json: bool) -> None:
    """Show a case: its deadlines with their reasons, searches, letters and log."""
    from dpo_desk.duties import case

    with session.open(register) as opened:
        shown = case.by_ref(opened, ref)
        if not as_json:
            _head(session.words, opened, shown)
        _tell(session, opened, shown, as_json=as_json)
        if not as_json:
            _work(session.words, opened, shown)


def _tell(session: Session, register: "Register", request: "Request", *, as_json: bool) -> None:
    """The case as JSON, or its deadlines for people; of another's, by when it goes on."""
    from dpo_desk.duties import case, events

    if as_json:
        say.document(case.as_json(register, request))
        return
    if request.role is Role.PROCESSOR:
        if request.due_on is not None:
            day = dates.write(request.due_on, session.words.language, "weekday")
            say.line(session.words("cli.forward_by", date=day))
        return
    found = events.case_deadlines(register, request)
    if found is not None:
        deadlines.show(session.words, found)
    elif request.due_on is not None:
        day = dates.write(request.due_on, session.words.language, "weekday")
        say.line(session.words("cli.planned_by", date=day))


def _head(words: Words, register: "Register", request: "Request") -> None:
    from dpo_desk.duties import case

    kinds = ", ".join(c.kind.label(words.language) for c in case.claims(register, request))
    person = " · ".join(filter(None, (request.requester_name, request.requester_email)))
    say.line(words("cli.case", ref=request.ref, kinds=kinds))
    status = f"{request.status.label(words.language)} {_short(request.closed_on, words)}".strip()
    rows = [
        (words("cli.column.person"), f"{person} · {request.relation.label(words.language)}"),
        (words("cli.column.received"), _short(request.received_on, words)),
        (words("cli.column.status"), status),
    ]
    say.table(rows)
    say.line()
    ended = [claim for claim in case.claims(register, request) if claim.outcome is not None]
    if ended:
        say.heading(words("cli.claims"))
        say.table([_claim_row(words, claim) for claim in ended])
        say.line()


def _work(words: Words, register: "Register", request: "Request") -> None:
    """What was searched, which letters there are, and what happened when."""
    from dpo_desk.duties import case, collecting, events, labels

    sources = collecting.sources(register, request)
    if sources:
        say.heading(words("cli.searches"))
        say.table(
            [
                (s.name, words(f"search.{s.search.result}"), _short(s.search.on, words))
                for s in sources
            ]
        )
    letters = case.letters(register, request)
    if letters:
        say.heading(words("cli.letters"))
        say.table([_letter_row(words, each) for each in letters])
    say.heading(words("cli.log"))
    places = {source.search.uid: source.name for source in sources}
    say.table(
        [
            (
                _short(event.on, words),
                labels.event_title(event, words, places),
                labels.event_detail(event, words),
            )
            for event in events.events(register, request)
        ]
    )


def _claim_row(words: Words, claim: "Claim") -> tuple[str, str, str]:
    """A claim: what it is, how it ended, and on which ground."""
    from dpo_desk.law import grounds

    outcome = claim.outcome.label(words.language) if claim.outcome else ""
    ground = grounds.ground(claim.ground).cite(words.language) if claim.ground else ""
    return claim.kind.label(words.language), outcome, ground


def _letter_row(words: Words, letter: "KeptLetter") -> tuple[str, str, str]:
    """A letter: what it is, its language, and whether it was sent."""
    if letter.sent_on is not None:
        state = words("cli.letter.state.sent", date=_short(letter.sent_on, words))
    elif letter.holes:
        state = words.n("cli.letter.state.holes", letter.holes)
    else:
        state = words("cli.letter.state.draft")
    return letter.kind.label(words.language), letter.language, state


def _short(day: date | None, words: Words) -> str:
    return "" if day is None else dates.write(day, words.language, "short")
