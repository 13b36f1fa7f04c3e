"""Article 19: whoever received the data is told that they were corrected, erased or restricted.

One row a recipient, told by a letter of its own (B16) and waited for until it has confirmed; where
telling is impossible or asks too much, why is kept instead. The answers to the person list them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from dpo_desk.duties.case import claims
from dpo_desk.duties.collecting import applicable
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import note
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, LetterKind, RequestKind, Role
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import (
    ActivityService,
    EventKind,
    Finding,
    KeptLetter,
    Notification,
    Recipient,
    Request,
    Search,
    SearchResult,
    Service,
    Vendor,
)
from dpo_desk.register import Register

ERASED_ON: Final = "erased_on"  # asked in a letter, where no finding says what was erased
_DONE: Final = (ClaimOutcome.ANSWERED, ClaimOutcome.PARTLY)
_BY_FINDING: Final = {
    FindingChoice.CORRECT: RequestKind.RECTIFICATION,
    FindingChoice.ERASE: RequestKind.ERASURE,
    FindingChoice.RESTRICT: RequestKind.RESTRICTION,
}


class Party(NamedTuple):
    """Somebody who received the data: a service of another firm, or a recipient."""

    name: str
    contact: str
    service_id: int | None = None
    recipient_id: int | None = None


def about(register: Register, request: Request) -> tuple[RequestKind, ...]:
    """What was done that recipients must hear of: corrected, erased, restricted.

    A claim says so once it is carried out or answered, a finding once it is done, also where an
    objection or a withdrawn consent led to it; where no finding does, their letter says the day.
    """
    done = {
        claim.kind
        for claim in claims(register, request)
        if KINDS[claim.kind].tells_recipients and (claim.done_on or claim.outcome in _DONE)
    }
    for finding in register.find(Finding, "request_id = :r", r=request.id):
        if finding.done_on is not None and finding.choice in _BY_FINDING:
            done.add(_BY_FINDING[finding.choice])
    if _says_erased(register, request):
        done.add(RequestKind.ERASURE)
    return tuple(kind for kind in RequestKind if kind in done)


def parties(register: Register, request: Request) -> list[Party]:
    """Who received the person's data: services of others and recipients of what applies.

    An own system is nobody, and a place that was searched in vain received nothing.
    """
    ids = {activity.id for activity in applicable(register, request) if _ours(activity.role)}
    found = {party.name.casefold(): party for party in _recipients(register, ids)}
    found |= {party.name.casefold(): party for party in _services(register, request, ids)}
    return sorted(found.values(), key=lambda party: (party.recipient_id or 0, party.service_id))


def groups(register: Register) -> frozenset[int]:
    """Recipients that only a group is known of: there is nobody that a letter could go to."""
    return frozenset(each.id for each in register.find(Recipient, "is_category"))


def due(register: Register, request: Request) -> tuple[Notification, ...]:
    """Everybody who is to be told, each with a row; the rows that are missing are made.

    Undoable as one action; nothing is made where nothing was done that anybody must hear of.
    """
    kinds = tuple(kind.value for kind in about(register, request))
    rows = notifications(register, request)
    if not kinds:
        return tuple(rows)
    missing = [party for party in parties(register, request) if not _row(rows, party)]
    behind = [row for row in rows if set(kinds) - set(row.about) and row.told_on is None]
    if not missing and not behind:
        return tuple(rows)
    with register.action("action.notification.due", ref=request.ref):
        for row in behind:
            register.change(row, about=kinds)
        for party in missing:
            register.add(Notification(request_id=request.id, about=kinds, **party._asdict()))
    return tuple(notifications(register, request))


def notifications(register: Register, request: Request) -> list[Notification]:
    """The rows of a case as they stand."""
    return register.find(Notification, "request_id = :r", order="id", r=request.id)


def not_told(register: Register, request: Request) -> tuple[str, ...]:
    """Names of those who must be told and are not, with nothing kept of why (rule D09)."""
    if not about(register, request):
        return ()
    rows = notifications(register, request)
    open_rows = [row.name for row in rows if row.told_on is None and not row.untold.strip()]
    unlisted = [p.name for p in parties(register, request) if not _row(rows, p)]
    return tuple(open_rows + unlisted)


def told(
    register: Register,
    notification_id: int,
    *,
    on: date | None = None,
    confirm_by: date | None = None,
) -> Notification:
    """Log that a recipient was told without a letter; raises InvalidField for a day ahead."""
    row = register.get(Notification, notification_id)
    request = register.get(Request, row.request_id)
    day = _day(register, request, on)
    with register.action("action.notification.told", ref=request.ref):
        return _told(register, request, row, day, confirm_by or row.confirm_by)


def confirmed(register: Register, notification_id: int, *, on: date | None = None) -> Notification:
    """Log that a recipient has confirmed; raises InvalidField where nobody was told before."""
    row = register.get(Notification, notification_id)
    request = register.get(Request, row.request_id)
    day = _day(register, request, on)
    if row.told_on is None or day < row.told_on:
        raise InvalidField("answering.error.not_told", "on")
    with register.action("action.notification.confirmed", ref=request.ref):
        row = register.change(row, confirmed_on=day)
        note(register, request, EventKind.CONFIRMED, on=day, notification_uid=row.uid)
        return row


def untold(register: Register, notification_id: int, reason: str) -> Notification:
    """Keep why telling is impossible or asks too much (19); "" takes that back.

    Raises InvalidField where the recipient was told already.
    """
    row = register.get(Notification, notification_id)
    request = register.get(Request, row.request_id)
    if row.told_on is not None:
        raise InvalidField("answering.error.told", "untold")
    with register.action("action.notification.untold", ref=request.ref):
        return register.change(row, untold=reason.strip())


def letter_sent(register: Register, request: Request, kept: KeptLetter, on: date) -> None:
    """The recipient of a letter (B16) was told on that day, and confirms by the day it gives."""
    row = register.first(
        Notification,
        "request_id = :r and service_id is :s and recipient_id is :t",
        r=request.id,
        s=kept.service_id,
        t=kept.recipient_id,
    )
    if row is None:
        name = kept.to_name.strip() or _name(register, kept)
        kinds = tuple(kind.value for kind in about(register, request))
        row = register.add(
            Notification(
                request_id=request.id,
                service_id=kept.service_id,
                recipient_id=kept.recipient_id,
                name=name,
                about=kinds,
            )
        )
    by = kept.facts.get("confirm_by", "")
    _told(register, request, row, on, date.fromisoformat(by) if by else row.confirm_by)


def _says_erased(register: Register, request: Request) -> bool:
    """Whether a letter to the person says that data were erased, on a day that has come."""
    today = register.clock.today().isoformat()
    letters = register.find(KeptLetter, "request_id = :r", r=request.id)
    to_person = (each for each in letters if each.kind is not LetterKind.TO_CONTROLLER)
    return any("" < each.facts.get(ERASED_ON, "") <= today for each in to_person)


def _told(
    register: Register, request: Request, row: Notification, on: date, confirm_by: date | None
) -> Notification:
    row = register.change(row, told_on=on, confirm_by=confirm_by, untold="")
    note(register, request, EventKind.TOLD, on=on, notification_uid=row.uid)
    return row


def _row(rows: Iterable[Notification], party: Party) -> Notification | None:
    wanted = (party.service_id, party.recipient_id)
    return next((row for row in rows if (row.service_id, row.recipient_id) == wanted), None)


def _services(register: Register, request: Request, ids: set[int]) -> Iterator[Party]:
    searches = register.find(Search, "request_id = :r", r=request.id)
    vain = {row.service_id for row in searches if row.result is SearchResult.NOTHING}
    used = {link.service_id for link in register.find(ActivityService) if link.activity_id in ids}
    vendors = {vendor.id: vendor for vendor in register.find(Vendor)}
    for service in register.find(Service, order="id"):
        vendor = vendors.get(service.vendor_id or 0)
        if vendor is not None and service.id in used - vain:
            yield Party(service.name, service.contact or vendor.website, service_id=service.id)


def _recipients(register: Register, ids: set[int]) -> Iterator[Party]:
    for recipient in register.find(Recipient, order="id desc"):
        if recipient.activity_id in ids:
            yield Party(recipient.name, "", recipient_id=recipient.id)


def _name(register: Register, kept: KeptLetter) -> str:
    if kept.service_id is not None:
        return register.get(Service, kept.service_id).name
    return register.get(Recipient, kept.recipient_id or 0).name


def _ours(role: Role) -> bool:
    """Whether the company answers for what it holds; for another it only processes."""
    return role is not Role.PROCESSOR


def _day(register: Register, request: Request, on: date | None) -> date:
    day = on or register.clock.today()
    if day > register.clock.today():
        raise InvalidField("duties.error.day_ahead", "on")
    if request.received_on and day < request.received_on:
        raise InvalidField("duties.error.before_receipt", "on")
    return day
