"""Journey 3: the notice says three and five years; one is picked, and the other rule is gone."""

from pathlib import Path

import pytest

from dpo_desk.duties import seeding, statements
from dpo_desk.records import RetentionRule
from tests import sample
from tests.journeys.driver import Driver
from tests.journeys.test_activities import shown

CARD = "retention.conflict.customer-retention"


@pytest.fixture
def d(start, tmp_path: Path) -> Driver:
    path = tmp_path / "s2.perm"
    seeding.create_from_seed(path, "s2-it-drift", password=None, clock=sample.clock()).close()
    d = start(path)
    d.wait(lambda: d.window.pages.key != "")
    d.press("Ctrl+7")
    d.wait(lambda: d.window.pages.key == "retention" and shown(d))
    d.click("retention.filter.disputed")
    d.wait(lambda: d.window.pages.page.records.model.rowCount() == 2)
    d.find("retention.table").setFocus()
    d.press("Down")
    d.wait(lambda: d.seen(f"{CARD}.decide"))
    return d


def periods(d: Driver) -> set[str]:
    rules = d.ask(lambda register: register.find(RetentionRule, "period in ('P3Y', 'P4Y', 'P5Y')"))
    return {rule.period for rule in rules}


def undecided(d: Driver) -> set[str]:
    found = d.ask(lambda register: statements.conflicts(register, undecided=True))
    return {conflict.name for conflict in found}


def test_both_are_quoted_three_is_picked_and_taken_back(d: Driver) -> None:
    assert "innen 3 år" in d.texts()
    assert "Etter 5 år" in d.texts()
    assert d.says("conflict.line", line=59)
    d.click(f"{CARD}.0")
    d.click(f"{CARD}.decide")
    d.wait(lambda: periods(d) == {"P3Y"})
    assert "customer-retention" not in undecided(d)
    assert d.says("conflict.done", what="Tre år")
    d.wait(lambda: d.says("conflict.decided"))
    d.press("Ctrl+Z")
    d.wait(lambda: periods(d) == {"P3Y", "P5Y"})
    assert "customer-retention" in undecided(d)


def test_where_the_rule_that_is_shown_loses_the_one_that_holds_is_shown(d: Driver) -> None:
    table = d.find("retention.table")
    table.setFocus()
    d.press("Home")
    loser = shown(d)
    d.wait(lambda: d.window.pages.page.view.record.period == "P5Y")
    d.tab_to(f"{CARD}.0")
    d.press("Space")
    d.tab_to(f"{CARD}.decide")
    d.press("Return")
    d.wait(lambda: periods(d) == {"P3Y"})
    d.wait(lambda: shown(d) and d.window.pages.page.view.record.period == "P3Y")
    assert d.says("conflict.decided")
    d.press("Ctrl+Z")
    d.wait(lambda: periods(d) == {"P3Y", "P5Y"})
    assert d.ask(lambda register: register.by_uid(RetentionRule, loser).removed_at is None)


def test_another_period_is_written_and_then_it_is_not_known(d: Driver) -> None:
    d.click(f"{CARD}.other")
    d.click(f"{CARD}.decide")
    assert d.says("conflict.missing.period")
    d.write("4 år")  # the focus went to where the answer is missing
    d.click(f"{CARD}.decide")
    d.wait(lambda: periods(d) == {"P4Y"})
    d.click(f"{CARD}.turn")
    d.click(f"{CARD}.unknown")
    d.click(f"{CARD}.decide")
    d.wait(lambda: periods(d) == {"P3Y", "P5Y"})
    assert "customer-retention" not in undecided(d)


def test_a_quote_leads_to_its_sentence_in_the_notice(d: Driver) -> None:
    d.click(f"{CARD}.show.0")
    d.wait(lambda: d.window.pages.key == "notices")
    assert "Når et kundeforhold er avsluttet" in d.texts()


def test_what_is_said_of_the_company_in_two_ways_is_decided_in_settings(start, tmp_path) -> None:
    """«Innen én måned» and «innen 30 dager»: the answer that is promised, of no other record."""
    path = tmp_path / "s4.perm"
    seeding.create_from_seed(
        path, "s4-digitale-verktoy", password=None, clock=sample.clock()
    ).close()
    d = start(path)
    d.wait(lambda: d.window.pages.key != "")
    assert "answer-time" in undecided(d)
    d.click("nav.settings")
    card = "settings.conflict.answer-time"
    d.tab_to(f"{card}.turn")
    d.press("Return")
    assert d.says("conflict.line", line=57)
    assert d.says("conflict.line", line=73)
    d.tab_to(f"{card}.0")
    d.press("Space")
    d.tab_to(f"{card}.decide")
    d.press("Return")
    d.wait(lambda: "answer-time" not in undecided(d))
    d.wait(lambda: d.says("conflict.decided"))
    assert d.focus == f"{card}.turn"
    assert d.audit() == []
    assert d.ask(lambda register: register.verify().problems) == ()
    d.press("Ctrl+Z")
    d.wait(lambda: "answer-time" in undecided(d))
