"""Removing a register: all of it or nothing, and never a copy."""

from pathlib import Path

import pytest

from dpo_desk.register import FileMissing, InUse, Register
from tests.register import desks


def test_nothing_of_the_file_is_left_and_the_copy_is(path: Path, tmp_path: Path) -> None:
    with desks.new(path, desks.HandClock(), None) as register:
        desks.log(register)
        copy = register.backup(tmp_path / "kopier")
    Register.remove_file(path)
    assert not list(path.parent.glob(f"{path.name}*"))
    assert copy.exists()


def test_one_that_is_open_is_left_alone(path: Path) -> None:
    with desks.new(path, desks.HandClock(), None) as register:
        with pytest.raises(InUse):
            Register.remove_file(path)
        assert register.verify().ok
    assert path.exists()


def test_one_that_is_not_there_is_said(path: Path) -> None:
    with pytest.raises(FileMissing):
        Register.remove_file(path)
    assert not list(path.parent.glob("*-lock"))


def test_the_list_of_copies_knows_its_own_from_others(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kopier"
    with desks.new(path, desks.HandClock(), None) as register:
        assert register.uncopied
        copy = register.backup(folder)
        assert not register.uncopied
        for name in ("Fjordlys-2026-11-22-120000-00000000.permkopi", "notat.txt"):
            (folder / name).write_text("noe annet")
        (folder / f"Fjordlys-2026-99-99-120000-{register.uid[-8:]}.permkopi").write_text("")
        (found,) = register.copies(folder)
        desks.log(register)
        assert register.uncopied
    assert (found.path, found.size, found.replaced) == (copy, copy.stat().st_size, False)
    assert f"{found.made:%Y-%m-%d %H:%M %z}" == "2026-11-22 12:00 +0100"
