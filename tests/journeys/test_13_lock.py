"""Journey 13: half a sentence is locked away, and is there again with its caret."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.pages import unlock
from dpo_desk.duties import case
from tests.journeys.driver import Driver
from tests.journeys.road import binder, to_case

PASSWORD = "blåbær og tyttebær"


def open_with(d: Driver, password: str) -> None:
    d.wait(lambda: d.seen("unlock.password"))
    d.type("unlock.password", password)
    d.press("Return")


@pytest.fixture
def seconds_are_short(monkeypatch):
    monkeypatch.setattr(unlock, "SECOND_MS", 20)


def test_lock_in_the_middle_of_a_sentence(start, tmp_path, seconds_are_short):
    path = binder(tmp_path, password=PASSWORD)
    d = start(path)
    open_with(d, PASSWORD)
    to_case(d)
    d.click("request.text")
    d.press("Ctrl+End")
    d.write(" Og hva dere har")
    caret = d.find("request.text").textCursor().position()
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.password"))

    for person in ("Ola Prøve", "ola@example.com", "Og hva dere har", "2026-001"):
        assert person not in d.texts()
    assert d.window.pages.count() == 0
    assert b"Ola Pr" not in path.read_bytes()
    assert d.focus == "unlock.password"

    open_with(d, "feil")
    d.wait(lambda: d.says("err.password"))
    open_with(d, "feil igjen")
    d.wait(lambda: not d.find("unlock.open").isEnabled())
    d.wait(lambda: d.find("unlock.open").isEnabled())
    open_with(d, PASSWORD)
    d.wait(lambda: d.window.pages.key == "request" and d.seen("request.text"))

    text = d.find("request.text")
    assert text.toPlainText().endswith("Og hva dere har")
    assert text is QApplication.focusWidget()
    assert text.textCursor().position() == caret
    request = d.ask(lambda register: case.by_ref(register, "2026-001"))
    assert request.text.endswith("Og hva dere har")


@pytest.mark.parametrize("step", ["received", "scope", "answer", "log"])
def test_the_lock_leaves_no_timer_and_no_page_behind(start, tmp_path, step):
    d = start(binder(tmp_path, password=PASSWORD))
    open_with(d, PASSWORD)
    before = timers(d)
    to_case(d)
    d.click(step if step == "log" else f"step.{step}")
    d.click("nav.lock")
    d.wait(lambda: d.seen("unlock.password"))
    assert timers(d) <= before
    assert d.desk.background.resting
    open_with(d, PASSWORD)
    d.wait(lambda: d.window.pages.key == "request")


def timers(d: Driver) -> int:
    """How many timers of pages live in the window."""
    return sum(len(page.findChildren(QTimer)) for page in d.window.pages.children())


def test_undo_is_forgotten_with_the_lock(start, tmp_path):
    d = start(binder(tmp_path, password=PASSWORD))
    open_with(d, PASSWORD)
    to_case(d)
    d.type("request.requester_phone", "00 00 00 01")
    d.press("Tab")
    d.settle()
    assert d.window.commands.undo.text() != d.desk.words("undo.do")
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.password"))
    assert d.window.commands.undo.text() == d.desk.words("undo.do")
    assert not d.window.toast.isVisible()
