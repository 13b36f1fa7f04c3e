"""Journey 13 wherever one types: half a sentence is locked away, and is there as it was."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from dpo_desk.desk.page_stack import at_address
from dpo_desk.records import Service
from tests.journeys.driver import Driver
from tests.journeys.locking import HALF, back, binder, go, lock_and_unlock, standing, type_half
from tests.journeys.road import to_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return binder(tmp_path)


@pytest.fixture
def d(start, path: Path) -> Driver:
    d = start(path)
    d.wait(lambda: d.window.in_shell and d.window.pages.page)
    return d


INLINE = (
    ("requests", "requests.search"),
    ("activities", "activities.search"),
    ("processors", "processors.search"),
    ("processors", "processors.name"),
    ("retention", "retention.place"),
    ("notices", "notices.valid_from"),
    ("documents", "documents.search"),
    ("history", "history.search"),
    ("history", "history.day"),
    ("settings", "settings.email"),
    ("settings", "settings.org_number"),
    ("wordings", "wordings.text"),
    ("notice_review", "review.get.text"),
    ("first_steps", "first.email"),
)


@pytest.mark.parametrize(("page", "field"), INLINE, ids=[field for _page, field in INLINE])
def test_half_a_sentence_on_a_page(d: Driver, page: str, field: str) -> None:
    go(d, page)
    d.wait(lambda: d.seen(field))
    type_half(d, field)
    lock_and_unlock(d)


def test_a_note_beside_the_steps_of_a_case(d: Driver) -> None:
    to_case(d)
    d.click("note")
    d.wait(lambda: d.seen("request.note"))
    type_half(d, "request.note")
    lock_and_unlock(d)


def test_half_a_tag_is_half_a_tag_again_and_nothing_is_wrong(d: Driver) -> None:
    """It was written once more when the page went, after the register had been closed."""
    go(d, "processors")
    line = d.find("processors.storage_countries").line
    line.setFocus()
    QTest.keyClicks(line, HALF)
    d.press("Left")
    lock_and_unlock(d)
    assert d.desk.background.saved


def test_what_is_refused_is_kept_and_nothing_stays_unsaved(d: Driver, stop) -> None:
    go(d, "settings")
    d.wait(lambda: d.seen("settings.org_number"))
    d.type("settings.org_number", "123")
    lock_and_unlock(d)
    assert d.desk.background.saved
    d.press("Tab")
    assert d.says("fields.err.orgno.few", n=3)


def test_the_chosen_record_is_shown_again_and_not_the_first(d: Driver) -> None:
    go(d, "processors")
    d.find("processors.table").setFocus()
    for _ in range(3):
        d.press("Down")
    uid = d.window.pages.page.records.table.uid
    type_half(d, "processors.used_for")
    lock_and_unlock(d)
    assert d.window.pages.page.records.table.uid == uid
    d.write("her ")
    d.press("Tab")
    service = d.ask(lambda register: register.by_uid(Service, uid))
    assert service.used_for.endswith("halv her setn")


def test_the_filter_is_on_again(d: Driver) -> None:
    go(d, "retention")
    d.click("retention.filter.disputed")
    shown = d.window.pages.page.records.model.rowCount()
    type_half(d, "retention.data")
    lock_and_unlock(d)
    page = d.window.pages.page
    assert page.records.filters.chosen == "disputed"
    assert page.records.model.rowCount() == shown


def test_the_caret_is_kept_while_another_program_is_used(d: Driver) -> None:
    """Nobody is there: the window that is locked has not got the focus."""
    go(d, "settings")
    d.wait(lambda: d.seen("settings.name"))
    type_half(d, "settings.name")
    before = standing(d)
    other = QWidget()
    other.show()
    other.activateWindow()
    d.wait(lambda: QApplication.activeWindow() is other)
    d.window.lock()
    d.wait(lambda: d.seen("unlock.open"))
    other.close()
    other.deleteLater()
    d.window.activateWindow()
    d.click("unlock.open")
    back(d)
    assert standing(d) == before


def test_another_answer_to_a_conflict(d: Driver) -> None:
    go(d, "retention")
    d.click("retention.filter.disputed")
    d.find("retention.table").setFocus()
    d.press("Down")
    card = "retention.conflict.customer-retention"
    d.wait(lambda: d.seen(f"{card}.decide"))
    d.click(f"{card}.other")
    edit = d.find(f"{card}.answer")
    edit.unit.setFocus()
    d.press("Up")
    assert edit.unit.value == "months"
    edit.line.setFocus()
    d.write("18")
    d.press("Left")
    lock_and_unlock(d)
    edit = at_address(d.window.pages.page, f"{card}.answer")
    assert (edit.unit.value, edit.read()) == ("months", "P18M")


def test_a_proposal_that_is_being_changed(d: Driver) -> None:
    go(d, "notices")
    d.click("notices.import")
    d.wait(lambda: d.seen("review.accept"))
    card = d.window.pages.page.list.card.card.uid
    field = next(
        one
        for one in d.window.pages.page.list.findChildren(QLineEdit)
        if one.isVisible() and one.objectName()
    )
    type_half(d, field.objectName())
    lock_and_unlock(d)
    assert d.window.pages.page.list.card.card.uid == card
