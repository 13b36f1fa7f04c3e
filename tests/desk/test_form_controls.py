"""Every kind of field that records have: shown, changed, and written as its value."""

from datetime import date
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo, LineEdit
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.period_edit import PeriodEdit
from dpo_desk.desk.widgets.pick_edit import PickEdit
from dpo_desk.desk.widgets.radio_cards import RadioCards
from dpo_desk.law.codes import (
    LegalBasis,
    RetentionTrigger,
    Stated,
    TransferMechanism,
)
from dpo_desk.records import ALL, Activity, Company, PurposeBasis, RetentionRule, Service, fields
from dpo_desk.words import LANGUAGES
from tests.desk.pieces import FakeRegister, new_desk

NO_FIELD = {"kind", "result"}  # what happened in a case, and what a search gave, are not typed


class Shown:
    """A form with some fields in a window, and a place to go to."""

    def __init__(self, desk: Desk, qtbot: QtBot, record: Any, *rows: str, **kind: Any) -> None:
        self.form = Form(desk, type(record), write=write, parent=desk)
        made = [self.form.row(field, **kind.get(field, {})) for field in rows]
        self.elsewhere = LineEdit()
        self.widget = plain(column(*made, self.elsewhere))
        self.widget.resize(500, 400)
        qtbot.addWidget(self.widget)
        self.widget.show()
        self.widget.activateWindow()
        assert QTest.qWaitForWindowActive(self.widget)
        self.form.show(record)
        self.elsewhere.setFocus()

    def type_into(self, field: str, text: str, *, leave: bool = True) -> Any:
        control = self.form.control(field)
        line = control.focusProxy() or control
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)
        if leave:
            QTest.keyClick(QApplication.activePopupWidget() or line, Qt.Key.Key_Tab)
            self.elsewhere.setFocus()
        return control

    def row(self, field: str) -> Field:
        row = self.form.row(field)
        assert isinstance(row, Field)
        return row


def write(register: FakeRegister, field: str, value: Any, /, *, merge: str) -> None:
    register.kept.append((field, value, merge))


