"""To whom a letter of a case can go besides the person: by the names that people know them by."""

from typing import Final

from dpo_desk.duties import telling
from dpo_desk.duties.collecting import sources
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.telling import Party
from dpo_desk.law.codes import LetterKind
from dpo_desk.records import Request, Service, Vendor
from dpo_desk.register import Register

TO_FIRMS: Final = (LetterKind.TO_RECIPIENT, LetterKind.TO_PROCESSOR)  # one letter an addressee


def known(register: Register, request: Request, kind: LetterKind) -> list[Party]:
    """Who can get a letter of this kind, each once, in the order of the register."""
    if kind is LetterKind.TO_RECIPIENT:
        listed = [
            Party(row.name, row.contact, row.service_id, row.recipient_id)
            for row in telling.notifications(register, request)
        ]
        every = listed + telling.parties(register, request)
        nobody = telling.groups(register)
        named = (party for party in every if party.recipient_id not in nobody)
        return list({(p.service_id, p.recipient_id): p for p in named}.values())
    services = {service.id: service for service in register.find(Service)}
    searched = [services.get(row.search.service_id or 0) for row in sources(register, request)]
    return [
        Party(service.name, service.contact, service_id=service.id)
        for service in searched
        if service is not None and service.vendor_id is not None
    ]


def find(register: Register, request: Request, kind: LetterKind, name: str) -> Party:
    """Whom a name means: a service, its vendor or a recipient, case aside.

    Raises InvalidField, which names those there are, unless it is exactly one.
    """
    wanted = name.strip().casefold()
    every = known(register, request, kind)
    if not every:
        raise InvalidField("answering.error.no_addressee", "addressee")
    exact = [party for party in every if wanted in _names(register, party)]
    near = [p for p in every if wanted and any(wanted in each for each in _names(register, p))]
    found = exact or near
    if len(found) != 1:
        names = ", ".join(party.name for party in every)
        raise InvalidField("answering.error.addressee", "addressee", known=names)
    return found[0]


def _names(register: Register, party: Party) -> set[str]:
    names = {party.name}
    if party.service_id is not None:
        vendor_id = register.get(Service, party.service_id).vendor_id
        vendor = register.get(Vendor, vendor_id) if vendor_id else None
        names |= {vendor.name, vendor.legal_name} if vendor else set()
    return {each.strip().casefold() for each in names if each.strip()}
