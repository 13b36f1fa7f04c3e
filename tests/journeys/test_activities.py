"""Journey of the record of processing: from an empty card to one that lacks nothing, and back."""

from pathlib import Path

from dpo_desk.records import Activity, Purpose, PurposeBasis, RetentionRule
from tests import sample
from tests.journeys.driver import Driver


def shown(d: Driver) -> str:
    view = d.window.pages.page.view
    return view.record.uid if view is not None else ""


def opened(d: Driver) -> None:
    d.wait(lambda: d.window.pages.key != "")
    d.press("Ctrl+5")
    d.wait(lambda: d.window.pages.key == "activities" and shown(d))


def keep_five_years(d: Driver, made: Activity) -> None:
    d.click("activities.rule.add")
    d.wait(lambda: d.window.pages.key == "retention" and shown(d))
    d.write("5 år")  # the focus is where one says how long
    d.press("Tab")
    rule = d.ask(lambda register: register.first(RetentionRule, f"activity_id = {made.id}"))
    assert (rule.data, rule.period) == ("Lønn", "P5Y")


def test_an_activity_is_filled_in_until_it_lacks_nothing(start, tmp_path: Path) -> None:
    with sample.make(tmp_path) as register:
        path = register.path
    d = start(path)
    opened(d)
    d.press("Ctrl+N")
    d.wait(lambda: d.focus == "activities.name")
    d.write("Lønn")
    d.press("Tab")
    d.write("Ansatt")
    d.press("Return")
    [made] = d.ask(lambda register: register.find(Activity, "name = 'Lønn'"))
    assert made.subjects == ("employee",)
    assert d.find("activities.banner.action").isVisible()

    d.click("activities.purpose.add")
    d.wait(lambda: d.focus == "activities.purpose.0.text")
    d.write("Betale ut lønn")
    d.click("activities.purpose.0.pick.legal_obligation")
    assert d.says("basis.plain.legal_obligation")
    d.type("activities.purpose.0.basis.0.statute", "bokføringsloven § 13")
    d.press("Tab")
    d.click("activities.data_categories")
    d.write("Navn,")
    d.type("activities.service.pick", "24seven")
    d.press("Return")
    d.wait(lambda: d.focus == "activities.service.0.role")

    keep_five_years(d, made)
    d.press("Alt+Left")
    d.wait(lambda: d.window.pages.key == "activities" and shown(d) == made.uid)
    d.wait(lambda: not d.seen("activities.banner.action"))
    model = d.window.pages.page.records.model
    row = model.row(model.place_of(made.uid))
    assert row.missing == ()
    assert not d.audit()

    purpose = d.ask(lambda register: register.first(Purpose, f"activity_id = {made.id}"))
    basis = d.ask(lambda register: register.first(PurposeBasis, f"purpose_id = {purpose.id}"))
    assert (purpose.text, basis.statute) == ("Betale ut lønn", "bokføringsloven § 13")


def test_what_is_deleted_comes_back_with_all_that_hung_on_it(start, tmp_path: Path) -> None:
    with sample.make(tmp_path) as register:
        path = register.path
    d = start(path)
    opened(d)
    uid = shown(d)
    d.find("activities.table").setFocus()
    d.press("Delete")
    d.wait(lambda: d.ask(lambda register: register.count(Activity)) == 1)
    assert d.says("undo.deleted", name="Brukerstøtte")
    assert d.ask(lambda register: register.count(Purpose)) == 1
    d.press("Ctrl+Z")
    d.wait(lambda: shown(d) == uid)
    assert d.ask(lambda register: register.count(Purpose)) == 2
    assert d.find("activities.table").uid == uid
