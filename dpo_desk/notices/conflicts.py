"""Where a notice says a thing in two ways."""

from dpo_desk.notices.model import Conflict, NoticeFacts
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet, facts: NoticeFacts) -> tuple[Conflict, ...]:
    """Every contradiction, with both places."""
    return ()
