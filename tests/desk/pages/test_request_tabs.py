"""The tabs: findings, log, documents and the note that never goes into a letter."""

import hashlib
import io

import pikepdf
import pytest
from PySide6.QtWidgets import QLabel

from dpo_desk import words
from dpo_desk.desk import printing
from dpo_desk.desk.plain_text import plain
from dpo_desk.desk.widgets.working import Stopped
from dpo_desk.duties import collecting, identity
from dpo_desk.duties.events import events
from dpo_desk.records import Document, Request, Search, SearchResult
from tests.desk.pages import hostile
from tests.desk.pages.conftest import settle


def said(panel):
    return [label.accessibleName() or label.text()
            for label in panel.findChildren(QLabel) if label.isVisible()]  # fmt: skip


def test_findings_list_each_place_with_what_was_found(case):
    row = case.register.first(Search, "place = 'Asana'")
    collecting.mark(case.register, row.id, SearchResult.FOUND, text="3 saker")
    shown = said(case.go("findings"))
    assert [name for name in ("Microsoft 365", "Asana", "Papirarkivet") if name in shown]
    assert any("3 saker" in line for line in shown)


def test_what_was_found_is_told_whole(case):
    """It is what the answer is built on: a long line goes on below."""
    row = case.register.first(Search, "place = 'Asana'")
    found = "Navn, e-post, telefonnummer og det vi har skrevet til hverandre om leveransen i fjor"
    collecting.mark(case.register, row.id, SearchResult.FOUND, text=found)
    panel = case.go("findings")
    (label,) = (x for x in panel.findChildren(QLabel) if found in x.text())
    assert (
        label.height() >= label.heightForWidth(label.width()) > label.fontMetrics().height() * 1.5
    )


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_log_tells_each_step_with_day_and_name(open_case, language):
    case = open_case(language)
    identity.no_doubt(case.register, 1, "Kjent & trygg <b>")
    shown = said(case.go("log"))
    assert case.desk.words("event.no_doubt") in shown
    assert "Kjent & trygg <b> · Kari Eksempel" in shown


def test_documents_show_name_size_and_hash(case):
    row = case.register.first(Search)
    document = collecting.attach(case.register, row.id, "eksport.csv", b"navn;ola")
    shown = said(case.go("documents"))
    assert "eksport.csv" in shown
    assert any(document.sha256[:16] in line for line in shown)


def test_a_note_is_kept_as_it_is_typed(case):
    for name in hostile.NAMES:
        case.go("note")
        case.find("request.note").setPlainText(name)
        case.go("log")
        assert case.register.get(Request, 1).note == plain(name).strip()


def test_lines_that_are_shown_anew_leave_nothing_behind(case):
    panel = case.go("log")
    identity.no_doubt(case.register, 1, "Kjent")
    settle()
    before = len(panel.findChildren(QLabel))
    for _ in range(5):
        case.page.refresh()
        settle()
    assert len(panel.findChildren(QLabel)) == before


def test_who_asks_for_a_step_sees_it_whatever_tab_was_open(case):
    case.go("note")
    case.window.go("request", id=1, step="identity")
    settle()
    assert case.find("request.identity.no")


def test_the_number_of_the_case_leaves_the_name_its_room(case):
    identity.doubt(case.register, 1, "Ukjent adresse")
    page = case.page
    for width, above in ((1280, False), (1024, True)):
        case.window.resize(width, 720)
        settle()
        assert page.head.number_above.isVisible() is above
        assert page.head.number.isVisible() is not above
        assert page.head.title.width() >= page.head.title.sizeHint().width()


def test_a_copy_goes_along_as_it_is_where_somebody_says_so(case):
    row = case.register.first(Search)
    document = collecting.attach(case.register, row.id, "eksport.csv", b"navn;ola")
    case.go("documents")
    tick = f"request.document.{document.id}.as_file"
    case.find(tick).setFocus()
    case.find(tick).click()
    settle()
    assert case.register.get(Document, document.id).as_file
    assert case.find(tick).isChecked()
    assert case.find(tick).hasFocus()
    case.desk.undo()
    settle()
    assert not case.register.get(Document, document.id).as_file
    assert not case.find(tick).isChecked()


def test_the_whole_case_is_printed_and_only_then_is_it_a_fact_of_it(case, monkeypatch):
    panel = case.go("log")
    printed = []
    monkeypatch.setattr(printing, "ask_and_print", lambda *said: printed.append(said) or True)
    case.find("request.log.print").click()
    settle()
    ((_parent, pdf, _title, _words, then),) = printed
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) >= 1
    assert written(case) == []
    then()  # every page is out
    settle()
    assert written(case) == [hashlib.sha256(pdf).hexdigest()]
    assert panel._print.isEnabled()
    assert panel._save.isEnabled()


def test_putting_the_case_together_shows_how_far_and_can_be_stopped(case, tmp_path, monkeypatch):
    panel = case.go("log")
    asked = []
    monkeypatch.setattr(case.desk.background, "compute", lambda *job, **_k: asked.append(job))
    panel.save_to(tmp_path / "sak.pdf")
    (job, then, failed) = asked[0]
    assert not panel._save.isEnabled()
    panel.working._timer.timeout.emit()  # it takes more than 300 ms
    assert panel.working.isVisible()
    case.find("request.log.cancel").click()
    assert panel._save.isEnabled()
    assert panel.working.isHidden()
    with pytest.raises(Stopped):
        job()
    failed(Stopped())
    then(None)  # what had been done by then comes too late
    assert not (tmp_path / "sak.pdf").exists()
    assert written(case) == []


def written(case):
    """The hashes of the case files that were made."""
    return [
        event.values["sha256"]
        for event in events(case.register, case.request)
        if event.values.get("what") == "case_file"
    ]
