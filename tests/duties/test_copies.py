"""Copies nobody asks for: both folders, a stick that is away, when one is due, and the list."""

from datetime import timedelta
from pathlib import Path

import pytest

from dpo_desk.duties import comparing, copies, intake, opening
from dpo_desk.records import Service
from dpo_desk.register import CannotReach, DiskFull, FileMissing, ReadOnlyPlace, Register
from dpo_desk.words import DeskError, of
from tests import sample
from tests.duties.conftest import DRAFT


class HandClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = sample.NOW

    def now(self):
        return self.at

    def today(self):
        return self.at.date()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def register(tmp_path: Path, clock: HandClock):
    with sample.make(tmp_path, at=clock) as register:
        yield register


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "minnepenn"
    folder.mkdir()
    return folder


def work(register: Register) -> None:
    with register.action("seed.loaded"):
        register.add(Service(name="MailerLite"))


def test_a_copy_goes_to_both_folders_and_can_be_opened(register, stick, nobodys_folders) -> None:
    kept = copies.keep(register, stick)
    assert kept.trouble is None
    assert [path.parent for path in kept.made] == [copies.standard_folder(), stick]
    assert nobodys_folders in copies.standard_folder().parents
    for path in kept.made:
        with Register.open(path, clock=sample.clock(), read_only=True) as copy:
            assert copy.uid == register.uid


def test_a_stick_that_is_away_is_said_and_not_made(register, tmp_path) -> None:
    away = tmp_path / "minnepenn"
    kept = copies.keep(register, away)
    assert [path.parent for path in kept.made] == [copies.standard_folder()]
    assert not away.exists()
    assert str(away) in kept.trouble.say(of("nb"))
    assert register.last_backup == sample.NOW
    found = copies.state(register, away)
    assert (found.last, found.trouble is None) == (sample.NOW, False)


def test_a_folder_that_takes_nothing_holds_the_other_up_not(register, stick, monkeypatch) -> None:
    monkeypatch.setattr(copies, "standard_folder", lambda: stick / "a file" / "below")
    (stick / "a file").write_text("")
    kept = copies.keep(register, stick)
    assert [path.parent for path in kept.made] == [stick]
    assert kept.trouble is not None


def test_one_a_day_while_there_is_something_new(register, stick, clock) -> None:
    assert copies.is_due(register, None)
    copies.keep(register, None)
    assert not copies.is_due(register, None)
    assert not copies.is_behind(register, None)
    work(register)
    assert not copies.is_due(register, None)  # today has one
    assert copies.is_behind(register, None)  # closing makes another
    clock.at += timedelta(days=1)
    assert copies.is_due(register, None)
    copies.keep(register, None)
    clock.at += timedelta(days=1)
    assert not copies.is_due(register, None)  # nothing was done


def test_a_stick_that_comes_back_gets_its_copy(register, tmp_path, clock) -> None:
    away = tmp_path / "minnepenn"
    copies.keep(register, away)
    assert not copies.is_due(register, away)
    away.mkdir()
    assert copies.is_due(register, away)
    assert copies.is_behind(register, away)
    clock.at += timedelta(seconds=0.5)
    assert copies.keep(register, away).trouble is None
    assert not copies.is_due(register, away)


def test_the_list_is_newest_first_and_says_what_each_holds(register, stick, clock) -> None:
    copies.keep(register, stick)
    clock.at += timedelta(hours=1)
    work(register)
    intake.log_request(register, DRAFT)
    copies.keep(register, None)
    (stick / "annet.permkopi").write_text("noe annet")
    found = copies.held(register, stick)
    folders = [held.file.path.parent for held in found]
    assert folders == [copies.standard_folder(), stick]  # one a day stays in each
    assert found[0].counts == {"request": 1, "service": 5, "activity": 2, "document": 0}
    assert found[1].counts["service"] == 4
    assert all(held.made_on == sample.TODAY and held.file.size > 10_000 for held in found)


def test_a_copy_under_a_password_is_listed_without_counts(tmp_path, clock) -> None:
    with sample.make(tmp_path, name="laast.perm", password="blåbær", at=clock) as register:
        copies.keep(register, None)
        (held,) = copies.held(register, None)
        assert held.counts is None


def test_what_a_restored_copy_replaced_is_in_the_list_too(tmp_path, clock) -> None:
    register = sample.make(tmp_path, at=clock)
    (copy,) = copies.keep(register, None).made
    register.close()
    restored = Register.restore(copy, register.path, clock=clock)
    with Register.open(register.path, clock=clock) as register:
        found = copies.held(register, None)
        assert {held.file.path for held in found} == {copy, restored.kept}
        assert [held.file.replaced for held in found].count(True) == 1


def test_an_erased_case_is_listed_beside_all_copies(register, stick) -> None:
    request = intake.log_request(register, DRAFT)
    copies.keep(register, stick)
    register.erase(request.id)
    for folder in (copies.standard_folder(), stick):
        (listed,) = folder.glob("*-slettet-*.txt")
        assert request.uid in listed.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("error", [DiskFull, ReadOnlyPlace, CannotReach, FileMissing])
def test_what_goes_wrong_with_a_copy_names_the_folder_and_no_more_than_is_so(
    register, stick, monkeypatch, error, language
) -> None:
    def refuse(_register, _folder):
        raise error

    monkeypatch.setattr(Register, "backup", refuse)
    kept = copies.keep(register, stick)
    assert kept.trouble is not None
    said = kept.trouble.say(of(language))
    assert str(stick) in said
    assert said != error().say(of(language))  # which speaks of the register and what is typed


def test_a_copy_whose_stick_is_pulled_out_is_said_to_be_away(register, stick) -> None:
    (copy,) = copies.keep(register, stick).made[1:]
    copy.unlink()
    for act in (
        lambda: comparing.compare(register, copy, ""),
        lambda: opening.look_into(copy, "", register.clock),
        lambda: opening.restore(copy, register.path, "", register.clock),
    ):
        with pytest.raises(DeskError) as caught:
            act()
        assert str(stick) in caught.value.say(of("nb"))
        assert "velg en annen kopi" in caught.value.say(of("nb"))
    assert not list(register.path.parent.glob("*-forrige-*"))


@pytest.mark.parametrize("error", [DiskFull, ReadOnlyPlace])
def test_a_restore_without_room_says_that_nothing_has_changed(
    register, stick, monkeypatch, error
) -> None:
    def refuse(*_args, **_named):
        raise error

    monkeypatch.setattr(Register, "restore", refuse)
    with pytest.raises(DeskError) as caught:
        opening.restore(stick / "a.permkopi", register.path, "", register.clock)
    assert "Ingenting er endret" in caught.value.say(of("nb"))
