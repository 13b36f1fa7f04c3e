"""Logging a request in the sheet: from anywhere, by keys alone, with its deadline as one types."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.law.codes import Relation, RequestKind
from dpo_desk.records import Claim, Request
from tests import sample
from tests.desk.window import click, find, focused, opened, seen, type_in

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opening(qapp, tmp_path):
    sample.make(tmp_path, promise="P14D").close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("requests")
        yield opening


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def register(opening):
    return opening.desk.background._register


def test_from_anywhere_by_keys_alone(opening):
    opening.window.go("settings")
    press(Qt.Key.Key_N, CTRL_SHIFT)
    assert opening.window.pages.key == "requests"
    assert focused() == "newrequest.channel.email"
    type_in(opening.window, "newrequest.received_on", "3.11", leave=True)
    type_in(opening.window, "newrequest.requester_name", "Kari Eksempel")
    type_in(opening.window, "newrequest.requester_email", "kari@example.com")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opening.window.pages.key == "request"
    request = register(opening).get(Request, 1)
    assert (request.ref, request.received_on) == ("2026-001", date(2026, 11, 3))
    assert (request.requester_name, request.relation) == ("Kari Eksempel", Relation.OTHER)


def test_the_deadline_shows_while_the_date_is_typed(opening):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_in(opening.window, "newrequest.received_on", "3.11")
    by = find(opening.window, "newrequest.by").text().replace("\N{NO-BREAK SPACE}", " ")
    due = find(opening.window, "newrequest.due").text().replace("\N{NO-BREAK SPACE}", " ")
    assert by == "Svar innen tirsdag 17. november 2026"  # what the notice promises
    assert due.startswith("Mottatt tirsdag 3. november 2026. Lovens siste dag: torsdag 3. des")
    find(opening.window, "newrequest.received_on").clear()
    QTest.keyClicks(find(opening.window, "newrequest.received_on"), "i fjor en gang")
    assert not seen(opening.window, "newrequest.due")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Skriv hvilken dag"), ("4.12.2026", "frem i tid"), ("tull", "3.11.2026")],
)
def test_a_date_that_cannot_be_is_said_under_the_field(opening, typed, said):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_in(opening.window, "newrequest.received_on", typed)
    click(opening.window, "newrequest.create")
    sheet = opening.window.pages.page._sheet
    assert said in sheet._form.row("received_on").message
    assert focused() == "newrequest.received_on"
    assert register(opening).count(Request) == 0
    find(opening.window, "newrequest.received_on").clear()
    type_in(opening.window, "newrequest.received_on", "3.11")
    click(opening.window, "newrequest.create")
    assert register(opening).count(Request) == 1


def test_several_kinds_become_claims_and_none_is_asked_for(opening):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_in(opening.window, "newrequest.received_on", "3.11")
    click(opening.window, "newrequest.kind.access")
    click(opening.window, "newrequest.create")
    sheet = opening.window.pages.page._sheet
    assert sheet._kind_field.message == "Velg hva henvendelsen gjelder."
    click(opening.window, "newrequest.kind.access")
    click(opening.window, "newrequest.kind.erasure")
    click(opening.window, "newrequest.create")
    kinds = [claim.kind for claim in register(opening).find(Claim)]
    assert kinds == [RequestKind.ACCESS, RequestKind.ERASURE]


def test_an_unfinished_address_is_a_warning_and_holds_nothing_back(opening):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_in(opening.window, "newrequest.received_on", "3.11")
    type_in(opening.window, "newrequest.requester_email", "kari@example", leave=True)
    sheet = opening.window.pages.page._sheet
    assert sheet._form.row("requester_email").state == "warn"
    click(opening.window, "newrequest.create")
    assert register(opening).get(Request, 1).requester_email == "kari@example"


def test_what_is_typed_stays_when_the_sheet_is_closed(opening):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_in(opening.window, "newrequest.requester_name", "Kari Eks")
    press(Qt.Key.Key_Escape)
    assert not seen(opening.window, "newrequest.requester_name")
    assert focused() == "requests.empty.new"
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert find(opening.window, "newrequest.requester_name").text() == "Kari Eks"
