"""Journey 13 with something over the page: a sheet, the palette, a list; or the window closed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from dpo_desk.duties import tasks
from dpo_desk.records import AcceptedFinding, Task
from tests import sample
from tests.journeys.driver import Driver
from tests.journeys.locking import HALF, back, binder, go, lock_and_unlock, standing, type_half


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return binder(tmp_path)


@pytest.fixture
def d(start, path: Path) -> Driver:
    d = start(path)
    d.wait(lambda: d.window.in_shell and d.window.pages.page)
    return d


def accept(d: Driver) -> None:
    go(d, "checks")
    d.wait(lambda: d.seen("checks.accept"))
    d.find("checks.table").setFocus()
    for _ in range(2):
        d.press("Down")
    d.click("checks.accept")


def new_task(d: Driver) -> None:
    go(d, "calendar")
    d.click("calendar.new")


def new_processor(d: Driver) -> None:
    go(d, "processors")
    d.click("processors.new")


def email(d: Driver) -> None:
    go(d, "processors")
    page = d.window.pages.page
    d.wait(lambda: page.view is not None)
    page.write_email(page.view.record, page.view.more)


def publish(d: Driver) -> None:
    go(d, "notices")
    d.click("notices.publish")


def rename(d: Driver) -> None:
    go(d, "notices")
    d.window.pages.page._ask_name()
    d.settle()


def new_request(d: Driver) -> None:
    go(d, "requests")
    d.press("Ctrl+N")


SHEETS = {
    "checks.accept.reason": accept,
    "task.title": new_task,
    "task.note": new_task,
    "task.concerns": new_task,
    "newprocessor.vendor_id": new_processor,
    "newprocessor.used_for": new_processor,
    "email.to": email,
    "email.text": email,
    "notices.publish.published_where": publish,
    "notices.rename.title": rename,
    "newrequest.requester_name": new_request,
    "newrequest.text": new_request,
}


@pytest.mark.parametrize("field", SHEETS)
def test_half_a_sentence_in_a_sheet(d: Driver, field: str) -> None:
    SHEETS[field](d)
    d.wait(lambda: d.seen(field))
    type_half(d, field)
    lock_and_unlock(d)
    assert field in standing(d)[0]


def test_the_reason_goes_on_to_the_finding_it_was_begun_for(d: Driver) -> None:
    accept(d)
    said = d.window.pages.page._sheet._found
    type_half(d, "checks.accept.reason")
    lock_and_unlock(d)
    assert d.window.pages.page._sheet._found.key == said.key
    d.click("checks.accept.do")
    d.wait(lambda: d.ask(lambda register: register.find(AcceptedFinding) or "none") != "none")
    (kept,) = d.ask(lambda register: register.find(AcceptedFinding))
    assert kept.reason == HALF
    lock_once_more(d)
    assert not d.seen("checks.accept.reason")


def lock_once_more(d: Driver) -> None:
    """Where nothing is half typed nothing comes back."""
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.open"))
    d.click("unlock.open")
    back(d)


def test_a_task_that_is_half_written_is_no_task_yet(d: Driver) -> None:
    tasks = d.ask(lambda register: register.find(Task))
    new_task(d)
    type_half(d, "task.title")
    lock_and_unlock(d)
    assert d.ask(lambda register: register.find(Task)) == tasks
    d.click("task.cancel")
    d.settle()
    assert d.ask(lambda register: register.find(Task)) == tasks


def test_a_task_that_is_kept_is_edited_again(d: Driver) -> None:
    new_task(d)
    d.type("task.title", "Ring revisor")
    d.click("task.add")
    d.wait(lambda: not d.seen("task.add"))
    uid = d.ask(lambda register: register.find(Task))[-1].uid
    d.window.pages.page._deeds.edit(uid)
    d.wait(lambda: d.seen("task.note"))
    type_half(d, "task.note")
    lock_and_unlock(d)
    assert d.find("task.title").text() == "Ring revisor"


def test_another_day_for_a_plan(d: Driver) -> None:
    plan = Task(title="Ring revisor", plan_on=sample.TODAY)
    d.work(lambda register: tasks.add(register, plan))
    go(d, "calendar")
    page = d.window.pages.page
    d.wait(lambda: page._panel.items)
    item = next(one for one in page._panel.items if one.title == "Ring revisor")
    page._deeds.ask_move(item)
    d.type("calendar.move.day", "1.1")
    lock_and_unlock(d)
    d.write("2")
    d.press("Return")
    d.click("calendar.move.save")
    d.wait(lambda: not d.seen("calendar.move.save"))
    (moved,) = d.ask(lambda register: register.find(Task, "title = 'Ring revisor'"))
    assert str(moved.plan_on) == "2026-12-01"


def test_what_is_looked_for_is_looked_for_again(d: Driver) -> None:
    go(d, "requests")
    d.press("Ctrl+K")
    d.write("crm")
    d.press("Left")
    d.wait(lambda: "CRM og ERP" in d.spoken())
    lock_and_unlock(d)
    d.wait(lambda: "CRM og ERP" in d.spoken())
    d.press("Esc")
    assert not d.seen("palette.field")


def test_the_lock_is_quicker_than_a_list_of_suggestions(d: Driver) -> None:
    """Who presses Ctrl+L and goes away is right in trusting it."""
    go(d, "processors")
    line = d.find("processors.storage_countries").line
    line.setFocus()
    QTest.keyClicks(line, "nor")
    assert QApplication.activePopupWidget() is not None
    popup, ctrl = QApplication.activePopupWidget(), Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(popup, Qt.Key.Key_L, ctrl)
    d.wait(lambda: d.seen("unlock.open"))


def test_another_language_in_the_middle_of_a_sentence(d: Driver) -> None:
    """The pages are built anew, as after the lock."""
    new_task(d)
    type_half(d, "task.title")
    before = standing(d)
    d.desk.set_language("nn")
    back(d)
    assert standing(d) == before
    assert d.ask(lambda register: register.find(Task) or "none") == "none"


EVERYWHERE = (
    "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+P", "Ctrl+N", "Ctrl+Shift+N", "Ctrl+S", "Ctrl+O",
    "Alt+Left", "F6", "Shift+F6", "Ctrl+1", "Ctrl+K", "Ctrl+L", "Esc",
)  # fmt: skip


def test_no_key_does_anything_behind_the_lock(d: Driver) -> None:
    """Ctrl+Z was a bug report, and a window that could not be closed."""
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.open"))
    for keys in EVERYWHERE:
        d.press(keys)
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [d.window]
        assert d.seen("unlock.open"), keys
        assert d.desk.background.saved, keys
    assert d.toasts == []


# the window is closed in the middle of it


def test_a_sheet_that_was_open_when_the_window_was_closed(start, stop, path: Path) -> None:
    d = start(path)
    d.wait(lambda: d.window.in_shell)
    accept(d)
    type_half(d, "checks.accept.reason")
    before = standing(d)
    stop(d)
    d = start(path)
    back(d)
    d.wait(lambda: d.seen("checks.accept.reason"))
    assert standing(d) == before
    d.press("Esc")
    stop(d)
    d = start(path)
    back(d)
    assert not d.seen("checks.accept.reason")


def test_a_search_is_not_there_the_next_day(start, stop, path: Path) -> None:
    d = start(path)
    d.wait(lambda: d.window.in_shell)
    go(d, "processors")
    type_half(d, "processors.search")
    stop(d)
    d = start(path)
    back(d)
    assert d.window.pages.key == "processors"
    assert d.find("processors.search").text() == ""


def test_a_password_never_comes_back(d: Driver) -> None:
    go(d, "settings")
    d.wait(lambda: d.seen("settings.password.set"))
    d.click("settings.password.set")
    edits = [one for one in d.window.findChildren(QLineEdit) if one.isVisible()]
    secret = next(one for one in edits if one.echoMode() != QLineEdit.EchoMode.Normal)
    secret.setFocus()
    d.write("blåbær")
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.open"))
    assert b"bl\xc3\xa5b" not in b"".join(p.read_bytes() for p in d.folder.rglob("*.perm*"))
    d.click("unlock.open")
    back(d)
    assert "blåbær" not in d.spoken()
