"""Retention rules on screen: sentences, rounds, conflicts, links; by real clicks and keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpo_desk.desk.widgets.text import Prose
from dpo_desk.duties import retention, seeding
from dpo_desk.law.codes import ProposalCertainty, RetentionTrigger
from dpo_desk.records import RetentionRule
from tests import sample
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.desk.pages.test_activities import FITS, first, page_of, press, register_of
from tests.desk.window import click, find, focused, opened, seen


@pytest.fixture
def window(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("retention")
        settle()
        yield opening.window


@pytest.fixture
def s2(qapp, tmp_path):
    path = tmp_path / "s2.perm"
    seeding.create_from_seed(path, "s2-it-drift", password=None, clock=sample.clock()).close()
    with opened(qapp) as opening:
        opening.open(path)
        opening.window.go("retention")
        settle()
        yield opening.window


def show(window, where):
    rule = first(window, RetentionRule, where)
    window.go("retention", uid=rule.uid)
    settle()
    return rule


def said(window):
    return [prose.accessibleName() for prose in window.findChildren(Prose) if prose.isVisible()]


def kept(window, rule):
    return register_of(window).by_uid(RetentionRule, rule.uid)


def test_a_rule_reads_as_a_sentence_that_follows_what_is_typed(window):
    rule = show(window, "data = 'Brukerstøtte'")
    assert "Slettes to år etter at avtalen tok slutt." in said(window)
    line = find(window, "retention.period").line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "6 måneder")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    settle()
    assert kept(window, rule).period == "P6M"
    assert "Slettes seks måneder etter at avtalen tok slutt." in said(window)


def test_a_round_is_marked_as_done_and_the_next_one_shown(window):
    rule = show(window, "data = 'Brukerstøtte'")
    retention.change(register_of(window), rule.uid, "every", "P1M")
    retention.postpone(register_of(window), rule.uid, date(2026, 11, 20))
    page_of(window).refresh()
    assert find(window, "retention.filter.soon").text() == "Forfaller 1"
    press(window, "retention.cleared")
    done = kept(window, rule)
    assert (done.done_on, done.next_on) == (sample.TODAY, date(2026, 12, 19))
    assert find(window, "retention.next_on").day == date(2026, 12, 19)


def test_a_round_is_put_off_from_the_menu(window):
    rule = show(window, "data = 'Brukerstøtte'")
    page = page_of(window)
    page.open_later()
    [menu] = [m for m in window.findChildren(object) if m.objectName() == "retention.later"]
    texts = [action.text().replace("\u00a0", " ") for action in menu.actions()]
    assert texts[0] == "Til torsdag 26. november 2026"
    menu.actions()[0].trigger()
    settle()
    assert kept(window, rule).next_on == date(2026, 11, 26)
    menu.actions()[-1].trigger()
    assert focused() == "retention.next_on"
    menu.close()


def test_what_it_hangs_on_is_picked_by_name(window):
    rule = show(window, "data = 'Brukerstøtte'")
    line = find(window, "retention.activity_id")
    assert line.text() == "Brukerstøtte"
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "kunde")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    settle()
    assert kept(window, rule).activity_id == 1


def test_our_reading_is_confirmed(window):
    register, rule = register_of(window), show(window, "data = 'Brukerstøtte'")
    with register.action("seed.loaded"):
        register.change(rule, certainty=ProposalCertainty.UNCLEAR)
    page_of(window).refresh()
    press(window, "retention.confirm")
    assert kept(window, rule).certainty is ProposalCertainty.STATED


def test_both_sentences_are_quoted_and_one_is_picked(s2):
    rule = show(s2, "period = 'P3Y'")
    assert find(s2, "retention.filter.disputed").text() == "Motstrid 2"
    quotes = [text for text in said(s2) if text.startswith("«")]
    assert "innen 3 år" in quotes[0]
    assert "Etter 5 år" in quotes[1]
    name = "retention.conflict.customer-retention"
    assert not find(s2, f"{name}.decide").isEnabled()
    press(s2, f"{name}.0")
    press(s2, f"{name}.decide")
    assert not register_of(s2).find(RetentionRule, "period = 'P5Y'")
    assert kept(s2, rule).removed_at is None
    assert find(s2, "retention.filter.disputed").text() == "Motstrid 0"
    assert not seen(s2, f"{name}.decide")
    press(s2, f"{name}.turn")
    press(s2, f"{name}.unknown")
    press(s2, f"{name}.decide")
    assert register_of(s2).find(RetentionRule, "period = 'P5Y'")
    page_of(s2).desk.undo()
    page_of(s2).desk.undo()
    settle()
    assert find(s2, f"{name}.decide")


def test_another_answer_is_written_and_must_be_one(s2):
    rule = show(s2, "period = 'P5Y'")
    name = "retention.conflict.customer-retention"
    press(s2, f"{name}.other")
    press(s2, f"{name}.decide")
    assert page_of(s2)._conflicts.card("customer-retention")._field.state == "error"
    line = find(s2, f"{name}.answer").line
    line.setFocus()
    QTest.keyClicks(line, "4")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    press(s2, f"{name}.decide")
    assert kept(s2, rule).period == "P4Y"
    assert not register_of(s2).find(RetentionRule, "period = 'P3Y'")


def test_the_rule_that_lost_gives_its_place_to_the_one_that_holds(s2):
    show(s2, "period = 'P5Y'")
    name = "retention.conflict.customer-retention"
    press(s2, f"{name}.0")
    press(s2, f"{name}.decide")
    assert page_of(s2).view.record.period == "P3Y"


def test_a_new_rule_begins_with_what_is_deleted(window):
    click(window, "retention.new")
    settle()
    assert focused() == "retention.data"
    QTest.keyClicks(find(window, "retention.data"), "Søknader")
    page_of(window).flush()
    rule = first(window, RetentionRule, "data = 'Søknader'")
    assert rule.trigger is RetentionTrigger.NONE
    assert "Det er ikke bestemt hvor lenge opplysningene lagres." in said(window)


def test_what_was_half_typed_comes_back_in_a_group_that_is_built_later(qapp, tmp_path):
    with sample.make(tmp_path) as register:
        rule = register.first(RetentionRule, "data = 'Brukerstøtte'")
        register.keep_draft("retention_rule", rule.uid, "next_on", "31.2")
        register.keep_draft("retention_rule", rule.uid, "exception", "ikke en kladd lenger")
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("retention", uid=rule.uid)
        page = page_of(opening.window)
        assert not page.pieces.whole
        for _ in range(3):
            settle()
        assert page.pieces.whole
        assert find(opening.window, "retention.next_on").text() == "31.2"
        assert kept(opening.window, rule).exception == "ikke en kladd lenger"


def test_before_the_first_rule_the_page_teaches(window):
    register = register_of(window)
    for rule in register.find(RetentionRule):
        retention.remove(register, rule.uid)
    page_of(window).refresh()
    assert seen(window, "retention.empty.new")
    assert not audit(window)


@pytest.mark.parametrize(("language", "scale", "size", "names"), FITS, ids=["100", "200", "small"])
def test_every_rule_of_the_seeds_is_shown_whole(qapp, tmp_path, language, scale, size, names):
    problems = []
    for name in names:
        path = tmp_path / f"{name}.perm"
        seeding.create_from_seed(path, name, password=None, clock=sample.clock()).close()
        with opened(qapp, language=language, scale=scale) as opening:
            opening.window.resize(*size)
            opening.open(path)
            opening.window.go("retention")
            for rule in register_of(opening.window).find(RetentionRule):
                opening.window.go("retention", uid=rule.uid)
                for _ in range(3):  # cards in cards ask for their height one after the other
                    settle()
                assert page_of(opening.window).view.record.uid == rule.uid
                problems += [f"{name}, {rule.data}: {what}" for what in audit(opening.window)]
            assert (opening.window.width(), opening.window.height()) == size
    assert not problems, "\n".join(problems[:20])
