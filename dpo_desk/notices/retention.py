"""How long things are kept."""

from dpo_desk.notices.model import RetentionFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[RetentionFound, ...]:
    """Every period and every criterion."""
    return ()
