"""A morning on Today: the next step is followed to its end, a round is ticked off, a copy taken."""

from datetime import date

from dpo_desk.duties import copies
from dpo_desk.records import RetentionRule, Task
from tests.journeys.driver import Driver
from tests.journeys.road import binder


def plan(register):
    with register.action("action.task.added"):
        register.add(RetentionRule(data="Søknader", next_on=date(2026, 11, 20)))
        register.add(Task(title="Be om databehandleravtale", plan_on=date(2026, 11, 24)))


def title(d: Driver) -> str:
    return d.find("today.next.title").text().replace("\N{ZERO WIDTH SPACE}", "")


def test_the_next_step_leads_through_the_case_and_back(start, tmp_path):
    d = start(binder(tmp_path))
    d.wait(lambda: d.seen("today.next.title"))
    assert d.says("today.title.morning", name="Kari")
    assert title(d) == "Bekreft henvendelsen fra Ola Prøve"
    d.press("Ctrl+Return")
    d.wait(lambda: d.window.pages.key == "request" and d.seen("request.receipt"))
    d.click("step.identity")
    d.tab_to("request.identity.no")
    d.press("Space")
    d.tab_to("request.identity.why")
    d.write("Skrev fra adressen vi har fra før")
    d.press("Return")
    d.press("Ctrl+1")
    d.wait(lambda: d.window.pages.key == "today")
    d.wait(lambda: title(d) == "Finn opplysningene om Ola Prøve")
    d.click("today.next.see")
    d.wait(lambda: d.window.pages.key == "request" and d.window.pages.page.step == "received")


def test_a_round_and_a_task_are_ticked_off_by_keys_and_undone(start, tmp_path):
    d = start(binder(tmp_path))
    d.work(plan)
    d.wait(lambda: d.seen("today.ahead.1.done"))
    d.tab_to("today.ahead.0.done")
    d.press("Return")
    d.wait(lambda: d.ask(lambda r: r.find(RetentionRule, "done_on is not null")))
    assert "Slett: Søknader" not in d.texts()
    assert d.focus.startswith("today.ahead.")
    d.press("Ctrl+Z")
    d.wait(lambda: "Slett: Søknader" in d.texts())
    d.click("today.ahead.1.done")
    d.wait(lambda: "Be om databehandleravtale" not in d.texts())
    d.click("toast.action")
    d.wait(lambda: "Be om databehandleravtale" in d.texts())


def test_the_calendar_and_every_line_are_a_key_away(start, tmp_path):
    d = start(binder(tmp_path))
    d.work(plan)
    d.wait(lambda: d.seen("today.ahead.2"))
    d.tab_to("today.calendar")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "calendar")
    d.press("Ctrl+1")
    d.wait(lambda: d.window.pages.key == "today")
    d.tab_to("today.ahead.0")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "retention")


def test_a_copy_is_a_click_away(start, tmp_path, monkeypatch):
    folder = tmp_path / "kopier"
    monkeypatch.setattr(copies, "standard_folder", lambda: folder)
    d = start(binder(tmp_path))
    d.wait(lambda: d.seen("today.backup.do"))
    before = len(list(folder.rglob("*.permkopi")))
    d.click("today.backup.do")
    d.wait(lambda: len(list(folder.rglob("*.permkopi"))) > before)
    d.wait(lambda: d.says("today.backup", date="19. november"))


def test_the_page_comes_back_to_where_one_was(start, stop, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    d.wait(lambda: d.seen("today.next.do"))
    assert d.focus in ("today.next.do", "today.new")
    assert d.audit() == []
