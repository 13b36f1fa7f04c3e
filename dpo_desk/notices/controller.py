"""Who answers for what a notice describes, and how that company is reached."""

from dpo_desk.notices.model import Controller
from dpo_desk.reading.sheet import Sheet


def find(sheet: Sheet) -> Controller:
    """The controller with name, number, addresses and contact."""
    return Controller()
