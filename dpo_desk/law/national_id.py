"""Noticing a fødselsnummer: it may be asked for and kept only where it is needed.

Personopplysningsloven § 12 wants an objective need and no other way; a request is answered without
it. Nothing is refused here: the manager is told, and decides (MODEL.md 25).
"""

import re
from collections.abc import Iterator
from typing import Final

_CANDIDATE: Final = re.compile(r"(?<![\d.,])\d{6}[ \u00a0.-]?\d{5}(?!\d)")
_LARGEST_SEARCHED: Final = 5_000_000  # characters; a longer text is searched at its beginning


def numbers(text: str) -> Iterator[str]:
    """The national identity numbers in ``text`` as they stand there, D-numbers included."""
    from stdnum.no import fodselsnummer

    for match in _CANDIDATE.finditer(text[:_LARGEST_SEARCHED]):
        digits = "".join(char for char in match[0] if char.isdigit())
        if fodselsnummer.is_valid(digits):
            yield match[0]


def found_in(text: str) -> bool:
    """Whether a national identity number stands in ``text``."""
    return next(numbers(text), None) is not None


def found_in_file(data: bytes) -> bool:
    """Whether one stands readable in a file's bytes, as in plain text, CSV, JSON and HTML."""
    return found_in(data[:_LARGEST_SEARCHED].decode("utf-8", errors="ignore"))
