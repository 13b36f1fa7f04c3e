"""Today: the one next step leads where it says, lines are ticked off, nothing is cut anywhere."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from dpo_desk import words
from dpo_desk.desk.pages.first_steps_cards import skip
from dpo_desk.desk.pages.today_rows import AheadRow
from dpo_desk.desk.print_sheet import PrintSheet
from dpo_desk.duties import identity, intake, notices, proposals, tasks
from dpo_desk.duties.checking_view import View
from dpo_desk.duties.first_steps import FirstStep
from dpo_desk.law.codes import RetentionAction
from dpo_desk.records import Company, Request, RetentionRule, Task
from dpo_desk.register import Register
from tests import sample
from tests.desk.audit import audit, minimum
from tests.desk.pages.conftest import settle
from tests.desk.pages.hostile import LONG, NAMES
from tests.desk.pages.test_requests import log
from tests.desk.window import click, find, focused, opened, seen, type_in
from tests.duties.notice_facts import FACTS, TEXT
from tests.paper import reading


@pytest.fixture
def empty(qapp, tmp_path):
    """A register in which nothing is filled in."""
    company = Company(name="Fjordlys Prøve AS")
    Register.create(
        tmp_path / "tom.perm", company=company, password=None, clock=sample.clock()
    ).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "tom.perm")
        yield opening


@pytest.fixture
def full(qapp, tmp_path):
    """Two requests, a round of deletion and two tasks."""
    with sample.make(tmp_path) as register:
        fill(register)
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening


def fill(register, name="Kari Eksempel"):
    log(register, name, date(2026, 11, 3))
    log(register, "Ola Prøve", date(2026, 11, 17))
    with register.action("action.task.added"):
        register.add(RetentionRule(data="Søknader", next_on=date(2026, 11, 20), every="P1Y"))
        register.add(Task(title="Be om avtale", plan_on=date(2026, 11, 24)))


def register(opening):
    return opening.desk.background._register


def title(opening):
    return plain(find(opening.window, "today.next.title").text())


def looked(opening):
    """The self-check has found nothing."""
    opening.desk.checker.view = View((), 70, 70)
    opening.desk.checker.checked.emit(opening.desk.checker.view)


def plain(text):
    """Without the spaces that only a line's end sees."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{ZERO WIDTH SPACE}", "")


def lines(opening):
    found = [row for row in opening.window.findChildren(AheadRow) if row.isVisible()]
    return [row.accessibleName() for row in found]


def test_it_is_the_first_page_and_greets_by_the_hour(full):
    assert full.window.pages.key == "today"
    page = full.window.pages.page
    assert page._top._title.full == "God morgen, Kari"
    assert page._top._subtitle.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "Torsdag 19. november 2026 · uke 47"
    )


def test_a_register_without_a_manager_calls_nobody_by_name(empty):
    assert empty.window.pages.page._top._title.full == "God morgen"


def test_the_filled_button_leads_to_the_step_that_waits(full):
    assert title(full) == "Bekreft henvendelsen fra Kari Eksempel"
    assert plain(find(full.window, "today.next.left").text()) == "14 dager igjen"
    QTest.keyClick(full.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert full.window.pages.key == "request"
    assert full.window.pages.page.step == "received"


def test_a_notice_left_half_way_is_the_next_step_and_leads_back_to_it(empty):
    kept = register(empty)
    version = notices.new_version(kept, text=TEXT)
    found = proposals.propose(kept, version.uid, FACTS)
    assert title(empty) == f"Se på {len(found)} forslag fra erklæringen"
    assert not seen(empty.window, "today.first.go")
    click(empty.window, "today.next.see")
    assert empty.window.pages.key == "notices"
    empty.window.go("today")
    click(empty.window, "today.next.do")
    assert empty.window.pages.key == "notice_review"
    settle()
    assert empty.window.pages.page.review.version_uid == version.uid
    for one in found[1:]:
        proposals.skip(kept, one.uid)
    empty.window.go("today")
    assert title(empty) == "Se på ett forslag fra erklæringen"
    proposals.skip(kept, found[0].uid)
    assert not seen(empty.window, "today.next.title")


def test_the_next_step_follows_what_is_done_elsewhere(full):
    identity.no_doubt(register(full), 1, "Kjent adresse")
    assert title(full) == "Finn opplysningene om Kari Eksempel"
    click(full.window, "today.next.do")
    assert full.window.pages.page.step == "scope"


def test_what_is_ahead_is_read_aloud_with_day_and_days(full):
    found = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines(full)]
    assert found == [
        "Slett: Søknader, fredag 20. november 2026, I morgen",
        "Be om avtale, Oppgave, tirsdag 24. november 2026, 5 dager",
        "Svar på krav om innsyn, Sak 2026-001 · Kari Eksempel, torsdag 3. desember 2026, 14 dager",
        "Svar på krav om innsyn, Sak 2026-002 · Ola Prøve, torsdag 17. desember 2026, 28 dager",
    ]


def test_a_round_is_marked_as_deleted_and_taken_back(full):
    click(full.window, "today.ahead.0.done")
    assert "Søknader" not in lines(full)[0]
    assert full.window.toast.isVisible()
    (rule,) = register(full).find(RetentionRule, "data = 'Søknader'")
    assert (rule.done_on, rule.next_on) == (sample.TODAY, date(2027, 11, 19))
    click(full.window, "toast.action")
    assert "Søknader" in lines(full)[0]
    (rule,) = register(full).find(RetentionRule, "data = 'Søknader'")
    assert (rule.done_on, rule.next_on) == (None, date(2026, 11, 20))


