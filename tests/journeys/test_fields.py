"""What is typed into fields: read as people write, put right, doubted, asked about, taken back."""

import re
from datetime import date

import pytest

from dpo_desk.records import Company, Request, RetentionRule, Service
from tests.journeys.driver import Driver
from tests.journeys.road import binder

# Synthetic: 80 is added to the month of birth, as in the test population of the tax office.
NUMBER = "01815010260"


def company(d: Driver) -> Company:
    return d.ask(lambda register: register.company())


def one(d: Driver, record: type, field: str = "", value: object = None):
    """The first record, or the one that has the value."""
    found = d.ask(lambda register: register.find(record, order="id"))
    return next(each for each in found if not field or getattr(each, field) == value)


def message(d: Driver, name: str) -> str:
    """What is said under a field, as a screen reader has it."""
    return d.find(name).accessibleDescription().replace("\u00a0", " ")


def test_numbers_and_addresses_are_put_right_or_doubted(start, tmp_path):
    d = start(binder(tmp_path))
    d.click("nav.settings")
    d.type("settings.phone", "23000000")
    d.press("Tab")
    d.wait(lambda: company(d).phone == "23 00 00 00")
    assert d.find("settings.phone").text() == "23 00 00 00"
    d.type("settings.phone", "+46 8 12345678")
    d.press("Tab")
    d.wait(lambda: company(d).phone == "+46 8 123 456 78")
    d.type("settings.phone", "00 00 00 01")
    d.press("Tab")
    d.wait(lambda: "ser ikke riktig ut" in message(d, "settings.phone"))
    assert company(d).phone == "00 00 00 01"  # doubted, and kept
    d.type("settings.org_number", "313 131")
    d.press("Tab")
    d.wait(lambda: "her står det 6" in message(d, "settings.org_number"))
    assert company(d).org_number == "313131319"
    d.type("settings.org_number", "NO 313 131 319 MVA")
    d.press("Tab")
    d.wait(lambda: not message(d, "settings.org_number"))
    assert d.find("settings.org_number").text() == "313131319"
    d.type("settings.email", "post(at)fjordlys.example")
    d.press("Tab")
    d.wait(lambda: company(d).email == "post@fjordlys.example")
    d.type("settings.address", "Strandgata 12")
    d.press("Tab")
    d.wait(lambda: message(d, "settings.address") == "Mangler postnummer og poststed?")
    assert company(d).address == "Strandgata 12"
    assert d.audit() == []


def test_the_field_takes_back_first_and_then_the_register(start, tmp_path):
    d = start(binder(tmp_path))
    d.click("nav.settings")
    d.type("settings.dpo", "Ola Prøve")
    d.press("Tab")
    d.wait(lambda: company(d).dpo == "Ola Prøve")
    d.click("settings.manager_title")
    d.press("End")
    d.write(" i Fjordlys")
    d.press("Ctrl+Z")
    assert d.find("settings.manager_title").text() == "daglig leder"
    assert company(d).dpo == "Ola Prøve"
    d.press("Tab")
    d.window.setFocus()
    while company(d).dpo:
        d.press("Ctrl+Z")
    assert d.find("settings.dpo").text() == ""
    d.press("Ctrl+Shift+Z")
    assert company(d).dpo == "Ola Prøve"


DATES = {
    "neste fredag": date(2026, 11, 20),
    "3.11": date(2027, 11, 3),
    "3/11-26": date(2026, 11, 3),
    "om to uker": date(2026, 12, 3),
    "3. november": date(2027, 11, 3),
}


def test_dates_are_read_as_people_write_them(start, tmp_path):
    d = start(binder(tmp_path))
    uid = one(d, Service).uid
    d.desk.navigate("processors", uid=uid)
    d.wait(lambda: d.seen("processors.review_on"))

    def kept():
        return one(d, Service, "uid", uid).review_on

    for typed, day in DATES.items():
        d.type("processors.review_on", typed)
        assert str(day.year) in message(d, "processors.review_on")  # in full, while one types
        d.press("Tab")
        d.wait(lambda day=day: kept() == day)
    d.click("processors.review_on")
    d.press("Up")
    d.press("PageDown")
    d.wait(lambda: kept() == date(2027, 10, 4))
    d.press("Alt+Down")
    d.press("Right")
    d.press("Return")
    d.wait(lambda: kept() == date(2027, 10, 5))
    d.type("processors.review_on", "en gang til våren")
    d.press("Tab")
    assert d.says("err.date.format")
    assert d.find("processors.review_on").text() == "en gang til våren"
    d.type("processors.review_on", "")
    d.press("Tab")
    d.wait(lambda: kept() is None)
    assert d.find("processors.review_on").placeholderText() == "Ikke fylt ut"


