"""Whether a firm is from outside the EEA: as the catalogue of vendors or its legal form says."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from dpo_desk.law import transfers
from dpo_desk.reading import vendors

# Legal forms that no country of the EEA has.
_FOREIGN: Final = re.compile(r"\b(?:Inc|LLC|Corp(?:oration)?|Pty|PBC|L\.?P)\b\.?$")


@lru_cache(maxsize=2048)
def foreign(name: str) -> bool:
    """Whether a vendor or service of this name is known to be run from a third country."""
    names, places = [name], list[str]()
    entry = vendors.lookup(name)
    if entry is not None:
        owner = vendors.lookup(entry.vendor) or entry
        names += [entry.vendor, *entry.aliases, *owner.aliases]
        places += [*entry.countries, *entry.storage, *owner.countries]
    return transfers.needs_mechanism(places) or any(map(_FOREIGN.search, names))


def any_foreign(names: Iterable[str]) -> bool:
    """Whether one of these names is."""
    return any(foreign(name) for name in names if name)
