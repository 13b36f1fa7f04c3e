"""What a notice nowhere addresses: articles 13 and 14."""

from dpo_desk.notices.model import NoticeFacts
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet, facts: NoticeFacts) -> tuple[str, ...]:
    """The codes of what is missing."""
    return ()