def test_a_task_is_done_by_keys_and_the_focus_stays_among_the_lines(full):
    tick = find(full.window, "today.ahead.1.done")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Return)
    assert all("Be om avtale" not in line for line in lines(full))
    assert focused() == "today.ahead.1"
    (task,) = register(full).find(Task)
    assert task.done_on == sample.TODAY


def test_a_round_of_deletion_is_done_from_the_card(full):
    for request in register(full).find(Request):
        with register(full).action("action.request.changed", ref=request.ref, field="note"):
            register(full).remove(request)
    assert title(full) == "Slett søknader"
    assert find(full.window, "today.next.do").text() == "Merk som slettet"
    assert not seen(full.window, "today.next.left")
    skip(full.desk, *FirstStep)
    click(full.window, "today.next.do")
    assert title(full) == "Ser over registeret …"  # nothing is in order before it was looked at
    assert not seen(full.window, "today.next.do")
    looked(full)
    assert title(full) == "Alt er i rute"
    assert not seen(full.window, "today.next.do")
    body = full.window.pages.page._step._body.accessibleName().replace("\N{NO-BREAK SPACE}", " ")
    assert body == "Neste frist er 24. november. Du trenger ikke gjøre noe i dag."


def test_a_round_of_review_is_not_called_deletion(full):
    with register(full).action("action.retention_rule.changed"):
        (rule,) = register(full).find(RetentionRule, "data = 'Søknader'")
        register(full).change(rule, action=RetentionAction.REVIEW)
    assert find(full.window, "today.ahead.0.done").toolTip() == "Merk som gjort"


def test_a_line_opens_what_it_is_about(full):
    click(full.window, "today.ahead.2")
    assert full.window.pages.key == "request"
    assert full.window.pages.page.view.request.requester_name == "Kari Eksempel"


def test_what_there_is_no_room_for_is_in_the_calendar(full):
    assert not full.window.pages.page._more.isVisible()
    for day in range(1, 5):
        tasks.add(register(full), Task(title=f"Oppgave {day}", plan_on=date(2027, 1, day)))
    assert len(lines(full)) == 5
    assert full.window.pages.page._more.isVisible()


def test_a_new_request_opens_in_a_sheet_and_leads_to_its_case(full):
    QTest.keyClick(full.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert seen(full.window, "newrequest.create")
    QTest.keyClick(full.window.focusWidget(), Qt.Key.Key_Escape)
    assert not seen(full.window, "newrequest.create")


def test_a_request_that_is_half_logged_is_there_again(full):
    click(full.window, "today.new")
    type_in(full.window, "newrequest.requester_name", "Åse Prøve")
    page = full.window.pages.page
    assert page.place() == {"new": True}
    page.flush()
    full.window.pages.drop_all()
    full.window.go("today", new=True)
    assert find(full.window, "newrequest.requester_name").text() == "Åse Prøve"
    full.window.pages.page.escape()


def test_the_deadlines_are_printed(full):
    QTest.keyClick(full.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (sheet,) = full.window.findChildren(PrintSheet)
    told = reading.text(sheet.pdf)
    assert "Be om avtale" in told
    assert "14 dager" in told


def test_an_empty_register_begins_with_three_steps(empty):
    assert seen(empty.window, "today.first.go")
    assert not seen(empty.window, "today.next.title")
    assert empty.window.pages.page.primary.objectName() == "today.first.go"
    click(empty.window, "today.first.go")
    assert empty.window.pages.key == "first_steps"


def test_the_steps_can_be_left_out_for_good(empty):
    click(empty.window, "today.first.leave")
    assert not seen(empty.window, "today.first.go")
    assert not seen(empty.window, "today.first.resume")
    looked(empty)
    assert title(empty) == "Alt er i rute"
    empty.window.go("settings")
    empty.window.go("today")
    assert not seen(empty.window, "today.first.go")


def test_with_a_request_the_steps_are_small_and_the_request_comes_first(empty):
    intake.log_request(
        register(empty), intake.RequestDraft(received_on=date(2026, 11, 3), requester_name="Kari")
    )
    assert seen(empty.window, "today.first.resume")
    assert not seen(empty.window, "today.first.go")
    assert title(empty) == "Bekreft henvendelsen fra Kari"


def test_hostile_names_are_only_text(full):
    for name in (*NAMES, LONG[:90], LONG):
        request = register(full).get(Request, 1)
        with register(full).action("action.request.changed", ref="2026-001", field="text"):
            register(full).change(request, requester_name=name)
        settle()
        assert plain(name)[:99] in title(full)
        assert not audit(full.window), name


def test_the_card_says_its_name_and_the_bar_its_words(full):
    page = full.window.pages.page
    bar = QAccessible.queryAccessibleInterface(page._step._bar)
    assert bar.text(QAccessible.Text.Name).replace("\N{NO-BREAK SPACE}", " ") == (
        "Mottatt 3. november. 3. desember"
    )


@pytest.mark.parametrize("size", [(1280, 800), (1024, 680)], ids=["1280", "1024"])
@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["100", "200"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_nothing_is_cut_in_any_language_or_size(qapp, tmp_path, language, scale, size):
    company = Company(name="Fjordlys Prøve AS", manager="Kari Eksempel")
    Register.create(
        tmp_path / "tom.perm", company=company, password=None, clock=sample.clock()
    ).close()
    with sample.make(tmp_path) as filled:
        fill(filled, "Karoline-Elisabeth Sørensen-Bjørnstjerne von Eksempelhausen-Prøvedatter")
    problems = []
    with opened(qapp, language=language, scale=scale) as opening:
        opening.window.resize(*size)
        for name in ("tom", "prove"):
            opening.open(tmp_path / f"{name}.perm")
            settle()
            found = audit(opening.window.pages.page) + minimum(opening.window)
            problems += [f"{name}: {what}" for what in found]
    assert not problems, "\n".join(problems)
