"""What a closed case keeps, and erasing it when its time is over (MODEL.md 20).

Files that were found go first, then the person with the correspondence, then the facts; the company
decides how long. An open case keeps everything, however old: it is not done with.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from dpo_desk.duties import closing
from dpo_desk.law.codes import RequestStatus
from dpo_desk.law.retention import CaseKept, case_kept
from dpo_desk.register import Due, Register, Stage


class Coming(NamedTuple):
    """What will be erased of a case by itself, and on which day."""

    request_id: int
    uid: str
    ref: str
    stage: Stage
    on: date


class _Case(msgspec.Struct, frozen=True):
    id: int
    uid: str
    ref: str
    erased_on: date | None
    start: date


def run(register: Register) -> int:
    """Erase what has had its time; returns how many things that were.

    Raises ErasureUnfinished where rests may be left in the file until the next opening.
    """
    return register.expire(due(register))


def due(register: Register) -> list[Due]:
    """What has had its time: the last day of it lies before today. Oldest cases first."""
    today = register.clock.today()
    found = []
    for case, last in _cases(register):
        if today > last.facts:
            found.append(Due(case.id, Stage.FACTS))
        elif today > last.person and case.erased_on is None:
            found.append(Due(case.id, Stage.PERSON))
        elif today > last.annexes and (files := register.found_files(case.id)):
            found.append(Due(case.id, Stage.ANNEXES, files))
    return found


def coming(register: Register, until: date) -> list[Coming]:
    """What will be erased by itself up to a day, soonest first; what is due already among it."""
    found = []
    for case, last in _cases(register):
        stages = [(Stage.FACTS, last.facts)]
        if case.erased_on is None:
            stages.append((Stage.PERSON, last.person))
        if last.annexes < until and register.found_files(case.id):
            stages.append((Stage.ANNEXES, last.annexes))
        found += [
            Coming(case.id, case.uid, case.ref, stage, day_after(day))
            for stage, day in stages
            if day < until
        ]
    return sorted(found, key=lambda each: (each.on, each.ref))


def day_after(last: date) -> date:
    """The day on which something goes that is kept to the end of ``last``."""
    return last + timedelta(days=1)


def _cases(register: Register) -> Iterator[tuple[_Case, CaseKept]]:
    """The cases that are done with, and the last days of what they keep, as their letters say.

    One without the person is done with too: a copy from before it was closed may bring it back.
    """
    rows = register.rows(
        f"select id, uid, ref, erased_on, coalesce({closing.LAST_ANSWER}, closed_on, erased_on)"
        " as start from request where (status = :closed or erased_on is not null)"
        " and removed_at is null order by id",
        closed=RequestStatus.CLOSED,
    )
    company = register.company()
    periods = (company.keep_annexes, company.keep_case, company.keep_facts)
    last: dict[date, CaseKept] = {}
    for case in msgspec.convert(rows, list[_Case], strict=False):
        if case.start not in last:
            last[case.start] = case_kept(case.start, *periods)
        yield case, last[case.start]
