"""Who is asking: a check only on reasonable doubt, and never a copy of a document (art. 12 (6))."""

from datetime import date
from typing import Final, NamedTuple

from dpo_desk.duties.case import claims
from dpo_desk.duties.claims import reopen_claim
from dpo_desk.duties.collecting import applicable
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import check_day, events, note
from dpo_desk.law import data_categories, identification, national_id
from dpo_desk.law.codes import Capacity, ClaimOutcome, IdentityMethod, Relation
from dpo_desk.law.identification import Level
from dpo_desk.records import Activity, Document, Event, EventKind, Origin, Request
from dpo_desk.register import Register

_ABOUT = (EventKind.DOUBT, EventKind.NO_DOUBT, EventKind.IDENTIFIED)
_SENSITIVE: Final = frozenset(
    {*data_categories.SPECIAL, *data_categories.CRIMINAL, *data_categories.GROUPS["economy"]}
)
# Refusals that stand only as long as nobody knows who asks.
_UNKNOWN: Final = ("art12_2_unidentified", "art11_2")


class Suited(NamedTuple):
    """How to check, should there be doubt: the level that suits, and the ways that reach it."""

    level: Level
    methods: tuple[IdentityMethod, ...]  # the one that asks for least first
    sensitive: bool  # special categories, economy, or somebody who works or worked here
    authority_missing: bool  # somebody writes for the person and nobody has noted that they may


def no_doubt(register: Register, request_id: int, why: str, *, on: date | None = None) -> Request:
    """Log that nobody reasonably doubts who this is, with one line why (MODEL.md 8).

    What was refused for want of knowing who asks is taken up again.
    """
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
    """Log how the person was identified, and on which day.

    What was refused for want of knowing who asks is taken up again, in a closed case too. Raises
    InvalidField for a day ahead or before receipt, and for a whole fødselsnummer in the comment.
    """
    request = register.get(Request, request_id)
    check_day(register, request, on)
    _check_text(comment, "comment")
    with register.action("action.identity.confirmed", ref=request.ref):
        note(
            register,
            request,
            EventKind.IDENTIFIED,
            on=on,
            text=comment.strip(),
            method=method.value,
        )
        return _go_on(register, request)


def suited(register: Register, request: Request) -> Suited:
    """How to check who asks, should anybody doubt it: by what is asked for and what lies there."""
    asked = [claim.kind for claim in claims(register, request)]
    sensitive = _is_sensitive(register, request)
    represented = request.capacity in identification.WITH_AUTHORITY
    wanted = identification.level(asked, sensitive=sensitive, represented=represented)
    ways = sorted(identification.METHODS, key=lambda method: identification.METHODS[method])
    enough = [
        method
        for method in ways
        if identification.suits(method, wanted)
        and method is not IdentityMethod.NO_DOUBT
        and (represented or method is not IdentityMethod.AUTHORITY)
    ]
    return Suited(wanted, tuple(enough), sensitive, authority_missing(register, request))


def authority_missing(register: Register, request: Request) -> bool:
    """Whether somebody writes for the person and nothing says that they may.

    A line on what was seen is enough; a power of attorney may be kept, a copy of an ID never.
    """
    if request.capacity not in identification.WITH_AUTHORITY:
        return False
    if request.representative_authority.strip():
        return False
    about = [event for event in events(register, request) if event.kind in _ABOUT]
    if any(event.values.get("method") == IdentityMethod.AUTHORITY for event in about):
        return False
    if request.capacity is Capacity.PARENT and about and about[-1].kind is not EventKind.DOUBT:
        return False  # one line says how the parent is known
    kept = "request_id = :r and origin = :o"
    return not register.count(Document, kept, r=request.id, o=Origin.AUTHORITY)


def latest(register: Register, request: Request) -> Event | None:
    """The last thing logged about who the person is; None as long as nobody has said anything."""
    return next((e for e in reversed(events(register, request)) if e.kind in _ABOUT), None)


def unanswered_doubt(register: Register, request: Request) -> bool:
    """Whether a doubt is logged without an answer: the only thing that holds sending back."""
    event = latest(register, request)
    return event is not None and event.kind is EventKind.DOUBT


def _is_sensitive(register: Register, request: Request) -> bool:
    if request.relation is Relation.EMPLOYEE:
        return True
    return any(_holds_sensitive(activity) for activity in applicable(register, request))


def _holds_sensitive(activity: Activity) -> bool:
    return bool(_SENSITIVE.intersection(activity.data_categories))


def _go_on(register: Register, request: Request) -> Request:
    """Take up again what was refused only because nobody knew who asks."""
    for claim in claims(register, request):
        refused = claim.outcome is ClaimOutcome.REFUSED and claim.ground in _UNKNOWN
        if claim.outcome is ClaimOutcome.UNIDENTIFIED or refused:
            reopen_claim(register, claim.id)
    return register.get(Request, request.id)


def _check_text(text: str, field: str) -> None:
    if national_id.found_in(text):
        raise InvalidField("identity.error.national_id", field)


def _log(
    register: Register, request_id: int, kind: EventKind, label: str, on: date | None, why: str
) -> Request:
    request = register.get(Request, request_id)
    if not why.strip():
        raise InvalidField("duties.error.why_missing", "why")
    check_day(register, request, on)
    _check_text(why, "why")
    with register.action(label, ref=request.ref):
        request = note(register, request, kind, on=on, text=why.strip())
        return request if kind is EventKind.DOUBT else _go_on(register, request)
