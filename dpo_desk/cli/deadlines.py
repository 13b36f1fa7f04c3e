"""``deadline`` and ``breach-deadline``: the law's reckoning, without any register."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from dpo_desk.cli import say
from dpo_desk.cli.command import as_json, command, option
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import Day, Moment, PauseType, Period
from dpo_desk.law import dates
from dpo_desk.law.deadlines import Deadlines, Facts, Pause, Reason, deadlines, sentences
from dpo_desk.words import LANGUAGES, Words

if TYPE_CHECKING:
    from dpo_desk.law.breach_hours import BreachDeadline


@command(
    "deadline",
    "cli.help.deadline",
    example="dpo-desk-cli deadline --received 2027-01-31 --promise P30D\n"
    "dpo-desk-cli deadline --received 2026-11-02 --pause 2026-11-03/2026-11-10"
    " --extended-on 2026-12-01 --json",
)
@option("--received", type=Day(), required=True, help="cli.opt.received")
@option("--promise", type=Period(), multiple=True, help="cli.opt.promise")
@option("--pause", "pauses", type=PauseType(), multiple=True, help="cli.opt.pause")
@option("--extended-on", type=Day(), help="cli.opt.extended_on")
@as_json
@click.pass_obj
def deadline(
    session: Session,
    *,
    received: date,
    promise: tuple[str, ...],
    pauses: tuple[Pause, ...],
    extended_on: date | None,
    as_json: bool,
) -> None:
    """Say until when a request is to be answered, and why."""
    for name, days in (
        ("--pause", [pause.asked for pause in pauses]),
        ("--extended-on", [extended_on]),
    ):
        if any(day is not None and day < received for day in days):
            raise Misuse("cli.error.before_received", name=name)
    try:
        found = deadlines(Facts(received, promise, pauses, extended_on))
    except (ValueError, OverflowError) as error:
        raise Misuse("cli.error.facts") from error
    if as_json:
        say.document(_document(found))
    else:
        show(session.words, found)


@command(
    "breach-deadline",
    "cli.help.breach-deadline",
    example="dpo-desk-cli breach-deadline --aware 2026-11-20T16:20",
)
@option("--aware", type=Moment(), required=True, help="cli.opt.aware")
@as_json
@click.pass_obj
def breach_deadline(session: Session, *, aware: datetime, as_json: bool) -> None:
    """Say until when a breach is to be reported to Datatilsynet, and why."""
    from dpo_desk.law import breach_hours

    try:
        found = breach_hours.breach_deadline(aware)
    except (ValueError, OverflowError) as error:
        raise Misuse("cli.error.facts") from error
    if as_json:
        say.document(_document(found))
        return
    words = session.words
    say.line(words("cli.breach.by", when=dates.moment(found.safe72, words.language)))
    _why(words, found.reasons)


def show(words: Words, found: Deadlines) -> None:
    """The deadlines of a request for people: both dates, then how they were counted."""

    def day(value: date) -> str:
        return dates.write(value, words.language, "weekday")

    say.line(words("cli.deadline.by", safe=day(found.safe), law=day(found.law_latest)))
    if found.ext_safe is not None and found.ext_latest is not None:
        ends = {"safe": day(found.ext_safe), "law": day(found.ext_latest)}
        say.line(words("cli.deadline.extended", **ends))
    _why(words, found.reasons)


def _why(words: Words, reasons: Iterable[Reason]) -> None:
    say.heading(words("due.how"))
    say.bullets(sentences(reasons, words.language))


def _document(found: "Deadlines | BreachDeadline") -> dict[str, Any]:
    """The dates as they are called, and the reasons in all languages."""
    said = {language: list(sentences(found.reasons, language)) for language in LANGUAGES}
    return found._asdict() | {"reasons": said}
