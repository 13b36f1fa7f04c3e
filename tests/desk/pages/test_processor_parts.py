"""What belongs to a processor: agreement, transfers, sub-processors, supplier, e-mail."""

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest

from dpo_desk.duties import services
from dpo_desk.law.codes import TransferMechanism
from dpo_desk.records import SubProcessor, Vendor
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.pages.test_processors import (
    called,
    opening,
    page,
    register,
    show,
    toast,
)
from tests.desk.window import click, find, focused, seen, type_in

__all__ = ["opening"]


def test_the_agreement_makes_it_all_right(opening, tmp_path):
    show(opening, "MailerLite")
    assert find(opening.window, "processors.banner.action").text() == "Skriv e-post"
    file = tmp_path / "avtale.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF")
    page(opening).agreement.drop.dropped.emit([file])
    settle()
    assert not seen(opening.window, "processors.banner")
    assert find(opening.window, "processors.filter.missing").text() == "Mangler noe 3"
    click(opening.window, "processors.agreement.remove")
    assert called(opening, "MailerLite").agreement_document_id is None
    opening.desk.undo()
    settle()
    assert seen(opening.window, "processors.agreement.show")


def test_a_file_that_is_no_agreement_is_refused_in_words(opening, tmp_path):
    show(opening, "MailerLite")
    file = tmp_path / "avtale.exe"
    file.write_bytes(b"MZ")
    page(opening).agreement.take(file)
    settle()
    assert "PDF eller et Word" in page(opening).agreement._wrong.text()
    show(opening, "Asana")
    assert not page(opening).agreement._wrong.isVisible()


def test_a_fodselsnummer_in_it_is_asked_about_first(opening, tmp_path, monkeypatch):
    show(opening, "MailerLite")
    read = services.documents.read_incoming
    monkeypatch.setattr(
        services.documents, "read_incoming", lambda path: read(path)._replace(has_national_id=True)
    )
    file = tmp_path / "avtale.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF")
    page(opening).agreement.take(file)
    settle()
    assert called(opening, "MailerLite").agreement_document_id is None
    click(opening.window, "processors.agreement.keep")
    assert called(opening, "MailerLite").agreement_document_id is not None


def test_an_unfinished_address_is_doubted_when_it_is_left(opening):
    show(opening, "MailerLite")
    type_in(opening.window, "processors.contact", "privacy@mailerlite")
    row = page(opening).form.row("contact")
    assert row.state == "help"  # never while one types
    find(opening.window, "processors.name").setFocus()
    settle()
    assert row.state == "warn"
    assert called(opening, "MailerLite").contact == "privacy@mailerlite"


@pytest.mark.parametrize(
    ("field", "value", "focus"),
    [
        ("storage_countries", (), "storage_countries"),
        ("storage_countries", ("US",), "mechanism"),
        ("mechanism", TransferMechanism.PRIVACY_SHIELD, "mechanism"),
        ("role", "unclear", "role"),
    ],
)
def test_the_banner_leads_to_what_is_lacking(opening, field, value, focus):
    uid = called(opening, "Webhuset").uid
    if field == "mechanism":
        services.change(register(opening), uid, "access_countries", ("IN",))
    services.change(register(opening), uid, field, value)
    show(opening, "Webhuset")
    click(opening.window, "processors.banner.action")
    control = page(opening).form.control(focus)
    inside = control.focusProxy() or control
    assert inside.hasFocus()


def test_an_agreement_that_has_ended_can_end_the_use(opening):
    uid = called(opening, "Webhuset").uid
    services.change(register(opening), uid, "agreement_ended_on", sample.TODAY)
    show(opening, "Webhuset")
    click(opening.window, "processors.banner.action")
    assert not called(opening, "Webhuset").in_use


def test_outside_the_eea_the_ground_is_told_in_plain_words(opening):
    show(opening, "Google Analytics")
    assert "2020" in find(opening.window, "processors.mechanism.means").text()
    show(opening, "MailerLite")
    assert not seen(opening.window, "processors.mechanism")


def test_sub_processors_are_added_on_the_page(opening):
    show(opening, "Asana")
    click(opening.window, "processors.subs.add")
    settle()
    assert focused() == "processors.sub0.name"
    type_in(opening.window, "processors.sub0.name", "Amazon", leave=True)
    assert register(opening).first(SubProcessor).name == "Amazon"
    show(opening, "Webhuset")
    assert not seen(opening.window, "processors.sub0.name")
    show(opening, "Asana")
    click(opening.window, "processors.sub0.remove")
    assert "Amazon er slettet" in toast(opening)
    assert register(opening).count(SubProcessor) == 0


def test_another_supplier_is_chosen_or_made(opening):
    show(opening, "Asana")
    line = find(opening.window, "processors.vendor_id")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Helt ny leverandør")
    find(opening.window, "processors.name").setFocus()
    settle()
    vendor = register(opening).get(Vendor, called(opening, "Asana").vendor_id)
    assert vendor.name == "Helt ny leverandør"
    assert register(opening).count(Vendor, "name like 'Helt%'") == 1  # no half typed ones


def test_the_email_is_prepared_and_can_be_taken_along(opening, monkeypatch):
    sent = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: sent.append(url) or True)
    uid = called(opening, "MailerLite").uid
    services.change(register(opening), uid, "contact", "privacy@mailerlite.com")
    show(opening, "MailerLite")
    click(opening.window, "processors.banner.action")
    assert find(opening.window, "email.to").text() == "privacy@mailerlite.com"
    find(opening.window, "email.subject").setText("Avtale & vilkår #1")
    click(opening.window, "email.copy")
    assert "Fjordlys Prøve AS bruker MailerLite" in QGuiApplication.clipboard().text()
    click(opening.window, "email.open")
    address = sent[0].toString(sent[0].ComponentFormattingOption.FullyEncoded)
    assert address.startswith("mailto:privacy@mailerlite.com?subject=Avtale%20%26%20vilk")
    assert "%231&body=Hei%0D%0A%0D%0A" in address
    assert not seen(opening.window, "email.open")
