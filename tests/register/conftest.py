"""A clock moved by hand and an unencrypted register on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dpo_desk.register import Register, connection
from tests.register import desks


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three quarters of the time on a busy disk; a SIGKILL loses nothing by it."""
    monkeypatch.setattr(connection, "SYNCHRONOUS", "OFF")


@pytest.fixture
def clock() -> desks.HandClock:
    return desks.HandClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Fjordlys.perm"


@pytest.fixture
def register(path: Path, clock: desks.HandClock) -> Iterator[Register]:
    with desks.new(path, clock) as opened:
        yield opened
