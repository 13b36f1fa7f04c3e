"""What a notice says is done that asks for care."""

from dpo_desk.notices.model import CodeFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[CodeFound, ...]:
    """Every flag of the model that the text states."""
    return ()
