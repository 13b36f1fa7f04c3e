"""The lock: nothing readable behind it, a wait after two wrong passwords, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from dpo_desk.duties import intake
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in
from tests.duties.conftest import DRAFT

PASSWORD = "blåbær og ørret"


@pytest.fixture
def opening(qapp, tmp_path):
    register = sample.make(tmp_path, password=PASSWORD)
    intake.log_request(register, DRAFT)
    register.close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm", PASSWORD)
        yield opening


def readable(window):
    """Every text that anything in the window holds."""
    found = [label.text() for label in window.findChildren(QLabel)]
    found += [edit.text() for edit in window.findChildren(QLineEdit)]
    return found + [area.toPlainText() for area in window.findChildren(QPlainTextEdit)]


def test_an_encrypted_register_asks_at_the_start(qapp, tmp_path):
    sample.make(tmp_path, password=PASSWORD).close()
    with opened(qapp) as opening:
        opening.start(tmp_path / "prove.perm")
        assert focused() == "unlock.password"
        type_in(opening.window, "unlock.password", PASSWORD)
        QTest.keyClick(find(opening.window, "unlock.password"), Qt.Key.Key_Return)
        assert opening.window.in_shell


def test_locking_leaves_nothing_readable_and_unlocking_comes_back(opening):
    window = opening.window
    window.go("request", id=1)
    type_in(window, "request.text", "Midt i en setn")
    caret = find(window, "request.text").textCursor().position()
    QTest.keyClick(find(window, "request.text"), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not window.in_shell
    assert opening.desk.background._register is None
    assert not [text for text in readable(window) if "Kari" in text or "setn" in text]
    type_in(window, "unlock.password", PASSWORD)
    click(window, "unlock.open")
    settle()
    assert window.pages.key == "request"
    assert focused() == "request.text"
    area = find(window, "request.text")
    assert area.toPlainText().startswith("Midt i en setn")
    assert area.textCursor().position() == caret


def test_two_wrong_passwords_and_one_waits(opening):
    window = opening.window
    window.lock()
    for text in ("feil", "gal"):
        type_in(window, "unlock.password", text)
        click(window, "unlock.open")
        assert find(window, "unlock.password").text() == ""
    page = window.panes()[0]
    assert "om 5 sekunder" in page._field.message
    assert not find(window, "unlock.open").isEnabled()
    page._second.stop()
    for left in (4, 3, 2, 1):
        page._second.timeout.emit()
        assert f"om {left} sekund" in page._field.message
    page._second.timeout.emit()
    assert find(window, "unlock.open").isEnabled()
    type_in(window, "unlock.password", PASSWORD)
    click(window, "unlock.open")
    assert window.in_shell


def test_each_further_wrong_password_doubles_the_wait(opening):
    window = opening.window
    window.lock()
    page, waits = window.panes()[0], []
    for _ in range(7):
        type_in(window, "unlock.password", "feil")
        click(window, "unlock.open")
        waits.append(page._left)
        page._second.stop()
        page._left = 1 if page._left else 0
        if page._left:
            page._second.timeout.emit()
    assert waits == [0, 5, 10, 20, 40, 60, 60]


def test_nothing_typed_is_said_under_the_field(opening):
    opening.window.lock()
    click(opening.window, "unlock.open")
    assert "Passord" in opening.window.panes()[0]._field.message
    assert focused() == "unlock.password"


def test_caps_lock_is_told(opening):
    opening.window.lock()
    page = opening.window.panes()[0]
    type_in(opening.window, "unlock.password", "A")
    QTest.keyClick(find(opening.window, "unlock.password"), Qt.Key.Key_CapsLock)
    assert page._field.message in ("Caps Lock er på", "")
    assert page._edit.caps == (page._field.message == "Caps Lock er på")


def test_a_forgotten_password_is_lost_and_that_is_said(opening):
    opening.window.lock()
    assert not seen(opening.window, "unlock.forgot.body")
    click(opening.window, "unlock.forgot")
    assert "ingen åpne permen" in find(opening.window, "unlock.forgot.body").accessibleName()


def test_another_binder_can_be_opened_instead(opening):
    opening.window.lock()
    click(opening.window, "unlock.other")
    assert seen(opening.window, "welcome.recent.0")
    assert opening.current is None


def test_without_a_password_the_lock_only_closes(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.lock()
        assert not seen(opening.window, "unlock.password")
        click(opening.window, "unlock.open")
        assert opening.window.in_shell
