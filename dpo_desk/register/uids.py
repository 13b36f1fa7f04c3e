"""UUIDv7 by the injected clock: sorted by when they were made, also when the clock stands still."""

import secrets
from uuid import UUID

from dpo_desk.law.clock import Clock

_COUNTER = 1 << 12


class Uids:
    """Gives uids that only grow (RFC 9562, 6.2 method 1: a counter within the millisecond)."""

    def __init__(self, clock: Clock) -> None:
        """Count by ``clock``."""
        self._clock = clock
        self._last = 0  # milliseconds and counter in one number

    def next(self) -> str:
        """A new uid; one later than all before even where the clock was set back."""
        now = int(self._clock.now().timestamp() * 1000) * _COUNTER
        self._last = max(now + secrets.randbelow(_COUNTER // 4), self._last + 1)
        milliseconds, counter = divmod(self._last, _COUNTER)
        high = milliseconds << 16 | 0x7 << 12 | counter
        low = 0b10 << 62 | secrets.randbits(62)
        return str(UUID(int=high << 64 | low))
