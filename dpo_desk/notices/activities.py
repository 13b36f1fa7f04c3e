"""What personal data are used for."""

from dpo_desk.notices.model import ActivityFound
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[ActivityFound, ...]:
    """Every activity of the notice, with its bases, data and people."""
    return ()