def last(register: FakeRegister) -> tuple[str, Any]:
    return register.kept[-1][:2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record", ALL, ids=lambda record: record.table)
def test_every_labelled_field_has_a_control_that_keeps_its_value(
    theme: Any, qtbot: QtBot, record: Any, language: str
) -> None:
    desk = new_desk(theme, language)
    form = Form(desk, record, parent=desk)
    skipped = NO_FIELD if record.table in ("event", "search") else set()
    named = [info for info in fields(record) if info.label and info.name not in skipped]
    named = [info for info in named if not info.name.endswith("_id")]
    widget = plain(column(*(form.row(info.name) for info in named)))
    qtbot.addWidget(widget)
    empty = record(uid="x")
    form.show(empty)
    for info in named:
        assert form.values()[info.name] == getattr(empty, info.name), info.name


def test_a_reference_needs_something_to_choose_from(desk: Desk) -> None:
    with pytest.raises(TypeError):
        Form(desk, Service, parent=desk).row("vendor_id")


def test_yes_no_and_unknown(desk: Desk, register: FakeRegister, qtbot: QtBot) -> None:
    shown = Shown(desk, qtbot, Activity(uid="a"), "children", "special_categories")
    buttons = shown.form.control("children")
    assert buttons.chosen == ""
    assert [buttons.button(key).text() for key in ("yes", "no", "unknown")] == [
        "Ja", "Nei", "Vet ikke",
    ]  # fmt: skip
    for key, value in (
        ("yes", Stated.KNOWN),
        ("no", Stated.STATED_NONE),
        ("unknown", Stated.UNKNOWN),
    ):
        buttons.button(key).click()
        assert last(register) == ("children", value)
    shown.form.show(Activity(uid="a", children=Stated.NOT_STATED))
    assert buttons.chosen == ""


def test_a_basis_is_chosen_in_plain_words(desk: Desk, register: FakeRegister, qtbot: QtBot) -> None:
    shown = Shown(desk, qtbot, PurposeBasis(uid="b"), "basis")
    cards = shown.form.control("basis")
    assert isinstance(cards, RadioCards)
    cards.radio(LegalBasis.LEGAL_OBLIGATION).click()
    assert last(register) == ("basis", LegalBasis.LEGAL_OBLIGATION)
    assert cards.radio(LegalBasis.CONSENT).accessibleName() == "Personen har sagt ja"


def test_codes_are_chosen_by_their_words_and_unknown_is_one(
    desk: Desk, register: FakeRegister, qtbot: QtBot
) -> None:
    shown = Shown(desk, qtbot, Service(uid="s"), "mechanism", "agreement_status")
    combo = shown.form.control("mechanism")
    assert isinstance(combo, Combo)
    assert combo.findText(desk.words("mechanism.unknown")) >= 0
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    assert last(register) == ("mechanism", TransferMechanism.EEA)
    assert shown.form.control("agreement_status").itemText(0)


def test_tags_are_codes_and_show_as_words(desk: Desk, register: FakeRegister, qtbot: QtBot) -> None:
    service = Service(uid="s", storage_countries=("EEA", "US"))
    shown = Shown(desk, qtbot, service, "storage_countries")
    field = shown.form.control("storage_countries")
    field.line.setFocus()
    QTest.keyClicks(field.line, "norg")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert last(register) == ("storage_countries", ("EEA", "US", "NO"))
    shown.type_into("storage_countries", "Atlantis")
    assert shown.row("storage_countries").state == "error"
    assert register.drafts == {"storage_countries": "Atlantis"}
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    shown.elsewhere.setFocus()
    assert shown.row("storage_countries").state == "help"


VENDORS = [(1, "Microsoft"), (2, "MailerLite"), (3, "Mailgun")]


def test_a_reference_is_found_by_typing(desk: Desk, register: FakeRegister, qtbot: QtBot) -> None:
    service = Service(uid="s", vendor_id=2)
    shown = Shown(desk, qtbot, service, "vendor_id", vendor_id={"choices": VENDORS})
    edit = shown.form.control("vendor_id")
    assert isinstance(edit, PickEdit)
    assert edit.text() == "MailerLite"
    shown.type_into("vendor_id", "micro")
    assert (edit.text(), last(register)) == ("Microsoft", ("vendor_id", 1))
    shown.type_into("vendor_id", "mail")  # two begin so
    assert shown.row("vendor_id").state == "error"
    shown.form.set_choices("vendor_id", [*VENDORS, (4, "mail")])
    edit.setFocus()
    shown.elsewhere.setFocus()
    assert last(register) == ("vendor_id", 4)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    shown.elsewhere.setFocus()
    assert last(register) == ("vendor_id", None)


def test_what_is_not_in_the_list_is_handed_over_where_it_may(
    desk: Desk, register: FakeRegister, qtbot: QtBot
) -> None:
    kind = {"choices": VENDORS, "free": True}
    shown = Shown(desk, qtbot, Service(uid="s"), "vendor_id", vendor_id=kind)
    shown.type_into("vendor_id", "Prøvefirma AS")
    assert last(register) == ("vendor_id", "Prøvefirma AS")


PERIODS = {
    "3": ("P3Y", "3", "years"),
    "3,5": ("P3Y6M", "3,5", "years"), "3,5 år": ("P3Y6M", "3,5", "years"),
    "30 dager": ("P30D", "30", "days"), "seks måneder": ("P6M", "6", "months"),
    "3 år og 10 dager": ("P3Y10D", "tre år og ti dager", "years"),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "kept"), PERIODS.items())
def test_a_period_is_a_number_and_a_unit_or_words(
    desk: Desk, register: FakeRegister, qtbot: QtBot, typed: str, kept: tuple[str, str, str]
) -> None:
    shown = Shown(desk, qtbot, RetentionRule(uid="r"), "period")
    edit = shown.type_into("period", typed)
    assert isinstance(edit, PeriodEdit)
    assert last(register) == ("period", kept[0])
    assert (edit.line.text(), edit.unit.value) == kept[1:]
    assert edit.unit.isVisible() == kept[1][0].isdigit()


