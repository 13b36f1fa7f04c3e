"""What the list of services computes of a service, as SQL that an index can hold.

The law's lists are given, so that the index says them as they were and a query as they are. Where
these differ the answers are right and only slower, until a migration makes the index anew.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_PLACES: Final = "storage_countries || access_countries"  # both are JSON: ["NO","US"]
MISSING, ASSESS, IN_ORDER, UNUSED = range(4)  # in the order in which they want looking at


class Lists(NamedTuple):
    """Country codes: inside the EEA, found adequate, and those with a framework like the DPF."""

    eea: Sequence[str]
    adequate: Sequence[str]
    framework: Sequence[str]


def outside(lists: Lists) -> str:
    """SQL: whether data are stored in, or seen from, a country outside the EEA."""
    return _any_but(lists.eea)


def needs_ground(lists: Lists) -> str:
    """SQL: whether data leave the EEA on no ground, or on one that cannot carry them there."""
    return (
        f"CASE mechanism WHEN 'adequacy' THEN {_any_but((*lists.eea, *lists.adequate))}"
        f" WHEN 'dpf' THEN {_any_but((*lists.eea, *lists.adequate, *lists.framework))}"
        " WHEN 'scc' THEN 0 WHEN 'bcr' THEN 0 WHEN 'derogation' THEN 0"
        f" ELSE {outside(lists)} END"
    )


def state(lists: Lists) -> str:
    """SQL: how a service stands, as one of the numbers above; ``duties.services.state`` mirrors it.

    An agreement is asked of a processor (GDPR art. 28 (3)). What is the company's own system needs
    none; where somebody else's role is unclear it must be assessed, as must unknown places.
    """
    return (
        f"CASE WHEN in_use = 0 THEN {UNUSED}"
        " WHEN role = 'processor' AND (agreement_status IN ('unknown', 'none')"
        f" OR agreement_ended_on IS NOT NULL) THEN {MISSING}"
        " WHEN role = 'unclear' OR (role = 'processor' AND agreement_status = 'claimed')"
        " OR (role <> 'controller' AND storage_countries = '[]')"
        f" OR {needs_ground(lists)} THEN {ASSESS}"
        f" ELSE {IN_ORDER} END"
    )


def _any_but(codes: Iterable[str]) -> str:
    """SQL: whether a country is named that is not among ``codes``."""
    sql = _PLACES
    for code in codes:
        sql = f"replace({sql}, '\"{code}\"', '')"
    return f"instr({sql}, '\"') > 0"
