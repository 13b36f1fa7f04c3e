"""Services and vendors: made together, never twice, changed, and gone with what is theirs."""

from datetime import date

import pytest

from dpo_desk.duties import labels, services
from dpo_desk.duties.documents import Incoming
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import Role
from dpo_desk.records import (
    ActivityService,
    AgreementStatus,
    Cookie,
    Document,
    RetentionRule,
    Service,
    SubProcessor,
    Task,
    Vendor,
)
from dpo_desk.words import LANGUAGES, of

PDF = Incoming("avtale.pdf", "application/pdf", b"%PDF-1.7", "Databehandleravtale", 1, False)


def called(register, name):
    return register.first(Service, "name = :n", n=name)


def test_a_new_name_makes_vendor_and_service(register):
    service = services.add(register, " Mailer  Lite ", used_for="nyhetsbrev")
    vendor = register.get(Vendor, service.vendor_id)
    assert (vendor.name, service.name, service.used_for) == (
        "Mailer Lite", "Mailer Lite", "nyhetsbrev",
    )  # fmt: skip
    assert service.role is Role.PROCESSOR
    register.undo()
    assert called(register, "Mailer Lite") is None
    assert services.vendor_called(register, "Mailer Lite") is None


def test_a_second_service_has_the_same_vendor(register):
    teams = services.add(register, "MICROSOFT", "Teams")
    assert teams.vendor_id == called(register, "Microsoft 365").vendor_id


def test_what_the_company_runs_itself_has_no_vendor(register):
    own = services.add(register, "", "Kundekortet")
    assert (own.vendor_id, own.role) == (None, Role.CONTROLLER)


@pytest.mark.parametrize(
    ("vendor", "name", "there"),
    [
        ("Asana", "", True),
        ("asana", "ASANA", True),
        ("Microsoft", "microsoft  365", True),
        ("Microsoft", "", False),  # another service of the same vendor
        ("Google", "Asana", False),  # another vendor's
        ("", "Papirarkivet", True),
        ("", "Asana", False),
        ("", "", False),
        ("—", "", False),
    ],
)
def test_what_is_there_already_is_known_however_it_is_spelled(register, vendor, name, there):
    assert (services.similar(register, vendor, name) is not None) == there
    if there:
        with pytest.raises(InvalidField) as refused:
            services.add(register, vendor, name)
        assert refused.value.key == "error.service.there"


def test_a_service_needs_a_name(register):
    with pytest.raises(InvalidField) as refused:
        services.add(register, "  ", " ")
    assert (refused.value.key, refused.value.field) == ("error.service.nameless", "vendor_id")


def test_the_vendor_can_be_another_a_new_one_or_none(register):
    asana = called(register, "Asana")
    old = register.get(Vendor, asana.vendor_id)
    google = services.change(register, asana.uid, "vendor_id", "Google")
    assert register.get(Vendor, google.vendor_id).name == "Google"
    assert register.get(Vendor, old.id).removed_at is not None  # nothing is bought of it any more
    microsoft = called(register, "Microsoft 365").vendor_id
    assert services.change(register, asana.uid, "vendor_id", microsoft).vendor_id == microsoft
    assert services.change(register, asana.uid, "vendor_id", None).vendor_id is None
    for _ in range(3):
        register.undo()
    assert called(register, "Asana").vendor_id == old.id
    assert register.get(Vendor, old.id).removed_at is None


def test_two_services_of_a_vendor_cannot_have_one_name(register):
    teams = services.add(register, "Microsoft", "Teams")
    with pytest.raises(InvalidField):
        services.change(register, teams.uid, "name", "microsoft 365")
    other = services.add(register, "Annen", "Teams")
    with pytest.raises(InvalidField):
        services.change(register, other.uid, "vendor_id", teams.vendor_id)
    assert register.get(Service, other.id).vendor_id == other.vendor_id


def test_a_day_of_signing_says_that_there_is_an_agreement(register):
    asana = called(register, "Asana")
    changed = services.change(register, asana.uid, "agreement_signed_on", date(2026, 3, 1))
    assert changed.agreement_status is AgreementStatus.SIGNED


def test_a_country_stands_once(register):
    asana = called(register, "Asana")
    changed = services.change(register, asana.uid, "storage_countries", ("NO", "US", "NO"))
    assert changed.storage_countries == ("NO", "US")


def test_what_is_not_changed_is_no_action(register):
    asana = called(register, "Asana")
    last = register.history(1, 0)[0].uid
    services.change(register, asana.uid, "used_for", f" {asana.used_for} ")
    assert register.history(1, 0)[0].uid == last


