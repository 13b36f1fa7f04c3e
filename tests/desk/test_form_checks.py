"""What is looked at when a field is left: put right, doubted, refused, or asked about."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import SAVE_AFTER_MS, Form
from dpo_desk.desk.form_checks import LINE
from dpo_desk.desk.plain_text import one_line, plain
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.layout import plain as bare
from dpo_desk.records import Company, Request, Service
from tests.desk.pieces import FakeRegister
from tests.desk.test_form_controls import Shown, last

# Synthetic: 80 is added to the month of birth, as in the test population of the tax office.
NUMBER = "01815010260"
COMPANY = Company(uid="c", name="Prøve AS")


@pytest.fixture
def company(desk: Desk, register: FakeRegister, qtbot: QtBot) -> Shown:
    fields = ("name", "org_number", "email", "phone", "website", "address")
    return Shown(desk, qtbot, COMPANY, *fields)


def answer(shown: Shown, field: str, place: int) -> Button:
    name = f"{shown.form.control(field).objectName()}.answer.{place}"
    buttons = [b for b in shown.widget.findChildren(Button, name) if b.isVisible()]
    assert len(buttons) == 1
    return buttons[0]


RIGHT = [
    ("org_number", "313 131 319", "313131319"),
    ("phone", "23000000", "23 00 00 00"),
    ("email", "post(at)example.com", "post@example.com"),
]


@pytest.mark.parametrize(("field", "typed", "kept"), RIGHT)
def test_what_can_be_put_right_is_kept_and_shown_so(
    company: Shown, register: FakeRegister, field: str, typed: str, kept: str
) -> None:
    control = company.type_into(field, typed)
    assert last(register) == (field, kept)
    assert control.text() == kept
    assert company.row(field).state == "help"


DOUBTED = [
    ("email", "post@example", "Adressen ser ikke ferdig ut. Mangler .no eller .com?"),
    ("phone", "00 00 00 01", "Nummeret ser ikke riktig ut."),
    ("website", "example", "Adressen ser ikke ferdig ut."),
    ("address", "Strandgata 12", "Mangler postnummer og poststed?"),
]


@pytest.mark.parametrize(("field", "typed", "said"), DOUBTED)
def test_what_is_doubted_is_kept_and_said(
    company: Shown, register: FakeRegister, field: str, typed: str, said: str
) -> None:
    company.type_into(field, typed)
    assert last(register) == (field, typed)
    row = company.row(field)
    assert row.state == "warn"
    assert row.message.startswith(said)
    assert company.form.wrong == []
    assert company.form.control(field).accessibleDescription() == row.message


def test_nothing_is_doubted_while_one_types(
    company: Shown, register: FakeRegister, qtbot: QtBot
) -> None:
    company.type_into("email", "post@example", leave=False)
    qtbot.waitUntil(lambda: bool(register.kept), timeout=SAVE_AFTER_MS * 5)
    assert company.row("email").state == "help"
    company.elsewhere.setFocus()
    assert company.row("email").state == "warn"
    company.type_into("email", "post@example.com")
    assert company.row("email").state == "help"


def test_what_is_put_right_does_not_move_under_the_caret(
    company: Shown, register: FakeRegister, qtbot: QtBot
) -> None:
    control = company.type_into("phone", "23000000", leave=False)
    qtbot.waitUntil(lambda: bool(register.kept), timeout=SAVE_AFTER_MS * 5)
    company.form.show(Company(uid="c", name="Prøve AS", phone="23 00 00 00"))
    assert (control.text(), control.cursorPosition()) == ("23000000", 8)
    company.elsewhere.setFocus()
    assert control.text() == "23 00 00 00"
    company.form.show(Company(uid="c", name="Prøve AS", phone="22 00 00 00"))  # an undo
    assert control.text() == "22 00 00 00"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 234", "Et organisasjonsnummer har ni sifre, og her står det 5."),
        ("313131318", "Organisasjonsnummeret stemmer ikke."),
    ],
)
def test_what_cannot_be_is_a_draft(
    company: Shown, register: FakeRegister, typed: str, said: str
) -> None:
    company.type_into("org_number", typed)
    assert register.kept == []
    assert register.drafts == {"org_number": typed}
    assert company.row("org_number").message.startswith(said)
    assert company.form.wrong == ["org_number"]


def test_a_text_has_room_for_so_many_characters(company: Shown, register: FakeRegister) -> None:
    control = company.form.control("name")
    control.setFocus()
    QGuiApplication.clipboard().setText("x" * (LINE + 1))
    QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    company.elsewhere.setFocus()
    assert company.row("name").message == (
        f"Her er det {LINE + 1}\N{NO-BREAK SPACE}tegn, og det er plass til {LINE}."
        " Kort ned teksten."
    )
    assert register.kept == []
    assert len(register.drafts["name"]) == LINE + 1  # nothing typed is lost


def test_a_national_number_is_asked_about_before_it_is_kept(
    company: Shown, register: FakeRegister
) -> None:
    company.type_into("name", f"Prøve {NUMBER} AS")
    assert (register.kept, register.drafts) == ([], {})
    assert company.row("name").message.startswith("Dette ser ut som et fødselsnummer.")
    assert company.form.wrong == ["name"]
    answer(company, "name", 0).click()
    assert last(register) == ("name", "Prøve AS")
    assert company.row("name").state == "help"
    assert company.form.control("name").hasFocus()


def test_it_can_be_kept_all_the_same_and_is_not_asked_about_again(
    company: Shown, register: FakeRegister
) -> None:
    company.type_into("name", f"Prøve {NUMBER}")
    QTest.keyClick(answer(company, "name", 1), Qt.Key.Key_Return)
    assert last(register) == ("name", f"Prøve {NUMBER}")
    company.type_into("name", f"Prøver {NUMBER}")
    assert last(register) == ("name", f"Prøver {NUMBER}")
    kept = Company(uid="d", name=f"Ola {NUMBER}")
    company.form.show(kept)
    company.type_into("name", f"Kari {NUMBER}")
    assert last(register) == ("name", f"Kari {NUMBER}")  # it stood there already


def test_leaving_without_an_answer_loses_nothing(
    company: Shown, register: FakeRegister, desk: Desk, qtbot: QtBot
) -> None:
    company.type_into("name", f"Prøve {NUMBER}")
    company.form.flush()  # the page is left, or locked
    assert register.kept == []
    assert register.drafts == {"name": f"Prøve {NUMBER}"}
    again = Shown(desk, qtbot, Company(uid="x"), "name")
    again.form.show(COMPANY, register.drafts)
    assert again.row("name").state == "warn"
    answer(again, "name", 1).click()
    assert last(register) == ("name", f"Prøve {NUMBER}")
    assert register.drafts == {}


def test_what_is_about_to_be_made_is_looked_at_too(
    desk: Desk, register: FakeRegister, qtbot: QtBot
) -> None:
    form = Form(desk, Request, parent=desk)
    widget = bare(column(form.row("text"), form.row("requester_email")))
    qtbot.addWidget(widget)
    widget.show()
    form.control("text").setPlainText(f"Mitt nummer er {NUMBER}")
    assert not form.check()
    assert form.wrong == ["text"]
    button = next(b for b in widget.findChildren(Button) if b.objectName().endswith(".answer.1"))
    button.click()
    assert form.check()
    assert form.values()["text"].endswith(NUMBER)


def test_a_contact_is_looked_at_as_the_mock_shows(
    desk: Desk, register: FakeRegister, qtbot: QtBot
) -> None:
    shown = Shown(desk, qtbot, Service(uid="s"), "contact")
    shown.type_into("contact", "privacy@mailerlite")
    assert shown.row("contact").message == "Adressen ser ikke ferdig ut. Mangler .no eller .com?"


def rich(text: str, html: str) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    data.setHtml(html)
    return data


PASTED: dict[str, tuple[str, str, str]] = {
    "two lines": ("Kari\r\nEksempel", "Kari Eksempel", "Kari\nEksempel"),
    "control characters": ("Ka\x07ri\x1b[31m", "Kari[31m", "Kari[31m"),
    "a turned name": ("Ola\u202eevørP", "OlaevørP", "OlaevørP"),
    "letters in parts": ("A\u030ase", "Åse", "Åse"),
    "markup": ("<b>Kari</b>", "<b>Kari</b>", "<b>Kari</b>"),
    "only rich": ("", "Kari Eksempel", "Kari Eksempel"),
}


@pytest.mark.parametrize(("text", "line", "area"), PASTED.values(), ids=PASTED)
def test_what_is_pasted_becomes_plain(
    company: Shown, register: FakeRegister, text: str, line: str, area: str
) -> None:
    QGuiApplication.clipboard().setMimeData(rich(text, "<h1><i>Kari</i> Eksempel</h1>"))
    for field, kept in (("name", line), ("address", area)):
        control: Any = company.form.control(field)
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        company.elsewhere.setFocus()
        assert last(register) == (field, kept)
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        company.form.flush()
        assert last(register) == (field, "Prøve AS" if field == "name" else "")


def test_plain_text_stays_as_it_is() -> None:
    for text in ("Kari", "Ærlig Ørjan", "👩\u200d👩\u200d👧", "מרדכי", "a\n\tb", ""):
        assert plain(text) == text
    assert one_line("  a \n\n\t b  ") == "a b"
