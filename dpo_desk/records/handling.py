"""What is decided about what was found, what is covered in a copy, and who was told of it."""

from datetime import date
from typing import Annotated, ClassVar

from dpo_desk.law.codes import FindingChoice
from dpo_desk.records.base import TEXT_LIST, Record, field


class Finding(Record, frozen=True, kw_only=True):
    """Something that was found of the person, and what is done with it."""

    table: ClassVar[str] = "finding"

    request_id: int = 0
    claim_id: int | None = None  # the claim it answers; None: every claim
    search_id: int | None = None  # where it was found
    document_id: int | None = None  # the copy of it
    what: Annotated[str, field("field.finding.what", required=True, personal=True)] = ""
    choice: Annotated[FindingChoice, field("field.finding.choice")] = FindingChoice.GIVE
    ground: Annotated[str, field("field.finding.ground")] = ""  # a code of ``law.grounds``
    reason: Annotated[str, field("field.finding.reason", personal=True, widget="text")] = ""
    before: Annotated[str, field("field.finding.before", personal=True)] = ""
    after: Annotated[str, field("field.finding.after", personal=True)] = ""
    law: Annotated[str, field("field.finding.law")] = ""  # a code of ``law.statutes``, or an act
    keep_until: Annotated[date | None, field("field.finding.keep_until")] = None
    done_on: Annotated[date | None, field("field.finding.done")] = None
    backups_until: Annotated[date | None, field("field.finding.backups_until")] = None


class Redaction(Record, frozen=True, kw_only=True):
    """A place in a copy that is covered; it is measured in ten-thousandths of the page."""

    table: ClassVar[str] = "redaction"

    document_id: int = 0
    page: int = 1
    left: int = 0
    top: int = 0  # from the top of the page as it is seen
    width: int = 0
    height: int = 0
    ground: Annotated[str, field("field.redaction.ground")] = "art15_4"
    reason: Annotated[str, field("field.redaction.reason", personal=True)] = ""


class Notification(Record, frozen=True, kw_only=True):
    """A recipient that is to be told of a rectification, an erasure or a restriction (art. 19)."""

    table: ClassVar[str] = "notification"

    request_id: int = 0
    service_id: int | None = None
    recipient_id: int | None = None
    name: Annotated[str, field("field.notification.name", required=True)] = ""
    contact: Annotated[str, field("field.notification.contact", personal=True)] = ""
    about: Annotated[TEXT_LIST, field("field.notification.about")] = ()  # kinds of claims
    told_on: Annotated[date | None, field("field.notification.told")] = None
    confirm_by: Annotated[date | None, field("field.notification.confirm_by")] = None
    confirmed_on: Annotated[date | None, field("field.notification.confirmed")] = None
    untold: Annotated[str, field("field.notification.untold", personal=True, widget="text")] = (
        ""  # why telling is impossible or disproportionate; then nobody is told
    )
