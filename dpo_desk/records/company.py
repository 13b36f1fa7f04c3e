"""The company whose desk this is, the ways to reach it and the settings of its register."""

from typing import Annotated, ClassVar

from dpo_desk.law.codes import Channel
from dpo_desk.records.base import TEXT_LIST, Record, field


class Company(Record, frozen=True, kw_only=True):
    """One row; settings that belong to the register, not to a machine, stand here (MODEL.md 22)."""

    table: ClassVar[str] = "company"

    name: Annotated[str, field("field.company.name", required=True, search=True)] = ""
    trade_names: Annotated[TEXT_LIST, field("field.company.trade_names", search=True)] = ()
    org_number: Annotated[
        str, field("field.company.orgno", required=True, search=True, widget="orgno")
    ] = ""
    address: Annotated[str, field("field.company.address", widget="address")] = ""
    email: Annotated[str, field("field.company.email", required=True, widget="email")] = ""
    phone: Annotated[str, field("field.company.phone", widget="phone")] = ""
    website: Annotated[str, field("field.company.web", widget="website")] = ""
    manager: Annotated[str, field("field.company.manager", required=True, personal=True)] = ""
    manager_title: Annotated[str, field("field.company.manager_title")] = ""
    privacy_contact: Annotated[
        str, field("field.company.contact", required=True, personal=True)
    ] = ""
    privacy_contact_title: Annotated[str, field("field.company.contact_title")] = ""
    dpo: Annotated[str, field("field.company.dpo", personal=True)] = ""
    logo_document_id: Annotated[int | None, field("field.company.logo", widget="logo")] = None
    signature: Annotated[str, field("field.company.signature", personal=True)] = ""
    signature_title: Annotated[str, field("field.company.signature_title")] = ""
    language: Annotated[str, field("field.company.language", widget="language")] = "nb"
    letter_language: Annotated[str, field("field.company.letter_language", widget="language")] = (
        "nb"
    )
    authority_address: Annotated[str, field("field.company.authority_address")] = (
        "Postboks 458 Sentrum, 0105 Oslo"
    )
    scope: Annotated[str, field("field.company.scope")] = ""
    no_sensitive_email: Annotated[bool, field("field.company.no_sensitive_email")] = False
    keep_annexes: Annotated[str, field("field.company.keep_annexes", widget="period")] = "P3M"
    keep_case: Annotated[str, field("field.company.keep_case", widget="period")] = "P1Y"
    keep_facts: Annotated[str, field("field.company.keep_facts", widget="period")] = "P3Y"
    close_christmas_eve: Annotated[bool, field("field.company.close_christmas_eve")] = False
    forward_days: Annotated[int, field("field.company.forward_days")] = 2  # working days to forward
    remind_days: Annotated[int, field("field.company.remind_days")] = 7  # before what is due


class Contact(Record, frozen=True, kw_only=True):
    """A way to reach the company as its notice gives it: mailbox, number, form or person."""

    table: ClassVar[str] = "contact"

    company_id: int = 0
    channel: Annotated[Channel, field("field.contact.channel")] = Channel.EMAIL
    value: Annotated[
        str, field("field.contact.value", required=True, search=True, widget="contact")
    ] = ""
    title: Annotated[str, field("field.contact.title")] = ""
    purpose: Annotated[str, field("field.contact.purpose")] = ""
    for_rights: Annotated[bool, field("field.contact.for_rights")] = False
