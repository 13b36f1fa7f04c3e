"""What a notice says is not done."""

from dpo_desk.notices.model import CodeFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """Every denial."""
    return ()
