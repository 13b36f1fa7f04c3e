"""How soon the company promises to answer."""

from dpo_desk.notices.model import CodeFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """Every promise, as an ISO 8601 period."""
    return ()
