"""Settings: saved as one types, errors under their field, looks at once, password and copies."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk import tokens
from dpo_desk.duties import copies
from dpo_desk.records import Document
from dpo_desk.register import Register, is_encrypted
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def opening(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("settings")
        yield opening


def company(opening):
    return opening.desk.background._register.company()


def test_a_field_is_saved_when_it_is_left_and_the_title_follows(opening):
    assert focused() == "settings.name"
    QTest.keyClick(find(opening.window, "settings.name"), Qt.Key.Key_End)
    QTest.keyClicks(find(opening.window, "settings.name"), " og sønner")
    QTest.keyClick(find(opening.window, "settings.name"), Qt.Key.Key_Tab)
    assert company(opening).name == "Fjordlys Prøve AS og sønner"
    assert opening.window.windowTitle().startswith("Fjordlys Prøve AS og sønner")
    opening.desk.undo()
    assert company(opening).name == "Fjordlys Prøve AS"
    assert find(opening.window, "settings.name").text() == "Fjordlys Prøve AS"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("org_number", "12345", "ni sifre"),
        ("org_number", "313131318", "Sjekk sifrene"),
        ("email", "kari@firma", ".no eller .com"),
    ],
)
def test_what_cannot_be_right_is_said_and_not_kept(opening, field, typed, said):
    before = getattr(company(opening), field)
    find(opening.window, f"settings.{field}").setFocus()
    find(opening.window, f"settings.{field}").selectAll()
    QTest.keyClicks(find(opening.window, f"settings.{field}"), typed)
    find(opening.window, "settings.phone").setFocus()
    assert said in opening.window.pages.page._form.row(field).message
    assert getattr(company(opening), field) == before


@pytest.fixture
def still_caret(qapp):
    """A caret that blinks is no part of the look."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


def checked(opening, qtbot):
    """The sidebar counts what the self-check has found."""
    checker = opening.desk.checker
    checker.wake()
    qtbot.waitUntil(lambda: checker.view is not None and not checker.busy)
    settle()


def test_dark_and_large_and_english_at_once_and_back_to_the_same_pixels(
    opening, qtbot, still_caret
):
    window = opening.window
    window.go("settings")  # its caret does not blink
    checked(opening, qtbot)
    before = window.grab().toImage()
    click(window, "settings.theme.dark")
    assert opening.desk.theme.dark
    click(window, "settings.textsize.200")
    settle()
    assert opening.desk.theme.factor == 2.0
    click(window, "settings.language.en")
    settle()
    assert find(window, "settings.language.en").isChecked()
    assert opening.desk.preferences.get("language") == "en"
    click(window, "settings.language.nb")
    settle()
    click(window, "settings.textsize.100")
    settle()
    click(window, "settings.theme.light")
    window.pages.forget()
    window.go("settings")
    checked(opening, qtbot)
    assert window.grab().toImage() == before


def test_a_password_is_set_changed_and_removed(opening, tmp_path):
    window, path = opening.window, tmp_path / "prove.perm"
    click(window, "settings.password.set")
    type_in(window, "settings.new.password", "blåbær og ørret")
    type_in(window, "settings.new.again", "blåbær og")
    click(window, "settings.password.do")
    assert not is_encrypted(path)
    find(window, "settings.new.again").clear()
    type_in(window, "settings.new.again", "blåbær og ørret")
    click(window, "settings.password.do")
    assert is_encrypted(path)
    assert opening.recent.last.encrypted
    assert window.toast.text == "Passordet er satt"
    click(window, "settings.password.remove")
    click(window, "settings.password.do")
    assert not is_encrypted(path)
    assert not opening.recent.last.encrypted


def test_escape_closes_the_password_sheet(opening):
    click(opening.window, "settings.password.set")
    QTest.keyClick(find(opening.window, "settings.new.password"), Qt.Key.Key_Escape)
    assert not seen(opening.window, "settings.new.password")
    assert focused() == "settings.password.set"


def test_a_copy_is_made_and_its_day_shown(opening):
    click(opening.window, "settings.backup")
    (copy,) = copies.standard_folder().glob("*.permkopi")
    assert opening.window.toast.text == "Sikkerhetskopien er tatt"
    with Register.open(copy, clock=sample.clock(), read_only=True) as found:
        assert found.company().name == "Fjordlys Prøve AS"
    said = find(opening.window, "settings.backup.last").text().replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Siste sikkerhetskopi: 19. november 2026"
    assert find(opening.window, "settings.backup").isEnabled()


def test_copies_go_to_a_chosen_folder_too_and_a_missing_one_is_said(opening, tmp_path, monkeypatch):
    stick = tmp_path / "minnepenn"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(stick))
    click(opening.window, "settings.backup.choose")
    assert len(list(stick.glob("*.permkopi"))) == 1
    assert find(opening.window, "settings.backup.folder").full == str(stick)
    shutil.rmtree(stick)
    click(opening.window, "settings.backup")
    assert "Fant ikke mappen" in find(opening.window, "settings.backup.trouble").accessibleName()
    assert not stick.exists()
    opening.window.go("settings", card="backup")
    settle()
    assert seen(opening.window, "settings.backup.trouble")
    assert focused() == "settings.backup"
    click(opening.window, "settings.backup.stop")
    assert not seen(opening.window, "settings.backup.trouble")
    assert not seen(opening.window, "settings.backup.folder")


def test_when_copies_are_taken_is_chosen_and_remembered(opening):
    for what in ("closing", "daily"):
        box = find(opening.window, f"settings.backup.{what}")
        assert box.isChecked()
        box.click()
        assert opening.desk.preferences.of_register.get(f"copies.{what}") is False
    opening.window.pages.forget()
    opening.window.go("settings")
    assert not find(opening.window, "settings.backup.daily").isChecked()


def test_the_minutes_until_the_lock_hold_at_once(opening):
    box = find(opening.window, "settings.lock")
    assert box.value == 0
    assert not opening.guard.idle._timer.isActive()
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert box.currentText() == "Lås etter 2\N{NO-BREAK SPACE}minutter"
    assert opening.guard.idle._timer.isActive()
    opening.window.pages.forget()
    opening.window.go("settings")
    assert find(opening.window, "settings.lock").value == 2


def test_how_early_one_is_reminded_is_the_registers(opening):
    box = find(opening.window, "settings.remind_days")
    assert box.currentText().replace("\N{NO-BREAK SPACE}", " ") == "7 dager før"
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert company(opening).remind_days == 14


def test_contrast_and_calm_hold_at_once(opening):
    theme = opening.desk.theme
    click(opening.window, "settings.contrast.high")
    assert theme.colours == tokens.high_contrast(tokens.LIGHT)
    click(opening.window, "settings.motion.less")
    assert theme.calm
    click(opening.window, "settings.contrast.normal")
    click(opening.window, "settings.motion.system")
    assert (theme.colours, theme.calm) == (tokens.LIGHT, False)


def test_a_logo_is_kept_and_another_file_refused(opening, tmp_path):
    logo, text = tmp_path / "logo.png", tmp_path / "logo.txt"
    logo.write_bytes(PNG)
    text.write_text("ikke et bilde")
    page = opening.window.pages.page
    page._logo._take([text])
    assert "PNG eller JPEG" in opening.window.toast.text
    page._logo._take([logo])
    assert company(opening).logo_document_id is not None
    assert opening.desk.background._register.find(Document)[0].name == "logo.png"
    assert page._logo._there.text() == "Logoen står øverst i alle brev."
