"""The first three steps: done when the register holds what they ask for, wherever it came from."""

import pytest

from dpo_desk.duties import company, first_steps, intake, notices
from dpo_desk.duties.first_steps import COMPANY_FIELDS, FirstStep
from dpo_desk.records import Company, NoticeVersion, Service
from dpo_desk.register import Register
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


def test_a_notice_is_done_when_its_text_is_kept(empty):
    version = notices.new_version(empty, text="Vi lagrer navn.", title="Personvernerklæring")
    found = first_steps.read(empty)
    assert found.version == (version.uid, 1)
    assert FirstStep.NOTICE in found.progress.done
    empty.undo()
    assert FirstStep.NOTICE not in first_steps.progress(empty).done
    assert empty.count(NoticeVersion) == 0


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
