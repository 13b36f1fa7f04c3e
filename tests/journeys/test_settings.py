"""Settings and About by keys alone: reminders, a password, an example and back, the licences."""

from datetime import timedelta

from dpo_desk.duties import calendar_export
from tests.exchange import strict_reader
from tests.journeys.driver import Driver
from tests.journeys.road import binder
from tests.journeys.test_search_everything import look_for

NINE = timedelta(hours=9)  # of the day itself
PASSWORD = "blåbær og ørret"


def to_settings(d: Driver) -> None:
    """By what it is called, as one who has forgotten where it stands."""
    d.wait(lambda: d.window.pages.key)
    look_for(d, "gå til innst")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "settings" and d.focus == "settings.name")


def alarms(d: Driver) -> set[timedelta]:
    """How long before each day the calendar file reminds."""

    def written(register):
        items = calendar_export.ahead(register, None, None)
        return calendar_export.as_file(register, items, d.desk.words)

    events = strict_reader.read(d.ask(written))["parts"]
    return {alarm["TRIGGER"] for event in events for alarm in event["parts"]}


def test_a_reminder_that_is_set_is_in_the_calendar_file(start, tmp_path):
    d = start(binder(tmp_path))
    to_settings(d)
    before = alarms(d)
    d.tab_to("settings.remind_days")
    d.press("Down")
    days = d.ask(lambda register: register.company().remind_days)
    assert alarms(d) == {timedelta(days=-days) + NINE} != before
    d.press("Ctrl+Z")
    d.wait(lambda: alarms(d) == before)
    assert d.find("settings.remind_days").currentData() == 7


def test_a_password_is_set_asked_for_and_taken_off(start, stop, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    to_settings(d)
    d.tab_to("settings.password.set")
    d.press("Return")
    assert d.focus == "settings.new.password"
    d.write(PASSWORD)
    d.tab_to("settings.new.again")
    d.write("noe annet")
    d.press("Ctrl+Return")
    assert d.says("password.differs")
    d.press("Ctrl+A")
    d.write(PASSWORD)
    d.press("Ctrl+Return")
    d.wait(lambda: d.says("settings.password.is_set"))
    d.press("Ctrl+L")
    d.wait(lambda: d.focus == "unlock.password")
    d.write(PASSWORD)
    d.press("Return")
    d.wait(lambda: d.window.in_shell and d.seen("settings.password.remove"))
    stop(d)
    d = start(path)
    d.wait(lambda: d.focus == "unlock.password")
    d.write(PASSWORD)
    d.press("Return")
    d.wait(lambda: d.window.in_shell)
    to_settings(d)
    d.tab_to("settings.password.remove")
    d.press("Return")
    d.tab_to("settings.password.do")
    d.press("Return")
    d.wait(lambda: d.says("settings.password.is_removed"))
    stop(d)
    d = start(path)
    d.wait(lambda: d.window.in_shell and d.window.pages.key)


def test_an_example_is_looked_at_and_left_again(start, tmp_path):
    d = start(binder(tmp_path))
    to_settings(d)
    d.tab_to("settings.examples")
    d.press("Return")
    d.wait(lambda: d.seen("welcome.example.s2-it-drift"))
    d.tab_to("welcome.example.s2-it-drift")
    d.press("Return")
    d.wait(lambda: d.says("example.banner"))
    assert "Prøvefjord IT-drift AS" in d.texts()
    back = d.window._banner.button
    back.setObjectName("example.leave")
    d.tab_to("example.leave")
    d.press("Return")
    d.wait(lambda: "Fjordlys Prøve AS" in d.texts())
    assert not d.says("example.banner")


def test_about_tells_where_the_files_lie_and_what_holds_for_what(start, tmp_path):
    d = start(binder(tmp_path))
    to_settings(d)
    d.tab_to("settings.about")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "about" and d.focus == "about.back")
    assert "prove.perm" in d.texts()
    d.tab_to("about.licence")
    first = d.find("about.licence.text").toPlainText()
    d.press("Down")
    d.wait(lambda: d.find("about.licence.text").toPlainText() != first)
    assert d.audit() == []
    d.press("Alt+Left")
    d.wait(lambda: d.window.pages.key == "settings" and d.focus == "settings.about")
