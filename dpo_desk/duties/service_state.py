"""How a service stands, and what it lacks: the same as the list's SQL, with the reasons."""

from datetime import date
from enum import IntEnum, StrEnum
from typing import Final

from dpo_desk.law import transfers
from dpo_desk.law.codes import Role, TransferMechanism
from dpo_desk.records import AgreementStatus, Service
from dpo_desk.register import service_sql


class ServiceState(IntEnum):
    """In the order in which they want looking at."""

    MISSING = service_sql.MISSING  # the agreement is
    ASSESS = service_sql.ASSESS
    IN_ORDER = service_sql.IN_ORDER
    UNUSED = service_sql.UNUSED

    @property
    def key(self) -> str:
        """The message of its chip."""
        return _CHIPS[self]


_CHIPS: Final = {
    ServiceState.MISSING: "chip.missing",
    ServiceState.ASSESS: "chip.assess",
    ServiceState.IN_ORDER: "chip.ok",
    ServiceState.UNUSED: "chip.unused",
}


class Lack(StrEnum):
    """What a service lacks, the gravest first."""

    AGREEMENT = "agreement"  # none is known
    ENDED = "ended"  # it was given notice of, and the service is still in use
    CLAIMED = "claimed"  # the notice says there is one; nobody has seen it
    ROLE = "role"  # whether the supplier is a processor at all
    PLACES = "places"  # where data are kept
    GROUND = "ground"  # data leave the EEA on no known ground
    INVALID = "invalid"  # on one that cannot carry them


def lacks(service: Service, today: date) -> tuple[Lack, ...]:
    """What a service in use lacks ``today``; nothing where all is in order."""
    if not service.in_use:
        return ()
    return (*_of_agreement(service), *_of_transfer(service, today))


def state(service: Service, today: date) -> ServiceState:
    """How a service stands ``today``; the list computes the same in SQL."""
    if not service.in_use:
        return ServiceState.UNUSED
    found = lacks(service, today)
    if Lack.AGREEMENT in found or Lack.ENDED in found:
        return ServiceState.MISSING
    return ServiceState.ASSESS if found else ServiceState.IN_ORDER


def outside(service: Service) -> tuple[str, ...]:
    """The third countries in which data are kept or from which they are seen, each once."""
    places = dict.fromkeys((*service.storage_countries, *service.access_countries))
    return transfers.outside_eea(places)


def _of_agreement(service: Service) -> tuple[Lack, ...]:
    """A processor needs an agreement: GDPR art. 28 (3)."""
    if service.role is Role.UNCLEAR:
        return (Lack.ROLE,)
    if service.role is not Role.PROCESSOR:
        return ()
    if service.agreement_status in (AgreementStatus.UNKNOWN, AgreementStatus.NONE):
        return (Lack.AGREEMENT,)
    if service.agreement_ended_on is not None:
        return (Lack.ENDED,)
    return (Lack.CLAIMED,) if service.agreement_status is AgreementStatus.CLAIMED else ()


def _of_transfer(service: Service, today: date) -> tuple[Lack, ...]:
    """Data that leave the EEA need a ground that can carry them: GDPR chapter V."""
    own = service.role is Role.CONTROLLER
    unknown = () if service.storage_countries or own else (Lack.PLACES,)
    mechanism, places = service.mechanism, outside(service)
    if all(_carries(mechanism, country, today) for country in places):
        return unknown
    none = mechanism in (TransferMechanism.UNKNOWN, TransferMechanism.EEA)
    return (*unknown, Lack.GROUND if none else Lack.INVALID)


def _carries(mechanism: TransferMechanism, country: str, today: date) -> bool:
    """Whether data may go there; beside a framework an adequate country needs nothing more."""
    beside = mechanism is TransferMechanism.DPF and transfers.is_adequate(country, today)
    return beside or transfers.is_valid(mechanism, country, today)
