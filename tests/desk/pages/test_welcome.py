"""The first page, a new binder and a copy brought back, with real clicks and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk.recent import RecentRegisters
from dpo_desk.duties import registers
from dpo_desk.register import Register, WrongPassword, is_encrypted
from tests import sample
from tests.desk.window import click, find, focused, opened, seen, type_in


@pytest.fixture
def opening(qapp):
    with opened(qapp) as opening:
        opening.welcome()
        yield opening


def choose(monkeypatch, method: str, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, method, lambda *_args, **_kw: (str(path), ""))


def test_a_newcomer_gets_one_filled_button_and_five_examples(opening):
    window = opening.window
    assert focused() == "welcome.new"
    for name in (
        "s0-it-radgivning",
        "s1-stromsparing",
        "s2-it-drift",
        "s3-energioppfolging",
        "s4-digitale-verktoy",
    ):
        assert seen(window, f"welcome.example.{name}")
    assert not window.in_shell


def test_an_example_is_a_marked_copy_that_nobody_remembers(opening):
    window = opening.window
    click(window, "welcome.example.s0-it-radgivning")
    assert window.in_shell
    assert window._banner.isVisible()
    folder = opening.current.path.parent
    assert folder.is_dir()
    assert opening.recent.all == ()
    window._banner.button.click()
    assert seen(window, "welcome.new")
    assert not folder.exists()
    assert window._banner is None


def test_one_comes_back_to_ones_own_register_from_an_example(opening, tmp_path):
    sample.make(tmp_path).close()
    opening.open(tmp_path / "prove.perm")
    opening.welcome()
    assert seen(opening.window, "welcome.recent.0")
    opening.open(tmp_path / "prove.perm")
    opening.see_example("s0-it-radgivning")
    opening.leave_example()
    assert opening.current.path == tmp_path / "prove.perm"
    assert opening.window.in_shell


def test_the_way_back_leads_home_also_by_the_first_page(opening, tmp_path):
    """As one goes from settings, and from a list in which there is nothing yet."""
    sample.make(tmp_path).close()
    opening.open(tmp_path / "prove.perm")
    opening.window.go("settings")
    opening.window.pages.page.pieces.begin(whole=True)
    find(opening.window, "settings.examples").click()
    click(opening.window, "welcome.example.s0-it-radgivning")
    assert opening.is_example
    opening.window._banner.button.click()
    assert opening.current.path == tmp_path / "prove.perm"
    assert opening.window.in_shell


def test_what_cannot_be_opened_is_said_with_what_to_do(opening, tmp_path, monkeypatch):
    text = tmp_path / "brev.perm"
    text.write_text("Dette er et brev.")
    choose(monkeypatch, "getOpenFileName", text)
    click(opening.window, "welcome.open")
    banner = find(opening.window, "welcome.trouble")
    assert "Velg en annen fil" in banner.accessibleName()
    assert text.read_text() == "Dette er et brev."


def test_a_register_that_is_gone_is_said(qapp, tmp_path):
    recent = RecentRegisters(tmp_path / "recent.json")
    recent.add(tmp_path / "borte.perm", encrypted=False)
    with opened(qapp, recent=recent) as opening:
        opening.start()
        assert "flyttet eller slettet" in find(opening.window, "welcome.trouble").accessibleName()
        assert focused() == "welcome.recent.0"


def test_a_new_binder_by_keyboard(opening, tmp_path):
    window, path = opening.window, registers.data_folder() / "Prøvebedrift AS.perm"
    click(window, "welcome.new")
    assert focused() == "new.name"
    type_in(window, "new.name", "Prøvebedrift AS", leave=True)
    assert find(window, "new.place").full == str(path)
    type_in(window, "new.org_number", "313131318", leave=True)
    assert (
        opening.window.findChild(type(find(window, "new.name")), "new.org_number").property("state")
        == "error"
    )
    find(window, "new.org_number").clear()
    type_in(window, "new.org_number", "313 131 319")
    type_in(window, "new.manager", "Kari Eksempel")
    type_in(window, "new.password", "blåbær og ørret")
    type_in(window, "new.again", "noe helt annet")
    find(window, "new.create").setFocus()
    QTest.keyClick(find(window, "new.create"), Qt.Key.Key_Return)
    assert focused() == "new.again"
    assert not path.exists()
    find(window, "new.again").clear()
    type_in(window, "new.again", "blåbær og ørret")
    click(window, "new.create")
    assert window.in_shell
    assert is_encrypted(path)
    company = opening.desk.background._register.company()
    assert (company.name, company.org_number, company.manager) == (
        "Prøvebedrift AS",
        "313131319",
        "Kari Eksempel",
    )
    assert [one.encrypted for one in opening.recent.all] == [True]
    opening.close()
    with pytest.raises(WrongPassword):
        Register.open(path, password="noe helt annet", clock=sample.clock())


def test_a_binder_without_password_by_choice_only(opening, tmp_path, monkeypatch):
    window = opening.window
    click(window, "welcome.new")
    click(window, "new.create")
    assert focused() == "new.name"  # the name is all that is asked for
    type_in(window, "new.name", "Prøve AS")
    click(window, "new.create")
    assert focused() == "new.password"
    click(window, "new.without")
    assert not seen(window, "new.password")
    choose(monkeypatch, "getSaveFileName", tmp_path / "Dropbox" / "prøve")
    click(window, "new.place.other")
    assert "synkroniseres" in find(window, "new.unwise").accessibleName()
    click(window, "new.create")
    assert window.in_shell
    assert opening.current.path == tmp_path / "Dropbox" / "prøve.perm"
    assert not opening.current.encrypted


def test_a_file_that_is_there_is_never_replaced(opening, tmp_path, monkeypatch):
    window, there = opening.window, tmp_path / "her.perm"
    there.write_bytes(b"noe")
    click(window, "welcome.new")
    type_in(window, "new.name", "Prøve AS")
    click(window, "new.without")
    choose(monkeypatch, "getSaveFileName", there)
    click(window, "new.place.other")
    click(window, "new.create")
    assert "Velg et annet navn" in find(window, "new.trouble").accessibleName()
    assert there.read_bytes() == b"noe"
    assert find(window, "new.create").isEnabled()


def test_escape_goes_back_to_the_first_page(opening):
    click(opening.window, "welcome.new")
    QTest.keyClick(find(opening.window, "new.name"), Qt.Key.Key_Escape)
    assert seen(opening.window, "welcome.new")


def test_a_copy_is_shown_before_it_is_brought_back(opening, tmp_path, monkeypatch):
    register = sample.make(tmp_path, password="blåbær")
    copy = register.backup(tmp_path / "kopier")
    register.close()
    window = opening.window
    click(window, "welcome.restore")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(copy)], ""))
    click(window, "restore.choose")
    assert focused() == "restore.password"
    type_in(window, "restore.password", "feil")
    click(window, "restore.look")
    assert not seen(window, "restore.do")
    find(window, "restore.password").clear()
    type_in(window, "restore.password", "blåbær")
    click(window, "restore.look")
    choose(monkeypatch, "getSaveFileName", tmp_path / "ny" / "tilbake")
    click(window, "restore.place.other")
    click(window, "restore.do")
    assert window.in_shell
    assert opening.current.path == tmp_path / "ny" / "tilbake.perm"
    assert "19.\N{NO-BREAK SPACE}november 2026" in window.toast.text


def test_a_copy_that_is_refused_leaves_everything(opening, tmp_path, monkeypatch):
    sample.make(tmp_path).close()
    before = (tmp_path / "prove.perm").read_bytes()
    short = tmp_path / "kort.permkopi"
    short.write_bytes(before[: len(before) // 2])
    opening.ask_restore(tmp_path / "prove.perm")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(short)], ""))
    click(opening.window, "restore.choose")
    assert "Prøv en eldre" in find(opening.window, "restore.trouble").accessibleName()
    assert not seen(opening.window, "restore.do")
    assert (tmp_path / "prove.perm").read_bytes() == before
