"""Documents: empty, dropped, found, shown, opened, saved and thrown away."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QImage
from PySide6.QtTest import QTest

from dpo_desk.duties import answering, documents, intake
from dpo_desk.duties.documents import Incoming
from dpo_desk.law.codes import LetterKind
from dpo_desk.records import Document
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen
from tests.duties.conftest import DRAFT


@pytest.fixture
def window(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("documents")
        yield opening.window


@pytest.fixture
def shown(monkeypatch):
    """What the system was asked to show."""
    paths = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: paths.append(Path(url.toLocalFile())) or True
    )
    return paths


def register_of(window):
    return window.desk.background._register


def keep(window, name, data=b"x", media_type="text/plain", text=""):
    file = Incoming(name, media_type, data, text, 0, False)
    made = documents.keep(register_of(window), file)
    settle()
    return made


def choose(window, made):
    window.go("documents", uid=made.uid)
    settle()


def names(window):
    model = window.pages.page.records.model
    return [model.row(i).name for i in range(model.rowCount())]


def a_pdf(window):
    request = intake.log_request(register_of(window), DRAFT)
    return answering.draw(
        *answering.compose(register_of(window), request.id, LetterKind.ACCESS)
    ).pdf


def a_picture():
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_before_the_first_file_the_page_teaches(window):
    assert focused() == "documents.empty.new"
    assert not seen(window, "documents.new")
    keep(window, "første.txt")
    assert names(window) == ["første.txt"]
    assert seen(window, "documents.new")


def test_a_dropped_file_is_kept_with_its_text_and_shown(window, tmp_path):
    path = tmp_path / "referat.txt"
    path.write_text("Vi gikk gjennom Asana.", encoding="utf-8")
    keep(window, "annet.txt")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = window.pages.page._drop
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    drop.dropEvent(event)
    settle()
    kept = register_of(window).first(Document, "name = 'referat.txt'")
    assert kept.text.strip() == "Vi gikk gjennom Asana."
    assert kept.added_on == sample.TODAY
    assert find(window, "documents.name").full == "referat.txt"
    assert "Asana" in find(window, "documents.text").toPlainText()


def test_a_national_number_is_told_before_the_file_is_kept(window, tmp_path):
    path = tmp_path / "notat.txt"
    path.write_text("Gjelder 01010112377.", encoding="utf-8")
    window.pages.page.take([path])
    settle()
    assert register_of(window).count(Document) == 0
    click(window, "documents.id.leave")
    assert register_of(window).count(Document) == 0
    window.pages.page.take([path])
    settle()
    click(window, "documents.id.keep")
    settle()
    assert register_of(window).count(Document) == 1


def test_it_is_found_by_what_stands_in_it(window):
    keep(window, "a.txt", text="varsle om brudd")
    keep(window, "b.txt", text="noe annet")
    field = find(window, "documents.search")
    field.setFocus()
    QTest.keyClicks(field, "brudd")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(window) == ["a.txt"]


def test_pages_texts_and_pictures_are_shown_each_in_their_way(window):
    panel = window.pages.page.panel
    for name, data, media_type, view in (
        ("brev.pdf", a_pdf(window), documents.PDF, panel._pages),
        ("notat.txt", "Blåbær".encode(), "text/plain", panel._text),
        ("bilde.png", a_picture(), "image/png", panel._picture),
        ("ødelagt.png", b"no picture", "image/png", panel._none),
        ("rot.bin", b"\0\1\2", "application/octet-stream", panel._none),
        ("side.html", b"<script>alert(1)</script>", "text/html", panel._text),
    ):
        choose(window, keep(window, name, data, media_type))
        assert panel._shown.currentWidget() is view, name
    assert "<script>" in panel._text.toPlainText()
    assert panel._pages.page_count == 0  # nothing is kept of what is not shown


def test_a_safe_file_is_opened_as_a_copy_that_goes_at_the_lock(window, shown):
    choose(window, keep(window, "avtale.pdf", b"%PDF x", documents.PDF))
    click(window, "documents.open")
    [path] = shown
    assert path.read_bytes() == b"%PDF x"
    assert "slettes når permen låses" in window.toast.text
    window.lock()
    settle()
    assert not path.exists()


def test_what_runs_is_never_opened_but_can_be_saved(window, shown, tmp_path):
    choose(window, keep(window, "oppsett.bat", b"@echo off", "application/octet-stream"))
    assert not find(window, "documents.open").isEnabled()
    window.pages.page.panel.open_file()
    table = find(window, "documents.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert shown == []
    target = tmp_path / "lagret.bat"
    window.pages.page.panel.save_to(target)
    settle()
    assert target.read_bytes() == b"@echo off"
    assert window.toast.text == "lagret.bat er lagret"


def test_delete_puts_it_in_the_bin_and_undo_brings_it_back(window):
    choose(window, keep(window, "a.txt"))
    keep(window, "b.txt")
    table = find(window, "documents.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert names(window) == ["b.txt"]
    assert window.toast.text.startswith("a.txt er slettet")
    click(window, "toast.action")
    assert set(names(window)) == {"a.txt", "b.txt"}


def test_it_leads_to_the_case_it_belongs_to(window):
    register = register_of(window)
    request = intake.log_request(register, DRAFT)
    with register.action("action.document.added"):
        made = register.add(Document(name="funn.txt", request_id=request.id, data=b"x", size=1))
    choose(window, made)
    assert find(window, "documents.about").text() == "2026-001"
    click(window, "documents.about")
    settle()
    assert window.pages.key == "request"


def test_an_erased_file_says_that_only_its_name_is_left(window):
    register = register_of(window)
    with register.action("action.document.added"):
        made = register.add(Document(name="tom.pdf"))
    choose(window, made)
    assert not find(window, "documents.open").isEnabled()
    assert not find(window, "documents.save").isEnabled()


def test_hostile_names_stay_text(window):
    choose(window, keep(window, "<b>a</b> & \u202efdp.exe"))
    assert "<b>" in find(window, "documents.name").full
    assert not window.grab().isNull()
