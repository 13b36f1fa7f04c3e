"""Who gets personal data."""

from dpo_desk.notices.model import Recipient, UnnamedRecipient
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> tuple[Recipient, ...]:
    """Every named company and service that gets personal data."""
    return ()


def find_unnamed(sheet: Sheet) -> tuple[UnnamedRecipient, ...]:
    """Those who get data and are named by kind only."""
    return ()
