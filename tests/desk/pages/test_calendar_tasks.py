"""Tasks in the calendar: new, done, put off, opened, and taken along as a file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.duties import tasks
from dpo_desk.records import Request, Service, Task
from tests.desk.audit import audit
from tests.desk.pages.calendar_open import NOV_20, NOV_24, NOV_27, calendar
from tests.desk.pages.conftest import settle
from tests.desk.pages.hostile import LONG, NAMES
from tests.desk.window import click, find, focused, seen, type_in
from tests.exchange import strict_reader


@pytest.fixture
def full(qapp, tmp_path):
    yield from calendar(qapp, tmp_path, full=True)


def test_a_task_is_done_and_the_mark_taken_away(full):
    full.go("2026-11-24")
    click(full.window, "calendar.done.0")
    settle()
    model = full.grid.model()
    assert model.cell(model.index_of(NOV_24)).pills[0].done
    click(full.window, "calendar.undone.0")
    assert full.register.first(Task).done_on is None


def test_postponed_from_the_menu_or_to_a_day_one_types(full):
    full.go("2026-11-24")
    click(full.window, "calendar.postpone.0")
    full.choose("En uke")
    assert full.register.first(Task).plan_on == date(2026, 12, 1)
    click(full.window, "calendar.postpone.0")
    full.choose("Velg en annen dag")
    field = find(full.window, "calendar.move.day")
    field.selectAll()
    QTest.keyClicks(field, "tull")
    click(full.window, "calendar.move.save")
    assert seen(full.window, "calendar.move.day")
    field.selectAll()
    QTest.keyClicks(field, "18.11.2026")
    click(full.window, "calendar.move.save")
    texts = [label.text() for label in full.page.findChildren(SideSheet)[-1].findChildren(
        type(find(full.window, "calendar.day")))]  # fmt: skip
    assert "Den dagen er passert. Velg i dag eller en senere dag." in texts
    field.selectAll()
    QTest.keyClicks(field, "4.12")
    click(full.window, "calendar.move.save")
    assert full.register.first(Task).plan_on == date(2026, 12, 4)
    assert not seen(full.window, "calendar.move.day")


def test_a_new_task_by_keyboard_alone(full):
    full.key(Qt.Key.Key_Right)
    QTest.keyClick(full.grid, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert focused() == "task.title"
    QTest.keyClicks(QApplication.focusWidget(), "Ta ut en prøvekopi")
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert full.pills(NOV_20) == ["Slett: Søknader", "Ta ut en prøvekopi"]
    assert not seen(full.window, "task.title")


def test_a_task_without_words_is_not_added(full):
    click(full.window, "calendar.new")
    click(full.window, "task.add")
    assert full.register.count(Task) == 1
    assert focused() == "task.title"


def test_what_is_half_written_is_kept_when_the_page_is_left(full):
    click(full.window, "calendar.new")
    type_in(full.window, "task.title", "Husk denne")
    full.window.go("requests")
    assert full.register.count(Task, "title = 'Husk denne'") == 1


def test_a_task_opens_saves_itself_and_goes_to_the_bin(full):
    full.go("2026-11-24")
    click(full.window, "calendar.item.0")
    find(full.window, "task.title").end(False)
    QTest.keyClicks(find(full.window, "task.title"), "n")
    QTest.keyClick(find(full.window, "task.title"), Qt.Key.Key_Tab)
    assert full.register.first(Task).title == "Be om avtalen"
    click(full.window, "task.remove")
    assert full.register.count(Task) == 0
    assert full.pills(NOV_24) == []
    full.opening.desk.undo()
    assert full.pills(NOV_24) == ["Be om avtalen"]


def test_what_a_task_concerns_is_one_step_away(full):
    request = full.register.first(Request)
    tasks.add(full.register, Task(title="Ring", plan_on=NOV_27, record_table="request",
                                  record_uid=request.uid))  # fmt: skip
    full.go("2026-11-27")
    click(full.window, "calendar.item.0")
    click(full.window, "task.link")
    assert full.window.pages.key == "request"


def test_the_file_is_saved_and_names_nobody(full, tmp_path):
    path = tmp_path / "frister"
    full.page._deeds.write_file(path, full.page._kinds)
    data = path.with_suffix(".ics").read_bytes()
    assert len(strict_reader.read(data)["parts"]) == 4
    assert b"Ola" not in data
    assert "nevner ingen" in full.toasts[-1]
    full.page._deeds.write_file(tmp_path / "finnes" / "ikke.ics", full.page._kinds)
    assert "Velg en annen mappe" in full.toasts[-1]


def test_hostile_words_stand_as_they_are(full):
    for title in (*NAMES, LONG):
        tasks.add(full.register, Task(title=title, plan_on=NOV_27))
    full.go("2026-11-27")
    assert sorted(full.pills(NOV_27)) == sorted(title.strip() for title in (*NAMES, LONG))
    assert audit(full.page) == []


def test_a_new_task_can_concern_a_record(full):
    click(full.window, "calendar.new")
    type_in(full.window, "task.title", "Spør om avtalen")
    type_in(full.window, "task.concerns", "finnes ikke")
    click(full.window, "task.add")
    assert full.register.count(Task) == 1
    find(full.window, "task.concerns").selectAll()
    QTest.keyClicks(find(full.window, "task.concerns"), "Databehandler: Microsoft 365")
    click(full.window, "task.add")
    task = full.register.first(Task, "title = 'Spør om avtalen'")
    assert full.register.by_uid(Service, task.record_uid).name == "Microsoft 365"
