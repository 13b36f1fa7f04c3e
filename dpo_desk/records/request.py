"""A person's request: claims, events (the facts), searches, letters and documents."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from dpo_desk.law.codes import (
    Capacity,
    Channel,
    ClaimOutcome,
    LetterKind,
    Relation,
    RequestKind,
    RequestStatus,
    Role,
    SendingWay,
)
from dpo_desk.records.base import Record, field


class EventKind(StrEnum):
    """The facts of a case; ``values`` of each as noted: codes, uids and hashes only.

    Free text about a person belongs in the event's ``note``, which erasure empties.
    """

    RECEIVED = "received"
    DOUBT = "doubt"  # reasonable doubt about who it is; note: why
    NO_DOUBT = "no_doubt"  # note: why
    ASKED = "asked"  # {about: identity | clarification}
    ANSWERED = "answered"  # the person answered: {about}
    IDENTIFIED = "identified"  # {method}
    SEARCHED = "searched"  # {search_uid, result}
    ASSESSED = "assessed"  # {choice: all | third_party}; note: what is left out and why
    EXTENDED = "extended"  # note: reason
    # A file was written, a letter left; annexes: the hash of the file that the letter lists.
    LETTER_RENDERED = "letter_rendered"  # {letter, letter_uid, sha256, holes, annexes}
    LETTER_SENT = "letter_sent"  # {letter, letter_uid, sha256, by, annexes}
    DECIDED = "decided"  # a claim has its outcome: {claim_uid, claim, outcome, ground}
    DONE = "done"  # what was asked for was carried out: {claim_uid, claim}
    LIFTED = "lifted"  # a restriction was lifted: {claim_uid}
    FORWARDED = "forwarded"  # to the controller; {letter_uid} where a letter went
    TOLD = "told"  # a recipient was told: {notification_uid}
    CONFIRMED = "confirmed"  # … and has confirmed: {notification_uid}
    REDACTED = "redacted"  # {document_uid, marks}
    DELIVERED = "delivered"  # a file made for sending left: {what, way, sha256, letter_uid}
    EXPORTED = "exported"  # a file was written: {what, sha256}
    JOINED = "joined"  # a message came in with what is here already: {document_uid, sha256}
    SPLIT = "split"  # a part became a case of its own: {request_uid}
    EXPIRED = "expired"  # the program erased what had its time: {what: annexes | person | facts}
    NOTE = "note"
    CLOSED = "closed"  # {outcome}; note: reason
    REOPENED = "reopened"


class SearchResult(StrEnum):
    """What a search of one system gave."""

    NOT_YET = "not_yet"
    NOTHING = "nothing"
    FOUND = "found"


class Origin(StrEnum):
    """Where a kept file comes from."""

    OTHER = "other"
    MESSAGE = "message"  # the e-mail a case began with, as it came
    ATTACHMENT = "attachment"  # … and what hung on it
    FOUND = "found"  # a copy of the person's data
    AUTHORITY = "authority"  # a power of attorney
    REPLY = "reply"  # what a processor, a recipient or the person answered


class Request(Record, frozen=True, kw_only=True):
    """A request as it came in; ``status`` and ``due_on`` follow from the events (MODEL.md 4)."""

    table: ClassVar[str] = "request"

    ref: Annotated[str, field("field.request.ref", search=True)] = ""  # 2026-014
    received_on: Annotated[date | None, field("request.received", required=True)] = None
    received_at: datetime | None = None
    channel: Annotated[Channel, field("request.channel", required=True)] = Channel.EMAIL
    language: Annotated[str, field("field.request.language", widget="language")] = "nb"
    relation: Annotated[Relation, field("request.relation")] = Relation.OTHER
    role: Annotated[Role, field("field.request.role")] = Role.CONTROLLER
    requester_name: Annotated[
        str, field("request.person", required=True, search=True, personal=True)
    ] = ""
    requester_email: Annotated[
        str, field("field.request.email", search=True, personal=True, widget="email")
    ] = ""
    requester_phone: Annotated[
        str, field("field.request.phone", search=True, personal=True, widget="phone")
    ] = ""
    requester_address: Annotated[
        str, field("field.request.address", search=True, personal=True, widget="address")
    ] = ""
    representative_name: Annotated[
        str, field("field.request.representative", search=True, personal=True)
    ] = ""
    representative_email: Annotated[
        str, field("field.request.representative_email", personal=True, widget="email")
    ] = ""
    representative_authority: Annotated[str, field("field.request.authority", personal=True)] = ""
    capacity: Annotated[Capacity, field("field.request.capacity")] = Capacity.SELF
    is_child: Annotated[bool, field("field.request.is_child")] = False
    subject: Annotated[str, field("field.request.subject", search=True, personal=True)] = ""
    message_id: Annotated[str, field("field.request.message_id", personal=True)] = ""
    controller_name: Annotated[
        str, field("field.request.controller", search=True, personal=True)
    ] = ""  # whom we process for, where our role is processor
    controller_email: Annotated[
        str, field("field.request.controller_email", personal=True, widget="email")
    ] = ""
    controller_named: Annotated[bool, field("field.request.controller_named")] = (
        False  # by the requester, or it has agreed: only then does a letter name it
    )
    forward_days: Annotated[int, field("field.request.forward_days")] = 0  # 0: the company's
    wants_files: Annotated[bool, field("field.request.wants_files")] = False
    earlier_request_id: int | None = None  # a case of the same person that this belongs with
    text: Annotated[
        str, field("request.text", required=True, search=True, personal=True, widget="text")
    ] = ""
    note: Annotated[str, field("answer.tab.note", search=True, personal=True, widget="text")] = ""
    status: RequestStatus = RequestStatus.RECEIVED  # derived
    due_on: date | None = None  # derived
    closed_on: date | None = None  # derived
    answered_on: date | None = None  # derived: when all that is asked for had its answer
    erased_on: date | None = None  # the person is gone from the case, the facts stay (MODEL.md 20)


class Claim(Record, frozen=True, kw_only=True):
    """One thing asked for, with its outcome (MODEL.md 3)."""

    table: ClassVar[str] = "claim"

    request_id: int = 0
    kind: Annotated[RequestKind, field("field.claim.kind", required=True)] = RequestKind.ACCESS
    wish: Annotated[str, field("field.claim.wish", personal=True, widget="text")] = ""
    outcome: Annotated[ClaimOutcome | None, field("field.claim.outcome")] = None
    ground: Annotated[str, field("field.claim.ground")] = ""  # a code of ``law.grounds``
    grounds: Annotated[str, field("field.claim.grounds", personal=True, widget="text")] = ""
    answer: Annotated[str, field("field.claim.answer", personal=True, widget="text")] = ""
    done_on: Annotated[date | None, field("field.claim.done")] = None  # stopped, erased, corrected
    lifted_on: Annotated[date | None, field("field.claim.lifted")] = None  # a restriction ended


class Event(Record, frozen=True, kw_only=True):
    """A fact of a case, appended; ``on`` is its day in Oslo, ``at`` when it was logged."""

    table: ClassVar[str] = "event"

    request_id: int = 0
    kind: Annotated[EventKind, field("field.event.kind")] = EventKind.NOTE
    on: Annotated[date | None, field("field.event.on")] = None
    at: datetime | None = None
    who: Annotated[str, field("field.event.who", personal=True)] = ""
    values: dict[str, Any] = {}
    note: Annotated[str, field("field.event.note", personal=True)] = ""


class RequestActivity(Record, frozen=True, kw_only=True):
    """The manager's word on whether an activity concerns the person; else the relation decides."""

    table: ClassVar[str] = "request_activity"

    request_id: int = 0
    activity_id: int = 0
    applies: Annotated[bool, field("field.request.applies")] = True


