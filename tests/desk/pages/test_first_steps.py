"""The first steps: keep what is typed, tick by the facts, skip and come back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpo_desk import words
from dpo_desk.desk.pages.first_steps_cards import skipped
from dpo_desk.duties import notices
from dpo_desk.duties.first_steps import FirstStep
from dpo_desk.records import Company, Service
from dpo_desk.register import Register
from tests import sample
from tests.desk.audit import audit, minimum
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in

FACTS = {
    "org_number": "313131319",
    "email": "personvern@fjordlys.example",
    "manager": "Kari Eksempel",
    "privacy_contact": "Kari Eksempel",
}


@pytest.fixture
def opening(qapp, tmp_path):
    company = Company(name="Fjordlys Prøve AS")
    Register.create(
        tmp_path / "tom.perm", company=company, password=None, clock=sample.clock()
    ).close()
    with opened(qapp) as found:
        found.open(tmp_path / "tom.perm")
        found.window.go("first_steps")
        yield found


def register(opening):
    return opening.desk.background._register


def step(opening):
    return opening.window.pages.page.step


def state(opening, which):
    return find(opening.window, f"step.{which}").accessibleName()


def test_the_company_is_kept_as_it_is_typed_and_ticked_when_all_is_there(opening):
    for field, value in FACTS.items():
        type_in(opening.window, f"first.{field}", value, leave=True)
    opening.window.pages.page.flush()
    assert register(opening).company().org_number == "313131319"
    assert "ferdig" in state(opening, "company")
    click(opening.window, "first.next")
    assert step(opening) is FirstStep.NOTICE
    assert find(opening.window, "first.next").text() == "Les inn erklæringen"


def test_the_notice_is_read_in_on_its_own_page(opening):
    opening.window.go("first_steps", step="notice")
    click(opening.window, "first.next")
    settle()
    assert opening.window.pages.key == "notice_review"
    assert focused() == "review.get.text"


def test_a_notice_that_is_kept_is_ticked_and_led_to(opening):
    notices.new_version(register(opening), text="Vi lagrer navn.", title="Personvernerklæring")
    opening.window.go("first_steps", step="notice")
    settle()
    assert find(opening.window, "first.next").text() == "Neste"
    assert not seen(opening.window, "first.skip")
    click(opening.window, "first.notice.see")
    assert opening.window.pages.key == "notices"
    opening.window.go("first_steps", step="notice")
    click(opening.window, "first.next")
    assert step(opening) is FirstStep.PROCESSORS


def test_systems_become_services_and_can_be_undone(opening):
    opening.window.go("first_steps", step="processors")
    type_in(opening.window, "first.kind.email", "Microsoft 365")
    type_in(opening.window, "first.kind.accounting", "24SevenOffice, Fiken")
    assert find(opening.window, "first.next").text() == "Legg inn systemene"
    QTest.keyClick(opening.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    names = [one.name for one in register(opening).find(Service, order="id")]
    assert names == ["Microsoft 365", "24SevenOffice", "Fiken"]
    assert opening.window.pages.key == "today"
    click(opening.window, "toast.action")
    assert register(opening).count(Service) == 0


def test_a_half_typed_system_is_there_again(opening):
    opening.window.go("first_steps", step="processors")
    type_in(opening.window, "first.kind.files", "Papirark")
    opening.window.go("today")
    opening.window.pages.drop_all()
    opening.window.go("first_steps", step="processors")
    assert find(opening.window, "first.kind.files").text() == "Papirark"
    assert register(opening).count(Service) == 0


def test_what_is_skipped_is_remembered_and_can_be_gone_back_to(opening):
    click(opening.window, "first.skip")
    assert step(opening) is FirstStep.NOTICE
    assert skipped(opening.desk) == {"company"}
    click(opening.window, "step.company")
    assert step(opening) is FirstStep.COMPANY
    for _ in FirstStep:
        click(opening.window, "first.skip")
    assert opening.window.pages.key == "today"
    assert not seen(opening.window, "today.first.go")


def test_what_is_done_is_not_skipped_also_when_that_is_known_late(opening):
    page = opening.window.pages.page
    page._view = None  # as until the register has answered
    page._name_next()
    assert seen(opening.window, "first.skip")
    with register(opening).action("seed.loaded"):
        register(opening).change(register(opening).company(), **FACTS)
    settle()
    assert page.step in page._view.progress.done
    assert not seen(opening.window, "first.skip")


def test_one_comes_back_to_the_first_step_that_is_left(opening):
    click(opening.window, "first.skip")
    opening.window.go("today")
    assert find(opening.window, "today.first.go").text() == "Fortsett"
    click(opening.window, "today.first.go")
    assert step(opening) is FirstStep.NOTICE


def test_alt_left_leads_to_today(opening):
    QTest.keyClick(opening.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert opening.window.pages.key == "today"


@pytest.mark.parametrize("size", [(1280, 800), (1024, 680)], ids=["1280", "1024"])
@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["100", "200"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_is_cut_in_any_language_or_size(qapp, tmp_path, language, scale, size):
    sample.make(tmp_path).close()
    problems = []
    with opened(qapp, language=language, scale=scale) as opening:
        opening.window.resize(*size)
        opening.open(tmp_path / "prove.perm")
        for each in FirstStep:
            opening.window.go("first_steps", step=each.value)
            settle()
            found = audit(opening.window.pages.page) + minimum(opening.window)
            problems += [f"{each}: {what}" for what in found]
    assert not problems, "\n".join(problems)


def test_the_notice_can_be_dropped_where_it_is_asked_for(opening, tmp_path):
    opening.window.go("first_steps", step="notice")
    drop = find(opening.window, "first.notice.file").parentWidget()
    file = tmp_path / "erklaring.txt"
    file.write_text("Vi bruker Microsoft 365 til e-post.", encoding="utf-8")
    drop.dropped.emit([file])
    page = opening.window.pages.page
    assert opening.window.pages.key == "notice_review"
    assert page._step != "done"
