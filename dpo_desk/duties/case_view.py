"""All that the request's page shows, read in one go in the register's thread."""

from datetime import date
from typing import NamedTuple

import msgspec

from dpo_desk.duties import case, closing, collecting, findings, identity, labels, offers
from dpo_desk.duties.closing import OpenPoint
from dpo_desk.duties.collecting import Source
from dpo_desk.duties.events import case_deadlines, events
from dpo_desk.duties.identity import Suited
from dpo_desk.duties.offers import Offer
from dpo_desk.duties.progress import road
from dpo_desk.law import national_id
from dpo_desk.law.codes import (
    ANSWERS,
    ClaimOutcome,
    LetterKind,
    RequestKind,
    RequestStatus,
    Role,
)
from dpo_desk.law.deadlines import Deadlines, DueState
from dpo_desk.law.kinds import month_runs
from dpo_desk.letters import gather_case
from dpo_desk.letters.material import Earlier
from dpo_desk.records import (
    Activity,
    Claim,
    Event,
    EventKind,
    Finding,
    KeptLetter,
    Notification,
    Origin,
    Request,
)
from dpo_desk.register import Register
from dpo_desk.words import Words

STEPS = tuple(RequestStatus)  # received, identity, scope, assess, answer, closed


class ActivityChoice(NamedTuple):
    """An activity, and whether it concerns the person."""

    id: int
    name: str
    applies: bool


class DocumentRow(msgspec.Struct, frozen=True):
    """A kept file without its bytes."""

    id: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_on: date | None
    search_id: int | None = None
    uid: str = ""
    origin: Origin = Origin.OTHER
    as_file: bool = False  # goes along as it is

    def __repr__(self) -> str:
        """Ids only (MODEL.md 25)."""
        return f"<DocumentRow {self.id}>"


class LogLine(NamedTuple):
    """A line of the log: what happened, how, when and by whom."""

    on: date | None
    title: str
    detail: str
    who: str


class CaseView(NamedTuple):
    """A case as its page shows it."""

    request: Request
    drafts: dict[str, str]  # raw texts of its fields that could not be kept as values
    steps: tuple[RequestStatus, ...]  # the road of its kinds
    claims: tuple[Claim, ...]
    deadlines: Deadlines | None
    activities: tuple[ActivityChoice, ...]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    log: tuple[LogLine, ...]
    identity: Event | None
    suited: Suited  # how to check who it is, should there be doubt
    findings: tuple[Finding, ...]
    notifications: tuple[Notification, ...]  # recipients to be told (19)
    earlier: tuple[Earlier, ...]  # the same person's cases, the oldest first
    assessment: Event | None
    letters: tuple[KeptLetter, ...]
    documents: tuple[DocumentRow, ...]
    open_points: tuple[OpenPoint, ...]
    suggested: LetterKind
    offers: tuple[Offer, ...]  # the letters that the case can have now, the first thing to do first
    national_id: bool  # a fødselsnummer stands in what people wrote
    keep_until: date | None  # the person's data go the day after
    today: date

    @property
    def kinds(self) -> tuple[RequestKind, ...]:
        """What is asked for."""
        return tuple(claim.kind for claim in self.claims)

    @property
    def outcomes(self) -> tuple[ClaimOutcome | None, ...]:
        """How each claim ended."""
        return tuple(claim.outcome for claim in self.claims)

    @property
    def doubtful(self) -> bool:
        """Whether a doubt waits for its answer."""
        return self.identity is not None and self.identity.kind is EventKind.DOUBT

    @property
    def answered(self) -> KeptLetter | None:
        """The answer that was sent last; None while something asked for still waits for its own."""
        if self.request.answered_on is None:
            return None
        sent = [x for x in self.letters if x.sent_on and x.kind in ANSWERS]
        return sent[-1] if sent else None

    @property
    def part_gone(self) -> float:
        """How much of the time from receipt to the due date has gone, 0 to 1."""
        received, due = self.request.received_on, self.request.due_on
        if received is None or due is None or due <= received:
            return 0.0
        return min(1.0, max(0.0, (self.today - received) / (due - received)))

    @property
    def planned(self) -> bool:
        """Whether the day to answer by is a plan of our own: no month runs (12 (1), (2))."""
        ours = self.request.role is not Role.PROCESSOR
        return ours and self.request.due_on is not None and not month_runs(self.kinds)

    @property
    def plan(self) -> tuple[int, DueState]:
        """Days left to the planned day, and whether it has passed."""
        left = ((self.request.due_on or self.today) - self.today).days
        return left, DueState.PLAN_PASSED if left < 0 else DueState.IN_TIME

    def done(self, step: RequestStatus) -> bool:
        """Whether a step is behind the case, or not on its road at all."""
        return STEPS.index(step) < STEPS.index(self.request.status) or (
            step is RequestStatus.CLOSED is self.request.status
        )


def read(register: Register, request_id: int, words: Words) -> CaseView:
    """The case as it stands now; the log is said in ``words``. Raises NotFound."""
    request = register.get(Request, request_id)
    happened = events(register, request)
    applied = {activity.id for activity in collecting.applicable(register, request)}
    claims = tuple(case.claims(register, request))
    rows = collecting.sources(register, request)
    return CaseView(
        request=request,
        drafts=register.drafts(request.uid),
        steps=road(request, claims, happened),
        claims=claims,
        deadlines=case_deadlines(register, request, happened),
        activities=tuple(
            ActivityChoice(a.id, a.name, a.id in applied)
            for a in register.find(Activity, order="id")
        ),
        sources=tuple(rows),
        events=tuple(happened),
        log=_log(happened, rows, words),
        identity=identity.latest(register, request),
        suited=identity.suited(register, request),
        findings=tuple(findings.of(register, request)),
        notifications=_notifications(register, request),
        earlier=gather_case.earlier(register, request),
        assessment=next((e for e in reversed(happened) if e.kind is EventKind.ASSESSED), None),
        letters=tuple(case.letters(register, request)),
        documents=documents(register, request),
        open_points=tuple(closing.open_points(register, request)),
        suggested=offers.suggested(register, request),
        offers=offers.letters_of(register, request),
        national_id=national_id.found_in(_written(request, claims, happened, rows)),
        keep_until=closing.kept_until(register, request),
        today=register.clock.today(),
    )


def documents(register: Register, request: Request) -> tuple[DocumentRow, ...]:
    """The files of a case, without their bytes."""
    rows = register.rows(
        "select id, name, media_type, size, sha256, added_on, search_id, uid, origin, as_file"
        " from document where request_id = :r and removed_at is null order by id",
        r=request.id,
    )
    return tuple(msgspec.convert(rows, list[DocumentRow], strict=False))


def _log(happened: list[Event], rows: list[Source], words: Words) -> tuple[LogLine, ...]:
    places = {row.search.uid: row.name for row in rows}
    return tuple(
        LogLine(
            event.on,
            labels.event_title(event, words, places),
            labels.event_detail(event, words),
            event.who,
        )
        for event in happened
    )


def _notifications(register: Register, request: Request) -> tuple[Notification, ...]:
    return tuple(register.find(Notification, "request_id = :r", order="id", r=request.id))


def _written(
    request: Request, claims: tuple[Claim, ...], happened: list[Event], rows: list[Source]
) -> str:
    """All free text of a case."""
    notes = [event.note for event in happened]
    searches = [text for row in rows for text in (row.search.words, row.search.note)]
    said = [text for claim in claims for text in (claim.wish, claim.grounds, claim.answer)]
    return "\n".join([request.text, request.note, *said, *notes, *searches])
