"""The grounds of article 6 that a notice names."""

from dpo_desk.notices.model import BasisFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[BasisFound, ...]:
    """Every ground, with the words that name it."""
    return ()
