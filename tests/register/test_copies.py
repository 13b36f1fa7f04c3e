"""Copies and restoring: checked, thinned, refused where damaged, and what was erased stays so."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dpo_desk.records import Request
from dpo_desk.register import (
    DamagedCopy,
    FileMissing,
    InUse,
    NewerCopy,
    NotACopy,
    PasswordNeeded,
    Register,
    RegisterError,
    WrongPassword,
    backup,
)
from dpo_desk.register.connection import PAGE, raw
from tests.register import desks
from tests.register.test_erasure import on_disk, traces

CLOCK = desks.HandClock()


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return tmp_path / "kopier"


@pytest.fixture(params=[None, desks.KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> str | None:
    return request.param


def refs(path: Path, key: str | None = None) -> list[str]:
    with Register.open(path, password=key, clock=CLOCK) as register:
        assert register.verify().ok
        return [request.ref for request in register.find(Request)]


def test_a_copy_is_named_noted_and_opens_with_the_same_password(
    path: Path, copies: Path, key: str | None
) -> None:
    with desks.new(path, desks.HandClock(), key) as register:
        desks.log(register)
        assert register.last_backup is None
        made = register.backup(copies)
        assert register.last_backup == desks.NOON
        assert register.verify().ok
        assert made.name == f"Fjordlys-2026-11-22-120000-{register.uid[-8:]}.permkopi"
    assert list(copies.iterdir()) == [made]
    assert refs(made, key) == ["2026-001"]
    with Register.open(made, password=key, clock=CLOCK) as copy:
        assert copy.last_backup == desks.NOON


def test_a_copy_can_be_made_beside_a_writer(register: Register, copies: Path) -> None:
    desks.log(register)
    with Register.open(register.path, clock=CLOCK, read_only=True) as reader:
        made = reader.backup(copies)
    assert refs(made) == ["2026-001"]


def test_ten_days_and_twelve_months_are_kept(register: Register, copies: Path) -> None:
    copies.mkdir()
    uid = register.uid[-8:]
    first = datetime(2025, 1, 31, 6, tzinfo=UTC)
    for day in range(500):
        for hour in ("060000", "180000"):
            name = f"Fjordlys-{first + timedelta(days=day):%Y-%m-%d}-{hour}-{uid}.permkopi"
            (copies / name).touch()
    others = ["Fjordlys-2025-01-31-060000-aaaaaaaa.permkopi", f"Fjordlys-forrige-{uid}.permkopi"]
    for name in others:
        (copies / name).touch()
    backup.thin(copies, register.uid)
    kept = sorted(path.name[9:26] for path in copies.iterdir() if path.name not in others)
    last = first + timedelta(days=499)  # 14 June 2026
    days = {f"{last - timedelta(days=n):%Y-%m-%d}-180000" for n in range(10)}
    months = ["2025-07-31", "2025-08-31", "2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31",
              "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]  # fmt: skip
    assert kept == sorted(days | {f"{day}-180000" for day in months})
    assert all((copies / name).exists() for name in others)


def test_restoring_keeps_what_it_replaces(path: Path, copies: Path, key: str | None) -> None:
    with desks.new(path, desks.HandClock(), key) as register:
        desks.log(register, "2026-001")
        copy = register.backup(copies)
        desks.log(register, "2026-002")
    done = Register.restore(copy, path, password=key, clock=CLOCK)
    assert done.erased == ()
    assert refs(path, key) == ["2026-001"]
    assert done.kept is not None
    assert done.kept.name == "Fjordlys-forrige-2026-11-22-120000.permkopi"
    assert refs(done.kept, key) == ["2026-001", "2026-002"]
    with Register.open(path, password=key, clock=CLOCK) as register:
        assert register.history(1)[0].label.key == "register.action.restored"
        assert register.undo_label() is None
    again = Register.restore(done.kept, path, password=key, clock=CLOCK)  # within the same second
    assert again.kept is not None
    assert again.kept.name == "Fjordlys-forrige-2026-11-22-120000-2.permkopi"
    assert refs(again.kept, key) == ["2026-001"]
    assert refs(done.kept, key) == refs(path, key) == ["2026-001", "2026-002"]


def test_restoring_to_a_new_place(register: Register, copies: Path, tmp_path: Path) -> None:
    desks.log(register)
    copy = register.backup(copies)
    target = tmp_path / "annen maskin" / "ny.perm"
    assert Register.restore(copy, target, clock=CLOCK).kept is None
    assert refs(target) == ["2026-001"]
    assert [p.name for p in target.parent.iterdir()] == ["ny.perm"]


def test_what_a_killed_program_left_in_its_log_is_kept(path: Path, copies: Path) -> None:
    import shutil

    with desks.new(path) as register:
        copy = register.backup(copies)
        desks.log(register)
        left = path.with_name("left.perm")
        shutil.copy(path, left)
        shutil.copy(f"{path}-wal", f"{left}-wal")  # as after a SIGKILL
    done = Register.restore(copy, left, clock=CLOCK)
    assert refs(left) == []
    assert done.kept is not None
    assert refs(done.kept) == ["2026-001"]


def damaged(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    data[-PAGE // 2] ^= 0xFF
    copy.write_bytes(data)


def truncated(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: -3 * PAGE])


def newer(copy: Path) -> None:
    connection = raw(copy, desks.KEY, mode="rw")
    connection.execute("PRAGMA user_version = 9")
    connection.close()


def altered(copy: Path) -> None:
    connection = raw(copy, desks.KEY, mode="rw")
    connection.execute("UPDATE action SET label = 'x' WHERE id = 1")
    connection.close()


def not_ours(copy: Path) -> None:
    copy.write_bytes(b"PK\x03\x04" * 5000)


@pytest.mark.parametrize(
    ("spoil", "password", "error"),
    [
        (damaged, desks.KEY, DamagedCopy),
        (truncated, desks.KEY, DamagedCopy),
        (altered, desks.KEY, DamagedCopy),
        (newer, desks.KEY, NewerCopy),
        (not_ours, desks.KEY, NotACopy),
        (Path.unlink, desks.KEY, FileMissing),
        (Path.touch, "x'" + "00" * 32 + "'", WrongPassword),
        (Path.touch, None, PasswordNeeded),
    ],
    ids=["damaged", "truncated", "altered", "newer", "not-ours", "gone", "password", "none"],
)
def test_a_refused_copy_leaves_all_as_it_was(
    path: Path, copies: Path, spoil, password: str | None, error: type[RegisterError]
) -> None:
    with desks.new(path, password=desks.KEY) as register:
        desks.log(register, text="ord " * 9000)
        copy = register.backup(copies)
    spoil(copy)
    before = {p: p.read_bytes() for p in path.parent.rglob("*") if p.is_file()}
    with pytest.raises(error):
        Register.restore(copy, path, password=password, clock=CLOCK)
    after = {p: p.read_bytes() for p in path.parent.rglob("*") if p.is_file()}
    assert after.keys() - before.keys() <= {copy.with_name(copy.name + end) for end in LOGS}
    assert {p: data for p, data in after.items() if p in before} == before


LOGS = ("-wal", "-shm")


def test_a_register_in_use_is_not_replaced(register: Register, copies: Path) -> None:
    copy = register.backup(copies)
    with pytest.raises(InUse):
        Register.restore(copy, register.path, clock=CLOCK)
    desks.log(register)
    assert register.verify().ok


def test_a_copy_that_does_not_read_back_is_removed(
    register: Register, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dpo_desk.register import CopyFailed

    monkeypatch.setattr(backup, "_is_whole", lambda store: False)
    with pytest.raises(CopyFailed):
        register.backup(copies)
    assert list(copies.iterdir()) == []
    assert register.last_backup is None


@pytest.mark.parametrize("place", ["same", "other"])
def test_an_older_copy_is_erased_again(
    path: Path, copies: Path, tmp_path: Path, place: str
) -> None:
    with desks.new(path) as register:
        request = desks.log_with_everything(register)
        desks.log(register, "2026-008")
        old = register.backup(copies)
        register.erase(request.id)
    assert traces(old.read_bytes()) != []
    target = path if place == "same" else tmp_path / "ny maskin" / "Fjordlys.perm"
    done = Register.restore(old, target, clock=CLOCK)
    assert done.erased == ("2026-007",)
    with Register.open(target, clock=CLOCK) as register:
        assert register.verify().ok
        assert register.get(Request, request.id).erased_on == desks.NOON.date()
        assert [hit.title for hit in register.search("Kari")] == ["2026-008 Kari Eksempel"]
    assert traces(on_disk(target)) == []


def test_the_list_in_the_replaced_file_counts_too(path: Path, copies: Path) -> None:
    with desks.new(path, password=desks.KEY) as register:
        request = desks.log_with_everything(register)
        old = register.backup(copies)
        register.erase(request.id)
    for file in (*path.parent.glob("*-slettet-*"), *copies.glob("*-slettet-*")):
        file.unlink()
    assert Register.restore(old, path, password=desks.KEY, clock=CLOCK).erased == ("2026-007",)


def test_the_list_outlives_an_even_older_copy(path: Path, copies: Path) -> None:
    with desks.new(path) as register:
        oldest = register.backup(copies / "1")
        request = desks.log_with_everything(register)
        old = register.backup(copies / "2")
        register.erase(request.id)
    assert Register.restore(oldest, path, clock=CLOCK).erased == ()
    assert Register.restore(old, path, clock=CLOCK).erased == ("2026-007",)
    assert traces(on_disk(path)) == []


def test_the_list_names_no_one(register: Register, path: Path) -> None:
    request = desks.log_with_everything(register)
    register.erase(request.id)
    [file] = path.parent.glob("*-slettet-*.txt")
    note, line = file.read_text(encoding="utf-8").splitlines()
    assert note.startswith("#")
    assert line == f"{request.uid} 2026-11-22"


def test_a_folder_that_is_called_like_an_erasure_list_is_none(
    register: Register, path: Path, copies: Path
) -> None:
    copy = register.backup(copies)
    (copies / f"x-slettet-{register.uid[-8:]}.txt").mkdir()
    register.backup(copies)
    register.close()
    assert Register.restore(copy, path, clock=register.clock).erased == ()
