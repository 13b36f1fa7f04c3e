"""Each seed once as a register, beside what is expected of it."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dpo_desk.duties import seeding
from dpo_desk.register import Register
from tests import sample

HERE = Path(__file__).parent


@pytest.fixture(scope="session", params=seeding.names())
def seed(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def register(seed: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("seeds") / f"{seed}.perm"
    made = seeding.create_from_seed(path, seed, password=None, clock=sample.clock())
    yield made
    made.close()


@pytest.fixture(scope="session")
def expected(seed: str) -> dict[str, Any]:
    path = HERE / f"expected_{seed.partition('-')[0]}.toml"
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    assert found["seed"] == seed
    return found
