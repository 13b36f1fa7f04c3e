"""A person's request: claims, events (the facts), searches, letters and documents."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from dpo_desk.law.codes import (
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
    LETTER_RENDERED = "letter_rendered"  # {letter, letter_uid, sha256, holes}: a file was written
    LETTER_SENT = "letter_sent"  # {letter, letter_uid, sha256, by}
    TOLD = "told"  # a recipient was told: {recipient}
    NOTE = "note"
    CLOSED = "closed"  # {outcome}; note: reason
    REOPENED = "reopened"


class SearchResult(StrEnum):
    """What a search of one system gave."""

    NOT_YET = "not_yet"
    NOTHING = "nothing"
    FOUND = "found"


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
    text: Annotated[
        str, field("request.text", required=True, search=True, personal=True, widget="text")
    ] = ""
    note: Annotated[str, field("answer.tab.note", search=True, personal=True, widget="text")] = ""
    status: RequestStatus = RequestStatus.RECEIVED  # derived
    due_on: date | None = None  # derived
    closed_on: date | None = None  # derived
    erased_on: date | None = None  # the person is gone from the case, the facts stay (MODEL.md 20)


class Claim(Record, frozen=True, kw_only=True):
    """One thing asked for, with its outcome (MODEL.md 3)."""

    table: ClassVar[str] = "claim"

    request_id: int = 0
    kind: Annotated[RequestKind, field("field.claim.kind", required=True)] = RequestKind.ACCESS
    outcome: Annotated[ClaimOutcome | None, field("field.claim.outcome")] = None
    grounds: Annotated[str, field("field.claim.grounds", personal=True)] = ""


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
    name: Annotated[str, field("field.document.name", search=True, personal=True)] = ""
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    pages: int = 0  # of a PDF; 0 where the file has none or nobody could count
    data: bytes = b""
    text: Annotated[str, field("field.document.text", search=True, personal=True)] = ""
    added_on: Annotated[date | None, field("field.document.added")] = None
