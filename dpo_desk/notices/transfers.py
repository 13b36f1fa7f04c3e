"""Whether personal data leave the EEA."""

from dpo_desk.notices.model import Recipient, Transfers
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet, recipients: tuple[Recipient, ...]) -> Transfers:
    """What the notice says about places outside the EEA, and on what footing."""
    return Transfers()
