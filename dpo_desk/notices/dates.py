"""When a notice was last changed."""

from dpo_desk.notices.model import CodeFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """The dates the notice gives for itself, the one that counts first."""
    return ()
