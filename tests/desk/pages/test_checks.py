"""The self-check: grouped, filtered, mended where it points, marked as in order and taken back."""

from datetime import date
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dpo_desk.desk.print_sheet import PrintSheet
from dpo_desk.duties import activities, checking, checking_view, next_step
from dpo_desk.duties.checking_view import Row, View
from dpo_desk.law.codes import Severity
from dpo_desk.records import AcceptedFinding, Activity
from tests import sample
from tests.desk.audit import audit, minimum
from tests.desk.pages import hostile
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in

KEY = Qt.Key


@pytest.fixture
def opening(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening


@pytest.fixture
def seed(qapp):
    """The example whose notice names neither legal basis nor complaint."""
    with opened(qapp) as opening:
        opening.see_example("s2-it-drift")
        opening.window.go("checks")
        settle()
        yield opening.window


def register_of(window):
    return window.desk.background._register


def view_of(window):
    return window.desk.checker.view


def rows(window):
    model = window.pages.page.list._model
    return [model.row(i).row for i in range(model.rowCount())]


def choose(window, rule, table=""):
    """Choose the first finding of a rule."""
    found = next(each for each in rows(window) if each.rule == rule and table in each.table)
    find(window, "checks.table").choose(found.key)
    window.pages.page.list._tell(found.key)
    return found


def texts(window):
    panel = window.pages.page.panel
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    return [text.replace("\u200b", "").replace("\u00a0", " ") for text in said]


def test_another_language_that_comes_while_it_is_checked_is_spoken(seed, monkeypatch):
    desk, ready = seed.desk, checking_view.ready
    before = [row.message for row in view_of(seed).rows]

    def switch(register, found, words):
        desk.set_language("en")
        return ready(register, found, words)

    with monkeypatch.context() as patch:
        patch.setattr(checking_view, "ready", switch)
        desk.set_language("nn")
        desk.checker._timer.timeout.emit()
    assert desk.checker.busy  # what was found is said in a language that is spoken no more
    desk.checker._timer.timeout.emit()
    said = [row.message for row in view_of(seed).rows]
    assert said == [row.message for row in checking_view.view(
        register_of(seed), desk.clock.today(), desk.words
    ).rows]  # fmt: skip
    assert said != before


def test_findings_stand_group_by_group_and_the_sidebar_counts_what_must_be_mended(seed):
    view = view_of(seed)
    assert [row.key for row in rows(seed)] == [row.key for row in view.rows]
    groups = [row.group for row in rows(seed)]
    assert groups == sorted(groups, key=checking_view.GROUPS.index)
    assert {"N03", "N12"} <= {row.rule for row in view.of("must")}
    assert f"{view.in_order} av {view.rules} i orden" in [
        label.text() for label in seed.pages.page.top.findChildren(QLabel)
    ]
    button = seed._sidebar._buttons["checks"]
    assert str(len(view.of("must"))) in button.accessibleName()


def test_a_filter_shows_one_group(seed):
    click(seed, "checks.filter.must")
    settle()
    assert {row.group for row in rows(seed)} == {"must"}
    click(seed, "checks.filter.ok")
    settle()
    assert rows(seed) == []
    assert not seen(seed, "checks.mend")


def test_a_finding_is_marked_as_in_order_with_a_reason_and_taken_up_again(seed):
    found = choose(seed, "N12")
    before = view_of(seed).in_order
    click(seed, "checks.accept")
    settle()
    click(seed, "checks.accept.do")
    assert register_of(seed).find(AcceptedFinding) == []  # without a reason nothing is kept
    type_in(seed, "checks.accept.reason", "Står på nettsiden")
    click(seed, "checks.accept.do")
    settle()
    (kept,) = register_of(seed).find(AcceptedFinding)
    assert (kept.rule, kept.reason) == ("N12", "Står på nettsiden")
    assert view_of(seed).in_order == before + 1
    accepted = choose(seed, "N12")
    assert accepted.key == found.key
    assert "Merket som i orden 19. november 2026" in texts(seed)
    click(seed, "checks.reopen")
    settle()
    assert register_of(seed).find(AcceptedFinding) == []
    assert view_of(seed).in_order == before


def test_marking_as_in_order_can_be_undone(seed):
    choose(seed, "N12")
    click(seed, "checks.accept")
    settle()
    type_in(seed, "checks.accept.reason", "Står på nettsiden")
    click(seed, "checks.accept.do")
    settle()
    click(seed, "toast.action")
    settle()
    assert register_of(seed).find(AcceptedFinding) == []
    assert any(row.rule == "N12" for row in view_of(seed).of("must"))


def test_by_keyboard_only(seed):
    table = find(seed, "checks.table")
    assert focused() == "checks.table"
    first = seed.pages.page.panel._row
    QTest.keyClick(table, KEY.Key_Down)
    assert seed.pages.page.panel._row != first
    QTest.keyClick(table, KEY.Key_Home)
    QTest.keyClick(table, KEY.Key_Return)
    settle()
    assert seed.pages.key == "notices"
    assert focused() == "notices.text"


def inside():
    """The names of what has the focus and of what it stands in."""
    widget = QApplication.focusWidget()
    while widget is not None:
        yield widget.objectName()
        widget = widget.parentWidget()


def expected(row):
    """What has the focus after «Rett opp», where it is not the field of the same name."""
    special = {
        ("activity", "retention"): "activities.rule.add",
        ("service", "subprocessors"): "processors.subs.add",
        ("notice_version", "text"): "notices.text",
    }
    if (row.table, row.field) in special:
        return special[row.table, row.field]
    if row.table in ("purpose", "purpose_basis"):
        return "activities.purpose."
    page = {"activity": "activities", "service": "processors", "retention_rule": "retention"}
    return f"{page[row.table]}.{row.field}"


@pytest.mark.parametrize("name", ["s0-it-radgivning", "s1-stromsparing", "s2-it-drift"])
def test_mending_opens_the_very_field(qapp, name):
    wrong = []
    with opened(qapp) as opening:
        opening.see_example(name)
        window = opening.window
        window.go("checks")
        settle()
        kinds = {(row.table, row.field): row for row in view_of(window).rows if row.uid}
        for row in kinds.values():
            window.go("checks", finding=row.key)
            settle()
            window.pages.page.mend(row)
            settle()
            if not any(name.startswith(expected(row)) for name in inside()):
                wrong.append(f"{row!r} {row.field}: {focused()}")
    assert wrong == []


def test_what_changes_is_checked_anew(opening):
    window = opening.window
    window.go("checks")
    settle()
    (row,) = [r for r in view_of(window).rows if r.rule == "A01" and r.field == "security"][:1]

    activities.change(
        register_of(window), Activity.table, row.uid, "security", "Låst rom", merge=""
    )
    settle()
    window.pages.page.refresh()
    settle()
    assert row.key not in [each.key for each in view_of(window).rows]


def test_the_next_step_gives_way_to_what_comes_first():
    must = [row_of(0)]
    calm = next_step.NextStep(next_step.Why.NONE, "calm")
    assert next_step.or_finding(calm, must).finding == must[0]
    assert next_step.or_finding(calm, []) is calm
    late = next_step.NextStep(next_step.Why.OVERDUE, "answer")
    assert next_step.or_finding(late, must) is late


def test_today_tells_how_much_is_in_order_and_leads_to_a_finding(seed):
    seed.go("today")
    settle()
    view = view_of(seed)
    said = f"{view.in_order} av {view.rules} i orden"
    assert find(seed, "today.check.count").text() == said
    assert find(seed, "today.next.title").text() == view.of("must")[0].message.rstrip(".")
    click(seed, "today.check.1")
    settle()
    assert seed.pages.key == "checks"
    assert seed.pages.page.panel._row.rule != view.rows[0].rule
    seed.go("today")
    settle()
    click(seed, "today.next.do")
    settle()
    assert seed.pages.key == "notices"


def test_nothing_missing_is_said(opening, monkeypatch):
    monkeypatch.setattr(checking, "steps", lambda *_given: iter(()))
    opening.window.go("checks")
    settle()
    assert "Vi fant ingen mangler" in [
        label.text() for label in opening.window.pages.page.findChildren(QLabel)
    ]
    assert not seen(opening.window, "checks.mend")
    assert audit(opening.window) == []
    opening.window.go("today")
    settle()
    assert seen(opening.window, "today.check.count")


def row_of(number, text="Lovhenvisningen er feil."):
    return Row(
        key=f"k{number}", group=checking_view.GROUPS[number % 3], rule=f"N{number:02}",
        severity=Severity.LOW, message=text, state="Ikke registrert ennå", law=text, fix=text,
        where=text, quote=text, table="activity", uid="u", field="name", line=number, facts="f",
        accepted_on=date(2026, 11, 19) if number % 3 == 2 else None, reason=text,
        accepted_uid="a",
    )  # fmt: skip


def show(window, many):
    many = sorted(many, key=lambda row: checking_view.GROUPS.index(row.group))
    window.desk.checker.checked.emit(View(tuple(many), 3, 70))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_whatever_a_finding_says_the_page_holds(qapp, tmp_path, language, scale):
    sample.make(tmp_path).close()
    with opened(qapp, language=language, scale=scale) as opening:
        opening.open(tmp_path / "prove.perm")
        window = opening.window
        window.go("checks")
        settle()
        names = [*hostile.NAMES, hostile.LONG]
        show(window, [row_of(n, name) for n, name in enumerate(names)])
        settle()
        for row in rows(window):
            window.pages.page.panel.show_row(row)
            settle()
            assert row.message.replace("\u200b", "") in texts(window)
            assert audit(window) + minimum(window) == []


def test_three_hundred_findings_come_without_an_event_of_a_tenth_of_a_second(opening):
    window = opening.window
    window.go("checks")
    settle()
    many = [row_of(number) for number in range(300)]
    begun = perf_counter()
    show(window, many)
    slowest = perf_counter() - begun
    for _ in range(40):
        begun = perf_counter()
        QApplication.processEvents()
        slowest = max(slowest, perf_counter() - begun)
    assert slowest < 0.1
    assert window.pages.page.list._model.total == 300


def test_the_report_is_what_is_printed(seed):
    click(seed, "checks.print")
    settle()
    (sheet,) = seed.pages.page.findChildren(PrintSheet)
    assert sheet.pdf.startswith(b"%PDF")
    assert sheet._title == "Egenkontroll"


def test_another_register_brings_its_own_findings(seed, tmp_path):
    assert view_of(seed) is not None
    seed.desk.background.close()
    assert view_of(seed) is None
