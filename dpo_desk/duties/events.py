"""The facts of a case, and what is derived from them: status and dates (MODEL.md 4).

Every fact goes through ``note``, which appends it and brings the derived columns along in the same
action. Nothing else writes them; ``recomputed`` is what ``verify`` holds them against.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.progress import answered_on, last, sent_answers, status
from dpo_desk.law import kinds, working_days
from dpo_desk.law.codes import RequestStatus, Role
from dpo_desk.law.deadlines import Deadlines, Facts, Pause, deadlines, planned
from dpo_desk.records import Claim, Event, EventKind, Request, Search, Statement
from dpo_desk.register import Register

__all__ = [
    "case_deadlines",
    "check_day",
    "events",
    "facts",
    "forward_by",
    "month_runs",
    "note",
    "planned_on",
    "recomputed",
    "refresh",
    "status",
]


class Derived(NamedTuple):
    """The derived columns of a request."""

    status: RequestStatus
    due_on: date | None
    closed_on: date | None
    answered_on: date | None


def note(
    register: Register,
    request: Request,
    kind: EventKind,
    *,
    on: date | None = None,
    who: str = "",
    text: str = "",
    **values: Any,
) -> Request:
    """Append a fact (``on``: its day, today unless given) and bring the derived columns along.

    ``text`` is the event's note, which erasure empties; ``values`` hold codes, uids, hashes only.
    """
    register.add(
        Event(
            request_id=request.id,
            kind=kind,
            on=on or register.clock.today(),
            at=register.clock.now(),
            who=who or register.company().manager,
            values=values,
            note=text,
        )
    )
    return refresh(register, request.id)


def refresh(register: Register, request_id: int) -> Request:
    """Recompute the derived columns of a request and keep them where they have changed."""
    request = register.get(Request, request_id)
    new = recomputed(register, request)
    if all(getattr(request, name) == value for name, value in new._asdict().items()):
        return request
    return register.change(request, **new._asdict())


def recomputed(register: Register, request: Request) -> Derived:
    """Status and dates as they follow from the facts."""
    happened = events(register, request)
    searches = register.find(Search, "request_id = :r", r=request.id)
    claims = register.find(Claim, "request_id = :r", order="id", r=request.id)
    answered = answered_on(request, claims, happened, sent_answers(register, request))
    now = status(request, claims, happened, searches)
    closed = last(happened, EventKind.CLOSED) if now is RequestStatus.CLOSED else None
    return Derived(
        now, _due_on(register, request, happened), closed.on if closed else None, answered
    )


def _due_on(register: Register, request: Request, happened: Sequence[Event]) -> date | None:
    """The safe date, or the planned one where no month runs.

    Of another's request the day by which it goes on, until it has gone.
    """
    if request.role is Role.PROCESSOR:
        gone = last(happened, EventKind.FORWARDED) is not None
        return None if gone else forward_by(request, register.company().forward_days)
    due = case_deadlines(register, request, happened)
    return due.due_on if due else planned_on(register, request)


def check_day(register: Register, request: Request, on: date | None) -> None:
    """Raises InvalidField for a day that lies ahead, or before the request came in."""
    if on is None:
        return
    if on > register.clock.today():
        raise InvalidField("duties.error.day_ahead", "on")
    if request.received_on and on < request.received_on:
        raise InvalidField("duties.error.before_receipt", "on")


def forward_by(request: Request, usual: int) -> date | None:
    """The day by which the controller must have the request; None where it is ours to answer.

    The agreement's own term in working days, where it is shorter than the ``usual`` one: 28 (3) (e)
    sets none, but the controller's month already runs.
    """
    if request.role is not Role.PROCESSOR or request.received_on is None:
        return None
    days = min(request.forward_days, usual) if request.forward_days > 0 else usual
    return working_days.add_working_days(request.received_on, days)


def events(register: Register, request: Request) -> list[Event]:
    """The facts of a case in the order they were logged."""
    return register.find(Event, "request_id = :r", order="id", r=request.id)


def facts(register: Register, request: Request, happened: Sequence[Event]) -> Facts | None:
    """The plain facts of the deadlines; None as long as nobody knows when the request came."""
    if request.received_on is None:
        return None
    extended = last(happened, EventKind.EXTENDED)
    company = register.company()
    return Facts(
        received=request.received_on,
        promises=promises(register),
        pauses=_pauses(happened, request.received_on),
        extended_on=extended.on if extended else None,
        closed_days=company.close_christmas_eve,
    )


def case_deadlines(
    register: Register, request: Request, happened: Sequence[Event] | None = None
) -> Deadlines | None:
    """The deadlines of a case with their reasons; None without a date of receipt, or a month."""
    if not month_runs(register, request):
        return None
    plain = facts(register, request, events(register, request) if happened is None else happened)
    if plain is None:
        return None
    return deadlines(plain, today=register.clock.today())


def month_runs(register: Register, request: Request) -> bool:
    """Whether the month of 12 (3) runs: not for what is a question or a complaint and no more."""
    asked = register.find(Claim, "request_id = :r", r=request.id)
    return kinds.month_runs(claim.kind for claim in asked)


def planned_on(register: Register, request: Request) -> date | None:
    """The day to have answered by where no month runs: a goal of our own, which no law sets."""
    plain = facts(register, request, ())
    return None if plain is None or month_runs(register, request) else planned(plain)


def promises(register: Register) -> tuple[str, ...]:
    """The periods within which the published notice promises an answer (MODEL.md 7)."""
    said = register.find(Statement, "topic = 'promise' and value <> ''", order="id")
    chosen = [s for s in said if s.chosen]
    return tuple(dict.fromkeys(s.value for s in chosen or said))


def _pauses(happened: Sequence[Event], received: date) -> tuple[Pause, ...]:
    """Questions with their answers; one about identity counts only after a logged doubt."""
    found: list[tuple[str, Pause]] = []
    doubted = False
    for event in happened:
        about = str(event.values.get("about", ""))
        match event.kind:
            case EventKind.DOUBT:
                doubted = True
            case EventKind.ASKED if event.on and event.on >= received:
                if doubted or about != "identity":
                    found.append((about, Pause(event.on)))
            case EventKind.ANSWERED if event.on:
                _answer(found, about, event.on)
            case _:
                pass
    return tuple(pause for _about, pause in found)


def _answer(found: list[tuple[str, Pause]], about: str, on: date) -> None:
    """The last open question about the same thing has its answer."""
    for place in reversed(range(len(found))):
        asked, pause = found[place]
        if pause.answered is None and asked == about and on >= pause.asked:
            found[place] = asked, pause._replace(answered=on)
            return
