"""What is planned, what must not be mailed, and text that is not yet a value."""

from datetime import date
from typing import Annotated, ClassVar

from dpo_desk.law.codes import Channel
from dpo_desk.records.base import Record, field


class Task(Record, frozen=True, kw_only=True):
    """Something to do: the plan can be moved, the deadline cannot."""

    table: ClassVar[str] = "task"

    title: Annotated[str, field("field.task.title", required=True, search=True)] = ""
    plan_on: Annotated[date | None, field("field.task.plan")] = None
    due_on: Annotated[date | None, field("field.task.due")] = None
    repeats: Annotated[str, field("field.task.repeat", widget="period")] = ""  # ISO 8601 period
    record_table: str = ""
    record_uid: str = ""
    done_on: Annotated[date | None, field("field.task.done")] = None
    note: Annotated[str, field("field.task.note", search=True, widget="text")] = ""


class SuppressedAddress(Record, frozen=True, kw_only=True):
    """An address that must get no marketing, kept as an HMAC under the register's key only."""

    table: ClassVar[str] = "suppressed_address"

    mac: str = ""
    channel: Annotated[Channel, field("field.suppressed.channel")] = Channel.EMAIL
    added_on: Annotated[date | None, field("field.suppressed.added")] = None


class LetterText(Record, frozen=True, kw_only=True):
    """The company's own wording of a letter's text file, in place of ours (MODEL.md 26)."""

    table: ClassVar[str] = "letter_text"

    letter: Annotated[str, field("field.letter_text.letter")] = ""  # a file: access, common
    language: Annotated[str, field("field.letter_text.language", widget="language")] = "nb"
    text: Annotated[str, field("field.letter_text.text", required=True, widget="text")] = ""
    changed_on: Annotated[date | None, field("field.letter_text.changed")] = None
    based_on: str = ""  # SHA-256 of our text when it was written: tells that ours is a newer one


class Draft(Record, frozen=True, kw_only=True):
    """Raw text of a field that cannot be read yet; it comes back after a crash (MODEL.md 17)."""

    table: ClassVar[str] = "draft"

    record_table: str = ""
    record_uid: str = ""
    record_field: str = ""
    text: str = ""
