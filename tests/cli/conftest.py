"""A sample register as a file, with a logged request where a test wants one."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import sample
from tests.cli.calls import asked


@pytest.fixture
def perm(tmp_path: Path) -> Path:
    """The sample, closed and without a password."""
    sample.make(tmp_path).close()
    return tmp_path / "prove.perm"


@pytest.fixture
def case(perm: Path) -> Path:
    """The sample with case 2026-001: Kari Eksempel, a customer, asks for access."""
    logged = asked(
        "request", "log", perm, "--kind", "access", "--received", "2026-11-03",
        "--name", "Kari Eksempel", "--email", "kari@example.com", "--relation", "customer",
    )  # fmt: skip
    assert logged["ref"] == "2026-001"
    return perm


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder that a user can reach who is not the one who runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="personvernpermen-test-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)
