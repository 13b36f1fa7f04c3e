"""What can be right about a company is kept; what cannot is refused with its field."""

from datetime import date

import msgspec
import pytest

from dpo_desk import words
from dpo_desk.duties import company, intake, keeping
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import Role
from dpo_desk.records import Company, Document, Request, fields
from tests.duties.conftest import DRAFT

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


@pytest.mark.parametrize(
    "typed",
    ["313131319", "313 131 319", " 313\u00a0131\u00a0319 "],
)
def test_an_organisation_number_is_kept_as_nine_digits(typed):
    assert company.check_org_number(typed) == "313131319"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("31313131", "fields.err.orgno.few"),
        ("3131313190", "fields.err.orgno.many"),
        ("SE 313131319", "err.orgno"),
        ("31313131٩", "err.orgno"),  # a digit, but none of ours
        ("313131318", "err.orgno.check"),
        ("123456789", "err.orgno.check"),
    ],
)
def test_what_is_no_organisation_number_says_why(typed, key):
    with pytest.raises(InvalidField) as caught:
        company.check_org_number(typed)
    assert (caught.value.key, caught.value.field) == (key, "org_number")
    assert all(caught.value.say(words.of(language)) for language in words.LANGUAGES)


@pytest.mark.parametrize(
    "typed", [" ola.prøve+x@post.fjordlys.no ", "ola.prøve+x(at)post.fjordlys.no"]
)
def test_an_address_is_kept_as_it_is_used(typed):
    assert company.check("email", typed) == "ola.prøve+x@post.fjordlys.no"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("personvern", "fields.warn.email"),
        ("@fjordlys.no", "fields.warn.email"),
        ("personvern@fjordlys", "err.email"),
        ("personvern@fjordlys.", "err.email"),
        ("personvern@.no", "fields.warn.email"),
        ("a@b@fjordlys.no", "fields.warn.email"),
    ],
)
def test_the_company_s_own_address_must_be_finished(address, key):
    with pytest.raises(InvalidField) as caught:
        company.check("email", address)
    assert (caught.value.key, caught.value.field) == (key, "email")


def test_a_changed_fact_is_one_named_action_and_typing_merges(register):
    for text in ("Strand", "Strandgata 3"):
        company.change_company(register, "address", text, merge="company.address")
    assert register.undo_label().key == "action.company.changed"
    assert register.undo_label().values == {"field": "address"}
    register.undo()
    assert register.company().address == "Strandgata 12, 4005 Stavanger"


def test_the_same_value_is_no_action(register):
    before = register.undo_label()
    company.change_company(register, "name", "  Fjordlys Prøve AS ")
    assert register.undo_label() == before


def test_a_wrong_value_leaves_the_company_as_it_was(register):
    for field, value in (("org_number", "1"), ("email", "ikke ferdig@")):
        with pytest.raises(InvalidField) as caught:
            company.change_company(register, field, value)
        assert caught.value.field == field
    assert register.company().org_number == "313131319"


KEPT = ("keep_annexes", "keep_case", "keep_facts")


@pytest.mark.parametrize("field", KEPT)
def test_how_long_a_case_is_kept_is_never_left_open(register, field):
    with pytest.raises(InvalidField, match=r"settings\.keeping\.error"):
        company.change_company(register, field, " ")
    assert getattr(company.change_company(register, field, "P2Y"), field) == "P2Y"


def test_every_other_fact_can_be_emptied(register):
    needed = ("language", "letter_language", *KEPT)
    for info in fields(Company):
        if info.type is str and info.label and info.name not in needed:
            changed = company.change_company(register, info.name, "")
            assert getattr(changed, info.name) == ""


@pytest.mark.parametrize(
    ("data", "media_type"), [(PNG, "image/png"), (b"\xff\xd8\xff\xe0rest", "image/jpeg")]
)
def test_a_picture_becomes_the_logo(register, data, media_type):
    kept = company.set_logo(register, "logo", data)
    document = register.get(Document, kept.logo_document_id)
    assert (document.media_type, document.data, document.size) == (media_type, data, len(data))
    register.undo()
    assert register.company().logo_document_id is None


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"<svg onload='x'/>", "duties.error.logo_type"),
        (b"", "duties.error.logo_type"),
        (PNG + b"\x00" * 2_000_001, "err.file.big"),
    ],
)
def test_other_files_are_refused(register, data, key):
    with pytest.raises(InvalidField) as caught:
        company.set_logo(register, "logo.png", data)
    assert caught.value.key == key
    assert register.company().logo_document_id is None
    assert "{" not in caught.value.say(words.of("nb"))


def test_a_setting_that_moves_due_dates_moves_them(register):
    draft = msgspec.structs.replace(DRAFT, role=Role.PROCESSOR)
    passed_on = intake.log_request(register, draft)
    eve = intake.log_request(
        register, msgspec.structs.replace(DRAFT, received_on=date(2025, 11, 24))
    )
    assert (passed_on.due_on, eve.due_on) == (date(2026, 11, 5), date(2025, 12, 24))
    company.change_company(register, "forward_days", 1)
    company.change_company(register, "close_christmas_eve", True)
    assert register.get(Request, passed_on.id).due_on == date(2026, 11, 4)
    assert register.get(Request, eve.id).due_on == date(2025, 12, 23)
    assert keeping.verify(register).ok
    register.undo()
    assert register.get(Request, eve.id).due_on == date(2025, 12, 24)
