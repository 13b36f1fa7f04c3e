"""History and the bin: read, filtered, taken back, put back and emptied, with clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from dpo_desk.desk.widgets.list_row import ListRow
from dpo_desk.duties import company, intake
from dpo_desk.records import Service
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen
from tests.duties.conftest import DRAFT


@pytest.fixture
def window(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        register = opening.desk.background._register
        company.change_company(register, "phone", "22 33 44 55")
        intake.log_request(register, DRAFT)
        opening.window.go("history")
        yield opening.window


def register_of(window):
    return window.desk.background._register


def sentences(window):
    model = window.pages.page._model
    return [model.row(i).sentence for i in range(model.rowCount())]


def texts(window):
    settle()
    panel = window.pages.page._panel
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def bin_rows(window):
    model = window.pages.page._bin.model
    return [model.row(i).title for i in range(model.rowCount())]


def throw_away(window, *names):
    register = register_of(window)
    for name in names:
        with register.action("action.document.removed"):
            register.remove(register.first(Service, "name = :n", n=name))


def test_the_chosen_entry_shows_its_fields_before_and_after(window):
    assert sentences(window)[:2] == ["Opprettet sak 2026-001", "Endret «Telefon»"]
    find(window, "history.table").selectRow(1)
    assert find(window, "history.entry.title").text() == "Endret «Telefon»"
    assert f"{sample.COMPANY.phone} → 22 33 44 55" in texts(window)


def test_an_older_entry_is_taken_back_and_that_can_be_undone(window):
    find(window, "history.table").selectRow(1)
    click(window, "history.take_back")
    assert register_of(window).company().phone == sample.COMPANY.phone
    assert sentences(window)[0] == "Angret: endret «Telefon»"
    assert window.toast.text == "Angret: Endret «Telefon»"
    assert not seen(window, "history.take_back")
    assert "Dette er angret." in texts(window)
    click(window, "toast.action")
    assert register_of(window).company().phone == "22 33 44 55"


def test_what_was_changed_since_says_so_and_stays(window):
    register = register_of(window)
    uid = window.pages.page._model.row(1).uid
    company.change_company(register, "phone", "99")
    find(window, "history.table").choose(uid)
    window.pages.page._read(uid)
    click(window, "history.take_back")
    assert window.toast.text.startswith("Dette er endret etterpå")
    assert register.company().phone == "99"


def test_what_cannot_be_undone_has_no_button(window):
    find(window, "history.table").selectRow(window.pages.page._model.rowCount() - 1)
    assert not seen(window, "history.take_back")
    assert "Dette kan ikke angres." in texts(window)


def test_enter_goes_to_the_record_and_the_record_opens(window):
    table = find(window, "history.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    settle()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert focused() == "history.take_back"
    rows = [row for row in window.pages.page.findChildren(ListRow) if row.isVisible()]
    assert rows[0].accessibleName().startswith("2026-001")
    rows[0].click()
    settle()
    assert window.pages.key == "request"


def test_words_and_days_filter(window):
    field = find(window, "history.search")
    field.setFocus()
    QTest.keyClicks(field, "ola prøve")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sentences(window) == ["Opprettet sak 2026-001"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Return)
    day = find(window, "history.day")
    day.setFocus()
    QTest.keyClicks(day, "18.11.2026")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert sentences(window) == []
    assert "annen dag" in find(window, "history.table")._empty
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "32.13")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert sentences(window)  # no date filters nothing, and says so
    assert window.pages.page._size.text() == "Skriv datoen slik: 3.11.2026."
    day.setFocus()
    day.clear()
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert "endringer" in window.pages.page._size.text()


def test_one_records_history_and_back_to_all(window):
    uid = register_of(window).company().uid
    window.go("history", uid=uid)
    chip = find(window, "history.of")
    assert chip.text() == "Bare Fjordlys Prøve AS"
    assert sentences(window)[0] == "Endret «Telefon»"
    assert "Opprettet sak 2026-001" not in sentences(window)
    click(window, "history.of")
    assert "Opprettet sak 2026-001" in sentences(window)
    assert not seen(window, "history.of")


def test_the_bin_is_empty_then_not_and_a_thing_goes_back(window):
    click(window, "history.view.bin")
    assert find(window, "bin.table")._empty == "Papirkurven er tom"
    assert not find(window, "bin.empty").isEnabled()
    throw_away(window, "Asana", "Papirarkivet")
    assert bin_rows(window) == ["Papirarkivet", "Asana"]
    find(window, "bin.table").selectRow(1)
    click(window, "bin.put_back")
    assert bin_rows(window) == ["Papirarkivet"]
    assert register_of(window).first(Service, "name = 'Asana'") is not None
    assert window.toast.text == "Asana er lagt tilbake"
    window.desk.undo()
    assert len(bin_rows(window)) == 2


def answer(window, kind):
    """Press a button of the dialog by its role."""
    box = window.findChild(QMessageBox, "bin.confirm")
    said = box.text()
    button = next(b for b in box.findChildren(QPushButton) if box.buttonRole(b) is kind)
    button.click()
    settle()
    return said


def test_emptying_asks_first_and_names_the_number(window):
    throw_away(window, "Asana", "Papirarkivet")
    window.go("history", bin=True)
    click(window, "bin.empty")
    said = answer(window, QMessageBox.ButtonRole.RejectRole)
    assert said == "Tømme papirkurven for 2 oppføringer?"
    assert len(bin_rows(window)) == 2
    click(window, "bin.empty")
    answer(window, QMessageBox.ButtonRole.DestructiveRole)
    assert bin_rows(window) == []
    assert window.toast.text == "2 oppføringer er slettet for godt"
    click(window, "history.view.history")
    assert sentences(window)[0] == "Tømte papirkurven (antall: 2)"
    find(window, "history.table").selectRow(0)
    assert not seen(window, "history.take_back")


def test_hostile_names_stay_text(window):
    register = register_of(window)
    with register.action("action.document.added"):
        register.add(Service(name="<b>fet</b> & {field}\u202e", used_for="x" * 3000))
    find(window, "history.table").selectRow(0)
    assert any("<b>fet</b> & {field}" in text for text in texts(window))
    assert not window.grab().isNull()


def test_it_prints_what_is_shown(window):
    window.pages.page.print_page()
    settle()
    assert seen(window, "print.state")
