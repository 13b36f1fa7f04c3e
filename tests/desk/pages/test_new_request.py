"""Logging a request in the sheet: from anywhere, by keys alone, with its deadline as one types."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk import tokens
from dpo_desk.duties import incoming
from dpo_desk.exchange import email
from dpo_desk.law.codes import Channel, Relation, RequestKind
from dpo_desk.records import Claim, Document, Event, Request
from tests import house, sample
from tests.desk.pages.conftest import settle
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


def asked(opening):
    """What is asked for besides the kinds, the day and the text."""
    names = ("taken_by", "scan", "open", "requester_email", "requester_phone", "requester_address")
    return {name for name in names if seen(opening.window, f"newrequest.{name}")}


def test_the_way_in_is_asked_first_and_says_what_is_needed(opening):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert focused() == "newrequest.channel.email"
    assert asked(opening) == {"open", "requester_email"}
    wanted = {
        "phone": {"taken_by", "requester_phone", "requester_email"},
        "letter": {"scan", "requester_address"},
        "in_person": {"taken_by", "scan", "requester_phone", "requester_email"},
    }
    for channel, names in wanted.items():
        click(opening.window, f"newrequest.channel.{channel}")
        assert asked(opening) == names, channel


def test_a_telephone_call_is_logged_with_who_took_it(opening):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    click(opening.window, "newrequest.channel.phone")
    day = find(opening.window, "newrequest.received_on").text()
    assert day.replace("\N{NO-BREAK SPACE}", " ") == "19. november 2026"
    assert find(opening.window, "newrequest.taken_by").text() == "Kari Eksempel"
    find(opening.window, "newrequest.taken_by").clear()
    type_in(opening.window, "newrequest.taken_by", "Ola Prøve")
    click(opening.window, "newrequest.create")
    request = register(opening).get(Request, 1)
    assert (request.channel, request.received_on) == (Channel.PHONE, date(2026, 11, 19))
    assert register(opening).find(Event)[0].who == "Ola Prøve"
    assert opening.window.toast.text == "Sak 2026-001 er opprettet"


def test_the_day_is_guessed_for_what_is_said_only(opening):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    click(opening.window, "newrequest.channel.phone")
    click(opening.window, "newrequest.channel.letter")
    assert find(opening.window, "newrequest.received_on").text() == ""
    type_in(opening.window, "newrequest.received_on", "3.11", leave=True)
    click(opening.window, "newrequest.channel.phone")
    click(opening.window, "newrequest.channel.email")
    assert find(opening.window, "newrequest.received_on").text() != ""


def test_a_scan_is_kept_with_the_letter_and_survives_a_rebuilt_window(opening, tmp_path):
    scan, note = tmp_path / "brev.pdf", tmp_path / "med nummer.txt"
    scan.write_bytes(b"%PDF-1.7 brev")
    note.write_text("Fødselsnummeret mitt er 01010750160.", encoding="utf-8")
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    click(opening.window, "newrequest.channel.letter")
    opening.window.pages.page._sheet._scans.take([scan, note, scan])
    opening.desk.set_language("en")
    sheet = opening.window.pages.page._sheet
    assert [file.name for file in sheet._scans.files] == ["brev.pdf", "med nummer.txt"]
    assert find(opening.window, "newrequest.channel.letter").isChecked()
    click(opening.window, "newrequest.scan.1.remove")
    type_in(opening.window, "newrequest.received_on", "3/11")
    click(opening.window, "newrequest.create")
    kept = register(opening).find(Document)
    assert [(d.name, d.data, d.request_id) for d in kept] == [("brev.pdf", scan.read_bytes(), 1)]


def test_mail_that_waits_is_told_of(opening):
    mail = email.read(house.ROOT / "tests" / "examples" / "verge.eml")
    incoming.keep(register(opening), mail)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    click(opening.window, "newrequest.waiting")
    assert opening.window.pages.key == "intake"
    assert seen(opening.window, "intake.subject")


def test_the_gaps_are_even_before_a_day_is_typed(opening):
    """What is said of a day takes no room until there is one."""
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    form = opening.window.pages.page._sheet._form
    above, below = form.row("received_on"), form.row("text")
    top = below.mapTo(opening.window, QPoint()).y()
    assert top - above.mapTo(opening.window, QPoint(0, above.height())).y() == tokens.FIELD_GAP
