"""Processing activities: purposes, bases, recipients, retention rules and cookies (art. 30)."""

from datetime import date
from typing import Annotated, ClassVar

from dpo_desk.law.codes import (
    LegalBasis,
    ProposalCertainty,
    RetentionAction,
    RetentionTrigger,
    Role,
    Stated,
)
from dpo_desk.records.base import TEXT_LIST, Record, field


class Activity(Record, frozen=True, kw_only=True):
    """What the company uses personal data for; ``subjects`` are relations, data are law's codes."""

    table: ClassVar[str] = "activity"

    name: Annotated[str, field("field.activity.name", required=True, search=True)] = ""
    role: Annotated[Role, field("field.activity.role")] = Role.CONTROLLER
    role_note: Annotated[str, field("field.activity.role_note", widget="text")] = ""
    subjects: Annotated[
        TEXT_LIST, field("field.activity.people", required=True, widget="relations")
    ] = ()
    data_categories: Annotated[
        TEXT_LIST, field("field.activity.data", required=True, widget="data")
    ] = ()
    special_categories: Annotated[Stated, field("field.activity.special")] = Stated.NOT_STATED
    special_condition: Annotated[str, field("field.activity.special_condition")] = ""  # of 9 (2)
    source: Annotated[str, field("field.activity.source", search=True)] = ""
    source_is_person: Annotated[Stated, field("field.activity.source_is_person")] = (
        Stated.NOT_STATED
    )
    automated_decisions: Annotated[Stated, field("field.activity.automated")] = Stated.NOT_STATED
    automated_logic: Annotated[str, field("field.activity.automated_logic", widget="text")] = ""
    children: Annotated[Stated, field("field.activity.children")] = Stated.NOT_STATED
    camera: Annotated[bool, field("field.activity.camera")] = False
    sign_on: Annotated[date | None, field("field.activity.sign")] = None  # that cameras are there
    discussed_on: Annotated[date | None, field("field.activity.discussed")] = None  # aml § 9-2
    assessed_on: Annotated[date | None, field("field.activity.assessed")] = None  # DPIA (35)
    research: Annotated[bool, field("field.activity.research")] = False  # § 17 of the act, 89 (1)
    security: Annotated[str, field("field.activity.security", widget="text")] = ""
    condition: Annotated[str, field("field.activity.condition")] = ""  # "may", "normally"
    owner: Annotated[str, field("field.activity.owner", personal=True)] = ""
    note: Annotated[str, field("field.activity.note", search=True, widget="text")] = ""


class Purpose(Record, frozen=True, kw_only=True):
    """One purpose of an activity, in words that a person understands."""

    table: ClassVar[str] = "purpose"

    activity_id: int = 0
    position: int = 0
    text: Annotated[
        str, field("field.activity.purpose", required=True, search=True, widget="text")
    ] = ""


class PurposeBasis(Record, frozen=True, kw_only=True):
    """A legal basis of a purpose (art. 6 (1)); a purpose can rest on several."""

    table: ClassVar[str] = "purpose_basis"

    purpose_id: int = 0
    basis: Annotated[LegalBasis, field("field.activity.basis", required=True)] = LegalBasis.CONTRACT
    reason: Annotated[str, field("field.activity.basis_reason", widget="text")] = ""
    statute: Annotated[str, field("field.activity.statute")] = ""
    certainty: Annotated[ProposalCertainty, field("field.certainty")] = ProposalCertainty.STATED


class ActivityService(Record, frozen=True, kw_only=True):
    """An activity uses a service, in a role, for some of its data."""

    table: ClassVar[str] = "activity_service"

    activity_id: int = 0
    service_id: int = 0
    role: Annotated[Role, field("field.processor.role")] = Role.PROCESSOR
    what: Annotated[str, field("field.activity.service_what")] = ""
    certainty: Annotated[ProposalCertainty, field("field.certainty")] = ProposalCertainty.STATED


class Recipient(Record, frozen=True, kw_only=True):
    """Somebody else who gets data: by name, or a kind of recipient not yet known."""

    table: ClassVar[str] = "recipient"

    activity_id: int = 0
    name: Annotated[str, field("field.recipient.name", required=True, search=True)] = ""
    is_category: Annotated[bool, field("field.recipient.is_category")] = False
    purpose: Annotated[str, field("field.recipient.purpose")] = ""
    condition: Annotated[str, field("field.recipient.condition")] = ""
    country: Annotated[str, field("field.recipient.country", widget="country")] = ""


class RetentionRule(Record, frozen=True, kw_only=True):
    """How long what is kept and what decides it; periods and offsets are ISO 8601 (DOMAIN §11)."""

    table: ClassVar[str] = "retention_rule"

    activity_id: int | None = None
    service_id: int | None = None
    data: Annotated[str, field("field.retention.what", required=True, search=True)] = ""
    place: Annotated[str, field("field.retention.where")] = ""
    trigger: Annotated[RetentionTrigger, field("field.retention.start", required=True)] = (
        RetentionTrigger.NONE
    )
    offset: Annotated[str, field("field.retention.offset", widget="period")] = ""
    period: Annotated[str | None, field("field.retention.length", widget="period")] = None
    criteria: Annotated[str, field("field.retention.decides")] = ""
    action: Annotated[RetentionAction, field("field.retention.action")] = RetentionAction.DELETE
    law: Annotated[str, field("field.retention.law")] = ""
    reason: Annotated[str, field("field.retention.reason", widget="text")] = ""
    exception: Annotated[str, field("field.retention.exception", widget="text")] = ""
    certainty: Annotated[ProposalCertainty, field("field.certainty")] = ProposalCertainty.STATED
    who: Annotated[str, field("field.retention.who", personal=True)] = ""
    next_on: Annotated[date | None, field("field.retention.next")] = None  # the next round
    every: Annotated[str, field("field.retention.every", widget="period")] = (
        ""  # ISO 8601 period between rounds
    )
    done_on: Annotated[date | None, field("field.retention.done")] = None  # the last round


class Cookie(Record, frozen=True, kw_only=True):
    """A cookie; its lifetime runs from the last visit, or ends with the session."""

    table: ClassVar[str] = "cookie"

    activity_id: int | None = None
    service_id: int | None = None
    name: Annotated[str, field("field.cookie.name", required=True, search=True)] = ""
    provider: Annotated[str, field("field.cookie.provider", search=True)] = ""
    purpose: Annotated[str, field("field.cookie.purpose")] = ""
    lifetime: Annotated[str | None, field("field.cookie.lifetime", widget="period")] = None
    lifetime_from: Annotated[RetentionTrigger, field("field.cookie.lifetime_from")] = (
        RetentionTrigger.NONE
    )
