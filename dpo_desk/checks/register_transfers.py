"""Where services keep and see data, and on what footing (T01-T04, T06 in the register)."""

from collections.abc import Iterator
from typing import Final

from dpo_desk.checks.facts import Facts, Serving
from dpo_desk.checks.finding import Spot
from dpo_desk.checks.owners import any_foreign
from dpo_desk.checks.processors import about
from dpo_desk.checks.registry import check
from dpo_desk.law import transfers
from dpo_desk.law.codes import Role, Severity, TransferMechanism
from dpo_desk.law.working_days import add_months
from dpo_desk.records import Recipient, Service

_RECHECK: Final = 12  # months between looks at the list of the framework
_NEED_TIA: Final = (TransferMechanism.SCC, TransferMechanism.BCR)
_NO_ANSWER: Final = (TransferMechanism.UNKNOWN, TransferMechanism.EEA)


def _used(facts: Facts) -> Iterator[Serving]:
    """The services in use that somebody else runs."""
    for serving in facts.services:
        if serving.service.in_use and serving.service.role is not Role.CONTROLLER:
            yield serving


def _places(serving: Serving) -> tuple[str, ...]:
    service = serving.service
    return tuple(dict.fromkeys((*service.storage_countries, *service.access_countries)))


def _foreign(serving: Serving) -> bool:
    """Whether the vendor is from a third country: as the register has it, else the catalogue."""
    if serving.vendor is not None and serving.vendor.country:
        return bool(transfers.outside_eea((serving.vendor.country,)))
    vendor = serving.vendor.name if serving.vendor is not None else ""
    return any_foreign((vendor, serving.service.name))


@check("T01", Severity.HIGH, source="N,R", on="register")
def shield_recorded(facts: Facts) -> Iterator[Spot]:
    """Privacy Shield is the recorded footing."""
    for serving in _used(facts):
        if serving.service.mechanism is TransferMechanism.PRIVACY_SHIELD:
            yield about(serving, "mechanism")


@check("T02", Severity.HIGH, source="R")
def no_mechanism(facts: Facts) -> Iterator[Spot]:
    """Data go, or may go, to a third country that is not adequate, on no valid footing."""
    for serving in _used(facts):
        service, places = serving.service, _places(serving)
        if service.mechanism is TransferMechanism.PRIVACY_SHIELD:
            continue  # T01 says it
        abroad = transfers.outside_eea(places)
        if not places and _foreign(serving):
            yield about(serving, "storage_countries", unanswered=True)
        elif any(not _carried(service.mechanism, country, facts) for country in abroad):
            asked = service.mechanism in _NO_ANSWER
            yield about(serving, "mechanism", unanswered=asked)
    for recipient in _recipients(facts):
        country = recipient.country
        if (country and not _carried(TransferMechanism.UNKNOWN, country, facts)) or (
            not country and any_foreign((recipient.name,))
        ):
            yield Spot(recipient.table, recipient.uid, "country", unanswered=True,
                       title=recipient.name)  # fmt: skip


def _recipients(facts: Facts) -> Iterator[Recipient]:
    """Others outside the company who get data, by name; those in the EEA are no matter."""
    for doing in facts.doings:
        for each in doing.recipients:
            if not each.is_category and not (each.country and transfers.is_eea(each.country)):
                yield each


def _carried(mechanism: TransferMechanism, country: str, facts: Facts) -> bool:
    adequate = transfers.is_adequate(country, facts.today)
    return adequate or transfers.is_valid(mechanism, country, facts.today)


@check("T03", Severity.MEDIUM, source="R")
def no_assessment(facts: Facts) -> Iterator[Spot]:
    """Standard clauses or binding rules, and the recipient's country was not assessed."""
    if facts.notice_clauses and not any(s.service.mechanism in _NEED_TIA for s in facts.services):
        yield Spot(Service.table, "", "tia_on", unanswered=True)  # nobody knows yet for whom
    for serving in _used(facts):
        service = serving.service
        abroad = transfers.outside_eea(_places(serving))
        if service.mechanism in _NEED_TIA and service.tia_on is None and abroad:
            yield about(serving, "tia_on", unanswered=True)


@check("T04", Severity.MEDIUM, source="R")
def framework_unchecked(facts: Facts) -> Iterator[Spot]:
    """The list of the framework was last looked at more than a year ago, or never."""
    for serving in _used(facts):
        service = serving.service
        seen = service.mechanism_checked_on
        stale = seen is None or add_months(seen, _RECHECK) < facts.today
        if service.mechanism is TransferMechanism.DPF and stale:
            yield about(serving, "mechanism_checked_on")


@check("T06", Severity.MEDIUM, source="N,R", on="register")
def access_unknown(facts: Facts) -> Iterator[Spot]:
    """Kept in the EEA, by a vendor from elsewhere: who sees the data from where is not recorded."""
    for serving in _used(facts):
        service = serving.service
        kept = service.storage_countries
        here = bool(kept) and not transfers.outside_eea(kept)
        if here and not service.access_countries and _foreign(serving):
            yield about(serving, "access_countries")
