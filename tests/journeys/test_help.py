"""F1 on every page there is: the text of that page, and Esc back to where one was."""

from dpo_desk.desk.help import HelpSheet, topic
from dpo_desk.desk.pages import navigation
from tests.journeys.driver import Driver
from tests.journeys.road import binder


def sheets(d: Driver) -> list[HelpSheet]:
    return [sheet for sheet in d.window.findChildren(HelpSheet) if sheet.is_open]


def test_every_page_answers_f1(start, tmp_path):
    d = start(binder(tmp_path))
    d.settle()
    for entry in navigation.entries(d.opening):
        args = {"id": 1} if entry.key == "request" else {}
        d.window.go(entry.key, **args)
        d.settle()
        d.press("F1")
        (sheet,) = sheets(d)
        assert sheet.accessibleName() == topic(entry.key, "nb").title, entry.key
        d.press("Esc")
        assert not sheets(d), entry.key


def test_the_help_speaks_the_language_of_the_window(start, tmp_path):
    d = start(binder(tmp_path), language="nn")
    d.press("Ctrl+2")
    d.press("F1")
    (sheet,) = sheets(d)
    assert sheet.accessibleName() == "Førespurnader"
    d.click("help.keys")
    assert "Noko nytt på sida du er på" in d.texts()


def test_help_before_a_register_is_open_and_behind_the_lock(start, tmp_path):
    d = start()
    d.press("F1")
    assert sheets(d)[0].accessibleName() == topic("welcome", "nb").title
    d.press("Esc")
    d.opening.open(binder(tmp_path))
    d.wait(lambda: d.window.pages.key == "today")
    d.press("F1")
    assert sheets(d)
    d.window.lock()
    d.settle()
    assert not sheets(d)
