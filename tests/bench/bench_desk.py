"""How soon the window is there, how soon it is filled, and what it takes of memory."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from dpo_desk.app import APP_NAME
from dpo_desk.duties import intake
from dpo_desk.register import Register
from tests import sample
from tests.bench import Figure, medians

RUNS = 9
REQUESTS = 1000
MEMORY_MB = 110


def run() -> list[Figure]:
    """First paint and the filled list against an empty PySide6 window; memory by then."""
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder))
        register = make_register(Path(folder))
        come_back_to_requests(env, register)
        peaks: dict[str, list[float]] = {}

        def start(kind: str) -> None:
            command = [sys.executable, "-m", "tests.bench.start_once", kind, str(register)]
            # The run before was cut short: a start would ask its window to come forward.
            shutil.rmtree(env["XDG_STATE_HOME"], ignore_errors=True)
            done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
            peaks.setdefault(kind, []).append(float(done.stdout))

        shell, floor = medians(lambda: start("shell"), lambda: start("empty"), RUNS)
        filled, floor_too = medians(lambda: start("filled"), lambda: start("empty"), RUNS)
        memory = median(peaks["filled"])
        bare = median(peaks["empty"])
    return [
        Figure("first paint against an empty window", shell / floor, 1.35, 1.2,
               f"{shell * 1000:.0f} ms against {floor * 1000:.0f} ms"),
        Figure(f"requests filled from {REQUESTS:,}", filled / floor_too, 2.0, None,
               f"{filled * 1000:.0f} ms against {floor_too * 1000:.0f} ms"),
        Figure(f"peak memory by then, of {MEMORY_MB} MB", memory / MEMORY_MB, 1.0, None,
               f"{memory:.0f} MB, an empty window {bare:.0f} MB"),
    ]  # fmt: skip


def environment(folder: Path) -> dict[str, str]:
    """Nobody's own folders, no screen, and compiled modules as an installed copy has them."""
    own = {name: str(folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    own |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    rest = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return rest | own


def come_back_to_requests(env: dict[str, str], register: Path) -> None:
    """As for somebody who left the register at its requests: a new one begins with Today."""
    with Register.open(register, clock=sample.clock(), read_only=True) as opened:
        kept = {opened.uid: {"page": "requests"}}
    settings = Path(env["XDG_CONFIG_HOME"], APP_NAME, "settings.json")
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(kept), encoding="utf-8")


def make_register(folder: Path) -> Path:
    """A register with a thousand requests, received through the year before the clock's today."""
    first = date(2025, 11, 20)
    with sample.make(folder) as register:
        for number in range(REQUESTS):
            draft = intake.RequestDraft(
                received_on=first + timedelta(days=number % 360),
                requester_name=f"Ola Prøve {number}",
                requester_email=f"ola{number}@example.com",
                text="Hvilke opplysninger har dere om meg?",
            )
            intake.log_request(register, draft)
        return register.path
