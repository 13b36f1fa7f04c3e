"""Norwegian acts on how long something is kept."""

from datetime import date

import pytest

from dpo_desk.law import durations, retention, statutes
from dpo_desk.law.codes import RetentionTrigger
from dpo_desk.words import LANGUAGES


@pytest.mark.parametrize("rule", statutes.statutes(), ids=lambda rule: rule.code)
def test_every_rule_can_be_counted_and_cited(rule: statutes.Statute) -> None:
    assert durations.parse(rule.period)
    assert rule.duty in {"keep", "erase"}
    for language in LANGUAGES:
        assert "§" in rule.cite(language) or "section" in rule.cite(language)
        assert rule.covers(language)


def test_bookkeeping() -> None:
    rule = statutes.statute("bookkeeping")
    assert (rule.period, rule.trigger) == ("P5Y", RetentionTrigger.FIN_YEAR_END)
    assert rule.cite("nb") == "bokføringsloven §\N{NO-BREAK SPACE}13"
    assert rule.cite("nn") == "bokføringslova §\N{NO-BREAK SPACE}13"
    voucher = retention.financial_year_end(date(2026, 3, 1))
    assert retention.due(voucher, rule.period) == date(2032, 1, 1)
    secondary = statutes.statute("bookkeeping_secondary")
    assert retention.due(voucher, secondary.period) == date(2030, 7, 1)


def test_camera_recordings_are_erased_within_a_week() -> None:
    rule = statutes.statute("camera")
    assert (rule.duty, rule.period, rule.trigger) == ("erase", "P7D", RetentionTrigger.RECORDING)


def test_no_such_rule() -> None:
    with pytest.raises(KeyError):
        statutes.statute("skatteloven")


def test_dated() -> None:
    assert statutes.as_of() == date(2026, 7, 2)
