"""One thing on one day of the agenda."""

from datetime import date
from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What an item is."""

    DEADLINE_LEGAL = "deadline_legal"
    DEADLINE_SAFE = "deadline_safe"
    PLANNED = "planned"  # an answer for which no law counts the days
    FORWARD = "forward"  # a request that is the controller's to answer
    EXTENSION = "extension"  # word of more time, begun and not sent
    IDENTITY = "identity"
    CONFIRM = "confirm"  # what a recipient is to confirm (19)
    REVIEW = "review"
    RETENTION = "retention"
    TASK = "task"


class State(StrEnum):
    """How an item stands today."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"


class Item(msgspec.Struct, frozen=True, gc=False):
    """One thing on one day.

    ``key`` and ``values`` say what it is without naming anybody; ``title`` is the record's own
    name, for the screen only. What is ``fixed`` cannot be moved; ``later`` is a round that comes
    after the one that is to be done now, of what ``repeats``; a deadline is ``lost`` after the
    law's last day, and only then (MODEL.md 5).
    """

    on: date
    kind: Kind
    key: str
    values: dict[str, str]
    title: str
    table: str
    uid: str
    fixed: bool
    state: State = State.OPEN
    later: bool = False
    repeats: bool = False
    lost: bool = False

    def __repr__(self) -> str:
        """Ids only (MODEL.md 25)."""
        return f"<Item {self.on} {self.kind} {self.uid}>"


def standing(on: date, today: date) -> State:
    """How what is not done stands."""
    return State.LATE if on < today else State.OPEN
