"""Settings: saved as one types, errors under their field, looks at once, password and copies."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

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


def test_dark_and_large_and_english_at_once_and_back_to_the_same_pixels(opening):
    window = opening.window
    settle()
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
    settle()
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


def test_a_copy_is_made_and_its_day_shown(opening, tmp_path, monkeypatch):
    folder = tmp_path / "kopier"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    click(opening.window, "settings.backup")
    (copy,) = folder.glob("*.permkopi")
    assert copy.name in opening.window.toast.text
    with Register.open(copy, clock=sample.clock(), read_only=True) as found:
        assert found.company().name == "Fjordlys Prøve AS"
    said = opening.window.pages.page._backup._last.text().replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Siste sikkerhetskopi: 19. november 2026"


def test_bringing_a_copy_back_starts_from_this_register(opening, tmp_path):
    click(opening.window, "settings.restore")
    assert seen(opening.window, "restore.choose")
    assert opening.current is None
    click(opening.window, "restore.back")
    assert opening.current.path == tmp_path / "prove.perm"


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
