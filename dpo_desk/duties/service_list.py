"""The list of services as the Processors page shows it: a row is a service with its vendor."""

from datetime import date
from functools import cache

from dpo_desk.duties.service_state import ServiceState
from dpo_desk.duties.windows import Listing, Row
from dpo_desk.law import transfers
from dpo_desk.law.codes import TransferMechanism
from dpo_desk.law.countries import COUNTRIES, EEA
from dpo_desk.register import service_sql
from dpo_desk.register.sorting import alphabetical, by_day


class ServiceRow(Row, frozen=True, kw_only=True):
    """One line of the list."""

    name: str
    used_for: str
    vendor: str | None
    storage_countries: tuple[str, ...]
    state: ServiceState
    review_on: date | None


@cache
def listing(today: date) -> Listing[ServiceRow]:
    """The list as the law on transfers stands ``today``."""
    lists = law_lists(today)
    state = service_sql.state(lists)
    lacking = f"{state} IN ({ServiceState.MISSING}, {ServiceState.ASSESS})"
    return Listing(
        "service",
        ServiceRow,
        orders={"name": alphabetical("name"), "state": state, "review_on": by_day("review_on")},
        filters={"all": "", "missing": lacking, "noneea": service_sql.outside(lists)},
        columns={
            "vendor": "(select vendor.name from vendor where vendor.id = service.vendor_id)",
            "state": state,
        },
        also={"vendor": "select service.id from service where vendor_id in ({found})"},
    )


@cache
def law_lists(on: date) -> service_sql.Lists:
    """The countries to which data may go, ``on`` a day."""
    return service_sql.Lists(
        tuple(code for code in (EEA, *COUNTRIES) if transfers.is_eea(code)),
        tuple(code for code in COUNTRIES if transfers.is_adequate(code, on)),
        tuple(c for c in COUNTRIES if transfers.is_valid(TransferMechanism.DPF, c, on)),
    )
