"""How sure one has to be of who is asking, where there is doubt at all (DOMAIN 3).

A level says how to check **when** somebody reasonably doubts who it is (12 (6)); no level demands a
check. The least data that remove the doubt are enough, and no copy of a document is ever kept.
"""

from collections.abc import Iterable
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from dpo_desk.law.codes import Capacity, IdentityMethod, RequestKind
from dpo_desk.law.kinds import KINDS, READ


class Level(IntEnum):
    """From nothing to a proof of identity."""

    NONE = 0
    LIGHT = 1
    CALL_BACK = 2
    STRONG = 3


# What each way of checking amounts to; ``OTHER`` is what the manager says it is.
METHODS: Final = MappingProxyType(
    {
        IdentityMethod.NO_DOUBT: Level.NONE,
        IdentityMethod.KNOWN_ADDRESS: Level.LIGHT,
        IdentityMethod.LOGGED_IN: Level.LIGHT,
        IdentityMethod.CODE_KNOWN_MOBILE: Level.LIGHT,
        IdentityMethod.CALL_BACK: Level.CALL_BACK,
        IdentityMethod.EID: Level.STRONG,
        IdentityMethod.IN_PERSON: Level.STRONG,
        IdentityMethod.AUTHORITY: Level.STRONG,
        IdentityMethod.OTHER: Level.LIGHT,
    }
)
# Whoever writes for somebody shows that they may; a survivor asks on their own behalf.
WITH_AUTHORITY: Final = (
    Capacity.REPRESENTATIVE,
    Capacity.LAWYER,
    Capacity.GUARDIAN,
    Capacity.PARENT,
)


def level(
    kinds: Iterable[RequestKind],
    *,
    sensitive: bool = False,
    changed_address: bool = False,
    represented: bool = False,
) -> Level:
    """The level that suits what is asked for, where there is doubt.

    ``sensitive``: special categories or economy, or somebody who no longer works here.
    ``represented``: somebody else writes for the person.
    """
    if all(KINDS[kind].at_once or KINDS[kind].steps == READ for kind in kinds):
        return Level.NONE
    if sensitive or represented:
        return Level.STRONG
    return Level.CALL_BACK if changed_address else Level.LIGHT


def suits(method: IdentityMethod, wanted: Level) -> bool:
    """Whether a way of checking is enough for a level, without asking for more than it takes."""
    return METHODS[method] >= wanted
