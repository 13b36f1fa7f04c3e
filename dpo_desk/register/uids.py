"""UUIDv7 by the injected clock: sorted by when they were made, also when the clock stands still."""

from os import urandom  # and not ``secrets``, which loads OpenSSL while a window waits
from uuid import UUID

from dpo_desk.law.clock import Clock

_COUNTER = 1 << 12  # a new millisecond begins in the first quarter: room to count on


class Uids:
    """Gives uids that only grow (RFC 9562, 6.2 method 1: a counter within the millisecond)."""

    def __init__(self, clock: Clock) -> None:
        """Count by ``clock``."""
        self._clock = clock
        self._last = 0  # milliseconds and counter in one number

    def next(self) -> str:
        """A new uid; one later than all before even where the clock was set back."""
        now = int(self._clock.now().timestamp() * 1000) * _COUNTER
        self._last = max(now + _random_bits(10), self._last + 1)
        milliseconds, counter = divmod(self._last, _COUNTER)
        high = milliseconds << 16 | 0x7 << 12 | counter
        low = 0b10 << 62 | _random_bits(62)
        return str(UUID(int=high << 64 | low))


def _random_bits(n: int) -> int:
    """``n`` bits, at most 64."""
    return int.from_bytes(urandom(8), "big") >> (64 - n)
