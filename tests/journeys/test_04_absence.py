"""DESIGN 12, journey 4: what a notice does not say is listed, and each has the way to mend it."""

from dpo_desk import places
from dpo_desk.law.codes import Severity
from dpo_desk.records import AcceptedFinding
from tests.journeys.driver import Driver
from tests.journeys.road import binder


def rows(d: Driver) -> list:
    model = d.window.pages.page.list._model
    return [model.row(n).row for n in range(model.rowCount())]


def choose(d: Driver, rule: str, table: str) -> None:
    """Walk down to a finding with the arrow key."""
    wanted = next(n for n, one in enumerate(rows(d)) if (one.rule, one.table) == (rule, table))
    d.press("Home")
    for _ in range(wanted):
        d.press("Down")


def test_missing_basis_and_complaint_are_listed_and_mended_where_they_stand(start, tmp_path):
    d = start(binder(tmp_path))
    notice = (places.seeds("s2-it-drift") / "notice.nb.txt").read_text(encoding="utf-8")
    d.click("nav.notices")
    d.click("notices.empty.import")
    d.wait(lambda: d.focus == "review.get.text")
    d.paste(notice)
    d.click("review.read")
    d.wait(lambda: d.seen("review.all"))
    d.press("Ctrl+9")
    d.wait(lambda: d.seen("checks.table") and rows(d))
    assert d.focus == "checks.table"
    found = {one.rule: one for one in rows(d) if one.table == "notice_version"}
    assert found["N03"].message == "Behandlingsgrunnlaget er ikke oppgitt."
    assert found["N12"].message == "Klage til Datatilsynet er ikke nevnt."
    assert all(found[rule].severity is Severity.HIGH for rule in ("N03", "N12"))
    assert d.audit() == []
    choose(d, "N03", "notice_version")
    assert d.says("check.group.must")
    d.click("checks.mend")
    d.wait(lambda: d.focus == "notices.text")
    text = d.find("notices.text")
    passage = text._active
    assert notice[passage.start : passage.end] in text.toPlainText()
    d.press("Alt+Left")
    d.wait(lambda: d.seen("checks.table"))
    d.find("checks.table").setFocus()
    choose(d, "A01", "activity")
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "activities")
    assert d.focus.startswith("activities.")


def test_what_is_in_order_all_the_same_is_said_why_and_can_be_undone(start, tmp_path):
    d = start(binder(tmp_path))
    d.click("nav.checks")
    d.wait(lambda: d.seen("checks.table") and rows(d))
    many = len([one for one in rows(d) if one.group != "ok"])
    d.click("checks.accept")
    d.write("Avklart med styret")
    d.press("Ctrl+Return")
    d.wait(lambda: sum(one.group != "ok" for one in rows(d)) == many - 1)
    (kept,) = d.ask(lambda register: register.find(AcceptedFinding))
    assert kept.reason == "Avklart med styret"
    d.press("Ctrl+Z")
    d.wait(lambda: sum(one.group != "ok" for one in rows(d)) == many)
    assert d.ask(lambda register: register.find(AcceptedFinding)) == []
