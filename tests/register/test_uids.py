"""UUIDv7 by the injected clock: sorted as made, whatever the clock does."""

from uuid import UUID

from dpo_desk.register.uids import Uids
from tests.register import desks


def test_they_are_version_7_and_carry_the_clocks_time() -> None:
    uid = UUID(Uids(desks.HandClock()).next())
    assert (uid.version, uid.variant) == (7, "specified in RFC 4122")
    assert uid.int >> 80 == int(desks.NOON.timestamp() * 1000)


def test_they_grow_while_the_clock_stands_still_and_when_it_goes_back() -> None:
    clock = desks.HandClock()
    uids = Uids(clock)
    made = [uids.next() for _ in range(10_000)]
    clock.move(hours=-1)
    made += [uids.next() for _ in range(100)]
    assert made == sorted(set(made))
    assert all(UUID(uid).version == 7 for uid in made)


def test_two_registers_never_share_one() -> None:
    clock = desks.HandClock()
    assert not {Uids(clock).next() for _ in range(500)} & {Uids(clock).next() for _ in range(500)}
