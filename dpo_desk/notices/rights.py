"""The rights that a notice states."""

from dpo_desk.notices.model import CodeFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """Every right, with the words that give it."""
    return ()
