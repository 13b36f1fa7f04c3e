"""The one thing to do next (DESIGN §3): what is overdue, then what waits longest, else nothing.

The first that there is, in this order: a request past the law's last day, a doubt about who
somebody is, the request whose deadline is nearest, a round of deletion within seven days, proposals
of a notice that was not gone through to its end (what the register lacks is judged afterwards),
what the self-check says must be mended (``or_finding``: it is worked out by itself), an answered
case that nobody has closed. What a request needs follows from the step it is in.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

from dpo_desk.duties.agenda import agenda
from dpo_desk.duties.agenda_item import State
from dpo_desk.law.codes import LetterKind, RequestKind, RequestStatus, RetentionAction, Role
from dpo_desk.law.deadlines import latest
from dpo_desk.law.facts import DueState
from dpo_desk.law.kinds import month_runs
from dpo_desk.records import EventKind, ProposalState, RetentionRule
from dpo_desk.register import Register

if TYPE_CHECKING:
    from dpo_desk.duties.checking_view import Row

SOON: Final = timedelta(days=7)
_A_YEAR: Final = timedelta(days=366)
_OPEN: Final = ", ".join(f"'{status.value}'" for status in RequestStatus if status.is_open)
_DEEDS: Final = {
    RetentionAction.DELETE: "delete",
    RetentionAction.ANONYMISE_OR_DELETE: "delete",
    RetentionAction.ANONYMISE: "anonymise",
}


class Why(StrEnum):
    """Why it comes first."""

    OVERDUE = "overdue"
    IDENTITY = "identity"
    REQUEST = "request"
    DELETION = "deletion"
    PROPOSALS = "proposals"
    FINDING = "finding"
    CLOSING = "closing"
    NONE = "none"


class Case(msgspec.Struct, frozen=True):
    """A request as the card shows it; the days hold where there is a deadline."""

    id: int
    uid: str
    ref: str
    name: str
    status: RequestStatus
    kinds: tuple[RequestKind, ...]
    received_on: date | None
    due_on: date | None
    latest: date | None
    state: DueState
    days_left: int
    days_over: int
    receipt_sent: bool
    sent_on: date | None  # when all that is asked for had its answer
    places: int  # how many are to be searched
    unsearched: int
    forwarding: bool = False  # the controller's to answer: it goes on to them
    planned: bool = False  # no month runs: ``due_on`` is a plan of our own

    def __repr__(self) -> str:
        """Ids only (MODEL.md 25)."""
        return f"<Case {self.id} {self.uid}>"

    def part_gone(self, today: date) -> float:
        """How much of the time from receipt to the due date has gone, 0 to 1."""
        if self.received_on is None or self.due_on is None or self.due_on <= self.received_on:
            return 0.0
        whole, gone = self.due_on - self.received_on, today - self.received_on
        return min(1.0, max(0.0, gone / whole))


class NextStep(msgspec.Struct, frozen=True):
    """What to do next. ``step`` is where in the case; ``on`` the day of a round, or of what comes.

    ``deed`` names the words: what a case needs (receipt, identity, doubt, scope, assess, answer,
    forward, close, date), what a round does (delete, anonymise, review), propose, or calm.
    ``waiting`` is how many proposals of ``version_uid`` nobody has answered.
    """

    why: Why
    deed: str
    case: Case | None = None
    step: str = ""
    rule_uid: str = ""
    version_uid: str = ""
    waiting: int = 0
    what: str = ""
    on: date | None = None
    finding: "Row | None" = None  # of the self-check

    def __repr__(self) -> str:
        """Codes only."""
        return f"<NextStep {self.why} {self.deed}>"


class _Row(msgspec.Struct):
    id: int
    uid: str
    ref: str
    requester_name: str
    status: RequestStatus
    received_on: date | None
    due_on: date | None
    answered_on: date | None
    role: Role
    forward_days: int
    extended_on: date | None
    kinds: str  # with commas between

    @property
    def month(self) -> bool:
        return month_runs(map(RequestKind, filter(None, self.kinds.split(","))))

    @property
    def forwarding(self) -> bool:
        return self.role is Role.PROCESSOR


def next_step(register: Register) -> NextStep:
    """What to do next, from the register as it stands today."""
    today = register.clock.today()
    waiting = _waiting(register, f"(due_on < '{today}' or status = '{RequestStatus.IDENTITY}')")
    late = [row for row in waiting if _days_over(row, today)]
    if late:
        row = min(late, key=lambda one: (_latest(one) or today, one.id))
        return _of_case(register, Why.OVERDUE, row, today)
    doubts = [row for row in waiting if row.status is RequestStatus.IDENTITY]
    if doubts:
        return _of_case(register, Why.IDENTITY, doubts[0], today)
    nearest = _waiting(register, limit=1)
    if nearest:
        return _of_case(register, Why.REQUEST, nearest[0], today)
    return _without_deadline(register, today)


def _without_deadline(register: Register, today: date) -> NextStep:
    """What to do where nobody waits for an answer."""
    rule = register.first(RetentionRule, "next_on <= :last", order="next_on, id", last=today + SOON)
    if rule is not None:
        deed = _DEEDS.get(rule.action, "review")
        return NextStep(Why.DELETION, deed, rule_uid=rule.uid, what=rule.data, on=rule.next_on)
    proposed = _proposed(register)
    if proposed is not None:
        return proposed
    answered = _waiting(register, answered=True, limit=1)
    if answered:
        return _of_case(register, Why.CLOSING, answered[0], today)
    return NextStep(Why.NONE, "calm", on=_next_day(register, today))


def or_finding(step: NextStep, must: "Sequence[Row]") -> NextStep:
    """The first of what must be mended, where nothing that comes before it is to be done."""
    if not must or step.why not in (Why.CLOSING, Why.NONE):
        return step
    return NextStep(Why.FINDING, "finding", finding=must[0])


def _waiting(
    register: Register, which: str = "1", *, answered: bool = False, limit: int = -1
) -> list[_Row]:
    """Open requests without an answer (or with one), the nearest deadline first.

    One without a date has no deadline that anybody could keep, so it comes before all others.
    """
    rows = register.rows(
        "select id, uid, ref, requester_name, status, received_on, due_on, answered_on, role,"
        " forward_days,"
        ' (select max(event."on") from event where event.request_id = request.id'
        f" and event.kind = '{EventKind.EXTENDED.value}' and event.removed_at is null)"
        " as extended_on, coalesce((select group_concat(kind) from claim"
        " where claim.request_id = request.id and claim.removed_at is null), '') as kinds"
        f" from request where removed_at is null and status in ({_OPEN}) and {which}"
        f" and answered_on is {'not ' if answered else ''}null order by +due_on, id limit :limit",
        limit=limit,
    )
    return msgspec.convert(rows, list[_Row], strict=False)


def _proposed(register: Register) -> NextStep | None:
    """The newest notice text that was read and not gone through; None where there is none."""
    rows = register.rows(
        "select v.uid, count(*) as waiting from proposal p"
        " join notice_version v on v.id = p.notice_version_id"
        f" where p.state = '{ProposalState.OPEN.value}' and p.removed_at is null"
        " and v.removed_at is null group by v.id order by v.id desc limit 1"
    )
    if not rows:
        return None
    uid, waiting = str(rows[0]["uid"]), int(str(rows[0]["waiting"]))
    return NextStep(Why.PROPOSALS, "propose", version_uid=uid, waiting=waiting)


def _latest(row: _Row) -> date | None:
    """The law's last day, if its month runs; of what goes on, the agreement's or none."""
    if row.forwarding:
        return row.due_on if row.forward_days > 0 else None
    if row.received_on is None or not row.month:
        return None
    return latest(row.received_on, row.extended_on)


def _days_over(row: _Row, today: date) -> int:
    last = _latest(row)
    return max(0, (today - last).days) if last else 0


def _of_case(register: Register, why: Why, row: _Row, today: date) -> NextStep:
    case = _case(register, row, today)
    deed, step = _deed(case)
    return NextStep(why, deed, case=case, step=step, on=case.due_on)


def _deed(case: Case) -> tuple[str, str]:
    """What the case needs now, and the step of its page where that is done."""
    if case.sent_on is not None:
        return "close", RequestStatus.CLOSED.value
    if case.received_on is None:
        return "date", RequestStatus.RECEIVED.value
    if case.forwarding:
        return "forward", RequestStatus.ANSWER.value
    match case.status:
        case RequestStatus.RECEIVED:
            confirmed = case.receipt_sent or case.days_over
            step = RequestStatus.IDENTITY if confirmed else RequestStatus.RECEIVED
            return ("identity" if confirmed else "receipt"), step.value
        case RequestStatus.IDENTITY:
            return "doubt", RequestStatus.IDENTITY.value
        case other:
            return other.value, other.value


class _Fact(msgspec.Struct):
    kind: LetterKind
    on: date


class _Claim(msgspec.Struct):
    kind: RequestKind


class _Places(msgspec.Struct):
    places: int
    unsearched: int


def _case(register: Register, row: _Row, today: date) -> Case:
    letters = msgspec.convert(
        register.rows(
            'select kind, sent_on as "on" from letter where request_id = :r'
            " and removed_at is null and sent_on is not null order by id",
            r=row.id,
        ),
        list[_Fact],
        strict=False,
    )
    claims = register.rows(
        "select kind from claim where request_id = :r and removed_at is null order by id", r=row.id
    )
    (places,) = register.rows(
        "select count(*) as places, coalesce(sum(result = 'not_yet'), 0) as unsearched"
        " from search where request_id = :r and removed_at is null",
        r=row.id,
    )
    searched = msgspec.convert(places, _Places)
    over, passed = _days_over(row, today), bool(row.due_on and today > row.due_on)
    behind = DueState.SAFE_PASSED if row.month or row.forwarding else DueState.PLAN_PASSED
    late = behind if passed else DueState.IN_TIME
    return Case(
        id=row.id,
        uid=row.uid,
        ref=row.ref,
        name=row.requester_name,
        status=row.status,
        kinds=tuple(claim.kind for claim in msgspec.convert(claims, list[_Claim])),
        received_on=row.received_on,
        due_on=row.due_on,
        latest=row.due_on if row.forwarding else _latest(row),
        state=DueState.OVERDUE if over else late,
        days_left=(row.due_on - today).days if row.due_on else 0,
        days_over=over,
        receipt_sent=any(one.kind is LetterKind.RECEIPT for one in letters),
        sent_on=row.answered_on,
        places=searched.places,
        unsearched=searched.unsearched,
        forwarding=row.forwarding,
        planned=not (row.forwarding or row.month),
    )


def _next_day(register: Register, today: date) -> date | None:
    """The day of the next thing in the agenda; None where the year ahead is empty."""
    ahead = agenda(register, today, today + _A_YEAR)
    return next((item.on for item in ahead if item.state is not State.DONE), None)
