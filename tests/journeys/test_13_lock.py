"""Journey 13: half a sentence is locked away, and is there again with its caret."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.pages import unlock
from dpo_desk.duties import case
from tests import sample
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


class HandClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = sample.NOW

    def now(self) -> datetime:
        return self.at


def leave_alone(d: Driver, minutes: float) -> None:
    """Nobody touches the program for so long."""
    idle = d.opening.guard.idle
    idle._clock = HandClock()
    idle.watch(idle._minutes)
    idle._clock.at += timedelta(minutes=minutes)
    idle.look()
    d.settle()


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """The folder of temporary files, this test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


SECRETS = ("Ola Prøve", "ola@example.com", "Og hva dere har", "2026-001", "00 00 00 01")


@pytest.mark.parametrize("step", ["received", "answer", "documents"])
def test_nobody_is_there_and_nothing_can_be_read(start, tmp_path, temporary, monkeypatch, step):
    clipboard = QApplication.clipboard()
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self: True)  # offscreen: never
    d = start(binder(tmp_path, password=PASSWORD))
    open_with(d, PASSWORD)
    to_case(d)
    d.type("request.requester_phone", "00 00 00 01")
    d.press("Ctrl+A")
    d.press("Ctrl+C")
    d.click("request.text")
    d.press("Ctrl+End")
    d.write(" Og hva dere har")
    if step != "received":
        d.click(step if step == "documents" else f"step.{step}")
    assert any(secret in d.spoken() for secret in SECRETS)
    assert "00 00 00 01" in clipboard.text()
    d.desk.toast("Ola Prøve er slettet")

    leave_alone(d, 9.9)
    assert d.window.in_shell
    leave_alone(d, 10)
    d.wait(lambda: d.seen("unlock.password"))

    places = {
        "window": d.texts(),
        "screen reader": d.spoken(),
        "title": d.window.windowTitle(),
        "clipboard": clipboard.text(),
        "undo": d.window.commands.undo.text() + d.window.commands.redo.text(),
    }
    assert not [(p, s) for p, text in places.items() for s in SECRETS if s in text]
    assert list(temporary.iterdir()) == []
    assert d.window.pages.count() == 0

    open_with(d, PASSWORD)
    d.wait(lambda: d.window.pages.key == "request")
    request = d.ask(lambda register: case.by_ref(register, "2026-001"))
    assert request.text.endswith("Og hva dere har")
    assert request.requester_phone == "00 00 00 01"


def test_a_request_that_is_half_logged_is_there_again(start, tmp_path):
    d = start(binder(tmp_path, password=PASSWORD, case=False))
    open_with(d, PASSWORD)
    d.press("Ctrl+Shift+N")
    d.type("newrequest.received_on", "3.11")
    d.type("newrequest.requester_name", "Ola Prøve")
    d.type("newrequest.text", "Hva vet dere om")
    for _ in "om":
        d.press("Left")
    leave_alone(d, 10)
    d.wait(lambda: d.seen("unlock.password"))
    assert "Ola" not in d.spoken()

    open_with(d, PASSWORD)
    d.wait(lambda: d.seen("newrequest.text"))
    d.wait(lambda: d.find("newrequest.text").toPlainText() == "Hva vet dere om")
    assert d.find("newrequest.requester_name").text() == "Ola Prøve"
    assert d.find("newrequest.received_on").text() == "3.\N{NO-BREAK SPACE}november 2026"
    assert d.focus == "newrequest.text"
    d.write("ikring ")
    assert d.find("newrequest.text").toPlainText() == "Hva vet dere ikring om"
    d.click("newrequest.create")
    d.wait(lambda: d.window.pages.key == "request")
    assert d.ask(lambda register: register.drafts("unlogged") or "none") == "none"
    assert d.ask(lambda register: register.verify().ok)


def test_the_lock_waits_for_no_dialog(start, tmp_path):
    d = start(binder(tmp_path, password=PASSWORD))
    open_with(d, PASSWORD)
    d.click("shell.menu")
    assert QApplication.activePopupWidget() is not None
    leave_alone(d, 10)
    d.wait(lambda: d.seen("unlock.password"))
    assert QApplication.activePopupWidget() is None


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


def test_what_floats_over_the_pages_goes_too(start, tmp_path):
    d = start(binder(tmp_path, password=PASSWORD))
    open_with(d, PASSWORD)
    d.press("Ctrl+K")
    d.write("ola prøve")
    d.wait(lambda: "Ola Prøve" in d.spoken())
    leave_alone(d, 10)
    d.wait(lambda: d.seen("unlock.password"))
    assert "ola pr" not in d.spoken().casefold()
    open_with(d, PASSWORD)
    d.wait(lambda: d.window.in_shell)
    d.press("F1")
    d.settle()
    leave_alone(d, 10)
    d.wait(lambda: d.seen("unlock.password"))
    assert d.focus == "unlock.password"
