"""What the manager has said to the self-check: what is in order, and the notice's checklist."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from dpo_desk.records.base import Record, field


class AcceptedFinding(Record, frozen=True, kw_only=True):
    """A finding that is in order, and why; it stands until the facts it was read from change."""

    table: ClassVar[str] = "accepted_finding"

    rule: Annotated[str, field("field.accepted.rule")] = ""  # N03, P01, ...
    record_table: str = ""
    record_uid: str = ""
    record_field: str = ""
    facts_sha256: str = ""
    reason: Annotated[str, field("field.accepted.reason", required=True, widget="text")] = ""
    accepted_on: Annotated[date | None, field("field.accepted.on")] = None


class ItemAnswer(StrEnum):
    """Whether a notice tells an item of articles 13 and 14."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


class ChecklistAnswer(Record, frozen=True, kw_only=True):
    """The manager's own answer to an item of the checklist, in place of what the text suggests."""

    table: ClassVar[str] = "checklist_answer"

    notice_version_id: int = 0
    item: Annotated[str, field("field.checklist.item")] = ""  # C1 to C19
    answer: Annotated[ItemAnswer, field("field.checklist.answer")] = ItemAnswer.NO
    note: Annotated[str, field("field.checklist.note")] = ""
    answered_on: Annotated[date | None, field("field.checklist.on")] = None
