"""Notices: empty, first text, new versions, comparing, publishing, and sentences to records."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dpo_desk.duties import notices
from dpo_desk.records import Notice, NoticeVersion, Service, Statement
from tests import pictures_notices, sample
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in

TEXT = "Vi bruker Asana.\nVi sletter etter to år."


@pytest.fixture
def opening(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening


@pytest.fixture
def window(opening):
    opening.window.go("notices")
    return opening.window


@pytest.fixture
def full(window):
    pictures_notices.fill(register_of(window))
    settle()
    return window


def register_of(window):
    return window.desk.background._register


def text_of(window):
    return find(window, "notices.text").toPlainText()


def versions(window):
    return register_of(window).find(NoticeVersion, order="number")


def write(window, text):
    paper = find(window, "notices.edit.text")
    paper.setFocus()
    paper.selectAll()
    paper.insertPlainText(text)


def test_the_first_text_is_pasted(window):
    assert focused() == "notices.empty.import"
    click(window, "notices.empty.paste")
    assert focused() == "notices.edit.text"
    write(window, TEXT)
    click(window, "notices.edit.keep")
    [version] = versions(window)
    assert (version.text, version.number) == (TEXT, 1)
    assert text_of(window) == TEXT
    assert window.toast.text == "Versjon 1 er lagret"


def test_no_text_is_said_under_the_field(window):
    click(window, "notices.empty.paste")
    click(window, "notices.edit.keep")
    assert versions(window) == []
    assert focused() == "notices.edit.text"
    field = window.pages.page._editor._text_field
    assert field.state == "error"


def test_a_new_version_begins_with_the_newest_text(full):
    full.go("notices", uid=versions(full)[0].uid)
    click(full, "notices.new")
    assert find(full, "notices.edit.text").toPlainText() == pictures_notices.NEW
    write(full, pictures_notices.NEW + "\nMer.")
    type_in(full, "notices.edit.because", "Ny setning")
    click(full, "notices.edit.keep")
    newest = versions(full)[-1]
    assert (newest.number, newest.changed_because) == (3, "Ny setning")
    assert find(full, "notices.title").text() == "Versjon 3"


def test_a_half_typed_version_comes_back_after_the_lock(opening, full, tmp_path):
    click(full, "notices.new")
    write(full, "Halvferdig")
    full.lock()
    settle()
    assert "Halvferdig" not in str([w.text() for w in full.findChildren(QLabel)])
    opening.open(tmp_path / "prove.perm")
    settle()
    assert full.pages.key == "notices"
    assert find(full, "notices.edit.text").toPlainText() == "Halvferdig"
    assert focused() == "notices.edit.text"
    full.commands._back()
    settle()
    click(full, "notices.go_on")
    click(full, "notices.edit.cancel")
    assert not seen(full, "notices.go_on")
    click(full, "toast.action")
    settle()
    assert find(full, "notices.edit.text").toPlainText() == "Halvferdig"


def test_going_back_keeps_the_draft(full):
    click(full, "notices.new")
    write(full, "Halvferdig")
    full.commands._back()
    settle()
    assert seen(full, "notices.go_on")
    assert len(versions(full)) == 2


def test_changes_are_marked_by_sign_and_weight(full):
    full.go("notices", uid=versions(full)[1].uid)
    click(full, "notices.compare")
    settle()
    paper = find(full, "notices.text")
    kinds = {line.kind for line in paper.lines}
    assert kinds == {"same", "removed", "added"}
    assert find(full, "notices.title").text() == "Endret siden versjon 1"
    added = next(n for n, line in enumerate(paper.lines) if line.kind == "added")
    formats = paper.document().findBlockByNumber(added).layout().formats()
    assert any(one.format.fontWeight() == QFont.Weight.DemiBold for one in formats)
    removed = next(n for n, line in enumerate(paper.lines) if line.kind == "removed")
    formats = paper.document().findBlockByNumber(removed).layout().formats()
    assert any(one.format.fontStrikeOut() for one in formats)
    before = paper.textCursor().blockNumber()
    click(full, "notices.compare.next")
    assert paper.textCursor().blockNumber() != before
    click(full, "notices.compare")
    assert text_of(full) == pictures_notices.NEW


def test_the_first_version_has_nothing_to_be_compared_with(full):
    full.go("notices", uid=versions(full)[0].uid)
    assert not seen(full, "notices.compare")
    assert not seen(full, "notices.publish")  # it is


def test_publishing_asks_for_day_and_place(full):
    full.go("notices", uid=versions(full)[1].uid)
    click(full, "notices.publish")
    type_in(full, "notices.publish.published_where", "fjordlys.example")
    click(full, "notices.publish.do")
    newest = versions(full)[1]
    assert (newest.published_on, newest.published_where) == (sample.TODAY, "fjordlys.example")
    assert newest.valid_from == sample.TODAY
    assert not seen(full, "notices.publish")
    full.desk.undo()
    assert versions(full)[1].published_on is None


def test_a_day_ahead_is_refused_in_the_sheet(full):
    full.go("notices", uid=versions(full)[1].uid)
    click(full, "notices.publish")
    day = find(full, "notices.publish.published_on")
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "1.1.2030")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    click(full, "notices.publish.do")
    assert versions(full)[1].published_on is None
    assert seen(full, "notices.publish.do")


def test_what_is_known_of_a_version_is_kept_as_it_is_typed(full):
    full.go("notices", uid=versions(full)[1].uid)
    where = find(full, "notices.published_where")
    where.setFocus()
    QTest.keyClicks(where, "intranettet")
    full.pages.page.flush()
    assert versions(full)[1].published_where == "intranettet"


def test_a_taken_sentence_is_shown_and_leads_to_its_record(full):
    full.go("notices", uid=versions(full)[0].uid)
    table = find(full, "notices.taken")
    table.setFocus()
    table.selectRow(1)
    paper = find(full, "notices.text")
    marked = [one for one in paper.extraSelections() if one.format.fontUnderline()]
    assert [one.cursor.selectedText() for one in marked] == [
        "Vi bruker Microsoft 365 til e-post og dokumenter."
    ]
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert full.pages.key == "processors"


def test_a_click_in_the_text_chooses_what_was_taken(full):
    full.go("notices", uid=versions(full)[0].uid)
    page = full.pages.page
    page.card.clicked.emit(pictures_notices.OLD.index("Microsoft"))
    assert page.side._one(page.side.table.uid).title == "Microsoft 365"


def test_a_sentence_is_marked_where_one_comes_from_a_value(full):
    version = versions(full)[0]
    statement = register_of(full).first(Statement, "topic = 'storage'")
    full.go("notices", uid=version.uid, start=statement.start, end=statement.end)
    settle()
    paper = find(full, "notices.text")
    marked = [one for one in paper.extraSelections() if one.format.fontUnderline()]
    assert marked[0].cursor.selectedText() == statement.quote
    assert full.pages.page.side.table.uid == statement.uid


def test_letters_that_qt_counts_twice_do_not_shift_the_marks(window):
    register = register_of(window)
    made = notices.new_version(register, text="🙂🙂 Vi bruker Asana.", title="P")
    with register.action("seed.loaded", seed="prove"):
        register.add(
            Statement(
                notice_version_id=made.id, topic="recipient", start=3, end=19,
                quote="Vi bruker Asana.",
            )
        )  # fmt: skip
    window.go("notices", uid=made.uid, start=3, end=19)
    settle()
    paper = find(window, "notices.text")
    assert {one.cursor.selectedText() for one in paper.extraSelections()} == {"Vi bruker Asana."}


def test_a_version_goes_to_the_bin_and_comes_back(full):
    full.go("notices", uid=versions(full)[1].uid)
    table = find(full, "notices.versions")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert [one.number for one in versions(full)] == [1]
    assert find(full, "notices.title").text() == "Versjon 1"
    full.desk.undo()
    assert [one.number for one in versions(full)] == [1, 2]


def test_a_notice_is_renamed(full):
    full.pages.page._ask_name()
    field = find(full, "notices.rename.title")
    field.selectAll()
    QTest.keyClicks(field, "For kunder")
    click(full, "sheet.close")
    settle()
    assert register_of(full).first(Notice).title == "For kunder"


def test_a_file_becomes_a_draft(full, tmp_path):
    path = tmp_path / "ny.txt"
    path.write_text("Helt ny tekst", encoding="utf-8")
    full.pages.page.read_file(path)
    settle()
    assert find(full, "notices.edit.text").toPlainText().strip() == "Helt ny tekst"
    click(full, "notices.edit.keep")
    assert versions(full)[-1].text == "Helt ny tekst"


def test_it_prints_the_lines_that_are_shown(full):
    full.go("notices", uid=versions(full)[0].uid)
    full.pages.page.print_page()
    settle()
    assert seen(full, "print.state")


def test_two_notices_are_told_apart(full):
    notices.new_version(register_of(full), text="For ansatte.", title="Ansatte")
    full.go("notices")
    settle()
    model = find(full, "notices.versions").model()
    firsts = [model.cell(model.index(i, 0)).first for i in range(3)]
    assert firsts == ["Personvernerklæring 2", "Personvernerklæring 1", "Ansatte 1"]


def test_a_long_text_comes_up_in_time(window):
    import time

    text = "\n".join(f"Linje {n} om personvern og opplysninger." for n in range(20_000))
    made = notices.new_version(register_of(window), text=text, title="Lang")
    window.desk.checker._timer.setInterval(600_000)  # it reads texts in a thread of its own
    begun = time.perf_counter()
    window.go("notices", uid=made.uid)
    settle()
    assert time.perf_counter() - begun < 3
    assert find(window, "notices.text").blockCount() == 20_000
    assert register_of(window).first(Service) is not None
    assert versions(window)[0].valid_from is None or isinstance(
        versions(window)[0].valid_from, date
    )
