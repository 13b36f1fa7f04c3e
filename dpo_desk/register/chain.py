"""The chain over history: each action's head covers the one before it (MODEL 19).

A change is covered through its commitment, hash(nonce ‖ payload), so that payload and nonce can be
erased while the chain still verifies. It shows careless tampering, not a determined forger.
"""

from collections.abc import Sequence
from os import urandom
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

GENESIS: Final = b"personvernpermen/1"
_NONCE_BYTES: Final = 16


def new_nonce() -> bytes:
    """What keeps a short payload from being guessed from its commitment once it is erased."""
    return urandom(_NONCE_BYTES)


def commitment(nonce: bytes, payload: str) -> bytes:
    """What stands for a payload for ever."""
    return digest(nonce + payload.encode()).digest()


def start(register_uid: str) -> bytes:
    """The head before the first action."""
    return digest(GENESIS + register_uid.encode()).digest()


def link(previous: bytes, action: Sequence[object], changes: Sequence[Sequence[object]]) -> bytes:
    """The head after an action: over the one before, the action's columns and its changes'."""
    covered = msgspec.json.encode([list(action), [list(change) for change in changes]])
    return digest(previous + covered).digest()


def digest(data: bytes) -> "Hash":
    """SHA-256 of ``data``; OpenSSL takes its time to load, and opening a register needs no hash."""
    from hashlib import sha256

    return sha256(data)
