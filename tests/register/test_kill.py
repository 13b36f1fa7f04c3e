"""Killed at any moment: what was reported done is there, and the file is whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.register import desks, kill_writer

if sys.platform == "win32":
    pytest.skip("there is no SIGKILL and no fork", allow_module_level=True)


def killed(path: Path, rounds: int) -> dict[str, object]:
    desks.new(path, password=kill_writer.KEY).close()
    command = [sys.executable, "-m", "tests.register.kill_writer", str(path), str(rounds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def test_killed_a_few_times(path: Path) -> None:
    figures = killed(path, 5)
    assert (figures["lost"], figures["damaged"]) == ([], [])


@pytest.mark.slow
def test_killed_two_hundred_times(path: Path) -> None:
    figures = killed(path, 200)
    print(figures)  # noqa: T201
    assert (figures["lost"], figures["damaged"]) == ([], [])
    assert figures["rounds"] == 200
    assert int(str(figures["reported"])) > 1000
    assert int(str(figures["caught_open"])) > 100
