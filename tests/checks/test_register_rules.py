"""Every rule that looks at the register or the work, with facts it is about and facts in order."""

from datetime import date

import pytest

from dpo_desk.checks import findings
from dpo_desk.checks.facts import Case
from dpo_desk.checks.owners import foreign
from dpo_desk.checks.registry import RULES, check
from dpo_desk.law.codes import Role, Severity
from dpo_desk.law.facts import DueState
from dpo_desk.records import AgreementStatus, Recipient
from dpo_desk.words import LANGUAGES
from tests.checks.register_examples import (
    EXAMPLES,
    TODAY,
    doing,
    facts,
    in_case,
    in_service,
    month,
)


def rules_of(found):
    return {each.rule for each in found}


def test_every_rule_has_its_examples():
    decided = {code for code, rule in RULES.items() if any(True for _ in rule.on("register"))}
    assert decided == set(EXAMPLES)


def test_there_is_a_rule_for_all_of_the_catalogue_but_breaches():
    counts = {"N": 22, "D": 11, "L": 9, "C": 8, "T": 6, "P": 6, "R": 6, "A": 2}
    assert {letter: sum(code[0] == letter for code in RULES) for letter in counts} == counts
    assert len(RULES) == sum(counts.values())


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_finds_what_it_is_about_and_nothing_else(rule):
    fails, passes = EXAMPLES[rule]()
    assert rule in rules_of(findings(fails))
    assert rule not in rules_of(findings(passes))


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_finding_points_at_a_field(rule):
    fails, _ = EXAMPLES[rule]()
    for each in findings(fails):
        if each.rule == rule:
            assert each.table
            assert each.field
            assert all(each.message(language) for language in LANGUAGES)


def test_nothing_is_grave_before_somebody_has_answered():
    nobody, no = in_service(
        {"agreement_status": AgreementStatus.UNKNOWN}, {"agreement_status": AgreementStatus.NONE}
    )
    open_, confirmed = (
        next(each for each in findings(each) if each.rule == "P01") for each in (nobody, no)
    )
    assert (open_.severity, open_.unanswered) == (Severity.MEDIUM, True)
    assert open_.state("nb") == "Ikke registrert ennå"
    assert (confirmed.severity, confirmed.unanswered) == (Severity.HIGH, False)
    assert confirmed.state("nb") == ""


def test_a_term_of_the_agreement_that_is_past_is_graver():
    late = {"role": Role.PROCESSOR, "forward_by": date(2026, 11, 1)}
    usual, agreed = in_case(late, late | {"agreed_days": True})
    assert next(iter(findings(usual))).severity is Severity.MEDIUM
    assert next(iter(findings(agreed))).severity is Severity.HIGH


def test_the_safe_day_names_the_last_one():
    past, _ = in_case(month(date(2026, 10, 21)), {})
    found = next(each for each in findings(past) if each.rule == "D11")
    said = [found.message(language).replace("\xa0", " ") for language in LANGUAGES]
    assert "Lovens siste dag er 23. november 2026." in said[0]
    assert "law's last day is 23 November 2026." in said[2]


def test_what_is_answered_or_closed_is_not_late():
    late = month(date(2026, 9, 1))
    case = Case("q", "2026-001")._replace(**late)
    assert case.deadlines is not None
    assert case.deadlines.state(TODAY) is DueState.OVERDUE
    for done in (case._replace(answered=True), case._replace(is_open=False)):
        assert not findings(facts(cases=(done,)))


def test_a_service_that_is_not_used_is_not_looked_at():
    unused, _ = in_service({"in_use": False}, {})
    assert not findings(unused)


def test_a_code_means_one_thing():
    with pytest.raises(ValueError, match="registered otherwise"):
        check("P01", Severity.LOW, source="R")(lambda _: ())


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"notice_interest": True}, "L04"),
        ({"notice_clauses": True}, "T03"),
        ({"notice_camera": True}, "R05"),
        ({"notice_suppliers": True}, "P01"),
        ({"notice_processor": True}, "P03"),
    ],
)
def test_what_the_notice_says_and_nothing_in_the_register_holds_is_asked_for(said, rule):
    (found,) = [each for each in findings(facts(**said)) if each.rule == rule]
    assert (found.unanswered, found.uid, found.severity) == (True, "", Severity.MEDIUM)
    assert rule not in rules_of(findings(facts()))


def test_an_agreement_that_the_notice_claims_is_to_be_shown():
    unknown, _ = in_service({"agreement_status": AgreementStatus.UNKNOWN}, {})
    assert {"P01"} == rules_of(findings(unknown)) & {"P01", "P02"}
    claimed = unknown._replace(notice_agreements=True)
    assert {"P02"} == rules_of(findings(claimed)) & {"P01", "P02"}


@pytest.mark.parametrize(("country", "holds"), [("US", True), ("NO", False), ("CH", False)])
def test_a_recipient_in_a_country_without_protection(country, holds):
    mine = doing()._replace(recipients=(Recipient(uid="x", name="Noen AS", country=country),))
    assert ("T02" in rules_of(findings(facts(doings=(mine,))))) is holds


def test_a_vendor_is_foreign_by_what_is_known_of_it():
    assert foreign("Asana")
    assert foreign("Eksempel Inc.")
    assert not foreign("Eksempel AS")
    assert not foreign("SuperOffice")
