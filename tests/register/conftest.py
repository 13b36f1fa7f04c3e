"""A clock moved by hand and an unencrypted register on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dpo_desk.register import Register
from tests.register import desks


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