def test_an_agreement_is_kept_with_its_service_and_found_by_its_text(register):
    asana = called(register, "Asana")
    changed = services.attach_agreement(register, asana.uid, PDF)
    kept = register.get(Document, changed.agreement_document_id)
    assert (kept.service_id, kept.data, kept.text) == (asana.id, PDF.data, PDF.text)
    assert changed.agreement_status is AgreementStatus.SIGNED
    bare = services.detach_agreement(register, asana.uid)
    assert bare.agreement_document_id is None
    assert register.get(Document, kept.id).removed_at is not None
    register.undo()
    register.undo()
    assert register.get(Service, asana.id) == asana


@pytest.mark.parametrize("name", ["avtale.exe", "avtale", "avtale.pdf.lnk", ".pdf"])
def test_other_files_are_no_agreements(register, name):
    with pytest.raises(InvalidField) as refused:
        services.attach_agreement(register, called(register, "Asana").uid, PDF._replace(name=name))
    assert refused.value.key == "error.service.file_type"
    assert register.count(Document) == 0


def test_sub_processors_come_and_go(register):
    asana = called(register, "Asana")
    sub = services.add_sub_processor(register, asana.uid)
    services.change_sub_processor(register, sub.uid, "name", " Amazon ")
    services.change_sub_processor(register, sub.uid, "country", "US")
    found = register.first(SubProcessor)
    assert (found.name, found.country, found.service_id) == ("Amazon", "US", asana.id)
    services.remove_sub_processor(register, sub.uid)
    assert register.count(SubProcessor) == 0


def test_a_vendors_facts_hold_for_all_that_is_bought(register):
    vendor = register.first(Vendor, "name = 'Asana'")
    services.change_vendor(register, vendor.uid, "website", " asana.com ")
    assert register.get(Vendor, vendor.id).website == "asana.com"


def test_what_is_deleted_takes_its_own_along_and_undo_brings_all_back(register):
    asana = called(register, "Asana")
    link = register.first(ActivityService, "service_id = :id", id=asana.id)
    services.add_sub_processor(register, asana.uid, "Amazon")
    services.attach_agreement(register, asana.uid, PDF)
    with register.action("seed.loaded"):
        rule = register.add(RetentionRule(service_id=asana.id, data="Saker", period="P1Y"))
        cookie = register.add(Cookie(service_id=asana.id, name="sid"))
        shared = register.add(
            Cookie(service_id=asana.id, activity_id=link.activity_id, name="both")
        )
        task = register.add(Task(title="Ring", record_table="service", record_uid=asana.uid))
    before = everything(register)
    services.remove(register, asana.uid)
    for kind, record in ((ActivityService, link), (Cookie, cookie), (Task, task)):
        assert register.get(kind, record.id).removed_at is not None
    assert register.count(SubProcessor) == register.count(Document) == 0
    assert services.vendor_called(register, "Asana") is None
    kept = register.get(RetentionRule, rule.id)
    assert (kept.removed_at, kept.service_id, kept.place) == (None, None, "Asana")
    kept_cookie = register.get(Cookie, shared.id)
    assert (kept_cookie.removed_at, kept_cookie.service_id) == (None, None)
    register.undo()
    assert everything(register) == before
    register.redo()
    assert called(register, "Asana") is None


def test_a_vendor_stays_while_something_is_bought_of_it(register):
    services.add(register, "Microsoft", "Teams")
    services.remove(register, called(register, "Microsoft 365").uid)
    assert services.vendor_called(register, "Microsoft") is not None


def everything(register):
    kinds = (Service, Vendor, SubProcessor, ActivityService, RetentionRule, Cookie, Document, Task)
    return [register.find(kind) for kind in kinds]


def test_vendors_to_choose_from_hold_the_chosen_one(register, monkeypatch):
    names = [name for _id, name in services.vendors(register)]
    assert names == ["24SevenOffice", "Asana", "Microsoft"]
    monkeypatch.setattr(services, "_OFFERED", 1)
    last = register.first(Vendor, "name = 'Microsoft'")
    assert services.vendors(register, last.id)[1:] == [(last.id, "Microsoft")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_a_name_without_a_name_in_it(register, language):
    asana = called(register, "Asana")
    services.change(register, asana.uid, "used_for", "saker")
    said = labels.say(register.undo_label(), of(language))
    assert of(language)("field.processor.use") in said
    assert "Asana" not in said