def test_a_period_says_in_words_how_it_is_understood(
    desk: Desk, register: FakeRegister, qtbot: QtBot
) -> None:
    shown = Shown(desk, qtbot, RetentionRule(uid="r", period="P2Y"), "period", "offset")
    shown.type_into("period", "18", leave=False)
    assert shown.row("period").message == "18 år"
    unit = shown.form.control("period").unit
    unit.setFocus()
    QTest.keyClick(unit, Qt.Key.Key_Up)
    assert last(register) == ("period", "P18M")
    shown.type_into("period", "en stund")
    assert shown.row("period").message.startswith("Skriv hvor lenge")
    assert register.drafts == {"period": "en stund"}
    shown.type_into("offset", "2 uker")
    assert last(register) == ("offset", "P2W")


@pytest.mark.parametrize("typed", ["Så lenge kunden er kunde", "as long as needed", ""])
def test_what_is_no_length_goes_to_the_field_for_what_decides(
    desk: Desk, register: FakeRegister, qtbot: QtBot, typed: str
) -> None:
    rule = RetentionRule(uid="r", period="P2Y")
    kind = {"criteria": "criteria"}
    shown = Shown(desk, qtbot, rule, "period", "criteria", period=kind)
    if typed:
        shown.type_into("period", typed)
    else:
        unit = shown.form.control("period").unit
        unit.setFocus()
        QTest.keyClick(unit, Qt.Key.Key_End)
        assert shown.form.control("criteria").hasFocus()
    assert shown.form.control("criteria").text() == typed
    shown.elsewhere.setFocus()
    shown.form.flush()
    kept = dict(entry[:2] for entry in register.kept)
    assert kept["period"] is None
    assert kept.get("criteria", "") == typed


def test_a_number_is_read(desk: Desk, register: FakeRegister, qtbot: QtBot) -> None:
    shown = Shown(desk, qtbot, Company(uid="c"), "remind_days")
    assert shown.form.control("remind_days").text() == "7"
    shown.type_into("remind_days", "14")
    assert last(register) == ("remind_days", 14)
    shown.type_into("remind_days", "to uker")
    assert shown.row("remind_days").state == "error"


def test_a_trigger_that_nobody_decided_is_a_choice(desk: Desk, qtbot: QtBot) -> None:
    shown = Shown(desk, qtbot, RetentionRule(uid="r"), "trigger")
    assert shown.form.control("trigger").value is RetentionTrigger.NONE
    assert shown.form.control("trigger").currentText() == "Ikke bestemt"


class Said(NamedTuple):
    """A source, as the duty makes them."""

    version_uid: str = "v1"
    start: int = 10
    end: int = 42
    quote: str = "Vi bruker MailerLite til nyhetsbrev."


def test_a_value_from_the_notice_leads_to_its_sentence(
    desk: Desk, register: FakeRegister, qtbot: QtBot
) -> None:
    shown = Shown(desk, qtbot, Service(uid="s", name="MailerLite"), "name", "used_for")
    asked: list[Any] = []
    desk.page_asked.connect(lambda page, args: asked.append((page, args)))
    shown.form.show(Service(uid="s", name="MailerLite"), sources={"name": Said()})
    button = shown.row("name").source
    assert button is not None
    assert shown.row("used_for").source is None
    assert button.toolTip() == "Vi bruker MailerLite til nyhetsbrev."
    assert button.accessibleName() == "Navn: vis setningen i erklæringen"
    assert button.isVisible()
    shown.form.control("name").setFocus()
    QTest.keyClick(shown.form.control("name"), Qt.Key.Key_Backtab)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert shown.form.control("name").hasFocus()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert asked == [("notices", {"uid": "v1", "start": 10, "end": 42})]
    shown.type_into("name", "MailerLite UAB")
    assert shown.row("name").source is not None  # editing keeps the link
    shown.form.show(Service(uid="t", name="Asana"))
    assert shown.row("name").source is None


def test_a_date_says_which_day_it_means_while_it_is_typed(
    desk: Desk, register: FakeRegister, qtbot: QtBot
) -> None:
    shown = Shown(desk, qtbot, Service(uid="s"), "review_on", review_on={"ahead": True})
    shown.type_into("review_on", "3.11", leave=False)
    assert shown.row("review_on").message == "onsdag 3.\N{NO-BREAK SPACE}november 2027"
    shown.elsewhere.setFocus()
    assert shown.row("review_on").message == ""
    assert last(register) == ("review_on", date(2027, 11, 3))
