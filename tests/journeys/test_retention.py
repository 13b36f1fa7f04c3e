"""Journey of a deletion round: planned, done, put off and taken back, without a mouse's help."""

from datetime import date
from pathlib import Path

from dpo_desk.records import RetentionRule
from tests import sample
from tests.journeys.driver import Driver
from tests.journeys.test_activities import shown


def rule(d: Driver) -> RetentionRule:
    return d.ask(lambda register: register.by_uid(RetentionRule, shown(d)))


def test_a_round_is_planned_done_and_put_off(start, tmp_path: Path) -> None:
    with sample.make(tmp_path) as register:
        path = register.path
    d = start(path)
    d.wait(lambda: d.window.pages.key != "")
    d.press("Ctrl+7")
    d.wait(lambda: d.window.pages.key == "retention" and shown(d))
    d.find("retention.table").setFocus()
    d.press("Return")
    assert d.focus == "retention.data"
    d.tab_to("retention.next_on")
    d.press("Ctrl+A")
    d.write("20.11")
    d.press("Tab")
    assert rule(d).next_on == date(2026, 11, 20)
    d.tab_to("retention.cleared")
    d.find("retention.every").line.setFocus()
    d.write("6 måneder")
    d.press("Tab")
    assert rule(d).every == "P6M"

    d.click("retention.cleared")
    done = rule(d)
    assert (done.done_on, done.next_on) == (date(2026, 11, 19), date(2027, 5, 19))
    assert d.says("retention.cleared.done", date="onsdag 19. mai 2027")
    d.press("Ctrl+Z")
    d.wait(lambda: rule(d).next_on == date(2026, 11, 20))

    d.click("retention.postpone")
    menu = d.window.pages.page.findChild(object, "retention.later")
    menu.actions()[1].trigger()
    menu.close()
    d.wait(lambda: rule(d).next_on == date(2026, 12, 19))
    assert d.says("retention.later.done", date="lørdag 19. desember 2026")
    d.click("retention.filter.soon")
    assert d.window.pages.page.records.model.rowCount() == 1
    assert not d.audit()
