"""Fields that save themselves, say what is wrong when they are left, and lose nothing."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import SAVE_AFTER_MS, Form
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.sourced import TickRow
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import Channel
from dpo_desk.records import Company, Request
from tests.desk.pieces import FakeRegister

KARI = Company(uid="c1", name="Fjordlys Data AS", email="post@example.com")


def write(register: FakeRegister, field: str, value: Any, /, *, merge: str) -> None:
    if field == "email" and "." not in str(value):
        raise InvalidField("err.email", field)
    register.kept.append((field, value, merge))


class Shown:
    """A form in a window, with another thing to go to."""

    def __init__(self, desk: Desk, qtbot: QtBot, record: type, *fields: str) -> None:
        self.form = Form(desk, record, write=write, parent=desk)
        self.elsewhere = LineEdit()
        rows = [self.form.row(field) for field in fields]
        self.widget = plain(column(*rows, self.elsewhere))
        qtbot.addWidget(self.widget)
        self.widget.show()
        self.widget.activateWindow()
        self.elsewhere.setFocus()

    def type_into(self, field: str, text: str) -> Any:
        control = self.form.control(field)
        control.setFocus()
        control.selectAll()
        QTest.keyClicks(control, text)
        return control

    def row(self, field: str) -> Field:
        row = self.form.row(field)
        assert isinstance(row, Field)
        return row


@pytest.fixture
def shown(desk: Desk, register: FakeRegister, qtbot: QtBot) -> Shown:
    shown = Shown(desk, qtbot, Company, "name", "email", "address", "no_sensitive_email")
    shown.form.show(KARI)
    return shown


@pytest.fixture
def request_form(desk: Desk, register: FakeRegister, qtbot: QtBot) -> Shown:
    shown = Shown(desk, qtbot, Request, "received_on", "channel", "text")
    shown.form.show(Request(uid="r1", received_on=date(2026, 11, 3)))
    return shown


def test_a_field_gets_the_control_of_its_type(desk: Desk, qtbot: QtBot) -> None:
    shown = Shown(desk, qtbot, Company, "name", "address", "trade_names", "no_sensitive_email")
    kinds = [type(shown.form.control(f)) for f in ("name", "address", "trade_names")]
    assert kinds == [LineEdit, TextArea, TagField]
    assert isinstance(shown.form.row("no_sensitive_email"), TickRow)
    assert isinstance(shown.form.control("no_sensitive_email"), CheckBox)
    request = Shown(desk, qtbot, Request, "received_on", "channel", "text")
    kinds = [type(request.form.control(f)) for f in ("received_on", "channel", "text")]
    assert kinds == [DateEdit, Combo, TextArea]
    assert request.form.control("channel").itemText(0) == "E-post"
    assert request.form.control("channel").objectName() == "request.channel"
    with pytest.raises(KeyError):
        shown.form.row("no_such_field")
    with pytest.raises(TypeError):
        shown.form.row("logo_document_id")


def test_typing_is_saved_after_a_pause(shown: Shown, register: FakeRegister, qtbot: QtBot) -> None:
    shown.type_into("name", "Fjordlys")
    assert register.kept == []
    qtbot.waitUntil(lambda: bool(register.kept), timeout=SAVE_AFTER_MS * 5)
    assert register.kept == [("name", "Fjordlys", "company.c1.name")]
    shown.elsewhere.setFocus()
    assert len(register.kept) == 1  # nothing new to say


def test_leaving_and_flushing_save_at_once(shown: Shown, register: FakeRegister) -> None:
    shown.type_into("name", "Fjordlys")
    shown.elsewhere.setFocus()
    assert [kept[:2] for kept in register.kept] == [("name", "Fjordlys")]
    shown.type_into("address", "Strandgata 12")
    shown.form.flush()
    assert register.kept[-1][:2] == ("address", "Strandgata 12")


def test_a_tick_and_a_choice_save_at_once(
    shown: Shown, request_form: Shown, register: FakeRegister
) -> None:
    shown.form.control("no_sensitive_email").click()
    assert register.kept[-1][:2] == ("no_sensitive_email", True)
    combo = request_form.form.control("channel")
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert register.kept[-1][:2] == ("channel", Channel.FORM)


def test_what_is_wrong_is_said_when_the_field_is_left(
    shown: Shown, register: FakeRegister, qtbot: QtBot
) -> None:
    shown.type_into("email", "post@example")
    qtbot.waitUntil(lambda: "email" in register.drafts, timeout=SAVE_AFTER_MS * 5)
    assert shown.row("email").state == "help"  # not while one types
    shown.elsewhere.setFocus()
    assert shown.row("email").message == "Adressen ser ikke ferdig ut. Mangler .no eller .com?"
    assert shown.form.control("email").accessibleDescription() == shown.row("email").message
    assert shown.form.wrong == ["email"]
    shown.type_into("email", "post@example.com")
    shown.elsewhere.setFocus()
    assert shown.form.wrong == []
    assert register.drafts == {}


def test_a_date_is_read_when_it_is_left(
    request_form: Shown, register: FakeRegister, qtbot: QtBot
) -> None:
    edit = request_form.type_into("received_on", "2.1")
    qtbot.waitUntil(lambda: bool(register.drafts), timeout=SAVE_AFTER_MS * 5)
    assert register.drafts == {"received_on": "2.1"}
    assert register.kept == []  # the second of January is not what is meant
    QTest.keyClicks(edit, "1")
    request_form.elsewhere.setFocus()
    assert edit.text() == "2.\N{NO-BREAK SPACE}november 2026"
    assert [kept[:2] for kept in register.kept] == [("received_on", date(2026, 11, 2))]
    assert register.drafts == {}


def test_text_that_is_no_date_stays_and_comes_back(
    request_form: Shown, register: FakeRegister, desk: Desk, qtbot: QtBot
) -> None:
    edit = request_form.type_into("received_on", "rundt jul")
    request_form.elsewhere.setFocus()
    assert edit.text() == "rundt jul"
    assert register.drafts == {"received_on": "rundt jul"}
    assert request_form.row("received_on").message == "Skriv datoen slik: 3.11.2026."
    again = Shown(desk, qtbot, Request, "received_on", "channel", "text")
    again.form.show(Request(uid="r1"), register.drafts)
    assert again.form.control("received_on").text() == "rundt jul"
    assert again.row("received_on").state == "error"
    assert not again.form.check()


def test_an_emptied_date_is_no_date(request_form: Shown, register: FakeRegister) -> None:
    edit = request_form.form.control("received_on")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    request_form.elsewhere.setFocus()
    assert register.kept[-1][:2] == ("received_on", None)


def test_a_refresh_does_not_disturb_who_types(shown: Shown, register: FakeRegister) -> None:
    control = shown.type_into("name", "Fjordlys D")
    shown.form.show(Company(uid="c1", name="Noe annet", email="ny@example.com"))
    assert control.text() == "Fjordlys D"
    assert shown.form.control("email").text() == "ny@example.com"
    shown.form.flush()
    shown.form.show(Company(uid="c1", name="Fjordlys D", email="ny@example.com"))
    shown.form.show(Company(uid="c1", name="Fjordlys", email="ny@example.com"))  # an undo
    assert control.text() == "Fjordlys"


def test_another_record_is_shown_after_the_first_is_saved(
    shown: Shown, register: FakeRegister
) -> None:
    shown.type_into("name", "Fjordlys")
    shown.form.show(Company(uid="c2", name="Prøve AS"))
    assert register.kept == [("name", "Fjordlys", "company.c1.name")]
    assert shown.form.control("name").text() == "Prøve AS"


def test_what_a_duty_refuses_is_shown_under_its_field(shown: Shown) -> None:
    shown.form.reject(InvalidField("err.orgno", "email"))
    assert shown.row("email").state == "error"
    with pytest.raises(InvalidField):
        shown.form.reject(InvalidField("err.orgno", "org_number"))


def test_without_a_duty_nothing_is_written(
    desk: Desk, register: FakeRegister, qtbot: QtBot
) -> None:
    form = Form(desk, Request, parent=desk)
    widget = plain(column(form.row("requester_name"), form.row("received_on")))
    qtbot.addWidget(widget)
    widget.show()
    form.control("requester_name").setText("  Kari Eksempel ")
    form.control("received_on").setText("i går")
    form.flush()
    assert form.check()
    assert form.values() == {
        "requester_name": "Kari Eksempel",
        "received_on": date(2026, 11, 18),
    }
    assert register.kept == []
    assert register.drafts == {}
    form.clear()
    assert form.values() == {"requester_name": "", "received_on": None}
