"""An entry that a notice gives, and how two entries are known to be about the same thing."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from dpo_desk.law import countries, data_categories
from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.records import ProposalKind
from dpo_desk.register.folding import folded

Span = tuple[int, int, int]  # start, end, line

# How a notice calls the places that have a code of their own.
_PLACES: Final = {
    "EEA": ("eu/eøs", "eøs", "eu", "eea", "eu/eea", "europa", "europe"),
    "US": ("usa", "us", "amerika", "united states", "u.s."),
    "GB": ("uk", "england", "storbritannia", "great britain"),
}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a notice says; ``key`` tells what it is about, however it is spelled."""

    kind: ProposalKind
    key: str
    values: dict[str, Any]
    certainty: ProposalCertainty = ProposalCertainty.STATED
    spans: tuple[Span, ...] = ()


def name_key(name: str) -> str:
    """A name as it is compared: spelling, capitals and spaces aside."""
    return " ".join(folded(name).split())


def activity_key(name: str) -> str:
    """What an activity of this name is known by."""
    return f"activity/{name_key(name)}"


def service_key(vendor: str, name: str) -> str:
    """What a service is known by, whichever alias the notice uses."""
    return f"service/{canonical(vendor or name)}/{canonical(name or vendor)}"


def canonical(name: str) -> str:
    """The name under which the catalogue knows a vendor or a service, else its own, folded."""
    from dpo_desk.reading import vendors

    known = vendors.lookup(name)
    return name_key(known.name if known else name)


def retention_key(trigger: str, period: str | None, data: str) -> str:
    """What a rule is known by: the same start and period for the same data."""
    return f"retention/{trigger}/{period or ''}/{name_key(data)}"


def codes_of_region(region: str | None) -> tuple[str, ...]:
    """The places that a notice names, as codes; () where it names none that we know."""
    if not region:
        return ()
    said = f" {' '.join(region.casefold().replace(',', ' ').replace('.', '').split())} "
    found = [code for code, names in _PLACES.items() if any(f" {name} " in said for name in names)]
    for language in ("nb", "nn", "en"):
        found += [
            code
            for code, name in countries.by_name(language)
            if code not in found and f" {name.casefold()} " in said
        ]
    return tuple(dict.fromkeys(found))


def codes_of_data(said: Iterable[str]) -> tuple[str, ...]:
    """The categories that are codes, or called as one is; other words are left out."""
    labels = {
        name_key(data_categories.word(code, language)): code
        for language in ("nb", "nn", "en")
        for code in data_categories.CATEGORIES
    }
    codes = (
        one if one in data_categories.CATEGORIES else labels.get(name_key(one)) for one in said
    )
    return tuple(dict.fromkeys(code for code in codes if code))
