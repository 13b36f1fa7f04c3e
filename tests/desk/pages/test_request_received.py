"""Step 1: the facts save themselves, and the deadline follows with its reasons."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.plain_text import plain
from dpo_desk.desk.widgets.text import Elide
from dpo_desk.duties import intake
from dpo_desk.law.codes import Capacity, RequestKind
from tests.desk.audit import audit
from tests.desk.pages import hostile
from tests.desk.pages.conftest import settle
from tests.duties.conftest import DRAFT

FIELDS = (
    "requester_name", "requester_email", "requester_phone", "requester_address",
    "representative_name", "representative_email", "text",
)  # fmt: skip


def paste(control, text):
    """Any text, as from the clipboard."""
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().setText(text)
    QTest.keyClick(control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_the_facts_of_the_case_are_shown(case):
    case.go("received")
    assert case.find("request.requester_name").text() == "Ola Prøve"
    assert case.find("request.received_on").text() == "3.\u00a0november 2026"
    assert case.find("request.text").toPlainText() == "Jeg vil vite hva dere har om meg."
    assert case.find("request.kind.access").isChecked()


def test_another_date_moves_the_deadline_at_once(case):
    panel = case.go("received")
    edit = case.find("request.received_on")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "10/11-26")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "10.\u00a0november 2026"
    assert str(case.request.due_on) == "2026-12-10"
    assert "10." in panel.deadline._by.text()


@pytest.mark.parametrize("typed", ["20.11.2026", "32.11", "i overmorgen kanskje"])
def test_a_date_that_cannot_be_is_said_under_the_field_and_not_kept(case, typed):
    panel = case.go("received")
    edit = case.find("request.received_on")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, typed)
    assert panel.form.wrong == []
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert panel.form.wrong == ["received_on"]
    assert str(case.register.get(type(case.request), 1).received_on) == "2026-11-03"


def test_the_reasons_open_and_close(case):
    panel = case.go("received")
    QTest.mouseClick(case.find("request.deadline.how"), Qt.MouseButton.LeftButton)
    assert "3." in case.find("request.deadline.why").accessibleName()
    QTest.mouseClick(case.find("request.deadline.how"), Qt.MouseButton.LeftButton)
    assert not panel.deadline._why.isVisible()


def test_kinds_can_be_several_but_never_none(case):
    case.go("received")
    QTest.mouseClick(case.find("request.kind.erasure"), Qt.MouseButton.LeftButton)
    assert case.page.view.kinds == (RequestKind.ACCESS, RequestKind.ERASURE)
    for kind in ("access", "erasure"):
        QTest.mouseClick(case.find(f"request.kind.{kind}"), Qt.MouseButton.LeftButton)
    assert case.page.view.kinds == (RequestKind.ERASURE,)
    assert case.page._panels["received"].fields["kind"].state == "error"


def test_the_receipt_is_one_press_away(case):
    case.go("received")
    QTest.mouseClick(case.find("request.receipt"), Qt.MouseButton.LeftButton)
    panel = case.page._panels["answer"]
    assert (case.page.step, panel.kind) == ("answer", "receipt")
    assert panel.rendering.kept.kind == "receipt"


def test_a_hostile_text_in_every_field_stays_text(case):
    intake.change_request(case.register, 1, "capacity", Capacity.LAWYER)
    for name in hostile.NAMES:
        case.go("received")
        for field in FIELDS:
            paste(case.find(f"request.{field}"), name)
        case.page.flush()
        kept = case.register.get(type(case.request), 1)
        for field in FIELDS:  # what ends a sentence ends no address
            told = plain(name).strip()
            told = told.rstrip(".,;") if "email" in field else told
            assert getattr(kept, field) == told, field
        title = next(w for w in case.page.findChildren(Elide) if plain(name).split()[0] in w.full)
        assert title.textFormat() == Qt.TextFormat.PlainText
        panel = case.go("answer")
        panel._timer.timeout.emit()
        assert repr(plain(name).strip())[1:-1] in str(panel.rendering.letter)
        assert panel.preview.page_count == panel.rendering.pages


@pytest.mark.parametrize("step", ["received", "answer", "closed"])
def test_five_hundred_characters_break_no_page(open_case, step):
    draft = msgspec.structs.replace(
        DRAFT, requester_name=hostile.LONG, requester_email=f"{'o' * 480}@example.com"
    )
    case = open_case(draft=draft)
    case.go(step)
    settle()
    assert audit(case.window) == []
    assert case.window.width() == 1280
    assert hostile.LONG in next(w.toolTip() for w in case.page.findChildren(Elide) if w.toolTip())


def test_another_case_shows_nothing_of_this_one(case):
    panel = case.go("identity")
    panel._choice.radio("no").click()
    case.find("request.identity.why").setText("Kjent fra før")
    other = intake.log_request(case.register, DRAFT)
    case.window.go("request", id=other.id)
    case.go("identity")
    case.page._panels["identity"]._choice.radio("no").click()
    assert case.find("request.identity.why").text() == ""
