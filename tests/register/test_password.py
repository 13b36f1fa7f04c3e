"""Setting, changing and removing the password: a whole new file, swapped in one step."""

from pathlib import Path

import pytest

from dpo_desk.records import Request
from dpo_desk.register import CopyFailed, EmptyPassword, InUse, NotUndoable, Register, WrongPassword
from dpo_desk.register import password as room
from tests.register import desks

CLOCK = desks.HandClock()
OTHER = "x'" + "7c" * 32 + "'"


@pytest.mark.parametrize("old", [None, desks.KEY])
@pytest.mark.parametrize("new", [None, desks.KEY, OTHER])
def test_all_is_there_under_the_new_password(path: Path, old: str | None, new: str | None) -> None:
    with desks.new(path, CLOCK, old) as register:
        request = desks.log(register)
        register.set_password(new)
        assert register.encrypted is (new is not None)
        assert [hit.uid for hit in register.search("Kari")] == [request.uid]
        desks.log(register, "2026-002")
        assert register.verify().ok
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert (b"Kari" in path.read_bytes()) is (new is None)
    with Register.open(path, password=new, clock=CLOCK) as register:
        assert register.count(Request) == 2
        labels = [entry.label.key for entry in register.history()]
        word = "password_removed" if new is None else "password_set"
        assert labels[1] == f"register.action.{word}"
    if new is not None and old not in {None, new}:
        with pytest.raises(WrongPassword):
            Register.open(path, password=old, clock=CLOCK)


def test_a_real_password_and_no_way_back_by_undo(register: Register) -> None:
    register.set_password(desks.PASSWORD)
    with pytest.raises(NotUndoable):
        register.undo()
    register.close()
    Register.open(register.path, password=desks.PASSWORD, clock=CLOCK).close()


def test_an_empty_password_is_refused(register: Register) -> None:
    with pytest.raises(EmptyPassword):
        register.set_password("")
    assert not register.encrypted


def test_a_reader_in_the_way_leaves_all_as_it_was(register: Register, path: Path) -> None:
    desks.log(register)
    register._store.execute("PRAGMA busy_timeout = 50")
    with Register.open(path, clock=CLOCK, read_only=True) as reader:
        assert reader.count(Request) == 1
        with pytest.raises(InUse):
            register.set_password(desks.KEY)
    assert not path.with_name(f".{path.name}.part").exists()
    desks.log(register, "2026-002")
    assert register._store.one("PRAGMA journal_mode") == ("wal",)
    register.set_password(desks.KEY)
    assert register.verify().ok


def test_a_new_file_that_does_not_read_back_is_not_used(
    register: Register, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = room._export

    def lossy(store, new, key) -> None:
        export(store, new, key)
        connection = room.connect(new, key)
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("DELETE FROM change")
        connection.execute("DELETE FROM action")
        connection.close()

    monkeypatch.setattr(room, "_export", lossy)
    with pytest.raises(CopyFailed):
        register.set_password(desks.KEY)
    assert not register.encrypted
    desks.log(register)
    assert register.verify().ok
    assert not list(path.parent.glob(".*"))