class Search(Record, frozen=True, kw_only=True):
    """One place that was searched; a place outside the register has no service but a name."""

    table: ClassVar[str] = "search"

    request_id: int = 0
    service_id: int | None = None
    place: Annotated[str, field("scope.system", personal=True)] = ""  # typed: "Karis mappe"
    result: Annotated[SearchResult, field("field.search.result")] = SearchResult.NOT_YET
    on: Annotated[date | None, field("field.search.on")] = None
    who: Annotated[str, field("field.search.who", personal=True)] = ""
    words: Annotated[str, field("field.search.words", personal=True)] = ""
    note: Annotated[str, field("field.search.note", personal=True)] = ""  # what was found


class KeptLetter(Record, frozen=True, kw_only=True):
    """A letter of a case: the manager's own words in it, and the very bytes once it is sent.

    Each file written from it is an event (``LETTER_RENDERED``); only a file with such a hash and no
    holes can be marked as sent, and then stands in ``pdf`` (MODEL.md 10).
    """

    table: ClassVar[str] = "letter"

    request_id: int = 0
    kind: Annotated[LetterKind, field("field.letter.kind")] = LetterKind.ACCESS
    language: Annotated[str, field("field.letter.language", widget="language")] = "nb"
    dated: Annotated[date | None, field("field.letter.dated")] = None
    to_name: Annotated[str, field("answer.recipient", personal=True)] = ""
    intro: Annotated[str, field("answer.intro", personal=True, widget="text")] = ""
    omitted: Annotated[str, field("field.letter.omitted", personal=True, widget="text")] = ""
    facts: Annotated[dict[str, str], field("", personal=True)] = {}
    to_address: Annotated[str, field("field.letter.address", personal=True, widget="address")] = ""
    service_id: int | None = None  # to whom, where a letter goes to a processor or a recipient
    recipient_id: int | None = None
    holes: int = 0
    sent_on: Annotated[date | None, field("field.letter.sent_on")] = None
    sent_by: Annotated[SendingWay | None, field("answer.channel")] = None
    pdf: bytes = b""
    sha256: str = ""


class Document(Record, frozen=True, kw_only=True):
    """A kept file; after its time the bytes go and the hash stays."""

    table: ClassVar[str] = "document"

    request_id: int | None = None
    search_id: int | None = None
    service_id: int | None = None
    origin: Annotated[Origin, field("field.document.origin")] = Origin.OTHER
    as_file: Annotated[bool, field("field.document.as_file")] = False  # goes along as it is
    position: int = 0  # among the annexes, from 1; 0: after those, as they were found
    name: Annotated[str, field("field.document.name", search=True, personal=True)] = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    pages: int = 0  # of a PDF; 0 where the file has none or nobody could count
    data: bytes = b""
    text: Annotated[str, field("field.document.text", search=True, personal=True)] = ""
    added_on: Annotated[date | None, field("field.document.added")] = None
