"""What was found, and what is done with each: grounds, acts that make keep, what is lacking."""

from datetime import date

import pytest

from dpo_desk.duties import collecting, findings, keeping
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import FindingChoice, RequestKind
from dpo_desk.records import Finding, RetentionRule
from tests import sample
from tests.duties.test_claims import logged


def test_a_finding_lies_where_its_copy_was_found(register, request_):
    row = collecting.find_source(register, request_, "asana")
    copy = collecting.attach(register, row.id, "sak.csv", b"a;b")
    found = findings.add(register, request_.id, " Sak 12 ", document_id=copy.id)
    assert (found.search_id, found.what, found.choice) == (row.id, "Sak 12", FindingChoice.GIVE)
    assert findings.of(register, request_) == [found]
    with pytest.raises(InvalidField):
        findings.add(register, request_.id, "  ")
    findings.remove(register, found.id)
    assert findings.of(register, request_) == []
    register.undo()
    assert findings.of(register, request_) == [found]


def test_what_is_covered_rests_on_the_rights_of_others(register, request_):
    covered = findings.add(register, request_.id, "E-post", choice=FindingChoice.REDACT)
    assert covered.ground == "art15_4"
    given = findings.add(register, request_.id, "E-post")
    assert findings.change(register, given.id, "choice", FindingChoice.REDACT).ground == "art15_4"
    _, (claim,) = logged(register, RequestKind.PORTABILITY)
    in_file = findings.add(
        register, claim.request_id, "Logg", choice=FindingChoice.REDACT, claim_id=claim.id
    )
    assert in_file.ground == "art20_4"


LACKING = {
    FindingChoice.GIVE: (),
    FindingChoice.REDACT: ("ground", "reason"),
    FindingChoice.KEEP_BACK: ("ground", "reason"),
    FindingChoice.ERASE: (),
    FindingChoice.CORRECT: ("after",),
    FindingChoice.RESTRICT: (),
    FindingChoice.KEEP: ("law", "keep_until"),
}


@pytest.mark.parametrize("choice", FindingChoice)
def test_what_a_letter_still_needs(choice):
    assert findings.lacking(Finding(what="E-post", choice=choice)) == LACKING[choice]
    said = {"ground": "art15_4", "reason": "x", "after": "x", "law": "x"}
    filled = Finding(what="E-post", choice=choice, keep_until=sample.TODAY, **said)
    assert findings.lacking(filled) == ()


def test_what_cannot_be_right_is_refused(register, request_):
    found = findings.add(register, request_.id, "E-post")
    for field, value in (
        ("what", " "),
        ("ground", "art17_3_b"),  # of erasure, and access is asked for
        ("done_on", date(2026, 11, 20)),
        ("done_on", date(2026, 11, 2)),
    ):
        with pytest.raises(InvalidField):
            findings.change(register, found.id, field, value)
    findings.change(register, found.id, "done_on", sample.TODAY)
    with pytest.raises(InvalidField):
        findings.change(register, found.id, "backups_until", date(2026, 11, 18))


def test_typing_is_one_step(register, request_):
    found = findings.add(register, request_.id, "E-post")
    for text in ("N", "Navn", "Navn på andre"):
        findings.change(register, found.id, "reason", text, merge="finding.reason")
    register.undo()
    assert register.get(Finding, found.id).reason == ""
    assert keeping.verify(register).ok


def test_the_act_that_a_rule_names_comes_first(register, request_):
    row = collecting.find_source(register, request_, "24SevenOffice")
    found = findings.add(register, request_.id, "Faktura", search_id=row.id)
    usual = [act.code for act in findings.must_keep(register, found)]
    assert usual[0] == "bookkeeping"
    assert all(act.duty == "keep" for act in findings.must_keep(register, found))
    with register.action("test"):
        register.add(
            RetentionRule(
                service_id=row.service_id, data="Timer", law="Bokføringsforskriften § 7-3"
            )
        )
    assert findings.must_keep(register, found)[0].code == "hours_worked"
    assert [a.code for a in findings.must_keep(register, Finding(what="Brev"))] == usual


KEPT = [
    ("bookkeeping", date(2024, 3, 15), 12, date(2029, 12, 31)),
    ("bookkeeping_secondary", date(2024, 3, 15), 12, date(2028, 6, 30)),
    ("bookkeeping", date(2024, 9, 1), 6, date(2030, 6, 30)),
    ("anti_money_laundering", date(2024, 2, 29), 12, date(2029, 2, 28)),
]


@pytest.mark.parametrize(("code", "day", "ends", "until"), KEPT)
def test_until_when_an_act_makes_it_be_kept(code, day, ends, until):
    assert findings.keep_until(code, day, year_ends=ends) == until
