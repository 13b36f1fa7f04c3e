"""Rows by windows: fetched as one scrolls, sorted by SQL, chosen by uid."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk
from dpo_desk.desk.table import (
    FIRST_ROWS,
    FIT,
    MORE_ROWS,
    ChipCell,
    Column,
    Query,
    Source,
    TableModel,
    TwoLines,
)
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, plain
from tests.desk.pieces import FakeRegister


class Row(NamedTuple):
    uid: str
    name: str
    number: int


COLUMNS = (
    Column("name", "field.processor.name", None, lambda r: TwoLines(r.name, "Norge"), "name"),
    Column("status", "field.processor.status", FIT, lambda _r: ChipCell("I orden", "ok")),
    Column("number", "field.processor.use", 80, lambda r: str(r.number), "number", narrow=False),
)


class Kept:
    """Rows as a register keeps them, and what it was asked."""

    def __init__(self, count: int) -> None:
        self.rows = [Row(f"u{n}", f"Navn {n:05}", -n) for n in range(count)]
        self.asked: list[tuple[Query, Any, int]] = []

    def window(self, _register: Any, query: Query, after: Row | None, limit: int) -> list[Row]:
        self.asked.append((query, after, limit))
        rows = self._chosen(query)
        start = 0 if after is None else rows.index(after) + 1
        return rows[start : start + limit]

    def size(self, _register: Any, query: Query) -> int:
        return len(self._chosen(query))

    def _chosen(self, query: Query) -> list[Row]:
        rows = [row for row in self.rows if query.shown is None or query.shown in row.name]
        return sorted(rows, key=lambda r: getattr(r, query.sort), reverse=query.descending)


@pytest.fixture
def kept() -> Kept:
    return Kept(1000)


@pytest.fixture
def model(desk: Desk, register: FakeRegister, kept: Kept) -> TableModel:
    return TableModel(desk, COLUMNS, Source(kept.window, kept.size), sort="name")


@pytest.fixture
def view(model: TableModel, qtbot: QtBot) -> Iterator[TableView]:
    view = TableView(model, "Databehandlere")
    box = plain(column(view, LineEdit()))
    box.resize(700, 400)
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    model.refresh()
    view.setFocus()
    yield view
    box.close()


def names(model: TableModel) -> list[str]:
    return [model.row(i).name for i in range(model.rowCount())]


def test_the_first_window_and_the_true_count(model: TableModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.counted) as counted:
        model.refresh()
    assert counted.args == [1000]
    assert model.rowCount() == FIRST_ROWS
    assert model.canFetchMore()


def test_the_next_window_follows_the_last_row(model: TableModel, kept: Kept) -> None:
    model.refresh()
    model.fetchMore()
    assert model.rowCount() == FIRST_ROWS + MORE_ROWS
    _, after, limit = kept.asked[-1]
    assert (after, limit) == (kept.rows[FIRST_ROWS - 1], MORE_ROWS)
    while model.canFetchMore():
        model.fetchMore()
    assert names(model) == [row.name for row in kept.rows]


def test_sorting_and_filtering_are_the_sources(model: TableModel, kept: Kept) -> None:
    model.refresh()
    model.order("number")
    assert names(model)[0] == "Navn 00999"
    model.order("number", descending=True)
    assert names(model)[0] == "Navn 00000"
    model.show("0099")
    assert model.total == 11
    assert not model.canFetchMore()
    assert kept.asked[-1][0] == Query("0099", "number", True)


def test_a_refresh_reads_as_many_rows_as_are_shown(model: TableModel, kept: Kept) -> None:
    model.refresh()
    model.fetchMore()
    model.refresh()
    assert model.rowCount() == FIRST_ROWS + MORE_ROWS
    assert kept.asked[-1][2] == FIRST_ROWS + MORE_ROWS


def test_the_choice_stays_with_its_row(view: TableView, model: TableModel, kept: Kept) -> None:
    view.choose("u7")
    assert view.currentIndex().row() == 7
    kept.rows.insert(0, Row("new", "Aaa", 1))
    model.refresh()
    assert view.currentIndex().row() == 8
    assert view.uid == "u7"
    kept.rows = [row for row in kept.rows if row.uid != "u7"]
    model.refresh()
    assert not view.currentIndex().isValid()


def test_the_same_rows_are_not_thrown_away(model: TableModel, qtbot: QtBot) -> None:
    model.refresh()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.refresh()


def test_arrows_move_enter_opens_tab_leaves(view: TableView, qtbot: QtBot) -> None:
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen == ["u1", "u2"]
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["u2"]
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not view


def test_a_double_click_opens(view: TableView, qtbot: QtBot) -> None:
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["u1"]


def test_headings_sort_by_click_and_by_key(view: TableView, model: TableModel) -> None:
    heading = view.horizontalHeader()
    heading.setFocus()
    QTest.keyClick(heading, Qt.Key.Key_Return)
    assert model.query == Query(None, "name", True)
    QTest.keyClick(heading, Qt.Key.Key_Right)
    QTest.keyClick(heading, Qt.Key.Key_Space)
    assert model.query.sort == "number"
    assert heading.accessibleName() == "Brukes til, sortert stigende"
    heading.sectionClicked.emit(1)  # the status has no order
    assert model.query.sort == "number"


def test_cells_are_read_aloud(view: TableView, model: TableModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 0), role) == "Navn 00000, Norge"
    assert model.data(model.index(0, 1), role) == "I orden"
    found = QAccessible.queryAccessibleInterface(view)
    assert found.text(QAccessible.Text.Name) == "Databehandlere"
    cells = [found.child(i) for i in range(found.childCount())]
    assert "I orden" in {cell.text(QAccessible.Text.Name) for cell in cells if cell is not None}


def test_columns_that_can_be_missed_go_first(view: TableView) -> None:
    assert not view.isColumnHidden(2)
    box = view.parentWidget()
    assert box is not None
    box.resize(300, 400)
    assert view.isColumnHidden(2)
    assert not view.isColumnHidden(1)
    box.resize(700, 400)
    assert not view.isColumnHidden(2)


def test_no_rows_say_so(view: TableView, model: TableModel) -> None:
    before = view.grab().toImage()
    model.show("finnes ikke")
    view.set_empty_text("Ingen treff")
    assert model.rowCount() == 0
    assert view.grab().toImage() != before


def test_the_focus_can_be_seen(view: TableView) -> None:
    with_focus = view.grab().toImage()
    view.clearFocus()
    assert view.grab().toImage() != with_focus


def test_a_failure_is_told_and_ends_the_fetching(desk: Desk, register: FakeRegister) -> None:
    told: list[Exception] = []
    desk.background.unhandled = told.append

    def fails(*_args: Any) -> list[Row]:
        raise ZeroDivisionError

    model = TableModel(desk, COLUMNS, Source(fails, lambda _r, _q: 0), sort="name")
    model.refresh()
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert not model.canFetchMore()


def test_focus_does_not_choose_while_a_chosen_row_is_on_its_way(
    view: TableView, model: TableModel, kept: Kept
) -> None:
    told: list[str] = []
    view.chosen.connect(told.append)
    view.clearFocus()
    view.choose("new")  # just made: its row is not read yet
    view.setFocus()
    assert (view.uid, told) == ("new", [])
    kept.rows.insert(0, Row("new", "Aaa", 1))
    model.refresh()
    assert (view.currentIndex().row(), told) == (0, [])
