"""What goes wrong with copies that nobody asks for is kept and told, once, until it goes well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk import keeper
from dpo_desk.desk.opening import Opening
from dpo_desk.duties import copies
from dpo_desk.register import DiskFull, Register
from tests import sample
from tests.desk.window import opened


@pytest.fixture
def opening(qapp: QApplication, tmp_path: Path) -> Iterator[Opening]:
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening


def made() -> list[Path]:
    return sorted(copies.standard_folder().glob("*.permkopi"))


def test_a_full_stick_is_told_until_there_is_room_and_troubles_nobody_else(
    opening, tmp_path, monkeypatch
) -> None:
    stick, look = tmp_path / "minnepenn", opening.guard.keeper.look
    stick.mkdir()
    keeper.choose_folder(opening.desk, stick)
    backup = Register.backup

    def full(register, folder):
        if folder == stick:
            raise DiskFull
        return backup(register, folder)

    told = []
    opening.guard.keeper.copied.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr(Register, "backup", full)
        look()
        before = made()
        assert len(before) == 1
        look()  # ten minutes later
        look()
    assert made() == before
    assert len(told) == 1  # and not anew each time
    said = opening.guard.keeper.trouble.say(opening.desk.words)
    assert said == told[0].trouble.say(opening.desk.words)
    assert str(stick) in said
    assert "det du har skrevet" not in said  # that is safe
    look()
    assert opening.guard.keeper.trouble is None
    assert told[-1].made


def test_a_stick_that_vanishes_is_noticed_though_nothing_is_due(opening, tmp_path) -> None:
    stick = tmp_path / "minnepenn"
    stick.mkdir()
    keeper.choose_folder(opening.desk, stick)
    opening.guard.keeper.look()
    assert opening.guard.keeper.trouble is None
    told = []
    opening.guard.keeper.copied.connect(told.append)
    stick.rename(tmp_path / "i lommen")
    opening.guard.keeper.look()
    assert "Sett inn minnepennen" in opening.guard.keeper.trouble.say(opening.desk.words)
    (tmp_path / "i lommen").rename(stick)
    opening.guard.keeper.look()
    assert [kept.trouble is None for kept in told] == [False, True]
