"""The calendar: walked, turned and moved in, by key and by mouse."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk import words
from dpo_desk.desk.theme import px
from dpo_desk.duties import tasks
from dpo_desk.records import Request, RetentionRule, Task
from tests import sample
from tests.desk.audit import audit, minimum
from tests.desk.pages.calendar_open import DEC_3, NOV_20, NOV_24, NOV_27, calendar, fill
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen


@pytest.fixture
def empty(qapp, tmp_path):
    yield from calendar(qapp, tmp_path, full=False)


@pytest.fixture
def full(qapp, tmp_path):
    yield from calendar(qapp, tmp_path, full=True)


def test_it_opens_on_today_with_the_arrows_at_hand(empty):
    assert focused() == "calendar.grid"
    assert (empty.shown, empty.day) == ("November 2026", "Torsdag 19. november")
    QApplication.processEvents()
    assert not seen(empty.window, "calendar.item.0")


def test_the_arrows_walk_and_leave_the_month(full):
    full.key(Qt.Key.Key_Right)
    assert full.day == "Fredag 20. november"
    for _ in range(2):
        full.key(Qt.Key.Key_Down)
    assert (full.shown, full.day) == ("November 2026", "Fredag 4. desember")
    full.key(Qt.Key.Key_Down)
    assert (full.shown, full.day) == ("Desember 2026", "Fredag 11. desember")
    for _ in range(3):
        full.key(Qt.Key.Key_Up)
    assert full.day == "Fredag 20. november"
    assert full.shown == "November 2026"


def test_pages_turn_months_and_t_comes_back(full):
    full.key(Qt.Key.Key_PageDown)
    assert (full.shown, full.day) == ("Desember 2026", "Lørdag 19. desember")
    full.key(Qt.Key.Key_PageUp)
    full.key(Qt.Key.Key_PageUp)
    assert full.shown == "Oktober 2026"
    full.key(Qt.Key.Key_T)
    assert (full.shown, full.day) == ("November 2026", "Torsdag 19. november")


def test_the_buttons_do_the_same(full):
    click(full.window, "calendar.next")
    assert full.shown == "Desember 2026"
    click(full.window, "calendar.prev")
    click(full.window, "calendar.prev")
    click(full.window, "calendar.today")
    assert full.day == "Torsdag 19. november"


def test_a_cell_says_all_there_is(full):
    full.go("2026-12-03")
    table = QAccessible.queryAccessibleInterface(full.grid)
    names = [table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())]
    said = next(name for name in names if "Ola Prøve" in name)
    said = said.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("torsdag 3. desember 2026. 1 ting")
    assert "Svar på krav om innsyn, Sak 2026-001 · Ola Prøve, ikke gjort" in said
    assert full.pills(DEC_3) == ["Svar til Ola Prøve"]


def test_holidays_have_their_names(full):
    full.go("2027-03-25")
    model = full.grid.model()
    cell = model.cell(model.index_of(date(2027, 3, 25)))
    assert (cell.name, cell.closed) == ("Skjærtorsdag", True)
    assert "Skjærtorsdag" in cell.spoken
    assert model.headerData(0, Qt.Orientation.Vertical) == "9"
    aloud = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(0, Qt.Orientation.Vertical, aloud) == "Uke 9"


def test_enter_goes_to_what_is_on_the_day_and_to_its_record(full):
    full.go("2026-12-03")
    full.key(Qt.Key.Key_Return)
    assert focused() == "calendar.item.0"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert full.window.pages.key == "request"


def test_marked_as_deleted_it_is_gone_from_what_is_to_be_done(full):
    full.key(Qt.Key.Key_Right)
    assert full.pills(NOV_20) == ["Slett: Søknader"]
    click(full.window, "calendar.done.0")
    assert full.pills(NOV_20) == []
    assert full.register.first(RetentionRule, "data = 'Søknader'").done_on == sample.TODAY
    assert full.toasts == ["Merket som slettet: Søknader"]
    assert full.day == "Fredag 20. november"
    full.opening.desk.undo()
    assert full.pills(NOV_20) == ["Slett: Søknader"]


def test_shift_and_an_arrow_move_a_plan_and_it_is_undone(full):
    full.go("2026-11-24")
    full.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    full.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert full.register.first(Task).plan_on == date(2026, 12, 2)
    assert full.day == "Onsdag 2. desember"
    assert full.toasts[-1].replace("\N{NO-BREAK SPACE}", " ") == (
        "Flyttet «Be om avtale» til onsdag 2. desember"
    )
    full.opening.desk.undo()
    assert full.register.first(Task).plan_on == date(2026, 11, 25)


def test_a_plan_does_not_move_behind_today(full):
    full.go("2026-11-20")
    full.key(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert full.toasts == ["Den dagen er passert. Velg i dag eller en senere dag."]
    assert full.pills(NOV_20) == ["Slett: Søknader"]


def test_a_deadline_says_why_it_stays(full):
    full.go("2026-12-03")
    full.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    start, over = full.centre(DEC_3), full.middle(date(2026, 12, 9))
    drag(full.grid, start, over)
    assert (
        full.toasts == ["En frist kan ikke flyttes. Den følger av dagen henvendelsen kom inn."] * 2
    )
    assert full.register.first(Request).due_on == DEC_3


def drag(grid, start, end):
    view = grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(20, 8), end):
        move(view, point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def move(view, point):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    where = QPointF(point)
    held = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, view.mapToGlobal(where), held, held,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_a_plan_is_dragged_to_another_day(full):
    drag(full.grid, full.centre(NOV_24), full.middle(NOV_27))
    assert full.register.first(Task).plan_on == NOV_27
    assert (full.pills(NOV_24), full.pills(NOV_27)) == ([], ["Be om avtale"])
    assert full.day == "Fredag 27. november"


def test_dropped_where_it_was_or_outside_nothing_moves(full):
    drag(full.grid, full.centre(NOV_24), full.middle(NOV_24))
    drag(full.grid, full.centre(NOV_24), QPoint(-50, -50))
    assert full.register.first(Task).plan_on == NOV_24
    assert full.toasts == []


def test_only_what_is_chosen_is_shown(full):
    full.go("2026-11-24")
    click(full.window, "calendar.filter")
    full.choose("Oppgaver")
    assert full.pills(NOV_24) == []
    assert full.pills(NOV_20) == ["Slett: Søknader"]
    assert find(full.window, "calendar.filter").text() == "Vis: 6 av 7"
    click(full.window, "calendar.filter")
    full.choose("Alt")
    assert full.pills(NOV_24) == ["Be om avtale"]
    assert find(full.window, "calendar.filter").text() == "Vis: alt"


def test_the_agenda_is_a_year_and_leads_on(full):
    find(full.window, "agenda").click()
    model = full.page._agenda.model
    assert [model.row(n).item.on for n in range(model.rowCount())] == [
        NOV_20, NOV_24, DEC_3, date(2027, 1, 15),
    ]  # fmt: skip
    table = find(full.window, "calendar.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert full.day == "Tirsdag 24. november"
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert full.window.pages.key == "request"


def test_more_than_there_is_room_for_is_counted(full):
    for n in range(9):
        tasks.add(full.register, Task(title=f"Nummer {n}", plan_on=NOV_27))
    assert len(full.pills(NOV_27)) == 9
    model = full.grid.model()
    cell = model.cell(model.index_of(NOV_27))
    shown = full.grid._delegate.shown(cell, full.grid.visualRect(model.index_of(NOV_27)))
    assert 0 < shown < 9
    full.go("2026-11-27")
    assert seen(full.window, "calendar.item.8")


@pytest.mark.parametrize("view", ["month", "agenda"])
def test_what_is_shown_is_printed(full, view):
    full.window.go("calendar", view=view)
    full.page.print_page()
    assert seen(full.window, "print.print")


def test_coming_back_the_day_is_still_chosen(full):
    full.key(Qt.Key.Key_PageDown)
    full.window.go("requests")
    full.window.pages.back()
    assert (full.shown, full.day) == ("Desember 2026", "Lørdag 19. desember")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("what", ["empty", "full"])
def test_nothing_is_cut_or_nameless(qapp, tmp_path, language, scale, what):
    sample.make(tmp_path).close()
    with opened(qapp, language=language, scale=scale) as opening:
        opening.open(tmp_path / "prove.perm")
        if what == "full":
            fill(opening.desk.background._register)
        for view in ("month", "agenda"):
            opening.window.go("calendar", on="2026-11-20", view=view)
            settle()
            assert audit(opening.window.pages.page) == []
        assert minimum(opening.window.pages.page, extra_width=px(56)) == []
        opening.window.pages.page.new()
        settle()
        assert audit(opening.window.pages.page) == []
