"""What the form of a service shows besides its own fields."""

from datetime import date
from typing import NamedTuple

import msgspec

from dpo_desk.duties import services
from dpo_desk.duties.service_state import Lack, lacks, outside
from dpo_desk.law import transfers
from dpo_desk.law.codes import TransferMechanism
from dpo_desk.records import Service, SubProcessor, Vendor
from dpo_desk.register import Register


class Agreement(msgspec.Struct, frozen=True):
    """The file of an agreement, without its bytes."""

    uid: str
    name: str
    size: int  # bytes
    added_on: date | None


class Transfer(NamedTuple):
    """Data that leave the EEA: where to, on which decision, and whether it covers some only."""

    places: tuple[str, ...]
    mechanism: TransferMechanism
    decision: str
    limited: tuple[str, ...]


class ServiceView(NamedTuple):
    """A service with all that belongs to it."""

    vendor: Vendor | None
    vendors: tuple[tuple[int, str], ...]  # to choose from
    sub_processors: tuple[SubProcessor, ...]
    agreement: Agreement | None
    lacks: tuple[Lack, ...]
    transfer: Transfer
    company: str


def view(register: Register, service: Service) -> ServiceView:
    """All that the form shows besides; for ``RegisterPage.read_more``."""
    today = register.clock.today()
    vendor = register.get(Vendor, service.vendor_id) if service.vendor_id is not None else None
    return ServiceView(
        vendor,
        tuple(services.vendors(register, service.vendor_id)),
        tuple(register.find(SubProcessor, "service_id = :id", id=service.id)),
        _agreement(register, service),
        lacks(service, today),
        transfer(service, today),
        register.company().name,
    )


def transfer(service: Service, today: date) -> Transfer:
    """Where the data go outside the EEA, and what the chosen ground rests on ``today``."""
    places, mechanism = outside(service), service.mechanism
    decided = {transfers.decision(mechanism, country, today) for country in places} - {""}
    limited = tuple(c for c in places if transfers.is_limited(c))
    adequacy = mechanism is TransferMechanism.ADEQUACY
    return Transfer(places, mechanism, ", ".join(sorted(decided)), limited if adequacy else ())


def _agreement(register: Register, service: Service) -> Agreement | None:
    rows = register.rows(
        "select uid, name, size, added_on from document where id = :id and removed_at is null",
        id=service.agreement_document_id,
    )
    return msgspec.convert(rows[0], Agreement, strict=False) if rows else None
