"""The self-check of a register: where findings point, what was accepted, how long that stands."""

from datetime import date

import pytest

from dpo_desk import words
from dpo_desk.checks import RULES
from dpo_desk.duties import checking, checking_view, notices, services
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.intake import log_request
from dpo_desk.records import AgreementStatus, NoticeVersion, Service
from dpo_desk.register import Register
from tests import sample
from tests.duties.conftest import DRAFT

TEXT = (
    "Fjordlys Prøve AS er behandlingsansvarlig.\n\nVi bruker Google Analytics.\n\n"
    "Mottakeren er en del av Privacy Shield."
)
NB = words.of("nb")


def found(register: Register, rule: str) -> list[checking.Checked]:
    return [each for each in checking.findings(register, sample.TODAY) if each.finding.rule == rule]


@pytest.fixture
def version(register: Register) -> NoticeVersion:
    return notices.new_version(register, text=TEXT, title="Personvernerklæring")


def test_a_sentence_of_the_notice_is_found_with_its_place(register, version):
    (shield,) = found(register, "T01")
    assert (shield.finding.table, shield.finding.uid) == ("notice_version", version.uid)
    assert shield.finding.line == 5
    assert shield.quote == "Mottakeren er en del av Privacy Shield."


def test_a_record_is_found_with_its_field(register):
    services.add(register, "Nytt system", used_for="e-post")
    wanted = register.first(Service, "name = 'Nytt system'")
    assert wanted is not None
    assert wanted.uid in {each.finding.uid for each in found(register, "P01")}
    assert {each.finding.field for each in found(register, "P01")} == {"agreement_status"}


def test_it_can_be_asked_about_a_part(register, version):
    log_request(register, DRAFT)
    late = date(2027, 2, 1)
    whole = checking.findings(register, late)
    parts = [checking.findings(register, late, part) for part in ("notice", "register", "request")]
    assert all(parts)
    assert sum(map(len, parts)) == len(whole)
    assert checking.findings(register, late, version.uid) == parts[0]


def test_a_case_that_is_late_is_found(register):
    request = log_request(register, DRAFT)
    late = date(2027, 2, 1)
    assert {each.finding.rule for each in checking.findings(register, late, request.uid)} == {"D04"}


def test_what_is_in_order_stays_so_until_the_facts_change(register):
    services.add(register, "Nytt system", used_for="e-post")
    service = register.first(Service, "name = 'Nytt system'")
    assert service is not None

    def mine() -> list[checking.Checked]:
        return [each for each in found(register, "P01") if each.finding.uid == service.uid]

    (finding,) = mine()
    checking.accept(register, finding, "Avtalen ligger i safen.")
    (again,) = mine()
    assert again.accepted is not None
    assert (again.group, again.accepted.reason) == ("ok", "Avtalen ligger i safen.")
    with register.action("action.service.changed"):
        register.change(register.get(Service, service.id), note="Bare et notat")
    assert mine()[0].accepted is not None
    with register.action("action.service.changed"):
        register.change(register.get(Service, service.id), agreement_status=AgreementStatus.NONE)
    assert mine()[0].accepted is None


def test_of_a_notice_the_sentence_decides_not_the_version(register, version):
    (shield,) = found(register, "T01")
    checking.accept(register, shield, "Avtalen er fra 2019.")
    notice_uid = next(each.notice_uid for each in notices.versions(register))
    notices.new_version(register, text=f"Innledning.\n\n{TEXT}", notice_uid=notice_uid)
    (moved,) = found(register, "T01")
    assert moved.finding.line == 7
    assert moved.accepted is not None
    notices.new_version(
        register, text=TEXT.replace("en del av", "sertifisert under"), notice_uid=notice_uid
    )
    assert found(register, "T01")[0].accepted is None


def test_accepting_needs_a_reason_and_can_be_undone(register, version):
    (shield,) = found(register, "T01")
    with pytest.raises(InvalidField):
        checking.accept(register, shield, "  ")
    checking.accept(register, shield, "Sett på")
    register.undo()
    assert found(register, "T01")[0].accepted is None


def test_a_finding_can_be_taken_up_again(register, version):
    accepted = checking.accept(register, found(register, "T01")[0], "Sett på")
    checking.reopen(register, accepted.uid)
    assert found(register, "T01")[0].accepted is None


def test_the_view_groups_and_counts(register, version):
    checking.accept(register, found(register, "T01")[0], "Sett på")
    view = checking_view.view(register, sample.TODAY, NB)
    groups = [row.group for row in view.rows]
    assert groups == sorted(groups, key=checking_view.GROUPS.index)
    (fine,) = view.of("ok")
    assert (fine.rule, fine.reason, fine.accepted_on) == ("T01", "Sett på", sample.TODAY)
    assert view.rules == len(RULES)
    left = {row.rule for row in view.rows if row.group != "ok"}
    assert view.in_order == view.rules - len(left)


def test_rows_have_keys_of_their_own_that_stay(register, version):
    first, second = (checking_view.view(register, sample.TODAY, NB).rows for _ in range(2))
    assert [row.key for row in first] == [row.key for row in second]
    assert len({row.key for row in first}) == len(first)


def test_a_row_names_the_activity_of_a_basis(register):
    rows = checking_view.view(register, sample.TODAY, NB).rows
    assert rows
    assert all(row.where and row.message and row.law and row.fix for row in rows)


def test_the_steps_are_the_whole(register, version):
    steps = list(checking.steps(register, sample.TODAY))
    assert len(steps) > 2
    whole = checking.findings(register, sample.TODAY)
    assert sum(map(len, steps)) == len(whole)
    assert "Privacy Shield" not in repr(whole[0].finding)
