"""Whether data leave the EEA, and on what ground they may: GDPR chapter V.

Countries are ISO 3166 codes, or ``EEA`` for "somewhere in the EU or EEA". The lists are dated data
in ``resources/law/transfers.toml``.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dpo_desk.law import dated
from dpo_desk.law.codes import TransferMechanism
from dpo_desk.law.countries import EEA
from dpo_desk.law.working_days import add_months

STALE_AFTER = 6  # months: then the lists are to be held against the Commission's again


def is_eea(country: str) -> bool:
    """Whether the country is in the EU or EEA."""
    return country == EEA or country in dated.table("transfers")["eea"]


def outside_eea(countries: Iterable[str]) -> tuple[str, ...]:
    """Those of ``countries`` that are third countries, in their order."""
    return tuple(country for country in countries if not is_eea(country))


def needs_mechanism(countries: Iterable[str]) -> bool:
    """Whether storage in or access from these countries needs a ground under chapter V."""
    return bool(outside_eea(countries))


def is_adequate(country: str, on: date) -> bool:
    """Whether a decision of the Commission on the country's protection is in force ``on`` a day."""
    return any(_in_force(entry, on) for entry in _decisions("adequacy", country))


def is_limited(country: str) -> bool:
    """Whether the decision on the country covers some bodies only (Canada)."""
    return any(entry.get("limited", False) for entry in _decisions("adequacy", country))


def is_valid(mechanism: TransferMechanism, country: str, on: date) -> bool:
    """Whether the mechanism can carry data to ``country`` ``on`` a day.

    That the recipient stands on the DPF list, or that the clauses are signed, is for the company
    to see. Privacy Shield is never valid (C-311/18), nor is an unknown mechanism.
    """
    match mechanism:
        case TransferMechanism.EEA:
            return is_eea(country)
        case TransferMechanism.ADEQUACY:
            return is_adequate(country, on)
        case TransferMechanism.DPF:
            return any(_in_force(entry, on) for entry in _decisions("dpf", country))
        case TransferMechanism.SCC | TransferMechanism.BCR | TransferMechanism.DEROGATION:
            return _in_force(dated.table("transfers")["mechanism"][mechanism.value], on)
        case TransferMechanism.PRIVACY_SHIELD | TransferMechanism.UNKNOWN:
            return False


def decision(mechanism: TransferMechanism, country: str, on: date) -> str:
    """The number of the decision that the mechanism rests on, or "" where it rests on none."""
    if mechanism in (TransferMechanism.ADEQUACY, TransferMechanism.DPF):
        entries = [e for e in _decisions(mechanism.value, country) if _in_force(e, on)]
    elif mechanism is TransferMechanism.SCC:
        entries = [dated.table("transfers")["mechanism"]["scc"]]
    else:
        entries = []
    return str(entries[-1]["decision"]) if entries else ""


def is_stale(on: date) -> bool:
    """Whether the lists are so old ``on`` a day that they should be checked."""
    return add_months(dated.as_of("transfers"), STALE_AFTER) < on


def _decisions(kind: str, country: str) -> list[dict[str, Any]]:
    return [entry for entry in dated.table("transfers")[kind] if entry["country"] == country]


def _in_force(entry: dict[str, Any], on: date) -> bool:
    return bool(entry["from"] <= on <= entry.get("until", date.max))
