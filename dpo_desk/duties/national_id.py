"""Noticing a fødselsnummer before it is kept: it may be asked for only where it is needed.

Personopplysningsloven § 12 wants an objective need and no other way; a request is answered without
it. Nothing is refused: the manager is told, and decides (MODEL.md 25).
"""

import re

_CANDIDATE = re.compile(r"(?<![\d.,])\d{6}[ \u00a0.-]?\d{5}(?![\d])")
_LARGEST_SEARCHED = 5_000_000  # characters; a longer text is searched at its beginning


def found_in(text: str) -> bool:
    """Whether a national identity number, D-number included, stands in ``text``."""
    return any(_is_number(match.group()) for match in _CANDIDATE.finditer(text[:_LARGEST_SEARCHED]))


def found_in_file(data: bytes) -> bool:
    """Whether one stands readable in a file's bytes, as in plain text, CSV, JSON and HTML."""
    return found_in(data[:_LARGEST_SEARCHED].decode("utf-8", errors="ignore"))


def _is_number(text: str) -> bool:
    from stdnum.no import fodselsnummer

    digits = "".join(char for char in text if char.isdigit())
    return bool(fodselsnummer.is_valid(digits))
