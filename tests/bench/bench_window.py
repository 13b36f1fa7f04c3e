"""How soon a page comes up, how long an event holds the window, and what memory it takes."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import Figure
from tests.bench.bench_desk import environment, make_register

CHANGE_MS = 50
LATE_MS = 100
MEMORY_MB = 160
DRAWN_MB = 250
GROWTH_MB = 4


def run() -> list[Figure]:
    """A walk through every page; a thousand requests in the register."""
    with tempfile.TemporaryDirectory() as folder:
        register = make_register(Path(folder))
        env = environment(Path(folder))
        visited = _walk(register, "visits", env)  # first: what it compiles is compiled when timed
        walked = _walk(register, "changes", env)
    taken = sorted(walked["changes"])
    slow = taken[int(len(taken) * 0.95)] * 1000
    late = {when: seconds * 1000 for when, seconds in walked["late"].items()}
    seen, drawn, settled, later = visited["memory"]
    growth = later - settled
    return [
        Figure(f"changing page, 95th percentile, of {CHANGE_MS} ms", slow / CHANGE_MS, 1.0, None,
               f"{slow:.0f} ms; the slowest {taken[-1] * 1000:.0f} ms"),
        Figure(f"longest event of a walk, of {LATE_MS} ms", late["again"] / LATE_MS, 1.0, None,
               f"{late['again']:.0f} ms"),
        Figure(f"the same while pages are built, of {LATE_MS} ms", late["first"] / LATE_MS, 1.0,
               None, f"{late['first']:.0f} ms"),
        Figure(f"memory after every page, of {MEMORY_MB} MB", seen / MEMORY_MB, 1.0, None,
               f"{seen:.0f} MB"),
        Figure(f"the same with a letter drawn, of {DRAWN_MB} MB", drawn / DRAWN_MB, 1.0, None,
               f"{drawn:.0f} MB"),
        Figure(f"growth over 500 visits, of {GROWTH_MB} MB", growth / GROWTH_MB, 1.0, None,
               f"{growth:+.1f} MB, from {settled:.0f} MB on"),
    ]  # fmt: skip


def _walk(register: Path, what: str, env: dict[str, str]) -> Any:
    command = [sys.executable, "-m", "tests.bench.walk_once", str(register), what]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
