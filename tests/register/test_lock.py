"""The writer's lock: one holder, no file left behind, no gap for two."""

import subprocess
import sys
from pathlib import Path

import pytest

from dpo_desk.register import FileMissing, InUse, Register
from dpo_desk.register.lock import Lock
from tests.register import desks


def test_one_holder_at_a_time_and_nothing_left(path: Path) -> None:
    lock = Lock(path)
    with pytest.raises(InUse):
        Lock(path)
    lock.release()
    lock.release()
    assert list(path.parent.iterdir()) == []
    Lock(path).release()


def test_a_file_left_by_a_killed_program_is_no_lock(path: Path) -> None:
    path.with_name(path.name + "-lock").touch()
    Lock(path).release()


def test_a_lock_on_a_removed_file_is_taken_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The holder may remove its file between our opening and our locking it."""
    from dpo_desk.register import lock as room

    seize, tries = room._seize, []

    def removed_first(file) -> None:
        if not tries:
            Path(file.name).unlink()
        tries.append(file.name)
        seize(file)

    monkeypatch.setattr(room, "_seize", removed_first)
    held = Lock(path)
    assert len(tries) == 2
    with pytest.raises(InUse):
        Lock(path)
    held.release()


def test_no_folder_no_lock(path: Path) -> None:
    with pytest.raises(FileMissing):
        Lock(path.parent / "nowhere" / "x.perm")


HOLD = """
import sys
from pathlib import Path
from dpo_desk.law.clock import SystemClock
from dpo_desk.register import Register
register = Register.open(Path(sys.argv[1]), clock=SystemClock())
print("held", flush=True)
sys.stdin.read()
"""


def test_a_killed_program_lets_go_of_the_lock(path: Path) -> None:
    desks.new(path).close()
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(InUse):
            Register.open(path, clock=desks.HandClock())
        holder.kill()
    Register.open(path, clock=desks.HandClock()).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
