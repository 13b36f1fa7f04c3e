"""How the tests call the command line: in this process, or as a program of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from dpo_desk.cli.program import program
from tests import house

TODAY = "2026-11-19"  # as in tests.sample
_MAIN = "from dpo_desk.cli import main; main()"


def call(*args: object, env: dict[str, str] | None = None, typed: str | None = None) -> Result:
    """Run a command in this process, on the day of the sample."""
    words = ["--today", TODAY, *map(str, args)]
    return CliRunner().invoke(program, words, env=env, input=typed, prog_name="dpo-desk-cli")


def good(*args: object, **kwargs: Any) -> Result:
    """Run a command that must go well."""
    result = call(*args, **kwargs)
    assert result.exit_code == 0, result.output
    return result


def asked(*args: object, **kwargs: Any) -> Any:
    """What ``--json`` prints: one document, and not a word beside it."""
    result = good(*args, "--json", **kwargs)
    assert result.stderr == ""
    return json.loads(result.stdout)


def refused(status: int, *args: object, **kwargs: Any) -> str:
    """The one sentence with which a command refuses."""
    result = call(*args, **kwargs)
    assert result.exit_code == status, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.endswith((".\n", "?\n"))
    return result.stderr.strip()


def process(
    *args: object, cwd: Path | None = None, env: dict[str, str] | None = None, code: str = _MAIN
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a program of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *map(str, args)],
        cwd=cwd or house.ROOT,
        env={**os.environ, "PYTHONPATH": str(house.ROOT), **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@contextmanager
def ordinary() -> Iterator[None]:
    """As a user who is not root; nothing changes where the tests are run by one."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)  # nobody, who may become root again
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
