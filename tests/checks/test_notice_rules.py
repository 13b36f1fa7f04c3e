"""Every rule that looks at a notice, with an example that it is about and one that it is not."""

import pytest

from dpo_desk.checks import notice_findings
from dpo_desk.checks.registry import RULES
from dpo_desk.notices.read import read_sheet
from dpo_desk.reading.sheet import sheet
from tests.checks.notice_examples import (
    EXAMPLES,
    TODAY,
    holds,
    notice,
    with_activity,
    with_conflict,
)

OF_FACTS = {"N09", "R01", "C05"}  # decided by what was read rather than by words: below


def test_every_rule_has_its_examples():
    decided = {code for code, rule in RULES.items() if any(True for _ in rule.on("notice"))}
    assert decided == set(EXAMPLES) | OF_FACTS


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_finds_what_it_is_about_and_nothing_else(rule):
    fails, passes = EXAMPLES[rule]
    assert holds(rule, notice(fails)), fails
    assert not holds(rule, notice(passes)), passes


def test_an_activity_without_a_period():
    text = "Vi behandler henvendelser fra deg.\n\nSøknader slettes etter seks måneder."
    quote = "Vi behandler henvendelser fra deg."
    assert holds("N09", with_activity(text, quote))
    assert not holds("N09", with_activity(text, quote, period="P1Y"))


def test_periods_that_disagree():
    assert holds("R01", with_conflict("Slettes etter 3 år. Slettes etter 5 år.", "retention"))
    assert not holds("R01", with_conflict("Slettes etter 3 år.", ""))


def test_cookies_that_outlive_what_is_said_of_the_site():
    listed = "\n\n__utma: Lagres i 2 år fra siste besøk."
    said = "Vi sletter personopplysningene som samles inn via nettsiden daglig."
    assert holds("C05", with_conflict(said, "cookies"))
    assert not holds("C05", notice(said))
    assert not holds("C05", notice(listed))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("L01", "Marketing: We send newsletters. The legal basis is our contract with you."),
        ("L03", "By submitting your application you consent to our processing of your data."),
        ("C02", "We use Google Analytics on our website."),
        ("C08", "We use Google Analytics. You can disable cookies in your browser settings."),
        ("T01", "The recipient is certified under the EU-US Privacy Shield."),
        ("N08", "We keep your data for as long as necessary for the purpose."),
        ("N06", "We may share your data with partners and similar companies."),
        ("D03", "You must enclose a copy of your passport when you ask for access."),
        ("N08", "Vi lagrar opplysningane så lenge det er naudsynt for formålet."),
        ("C02", "Me brukar Google Analytics på nettsida."),
        ("N11", "Behandlingsgrunnlaget er samtykke frå deg."),
        ("D03", "Me vil be deg stadfeste identiteten din før du får innsyn."),
    ],
)  # fmt: skip
def test_rules_hold_in_english_and_nynorsk_too(rule, text):
    assert holds(rule, notice(text))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_finding_says_what_is_seen_which_law_and_what_to_do(language):
    text = "Vi bruker Google Analytics. Mottakeren er en del av Privacy Shield."
    page = sheet(text)
    found = notice_findings(read_sheet(page), page, TODAY)
    assert found
    for each in found:
        assert each.message(language)
        assert each.law(language)
        assert each.fix(language)
        assert text not in repr(each)


@pytest.mark.parametrize("text", ["", " ", "\n" * 50, "x" * 5000, "• \n" * 200, "<script>" * 50])
def test_no_text_makes_a_rule_fall(text):
    page = sheet(text)
    for each in notice_findings(read_sheet(page), page, TODAY):
        assert each.span is not None
        assert 0 <= each.span.start <= each.span.end <= len(text)


def test_one_rule_does_not_drown_the_others():
    page = sheet("Opplysningene overføres etter Privacy Shield.\n\n" * 300)
    found = [each.rule for each in notice_findings(read_sheet(page), page, TODAY)]
    assert found.count("T01") == 40
    assert len(set(found)) > 5
