"""Published notices, their versions, and what they say of the things in the register."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.records.base import TEXT_LIST, Record, field


class Notice(Record, frozen=True, kw_only=True):
    """A privacy notice; its text stands in versions."""

    table: ClassVar[str] = "notice"

    title: Annotated[str, field("field.notice.title", required=True, search=True)] = ""


class NoticeVersion(Record, frozen=True, kw_only=True):
    """One text of a notice, never changed afterwards (MODEL.md 11)."""

    table: ClassVar[str] = "notice_version"

    notice_id: int = 0
    number: Annotated[int, field("field.notice.number")] = 1
    language: Annotated[str, field("field.notice.language", widget="language")] = "nb"
    text: Annotated[str, field("field.notice.text", required=True, search=True, widget="text")] = ""
    sha256: str = ""
    stated_date: Annotated[str, field("field.notice.stated_date")] = ""  # as printed; "" none
    valid_from: Annotated[date | None, field("field.notice.from", required=True)] = None
    published_where: Annotated[str, field("field.notice.where")] = ""
    changed_because: Annotated[str, field("field.notice.why", widget="text")] = ""
    published_on: Annotated[date | None, field("field.notice.published")] = None


class Statement(Record, frozen=True, kw_only=True):
    """What a notice version says about something, with the exact place it says it.

    ``start`` and ``end`` count characters of the version's text; ``record_table``, ``record_uid``
    and ``record_field`` name what it is about, where that is a record. Statements that disagree
    share a ``conflict``; the company's choice among them is ``chosen``. A conflict that is decided
    and has none chosen was answered otherwise: with ``answer``, or without one: «Vet ikke».
    """

    table: ClassVar[str] = "statement"

    notice_version_id: int = 0
    topic: Annotated[str, field("field.statement.topic")] = ""
    record_table: str = ""
    record_uid: str = ""
    record_field: str = ""
    value: Annotated[str, field("field.statement.value", search=True)] = ""
    certainty: Annotated[ProposalCertainty, field("field.certainty")] = ProposalCertainty.STATED
    start: int = 0
    end: int = 0
    line: Annotated[int, field("field.statement.line")] = 0
    quote: Annotated[str, field("field.statement.quote", search=True)] = ""
    quote_sha256: str = ""
    conflict: Annotated[str, field("field.statement.conflict")] = ""
    chosen: Annotated[bool, field("field.statement.chosen")] = False
    decided_on: Annotated[date | None, field("field.statement.decided")] = None
    answer: Annotated[str, field("field.statement.answer")] = ""  # what holds instead
    note: Annotated[str, field("field.statement.note")] = ""


class ProposalKind(StrEnum):
    """What a proposal would become."""

    COMPANY = "company"
    CONTACT = "contact"
    SERVICE = "service"
    ACTIVITY = "activity"
    RECIPIENT = "recipient"
    RETENTION = "retention_rule"
    COOKIE = "cookie"
    TRANSFER = "transfer"
    PROMISE = "promise"
    RIGHTS = "rights"
    DENIAL = "denial"
    CONFLICT = "conflict"


class ProposalState(StrEnum):
    """What somebody has said to a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"
    REJECTED = "rejected"  # «Stemmer ikke»
    UNKNOWN = "unknown"  # «Vet ikke»

    @property
    def is_decided(self) -> bool:
        """Whether nothing is asked any more."""
        return self is not ProposalState.OPEN


class Proposal(Record, frozen=True, kw_only=True):
    """What a notice version suggests for the register: one entry, or several that disagree.

    ``values`` are the fields of what it would become, in their plain form; a conflict holds its
    ``sides``. ``spans`` are (start, end, line) of the sentences in the version's text. ``key`` says
    what it is about, so that nothing is proposed twice. ``made`` names what came of it, table/uid
    or table/uid/field, so that each can be taken back on its own.
    """

    table: ClassVar[str] = "proposal"

    notice_version_id: int = 0
    position: int = 0
    kind: Annotated[ProposalKind, field("field.proposal.kind")] = ProposalKind.SERVICE
    certainty: Annotated[ProposalCertainty, field("field.certainty")] = ProposalCertainty.STATED
    key: str = ""
    values: dict[str, Any] = {}
    spans: tuple[tuple[int, int, int], ...] = ()
    state: Annotated[ProposalState, field("field.proposal.state")] = ProposalState.OPEN
    decided_on: Annotated[date | None, field("field.proposal.decided")] = None
    made: TEXT_LIST = ()


class Translation(Record, frozen=True, kw_only=True):
    """A register text in another language, for letters to people who read that one."""

    table: ClassVar[str] = "translation"

    record_table: str = ""
    record_uid: str = ""
    record_field: str = ""
    language: Annotated[str, field("field.translation.language", widget="language")] = "en"
    text: Annotated[str, field("field.translation.text", required=True)] = ""
