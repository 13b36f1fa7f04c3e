"""Places that take no more: a read-only folder, a full disk. Nothing is lost, and it is said."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from dpo_desk.records import Request
from dpo_desk.register import (
    DiskFull,
    ErasureUnfinished,
    FileMissing,
    ReadOnlyPlace,
    Register,
)
from dpo_desk.register.connection import PAGE
from tests.register import desks
from tests.register.test_erasure import on_disk, traces

CLOCK = desks.HandClock()


@pytest.fixture
def unprivileged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of an ordinary user, who we are meanwhile: root may write anywhere."""
    if sys.platform == "win32":
        pytest.skip("permissions are another matter there")
    folder = Path(tempfile.mkdtemp())  # tmp_path lies in a folder of root's own
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


def test_a_read_only_place(unprivileged: Path) -> None:
    path = unprivileged / "x.perm"
    desks.new(path, CLOCK).close()
    with mode(unprivileged, 0o500):
        with pytest.raises(ReadOnlyPlace):
            Register.open(path, clock=CLOCK)
        assert [p.name for p in unprivileged.iterdir()] == ["x.perm"]
        with Register.open(path, clock=CLOCK, read_only=True) as reader:
            assert reader.company().name
        with pytest.raises(ReadOnlyPlace):
            desks.new(unprivileged / "y.perm")
        with pytest.raises(ReadOnlyPlace):
            desks.new(unprivileged / "ny" / "y.perm")
    with mode(path, 0o400), pytest.raises(ReadOnlyPlace):
        Register.open(path, clock=CLOCK)
    Register.open(path, clock=CLOCK).close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(["sh", "-c", shlex.join(mount)], check=False, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk; max_page_count is tried below")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_takes_nothing_and_leaves_all(small_disk: Path) -> None:
    path = small_disk / "x.perm"
    with desks.new(path, CLOCK, desks.KEY) as register:
        first = desks.log(register)
        filler = small_disk / "filler"
        fill(filler)
        with pytest.raises(DiskFull):
            desks.log(register, "2026-002", text="ord " * 600_000)
        assert register.find(Request) == [first]
        assert register.verify().ok
        with pytest.raises(DiskFull):
            register.backup(small_disk / "kopier")
        assert not list((small_disk / "kopier").iterdir())
        with pytest.raises(DiskFull):
            register.set_password(None)
        filler.unlink()
        desks.log(register, "2026-002")
    with Register.open(path, password=desks.KEY, clock=CLOCK) as register:
        assert register.count(Request) == 2
        assert register.verify().ok
    fill(filler)
    with pytest.raises(DiskFull):
        Register.open(path, password=desks.KEY, clock=CLOCK, read_only=True)
    with pytest.raises(DiskFull):
        desks.new(small_disk / "y.perm")
    assert not (small_disk / "y.perm").exists()


def test_an_erasure_without_room_to_rewrite_is_finished_later(small_disk: Path) -> None:
    path = small_disk / "x.perm"
    with desks.new(path, CLOCK) as register:
        desks.log(register, "2026-002", text="ord " * 50_000)
        request = desks.log_with_everything(register)
        register._store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        filler = small_disk / "filler"
        fill(filler, leave=100)
        with pytest.raises(ErasureUnfinished):
            register.erase(request.id)
        assert register.get(Request, request.id).requester_name == ""
    with Register.open(path, clock=CLOCK) as register:  # still no room: it opens all the same
        assert register.verify().ok
    filler.unlink()
    Register.open(path, clock=CLOCK).close()
    assert traces(on_disk(path)) == []


def fill(path: Path, leave: int = 0) -> None:
    """Take what room is left, but for some pages."""
    with open(path, "wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(b"\0" * PAGE)
        file.truncate(file.tell() - leave * PAGE)


def test_no_room_for_more_pages(register: Register) -> None:
    first = desks.log(register)
    register._store.execute("PRAGMA max_page_count = 1")  # SQLite takes it as the present size
    with pytest.raises(DiskFull):
        desks.log(register, "2026-002", text="ord " * 50_000)
    register._store.execute("PRAGMA max_page_count = 1000000")
    assert register.find(Request) == [first]
    desks.log(register, "2026-002")
    assert register.verify().ok


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_a_file_that_is_gone_takes_no_more(register: Register, path: Path) -> None:
    """SQLite would go on writing in what no name leads to any more."""
    desks.log(register)
    away = path.rename(path.with_name("flyttet.perm"))
    with pytest.raises(FileMissing):
        desks.log(register, "2026-002")
    assert register.undo_label() is not None
    away.rename(path)
    desks.log(register, "2026-002")
    assert register.count(Request) == 2
