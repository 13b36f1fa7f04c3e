"""Links, pipes, names that no disk takes, who may read, and what a killed program left."""

import os
import sys
from pathlib import Path

import pytest

from dpo_desk.records import Request
from dpo_desk.register import (
    CannotReach,
    FileExists,
    InUse,
    NotARegister,
    Register,
    connection,
    files,
    is_encrypted,
)
from tests.register import desks

CLOCK = desks.HandClock()
posix = pytest.mark.skipif(
    sys.platform == "win32", reason="links, pipes and modes are others there"
)


@posix
def test_a_link_leads_to_one_register_with_one_lock(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "lenke.perm"
    link.symlink_to(path)
    with desks.new(path, CLOCK), pytest.raises(InUse):
        Register.open(link, clock=CLOCK)
    with Register.open(link, clock=CLOCK) as register:
        assert register.path == path
        register.set_password(desks.KEY)
        copy = register.backup(tmp_path / "kopier")
    assert link.is_symlink()
    assert is_encrypted(path)
    Register.restore(copy, link, password=desks.KEY, clock=CLOCK)
    assert link.is_symlink()


@posix
def test_a_pipe_is_no_register(tmp_path: Path) -> None:
    pipe = tmp_path / "x.perm"
    os.mkfifo(pipe)
    with pytest.raises(NotARegister):
        Register.open(pipe, clock=CLOCK)


@posix
@pytest.mark.parametrize("name", ["a\0b.perm", "a\udce6b.perm"], ids=["nul", "no text"])
def test_a_name_that_cannot_be_kept_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotReach):
        desks.new(tmp_path / name)
    with pytest.raises(CannotReach):
        Register.open(tmp_path / name, clock=CLOCK)
    with desks.new(tmp_path / "x.perm") as register, pytest.raises(CannotReach):
        register.backup(tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == ["x.perm"]


def test_a_folder_is_no_place_for_a_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with desks.new(tmp_path / "x.perm") as register:
        copy = register.backup(tmp_path / "kopier")
    for place in (Path(), tmp_path):
        with pytest.raises(FileExists):
            desks.new(place)
        with pytest.raises(FileExists):
            Register.restore(copy, place, clock=CLOCK)
    with pytest.raises(CannotReach):
        desks.new(Path(tmp_path.anchor))


@posix
def test_links_in_a_circle_are_said(tmp_path: Path) -> None:
    one, other = tmp_path / "1.perm", tmp_path / "2.perm"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(CannotReach):
        Register.open(one, clock=CLOCK)


@posix
def test_only_its_owner_reads_a_register_unless_it_was_opened_to_others(
    path: Path, tmp_path: Path
) -> None:
    with desks.new(path, CLOCK) as register:
        desks.log(register)
        assert (mode(path), mode(connection.log_of(path))) == (0o600, 0o600)
        register.set_password(desks.KEY)
        copy = register.backup(tmp_path / "kopier")
        assert (mode(path), mode(copy)) == (0o600, 0o600)
        path.chmod(0o640)
        register.set_password(None)
        assert mode(path) == 0o640
    Register.restore(copy, path, password=desks.KEY, clock=CLOCK)
    assert mode(path) == 0o640
    fresh = tmp_path / "ny.perm"
    Register.restore(copy, fresh, password=desks.KEY, clock=CLOCK)
    assert mode(fresh) == 0o600


def test_what_a_killed_program_was_making_is_cleared_away(path: Path) -> None:
    """Such as the file without its password that was to take the register's place."""
    with desks.new(path, CLOCK) as register:
        desks.log(register)
    part = files.part_of(path)
    for ending in ("", "-wal", "-journal"):
        part.with_name(part.name + ending).write_bytes(b"Kari Eksempel")
    with Register.open(path, clock=CLOCK) as register:
        assert register.count(Request) == 1
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_network_folder_of_windows_is_a_path_to_sqlite() -> None:
    from pathlib import PureWindowsPath

    share = PureWindowsPath(r"\\tjener\felles\firma perm.perm")
    assert connection.address(share, "rw") == "file:////tjener/felles/firma%20perm.perm?mode=rw"
    assert (
        connection.address(PureWindowsPath(r"C:\a#b.perm"), "ro") == "file:///C:/a%23b.perm?mode=ro"
    )


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return path.stat().st_mode & 0o777
