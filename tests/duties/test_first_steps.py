"""The first three steps: done when the register holds what they ask for, wherever it came from."""

import pytest

from dpo_desk.duties import company, first_steps, intake
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.first_steps import COMPANY_FIELDS, FirstStep
from dpo_desk.records import Company, NoticeVersion, Service
from dpo_desk.register import Register
from dpo_desk.words import DeskError
from tests import sample
from tests.duties.conftest import DRAFT

FACTS = {
    "org_number": "313131319",
    "email": "personvern@fjordlys.example",
    "manager": "Kari Eksempel",
    "privacy_contact": "Kari Eksempel",
}


@pytest.fixture
def empty(tmp_path):
    with Register.create(
        tmp_path / "tom.perm",
        company=Company(name="Fjordlys Prøve AS"),
        password=None,
        clock=sample.clock(),
    ) as register:
        yield register


def test_an_empty_register_has_three_steps_left(empty):
    found = first_steps.progress(empty)
    assert found.left() == tuple(FirstStep)
    assert found.new


def test_the_company_is_done_when_every_fact_is_there(empty):
    assert set(first_steps.missing(empty.company())) == set(FACTS)
    for field, value in FACTS.items():
        assert FirstStep.COMPANY not in first_steps.progress(empty).done
        company.change_company(empty, field, value)
    assert FirstStep.COMPANY in first_steps.progress(empty).done
    assert set(COMPANY_FIELDS) == {"name", *FACTS}


def test_the_text_is_kept_as_version_one_and_the_step_is_done(empty):
    first_steps.keep_draft(empty, first_steps.NOTICE_DRAFT, "Vi lag")
    assert first_steps.read(empty).drafts[first_steps.NOTICE_DRAFT] == "Vi lag"
    version = first_steps.keep_notice(empty, "Vi lagrer navn.\r\nOg e-post.", "Personvernerklæring")
    found = first_steps.read(empty)
    assert (version.number, version.text) == (1, "Vi lagrer navn.\nOg e-post.")
    assert found.version == (version.uid, 1)
    assert FirstStep.NOTICE in found.progress.done
    assert first_steps.NOTICE_DRAFT not in found.drafts
    empty.undo()
    assert FirstStep.NOTICE not in first_steps.progress(empty).done
    assert empty.count(NoticeVersion) == 0


def test_no_text_is_refused(empty):
    with pytest.raises(InvalidField):
        first_steps.keep_notice(empty, " \n ", "Personvernerklæring")


def test_systems_are_added_together_each_once(empty):
    typed = {
        "email": ("Microsoft 365", "e-post og kalender"),
        "accounting": (" 24SevenOffice ,, Fiken", "regnskap"),
    }
    assert first_steps.add_services(empty, typed) == 3
    found = empty.find(Service, order="id")
    assert [one.name for one in found] == ["Microsoft 365", "24SevenOffice", "Fiken"]
    assert found[2].used_for == "regnskap"
    assert first_steps.add_services(empty, {"email": ("microsoft 365, Proton", "e-post")}) == 1
    empty.undo()
    empty.undo()
    assert empty.count(Service) == 0
    assert FirstStep.PROCESSORS not in first_steps.progress(empty).done


def test_what_is_skipped_is_not_left(empty):
    found = first_steps.progress(empty)
    assert found.left(frozenset({"company", "notice"})) == (FirstStep.PROCESSORS,)


def test_a_register_with_a_request_is_not_new(empty):
    intake.log_request(empty, DRAFT)
    assert not first_steps.progress(empty).new


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Blåbær".encode(), "Blåbær"),
        ("\ufeffBlåbær".encode(), "Blåbær"),
        ("Blåbær".encode("cp1252"), "Blåbær"),
        ("Blåbær".encode("utf-16"), "Blåbær"),
        (b"", ""),
        (b"\x81\x8d", "��"),
    ],
)
def test_a_text_file_is_read_however_it_was_written(tmp_path, data, text):
    path = tmp_path / "erklæring.md"
    path.write_bytes(data)
    assert first_steps.text_of_file(path) == text


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.pdf", b"%PDF", "err.file.type"),
        ("a.txt", b"PK\0\0", "err.file.type"),
        ("a.txt", b"x" * (first_steps.LARGEST + 1), "err.file.big"),
        ("a.txt", None, "err.file.missing"),
    ],
)
def test_what_is_no_text_says_what_to_do(tmp_path, name, data, key):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(DeskError) as refused:
        first_steps.text_of_file(tmp_path / name)
    assert refused.value.key == key
