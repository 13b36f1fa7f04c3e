"""The company's own facts and the settings of its register."""

from typing import Any

from dpo_desk.duties.errors import InvalidField
from dpo_desk.records import Company, Document
from dpo_desk.register import Register

_LOGO_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_LARGEST_LOGO = 2_000_000  # bytes


def change_company(register: Register, field: str, value: Any, *, merge: str = "") -> Company:
    """Change one fact about the company; raises InvalidField for what cannot be right."""
    company = register.company()
    if isinstance(value, str):
        value = value.strip()
    value = check(field, value)
    if getattr(company, field) == value:
        return company
    with register.action("action.company.changed", merge=merge, field=field):
        return register.change(company, **{field: value})


def check(field: str, value: Any) -> Any:
    """The value as it is kept (an organisation number without spaces); raises InvalidField."""
    if field == "org_number" and value:
        return check_org_number(value)
    if field == "email" and value and not looks_finished(value):
        raise InvalidField("err.email", field)
    return value


def check_org_number(text: str) -> str:
    """Nine digits with a right check digit; raises InvalidField saying which of the two fails."""
    from stdnum.no import orgnr  # 40 ms, for its network look-ups that we never ask for

    digits = "".join(text.split())
    if len(digits) != 9 or not digits.isdigit():
        raise InvalidField("err.orgno", "org_number")
    if not orgnr.is_valid(digits):
        raise InvalidField("err.orgno.check", "org_number")
    return digits


def looks_finished(address: str) -> bool:
    """Whether an e-mail address has a mailbox, one @ and a domain with an ending."""
    mailbox, at, domain = address.strip().partition("@")
    host, dot, ending = domain.rpartition(".")
    return bool(mailbox and at and host and dot and len(ending) > 1 and "@" not in domain)


def set_logo(register: Register, name: str, data: bytes) -> Company:
    """Keep a PNG or JPEG picture as the letterhead's logo; raises InvalidField for other files."""
    kind = next((t for magic, t in _LOGO_TYPES.items() if data.startswith(magic)), "")
    if not kind:
        raise InvalidField("duties.error.logo_type", "logo_document_id")
    if len(data) > _LARGEST_LOGO:
        raise InvalidField("err.file.big", "logo_document_id", mb=_LARGEST_LOGO // 1_000_000)
    with register.action("action.company.changed", field="logo_document_id"):
        document = register.add(
            Document(
                name=name,
                media_type=kind,
                size=len(data),
                data=data,
                added_on=register.clock.today(),
            )
        )
        return register.change(register.company(), logo_document_id=document.id)
