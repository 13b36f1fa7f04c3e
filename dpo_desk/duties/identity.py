"""Who is asking: a check only on reasonable doubt, and never a copy of a document (art. 12 (6))."""

from datetime import date

from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events, note
from dpo_desk.law.codes import IdentityMethod
from dpo_desk.records import Event, EventKind, Request
from dpo_desk.register import Register

_ABOUT = (EventKind.DOUBT, EventKind.NO_DOUBT, EventKind.IDENTIFIED)


def no_doubt(register: Register, request_id: int, why: str, *, on: date | None = None) -> Request:
    """Log that nobody reasonably doubts who this is, with one line why (MODEL.md 8)."""
    return _log(register, request_id, EventKind.NO_DOUBT, "action.identity.no_doubt", on, why)


def doubt(register: Register, request_id: int, why: str, *, on: date | None = None) -> Request:
    """Log a reasonable doubt, with one line why; sending is held back until it is answered."""
    return _log(register, request_id, EventKind.DOUBT, "action.identity.doubt", on, why)


def confirm(
    register: Register,
    request_id: int,
    method: IdentityMethod,
    *,
    on: date | None = None,
    comment: str = "",
) -> Request:
    """Log how the person was identified, and on which day."""
    request = register.get(Request, request_id)
    _check_day(register, request, on)
    with register.action("action.identity.confirmed", ref=request.ref):
        return note(
            register,
            request,
            EventKind.IDENTIFIED,
            on=on,
            text=comment.strip(),
            method=method.value,
        )


def latest(register: Register, request: Request) -> Event | None:
    """The last thing logged about who the person is; None as long as nobody has said anything."""
    return next((e for e in reversed(events(register, request)) if e.kind in _ABOUT), None)


def unanswered_doubt(register: Register, request: Request) -> bool:
    """Whether a doubt is logged without an answer: the only thing that holds sending back."""
    event = latest(register, request)
    return event is not None and event.kind is EventKind.DOUBT


def _log(
    register: Register, request_id: int, kind: EventKind, label: str, on: date | None, why: str
) -> Request:
    request = register.get(Request, request_id)
    if not why.strip():
        raise InvalidField("duties.error.why_missing", "why")
    _check_day(register, request, on)
    with register.action(label, ref=request.ref):
        return note(register, request, kind, on=on, text=why.strip())


def _check_day(register: Register, request: Request, on: date | None) -> None:
    if on is None:
        return
    if on > register.clock.today():
        raise InvalidField("duties.error.day_ahead", "on")
    if request.received_on and on < request.received_on:
        raise InvalidField("duties.error.before_receipt", "on")
