"""Who processes data for the company: vendors, the services bought from them, sub-processors."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from dpo_desk.law.codes import Role, Stated, TransferMechanism
from dpo_desk.records.base import TEXT_LIST, Record, field


class AgreementStatus(StrEnum):
    """What is known of the data processing agreement (art. 28 (3))."""

    UNKNOWN = "unknown"  # nobody has answered yet
    NONE = "none"
    CLAIMED = "claimed"  # the notice says so, no file or date
    SIGNED = "signed"
    NOT_NEEDED = "not_needed"  # own system, or no processor


class Vendor(Record, frozen=True, kw_only=True):
    """A firm; one vendor can have many services."""

    table: ClassVar[str] = "vendor"

    name: Annotated[str, field("field.vendor.name", required=True, search=True)] = ""
    legal_name: Annotated[str, field("field.vendor.legal_name", search=True)] = ""
    org_number: Annotated[str, field("field.vendor.orgno", search=True, widget="foreign_orgno")] = (
        ""
    )
    country: Annotated[str, field("field.vendor.country", widget="country")] = (
        ""  # seat; "" unknown
    )
    website: Annotated[str, field("field.vendor.web", widget="website")] = ""


class Service(Record, frozen=True, kw_only=True):
    """What is bought and used; an own system is a service without a vendor (MODEL.md 29)."""

    table: ClassVar[str] = "service"

    vendor_id: Annotated[int | None, field("field.processor.vendor", widget="vendor")] = None
    name: Annotated[str, field("field.processor.name", required=True, search=True)] = ""
    used_for: Annotated[str, field("field.processor.use", required=True, search=True)] = ""
    role: Annotated[Role, field("field.processor.role")] = Role.PROCESSOR
    storage_countries: Annotated[
        TEXT_LIST, field("field.processor.place", required=True, widget="countries")
    ] = ()
    access_countries: Annotated[TEXT_LIST, field("field.processor.access", widget="countries")] = ()
    storage_note: Annotated[str, field("field.processor.storage_note")] = ""
    mechanism: Annotated[TransferMechanism, field("field.processor.basis")] = (
        TransferMechanism.UNKNOWN
    )
    mechanism_checked_on: Annotated[date | None, field("field.processor.basis_checked")] = None
    mechanism_note: Annotated[str, field("field.processor.assessment", widget="text")] = ""
    tia_on: Annotated[date | None, field("field.processor.tia")] = None
    agreement_status: Annotated[AgreementStatus, field("field.processor.status", required=True)] = (
        AgreementStatus.UNKNOWN
    )
    agreement_signed_on: Annotated[date | None, field("field.processor.signed")] = None
    agreement_document_id: Annotated[int | None, field("field.processor.file")] = None
    agreement_checklist: Annotated[TEXT_LIST, field("field.processor.checklist")] = ()
    agreement_ended_on: Annotated[date | None, field("field.processor.ended")] = None
    review_on: Annotated[date | None, field("field.processor.review", required=True)] = None
    subprocessors: Annotated[Stated, field("field.processor.subs")] = Stated.NOT_STATED
    contact: Annotated[str, field("field.processor.contact", widget="contact")] = ""
    note: Annotated[str, field("field.processor.note", search=True, widget="text")] = ""
    in_use: Annotated[bool, field("field.processor.in_use")] = True


class SubProcessor(Record, frozen=True, kw_only=True):
    """A processor's processor (art. 28 (2), (4))."""

    table: ClassVar[str] = "sub_processor"

    service_id: int = 0
    name: Annotated[str, field("field.subprocessor.name", required=True, search=True)] = ""
    country: Annotated[str, field("field.subprocessor.country", widget="country")] = ""
    purpose: Annotated[str, field("field.subprocessor.purpose")] = ""
