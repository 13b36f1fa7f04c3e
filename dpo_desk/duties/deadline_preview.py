"""What the deadline would be if a request had come on a day: shown while it is being logged."""

from collections.abc import Iterable
from datetime import date

from dpo_desk.duties.events import case_deadlines
from dpo_desk.law.codes import RequestKind
from dpo_desk.law.deadlines import Deadlines
from dpo_desk.law.kinds import month_runs
from dpo_desk.records import Request
from dpo_desk.register import Register


def preview(
    register: Register, received: date, kinds: Iterable[RequestKind] = ()
) -> Deadlines | None:
    """The deadlines of a request received on a day, with what the notice promises; else None.

    None for a day that no case can have: ahead, or so long ago that the year cannot be right; and
    for a question or a complaint, as no month runs for it.
    """
    if not month_runs(kinds) or received > register.clock.today():
        return None
    try:
        return case_deadlines(register, Request(received_on=received), [])
    except ValueError:
        return None
