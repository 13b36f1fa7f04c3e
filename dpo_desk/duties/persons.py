"""Who has asked before: cases of the same person, by e-mail, telephone or name; and belonging.

What is found is a hint for the manager, who says whether two cases belong together.
"""

import re
from typing import Final

import msgspec

from dpo_desk.duties.errors import InvalidField
from dpo_desk.records import Request
from dpo_desk.register import Register
from dpo_desk.register.folding import folded

_MOST: Final = 20
_SHORTEST: Final = 8  # digits of a Norwegian telephone number


class _Known(msgspec.Struct):
    id: int
    requester_name: str
    requester_email: str
    requester_phone: str


def cases(
    register: Register, *, name: str = "", email: str = "", phone: str = "", but: int = 0
) -> tuple[Request, ...]:
    """The cases of whoever this may be, the open ones first, then the newest.

    An address or a number tells; a name, however it is spelled, only where one of two has no
    address. ``but`` is a case that is not looked for.
    """
    wanted = (_plain(email), _digits(phone), folded(" ".join(name.split())))
    if not any(wanted):
        return ()
    rows = register.rows(
        "select id, requester_name, requester_email, requester_phone from request"
        " where removed_at is null and erased_on is null and id <> :but order by id desc",
        but=but,
    )
    found = [row.id for row in msgspec.convert(rows, list[_Known]) if _same(row, *wanted)]
    requests = [register.get(Request, each) for each in found[:_MOST]]
    return tuple(sorted(requests, key=lambda request: not request.status.is_open))


def of(register: Register, request: Request) -> tuple[Request, ...]:
    """The other cases of the person of this one."""
    return cases(
        register,
        name=request.requester_name,
        email=request.requester_email,
        phone=request.requester_phone,
        but=request.id,
    )


def belongs_with(register: Register, request_id: int, other_id: int | None) -> Request:
    """Say that a case belongs with another of the same person; None takes that back.

    Raises InvalidField where it is the same case.
    """
    request = register.get(Request, request_id)
    if other_id == request.id:
        raise InvalidField("duties.error.same_case", "earlier_request_id")
    if other_id is not None:
        register.get(Request, other_id)
    label = "action.request.apart" if other_id is None else "action.request.belongs"
    with register.action(label, ref=request.ref):
        return register.change(request, earlier_request_id=other_id)


def _same(row: _Known, email: str, phone: str, name: str) -> bool:
    theirs = _plain(row.requester_email)
    if email and theirs:
        return email == theirs or _same_phone(phone, row.requester_phone)
    if _same_phone(phone, row.requester_phone):
        return True
    return bool(name) and folded(" ".join(row.requester_name.split())) == name


def _same_phone(wanted: str, theirs: str) -> bool:
    return len(wanted) == _SHORTEST and wanted == _digits(theirs)


def _plain(email: str) -> str:
    return email.strip().casefold()


def _digits(phone: str) -> str:
    """The last eight digits: with or without +47, however it is grouped."""
    return re.sub(r"\D", "", phone)[-_SHORTEST:]
