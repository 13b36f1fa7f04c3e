"""Noticing a fødselsnummer: it may be asked for and kept only where it is needed.

Personopplysningsloven § 12 wants an objective need and no other way; a request is answered without
it. Nothing is refused here: the manager is told, and decides (MODEL.md 25).
"""

import re
from collections.abc import Iterator
from typing import Final

_CANDIDATE: Final = re.compile(r"(?<![\d.,])\d{6}[ \u00a0.-]?\d{5}(?!\d)")
_LARGEST_SEARCHED: Final = 5_000_000  # characters; a longer text is searched at its beginning
_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of the months
_D_NUMBER: Final = 40  # added to the day: nobody in the register, as foreign workers
_MONTHS: Final = (0, 40, 80)  # added to the month: a help number, or made up for tests


def numbers(text: str) -> Iterator[str]:
    """The national identity numbers in ``text`` as they stand there.

    D-numbers count, and so do help numbers and the made-up ones of test populations: whoever types
    one would type a real one as well.
    """
    for match in _CANDIDATE.finditer(text[:_LARGEST_SEARCHED]):
        if _is_number([int(char) for char in match[0] if char.isdigit()]):
            yield match[0]


def found_in(text: str) -> bool:
    """Whether a national identity number stands in ``text``."""
    return next(numbers(text), None) is not None


def found_in_file(data: bytes) -> bool:
    """Whether one stands readable in a file's bytes, as in plain text, CSV, JSON and HTML."""
    return found_in(data[:_LARGEST_SEARCHED].decode("utf-8", errors="ignore"))


def without(text: str) -> str:
    """``text`` with the numbers taken out, and the space that they leave."""
    for number in set(numbers(text)):
        text = re.sub(rf" ?{re.escape(number)}", "", text)
    return text


def _is_number(digits: list[int]) -> bool:
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    day -= _D_NUMBER if day > _D_NUMBER else 0
    month -= max(added for added in _MONTHS if month > added or added == 0)
    if not (1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]):
        return False
    return not (_rest(digits, _FIRST) or _rest(digits, _SECOND))


def _rest(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
