"""The company's own facts and the settings of its register."""

from typing import Any, Final

from dpo_desk.duties import events
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law import contact_points
from dpo_desk.law.codes import Role
from dpo_desk.records import Company, Document, Request
from dpo_desk.register import Register
from dpo_desk.words import DeskError

_LOGO_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
# What the due dates of cases follow from, and the cases whose date it can move.
_DATED: Final = {
    "forward_days": f"role = '{Role.PROCESSOR}'",
    "close_christmas_eve": "substr(due_on, 6) between '12-18' and '12-31'",
}
_KEPT: Final = ("keep_annexes", "keep_case", "keep_facts")  # the letters say how long
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
        changed = register.change(company, **{field: value})
        if field in _DATED:
            for request in register.find(Request, _DATED[field]):
                events.refresh(register, request.id)
        return changed


def check(field: str, value: Any) -> Any:
    """The value as it is kept (an organisation number without spaces); raises InvalidField."""
    if field == "org_number" and value:
        return check_org_number(value)
    if field == "email" and value:
        return _check_email(value)
    if field in _KEPT and not value:
        raise InvalidField("settings.keeping.error", field)
    return value


def check_org_number(text: str) -> str:
    """Nine digits with a right check digit; raises InvalidField saying which of the two fails."""
    try:
        return contact_points.org_number(text).text
    except DeskError as error:
        raise InvalidField(error.key, "org_number", **error.values) from None


def _check_email(text: str) -> str:
    """An address that letters can name; in the company's own nothing may be doubtful."""
    address = contact_points.email(text)
    if address.doubt:
        raise InvalidField(address.doubt, "email")
    return address.text


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