@pytest.mark.parametrize(
    ("typed", "period", "shown"),
    [("3,5 år", "P3Y6M", "3,5"), ("30 dager", "P30D", "30"), ("seks måneder", "P6M", "6")],
)
def test_lengths_are_read_as_people_write_them(start, tmp_path, typed, period, shown):
    d = start(binder(tmp_path))
    uid = one(d, RetentionRule).uid
    d.desk.navigate("retention", uid=uid)
    d.wait(lambda: d.seen("retention.period"))
    edit = d.find("retention.period")
    edit.line.setFocus()
    d.press("Ctrl+A")
    d.write(typed)
    d.press("Tab")
    d.wait(lambda: one(d, RetentionRule, "uid", uid).period == period)
    assert edit.line.text() == shown


def test_a_national_number_is_asked_about_before_the_case_is_made(start, tmp_path):
    d = start(binder(tmp_path, case=False))
    d.press("Ctrl+Shift+N")
    d.type("newrequest.received_on", "i går")
    d.type("newrequest.text", f"Jeg vil ha innsyn. Fødselsnummeret mitt er {NUMBER}.")
    d.type("newrequest.requester_name", "Ola Prøve")
    d.click("newrequest.create")
    assert d.ask(lambda register: (register.find(Request),))[0] == []
    assert d.says("fields.national_id")
    d.click("newrequest.text.answer.0")
    assert NUMBER not in d.find("newrequest.text").toPlainText()
    d.click("newrequest.create")
    d.wait(lambda: d.window.pages.key == "request")
    assert one(d, Request).text == "Jeg vil ha innsyn. Fødselsnummeret mitt er."
    assert one(d, Request).received_on == date(2026, 11, 18)


def test_a_national_number_in_a_case_waits_for_an_answer_and_is_not_lost(start, stop, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    d.click("nav.settings")
    d.type("settings.manager", f"Kari Eksempel {NUMBER}")
    d.press("Tab")
    d.wait(lambda: d.says("fields.national_id"))
    assert company(d).manager == "Kari Eksempel"
    d.click("nav.requests")
    stop(d)
    d = start(path)
    d.click("nav.settings")
    d.wait(lambda: d.says("fields.national_id"))
    assert company(d).manager == "Kari Eksempel"
    d.click("settings.manager.answer.1")
    d.wait(lambda: company(d).manager.endswith(NUMBER))
    assert re.search(r"\d{11}", d.find("settings.manager").text())


def test_who_does_not_know_says_so_in_any_field(start, tmp_path):
    d = start(binder(tmp_path))
    d.click("nav.settings")
    for field, said in {"org_number": "vet ikke", "phone": "ukjent", "website": "?"}.items():
        d.type(f"settings.{field}", said)
        d.press("Tab")
        d.wait(lambda name=field: getattr(company(d), name) == "")
        assert d.find(f"settings.{field}").text() == ""
        assert not message(d, f"settings.{field}")
    d.click("nav.retention")
    d.wait(lambda: d.seen("retention.activity_id"))
    rule = one(d, RetentionRule, "data", d.find("retention.data").text())
    assert rule.activity_id is not None
    for field, said in {"period": "Vet ikke", "next_on": "veit ikkje", "activity_id": "-"}.items():
        d.find(f"retention.{field}").setFocus()
        d.press("Ctrl+A")
        d.write(said)
        d.press("Tab")
        d.wait(lambda: d.desk.background.saved)
        assert not message(d, f"retention.{field}"), field
    found = one(d, RetentionRule, "id", rule.id)
    assert (found.period, found.next_on, found.activity_id) == (None, None, None)
    assert d.find("retention.activity_id").text() == ""
