"""Bringing a copy back, removing the register, and the page about the program."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dpo_desk.duties import copies
from dpo_desk.duties import opening as duties_opening
from dpo_desk.records import Service
from dpo_desk.register import DiskFull, Register
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in


@pytest.fixture
def opening(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("settings")
        yield opening


def copied(opening):
    register = opening.desk.background._register
    return Path(register.backup(copies.standard_folder()))


def change(opening):
    register = opening.desk.background._register
    with register.action("seed.loaded"):
        register.remove(register.find(Service, "name = 'Asana'")[0])
        register.add(Service(name="MailerLite"))


def texts(window):
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_bringing_a_copy_back_starts_from_this_register(opening, tmp_path):
    copied(opening)
    change(opening)
    click(opening.window, "settings.restore")
    assert opening.current is not None  # nothing has happened yet
    click(opening.window, "restore.copy.0")
    said = texts(opening.window)
    assert "Kommer tilbake: Asana" in said
    assert "Forsvinner: MailerLite" in said
    click(opening.window, "restore.do")
    settle()
    names = {s.name for s in opening.desk.background._register.find(Service)}
    assert "Asana" in names
    assert "MailerLite" not in names
    (before,) = tmp_path.glob("*-forrige-*.permkopi")
    with Register.open(before, clock=sample.clock(), read_only=True) as kept:
        assert {"MailerLite"} <= {s.name for s in kept.find(Service)}
    assert "hentet tilbake slik den var" in opening.window.toast.text


def test_a_damaged_copy_is_refused_and_nothing_changes(opening):
    copy = copied(opening)
    copy.write_bytes(copy.read_bytes()[:-9000])
    before = opening.current.path.read_bytes()
    click(opening.window, "settings.restore")
    click(opening.window, "restore.copy.0")
    assert "skadet" in find(opening.window, "restore.trouble").accessibleName()
    assert not seen(opening.window, "restore.do")
    assert opening.current.path.read_bytes() == before


def test_a_copy_like_the_register_says_so_and_escape_goes_back(opening):
    copied(opening)
    click(opening.window, "settings.restore")
    click(opening.window, "restore.copy.0")
    assert "lik permen" in texts(opening.window)
    QTest.keyClick(find(opening.window, "restore.do"), Qt.Key.Key_Escape)
    assert opening.window.pages.key == "settings"


def test_a_copy_under_a_password_asks_for_it_twice_wrong_once_right(qapp, tmp_path):
    sample.make(tmp_path, password="blåbær").close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm", "blåbær")
        copied(opening)
        change(opening)
        opening.window.go("restore")
        click(opening.window, "restore.copy.0")
        assert focused() == "restore.password"
        type_in(opening.window, "restore.password", "feil")
        click(opening.window, "restore.look")
        assert not seen(opening.window, "restore.do")
        find(opening.window, "restore.password").clear()
        type_in(opening.window, "restore.password", "blåbær")
        click(opening.window, "restore.look")
        click(opening.window, "restore.do")
        settle()
        assert opening.window.in_shell
        names = {s.name for s in opening.desk.background._register.find(Service)}
        assert "Asana" in names


def test_a_restore_that_fails_at_the_last_opens_the_register_again(opening, monkeypatch):
    copied(opening)
    change(opening)
    click(opening.window, "settings.restore")
    click(opening.window, "restore.copy.0")

    def full(*_args):
        raise DiskFull

    monkeypatch.setattr(duties_opening, "restore", full)
    click(opening.window, "restore.do")
    settle()
    assert opening.current is not None
    names = {s.name for s in opening.desk.background._register.find(Service)}
    assert "MailerLite" in names
    assert "plass" in opening.window.toast.text


def test_an_example_has_nothing_to_keep_or_to_remove(qapp):
    with opened(qapp) as opening:
        opening.see_example("s0-it-radgivning")
        opening.window.go("settings")
        settle()
        for name in ("settings.backup", "settings.wipe", "settings.password.set"):
            assert not seen(opening.window, name)
        assert seen(opening.window, "settings.theme.dark")
        assert not copies.standard_folder().exists()


# removing the register


def test_the_register_goes_only_with_its_name(opening, tmp_path):
    window, path = opening.window, tmp_path / "prove.perm"
    click(window, "settings.wipe")
    type_in(window, "settings.wipe.name", "Fjordlys")
    click(window, "settings.wipe.do")
    assert path.exists()
    assert "Fjordlys Prøve AS" in texts(window)
    find(window, "settings.wipe.name").clear()
    type_in(window, "settings.wipe.name", "fjordlys prøve as")
    click(window, "settings.wipe.do")
    settle()
    assert not list(tmp_path.glob("prove.perm*"))
    assert opening.current is None
    assert opening.recent.last is None
    assert not window.in_shell
    (copy,) = copies.standard_folder().glob("*.permkopi")
    assert str(copy.parent) in window.toast.text


def test_without_a_last_copy_nothing_is_removed(opening, tmp_path, monkeypatch):
    def nothing(_register, _chosen):
        return copies.Kept((), DiskFull())

    monkeypatch.setattr(copies, "keep", nothing)
    click(opening.window, "settings.wipe")
    type_in(opening.window, "settings.wipe.name", "Fjordlys Prøve AS")
    click(opening.window, "settings.wipe.do")
    settle()
    assert (tmp_path / "prove.perm").exists()
    assert opening.current is not None


def test_about_says_where_everything_lies_and_shows_the_licences(opening, tmp_path):
    window = opening.window
    window.go("about")
    assert find(window, "about.register").full == str(tmp_path / "prove.perm")
    assert find(window, "about.copies").full == str(copies.standard_folder())
    area = find(window, "about.licence.text")
    assert area.toPlainText().startswith("MIT License")
    box = find(window, "about.licence")
    for expected in ("Inter Project", "ISC License", "PySide6"):
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert expected in area.toPlainText()
    click(window, "about.back")
    assert window.pages.key == "settings"
