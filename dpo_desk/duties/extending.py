"""Two months more (12 (3)): for complexity or number only, in time, once, and by letter."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from dpo_desk.duties.case import claims
from dpo_desk.duties.errors import Guarded
from dpo_desk.duties.events import events, facts
from dpo_desk.law.codes import LetterKind
from dpo_desk.law.deadlines import deadlines
from dpo_desk.law.kinds import KINDS, month_runs
from dpo_desk.letters import asks
from dpo_desk.records import EventKind, Request
from dpo_desk.register import Register

# What is no reason, and the words that give it away in the three languages.
_NO_REASONS: Final = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "holiday": r"\bferie(n|r|tid|avvikling)?\b|(sommar|sommer|jule|påske|felles)ferie"
        r"|\bpermisjon|\bholidays?\b|\bvacation|\bon leave\b",
        "illness": r"\bsyk(e|t|dom\w*|e?meld\w*|efravær)?\b|\bsjuk(e|t|dom\w*|e?meld\w*|fråvær)?\b"
        r"|\billness|\bsick\b|\bill\b",
        "unanswered": r"\bubesvar|\bikkj?e (fått )?svar|\bvent(er|ar) (fortsatt |framleis )?på svar"
        r"|\bunanswered|\bnot (yet )?(answered|replied)|\bwait(ing)? for (an?|your) (answer|reply)",
        "busy": r"\btravelt?\b(?! data)|\btravle\b|\bmy(e|kje) å gj(ø|e)re|\bunderbemann"
        r"|\bbusy\b|\bshort[- ]staffed|\bunderstaffed",
    }.items()
}


class Extension(NamedTuple):
    """How a case stands to more time; the days hold where the day of receipt is known."""

    barred: str = ""  # message key of why the case cannot be extended at all
    notice_by: date | None = None  # the day to tell the person by: the safe date
    notice_latest: date | None = None  # the law's last day: told later, it is not valid
    until: date | None = None  # the new safe date, which the letter gives
    latest: date | None = None  # … and the law's last day with it
    extended_on: date | None = None

    def possible(self, on: date) -> bool:
        """Whether a letter sent on a day would extend the case."""
        return not self.barred and self.notice_latest is not None and on <= self.notice_latest


def read(register: Register, request: Request) -> Extension:
    """Whether the person can still be told of more time, by when, and the dates that follow."""
    happened = events(register, request)
    plain = facts(register, request, happened)
    if plain is None:
        return Extension("answering.guard.no_date")
    kinds = [claim.kind for claim in claims(register, request)]
    if not month_runs(kinds):
        return Extension("answering.guard.extension_no_month")
    without = deadlines(plain._replace(extended_on=None))
    longer = deadlines(plain._replace(extended_on=plain.received))  # as if told in time
    told = [event.on for event in happened if event.kind is EventKind.EXTENDED]
    barred = ""
    if told:
        barred = "answering.guard.extended"
    elif not any(KINDS[kind].month and not KINDS[kind].at_once for kind in kinds):
        barred = "answering.guard.extension_at_once"
    return Extension(
        barred,
        without.safe,
        without.law_latest,
        longer.ext_safe,
        longer.ext_latest,
        told[-1] if told else None,
    )


def check(register: Register, request: Request, said: Mapping[str, str], on: date) -> None:
    """Raises Guarded where a letter sent on that day would extend nothing: once, in time, why.

    ``said`` are the letter's own answers.
    """
    found = read(register, request)
    if found.barred:
        raise Guarded(found.barred, "answer")
    if found.notice_latest is not None and on > found.notice_latest:
        raise Guarded("answering.guard.extension_late", "answer", date=found.notice_latest)
    lacking = {ask.name for ask in asks.missing(LetterKind.EXTENSION, said)}
    if lacking & {"ground", "reason"}:
        raise Guarded("answering.guard.extension_reason", "answer")


def reason(said: Mapping[str, str]) -> str:
    """Why more time is needed, in the manager's words, as the log keeps it."""
    return said.get("reason", "").strip()


def cautions(said: Mapping[str, str]) -> tuple[str, ...]:
    """Message keys of what the law does not take as a reason, where the words sound like it."""
    text = reason(said)
    return tuple(
        f"answering.caution.extension_{name}"
        for name, pattern in _NO_REASONS.items()
        if pattern.search(text)
    )
