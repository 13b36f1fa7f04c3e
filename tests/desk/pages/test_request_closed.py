"""Step 6: closing never blocks, reopening is possible, erasing asks first."""

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from dpo_desk.duties import claims, closing, collecting, telling
from dpo_desk.law.codes import ClaimOutcome, RequestKind, RequestStatus
from dpo_desk.records import Claim, Notification, Recipient, Request
from tests.desk.pages import hostile, leaving
from tests.desk.pages.conftest import settle


def press(case, name):
    case.find(name).click()
    settle()


def kept(case):
    return case.register.get(Request, 1)


def test_what_is_open_is_said_and_one_line_closes_it(case):
    panel = case.go("closed")
    assert case.desk.words.n("closing.open.searches", 4) in panel._open.body
    panel._outcome.set_value("withdrawn")
    case.find("request.close.reason").setText("Trakk kravet på telefon.")
    press(case, "request.close")
    assert kept(case).status is RequestStatus.CLOSED
    assert "2027" in panel._said.accessibleName()
    press(case, "request.reopen")
    assert kept(case).status is not RequestStatus.CLOSED
    assert case.find("request.close.reason").text() == ""


def test_any_reason_is_kept_as_it_is_typed(case):
    for name in hostile.NAMES:
        case.go("closed")
        case.find("request.close.reason").setText(name)
        press(case, "request.close")
        assert case.page.view.events[-1].note == name.strip()
        press(case, "request.reopen")
    case.go("log")


def test_nobody_is_to_write_to_a_group_that_nobody_can_name(case):
    (activity, *_) = collecting.applicable(case.register, case.request)
    with case.register.action("action.activity.changed"):
        for name, category in (("Byggeiere", True), ("Prøve Regnskap AS", False)):
            case.register.add(Recipient(activity_id=activity.id, name=name, is_category=category))
    leaving.ready(case.register, RequestKind.ERASURE)
    for claim in case.register.find(Claim):
        claims.done(case.register, claim.id, case.desk.clock.today())
    rows = telling.due(case.register, case.request)
    case.page.refresh()
    case.go("closed")
    at = {row.name: number for number, row in enumerate(rows)}
    group, named = (f"request.told.{at[name]}" for name in ("Byggeiere", "Prøve Regnskap AS"))
    assert case.find(f"{named}.write") is not None
    assert case.window.findChild(QPushButton, f"{group}.write") is None
    why = case.find(f"{group}.untold")
    why.setText("Vi vet ikke hvem de er.")
    why.editingFinished.emit()
    settle()
    assert case.register.get(Notification, rows[at["Byggeiere"]].id).untold
    assert case.find("request.told.state").text() == case.desk.words.n(
        "along.told.state", len(rows) - 1, done=0
    )


@pytest.mark.parametrize(("answer", "erased"), [("erase", True), ("cancel", False)])
def test_erasing_names_the_case_and_asks(case, answer, erased):
    closing.close(case.register, 1, outcome=ClaimOutcome.WITHDRAWN)
    case.go("closed")
    press(case, "request.erase")
    box = case.window.findChild(QMessageBox, "request.erase.confirm")
    assert "2026-001" in box.text()
    words = case.desk.words
    wanted = words("close.erase") if answer == "erase" else words("common.cancel")
    next(b for b in box.buttons() if b.text().replace("&", "") == wanted).click()
    settle()
    assert (kept(case).erased_on is not None) is erased
    assert (kept(case).requester_name == "") is erased
    assert case.window.findChild(QMessageBox, "request.erase.confirm") is None


def test_who_has_confirmed_stands_on_the_last_step_and_closing_waits_for_nobody(case):
    leaving.ready(case.register, RequestKind.ERASURE)
    for claim in case.register.find(Claim):
        claims.done(case.register, claim.id, case.desk.clock.today())
    case.page.refresh()
    panel = case.go("closed")
    everybody = len(telling.not_told(case.register, case.request))
    words = case.desk.words
    assert everybody > 1
    state = case.find("request.told.state")
    assert state.text() == words.n("along.told.state", everybody, done=0)
    assert words.n("closing.open.untold", everybody) in panel._open.body  # unlisted too
    press(case, "request.told.find")
    press(case, "request.told.0.do")
    press(case, "request.told.0.confirm")
    assert state.text() == words.n("along.told.state", everybody, done=1)
    case.find("request.close.reason").setText("Resten svarer ikke.")
    press(case, "request.close")
    assert kept(case).status is RequestStatus.CLOSED
    assert case.page.view.events[-1].note == "Resten svarer ikke."
