"""Another program puts a file in the place of the open register: nothing is lost silently."""

import shutil
import sys
from pathlib import Path

import pytest

from dpo_desk.records import Request
from dpo_desk.register import DiskFull, FileMissing, Register, Replaced, ReplacedUnkept, backup
from tests.register import desks

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="an open file cannot be replaced there"
)


def synchronise(path: Path, older: Path) -> None:
    """As a synchronising program does: the other machine's file, under the same name, at once."""
    part = path.with_name(".~sync")
    shutil.copyfile(older, part)
    part.replace(path)


def refs(register: Register) -> set[str]:
    return {request.ref for request in register.find(Request)}


@pytest.mark.parametrize("key", [None, desks.KEY], ids=["plain", "encrypted"])
def test_what_was_open_is_kept_beside_and_nothing_more_is_written(
    path: Path, tmp_path: Path, key: str | None
) -> None:
    clock = desks.HandClock()
    with desks.new(path, clock, key) as register:
        older = register.backup(tmp_path / "kopier")
        desks.log(register)
        synchronise(path, older)
        for ref in ("2026-002", "2026-003"):
            with pytest.raises(Replaced) as caught:
                desks.log(register, ref)
        (kept,) = path.parent.glob("*-forrige-*.permkopi")  # one, however often it is tried
        assert caught.value.values["name"] == kept.name
        assert refs(register) == {"2026-001"}
        assert kept in {copy.path for copy in register.copies()}
    with Register.open(path, password=key, clock=clock) as register:
        assert refs(register) == set()
        assert register.verify().ok
    with Register.open(kept, password=key, clock=clock, read_only=True) as register:
        assert refs(register) == {"2026-001"}


def test_who_only_looked_leaves_the_new_file_whole(path: Path, tmp_path: Path) -> None:
    """What was written last lies in a log by the register's name until it is closed."""
    with desks.new(path) as register:
        older = register.backup(tmp_path / "kopier")
        desks.log(register)
        synchronise(path, older)
        assert refs(register) == {"2026-001"}
    (kept,) = path.parent.glob("*-forrige-*.permkopi")
    with Register.open(path, clock=desks.HandClock()) as register:
        assert register.verify().ok
    with Register.open(kept, clock=desks.HandClock(), read_only=True) as register:
        assert refs(register) == {"2026-001"}


def test_a_file_that_is_moved_away_leaves_nothing_to_spoil_what_comes_in_its_place(
    path: Path, tmp_path: Path
) -> None:
    clock = desks.HandClock()
    with desks.new(path, clock) as register:
        older = register.backup(tmp_path / "kopier")
        desks.log(register)
        path.rename(tmp_path / "flyttet.perm")
        with pytest.raises(FileMissing):
            desks.log(register, "2026-002")
    (kept,) = path.parent.glob("*-forrige-*.permkopi")
    Register.restore(older, path, clock=clock)
    with Register.open(path, clock=clock) as register:
        assert register.verify().ok
        assert refs(register) == set()
    Register.restore(kept, path, clock=clock)
    with Register.open(path, clock=clock) as register:
        assert refs(register) == {"2026-001"}


def test_without_room_for_the_copy_it_is_tried_again(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: object, copy: Path) -> None:
        copy.write_bytes(b"half")
        raise DiskFull

    with desks.new(path) as register:
        synchronise(path, register.backup(tmp_path / "kopier"))
        with monkeypatch.context() as patch:
            patch.setattr(backup, "copy_to", full)
            with pytest.raises(ReplacedUnkept):
                desks.log(register)
        assert not list(path.parent.glob("*-forrige-*"))
        with pytest.raises(Replaced):
            desks.log(register)


def test_a_new_password_is_our_own_doing(path: Path) -> None:
    with desks.new(path) as register:
        register.set_password(desks.KEY)
        desks.log(register)
        register.set_password(None)
        desks.log(register, "2026-002")
        assert refs(register) == {"2026-001", "2026-002"}
