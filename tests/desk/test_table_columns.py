"""Columns put by hand: the border moves, the table does not grow, the register remembers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk
from dpo_desk.desk.table import FIT, Column, Source, TableModel
from dpo_desk.desk.table_view import Heading, TableView
from dpo_desk.desk.widgets.layout import column, plain
from tests.desk.pieces import FakeRegister
from tests.desk.test_table import COLUMNS, Kept

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Make = Callable[..., TableView]


@pytest.fixture
def make(desk: Desk, register: FakeRegister, qtbot: QtBot) -> Make:
    """A table over ten rows, as a page builds it each time."""
    desk.preferences.use("01a")
    boxes = []  # nobody else holds them

    def build(width: int = 700, columns: tuple[Column, ...] = COLUMNS) -> TableView:
        kept = Kept(10)
        model = TableModel(desk, columns, Source(kept.window, kept.size), sort="name")
        view = TableView(model, "Databehandlere")
        view.setObjectName("processors.table")
        box = plain(column(view))
        boxes.append(box)
        box.resize(width, 400)
        qtbot.addWidget(box)
        box.show()
        model.setParent(view)
        model.refresh()
        return view

    return build


def widths(view: TableView) -> list[int]:
    return [view.columnWidth(index) for index in range(len(COLUMNS))]


def box_of(view: TableView) -> QWidget:
    box = view.parentWidget()
    assert box is not None
    return box


def heading(view: TableView) -> Heading:
    found = view.horizontalHeader()
    assert isinstance(found, Heading)
    return found


def order(view: TableView) -> list[str]:
    return [COLUMNS[heading(view).logicalIndex(place)].key for place in range(len(COLUMNS))]


def drag(view: TableView, start: int, by: int) -> None:
    """Take the border at ``start`` and move it."""
    port, y = heading(view).viewport(), heading(view).height() // 2
    left, kind = Qt.MouseButton.LeftButton, QEvent.Type
    steps = ((kind.MouseButtonPress, 0), (kind.MouseMove, by // 2), (kind.MouseMove, by))
    for what, far in (*steps, (kind.MouseButtonRelease, by)):
        place = QPointF(start + far - 1, y)
        pressed = Qt.MouseButton.NoButton if what == kind.MouseMove else left
        event = QMouseEvent(
            what, place, port.mapToGlobal(place), pressed, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(port, event)


def test_the_columns_fill_the_table(make: Make) -> None:
    view = make()
    assert sum(widths(view)) == view.viewport().width()
    box_of(view).resize(900, 400)
    assert sum(widths(view)) == view.viewport().width()


def test_a_border_takes_from_one_what_it_gives_the_other(make: Make) -> None:
    view = make()
    first, second, third = widths(view)
    drag(view, first, -60)
    assert widths(view) == [first - 60, second + 60, third]
    drag(view, first - 60 + second + 60, 5000)  # no further than the neighbour's least
    assert widths(view)[2] == heading(view).minimumSectionSize()
    assert sum(widths(view)) == view.viewport().width()


def test_what_was_put_by_hand_is_there_again(make: Make, desk: Desk) -> None:
    view = make()
    drag(view, widths(view)[0], -60)
    heading(view).setFocus()
    QTest.keyClick(heading(view), Qt.Key.Key_Right)  # to the number
    QTest.keyClick(heading(view), Qt.Key.Key_Left, CTRL | SHIFT)
    assert order(view) == ["name", "number", "status"]
    again = make()
    assert widths(again) == widths(view)
    assert order(again) == ["name", "number", "status"]
    desk.preferences.use("01b")
    assert order(make()) == ["name", "status", "number"]


def test_the_keyboard_moves_a_border_too(make: Make) -> None:
    view = make()
    first, second, _third = widths(view)
    heading(view).setFocus()
    QTest.keyClick(heading(view), Qt.Key.Key_Right, CTRL)
    QTest.keyClick(heading(view), Qt.Key.Key_Right, CTRL)
    QTest.keyClick(heading(view), Qt.Key.Key_Left, CTRL)
    assert widths(view)[:2] == [first + 16, second - 16]
    assert widths(make())[:2] == [first + 16, second - 16]


def test_the_name_stays_first(make: Make) -> None:
    view = make()
    heading(view).setFocus()
    QTest.keyClick(heading(view), Qt.Key.Key_Right, CTRL | SHIFT)
    assert order(view) == ["name", "status", "number"]


def test_a_double_click_on_a_border_takes_all_back(make: Make, desk: Desk) -> None:
    view = make()
    before = widths(view)
    drag(view, before[0], -60)
    heading(view).sectionHandleDoubleClicked.emit(0)
    assert widths(view) == before
    assert desk.preferences.of_register.get("processors.table.widths") is None


def test_without_room_the_designed_widths_hold(make: Make) -> None:
    view = make(900)
    drag(view, widths(view)[0], -500)
    wide = widths(view)[1]
    box_of(view).resize(460, 400)
    assert widths(view)[1] < wide
    assert sum(w for i, w in enumerate(widths(view)) if not view.isColumnHidden(i)) == (
        view.viewport().width()
    )
    box_of(view).resize(900, 400)
    assert widths(view)[1] == wide


def test_two_columns_share_the_rest_as_they_were_put(make: Make) -> None:
    two = (COLUMNS[0], COLUMNS[0]._replace(key="use"), COLUMNS[1]._replace(width=FIT))
    view = make(columns=two)
    left, right = widths(view)[:2]
    assert abs(left - right) <= 1
    drag(view, left, 80)
    box_of(view).resize(1000, 400)
    left, right = widths(view)[:2]
    assert left > right + 150


def test_rubbish_in_the_file_is_no_layout(make: Make, desk: Desk) -> None:
    desk.preferences.of_register.set("processors.table.widths", {"status": "wide", "gone": 3})
    desk.preferences.of_register.set("processors.table.order", ["number", "gone"])
    view = make()
    assert order(view) == ["name", "status", "number"]
    assert sum(widths(view)) == view.viewport().width()


def test_what_need_not_fit_gives_way_before_the_name_is_cut(make: Make) -> None:
    wide = (COLUMNS[0], Column("use", "field.processor.use", 190, lambda _r: "Så lenge det tar"))
    view = make(300, wide)
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()
    assert view.columnWidth(0) >= 160
    assert view.columnWidth(1) >= 96
    assert make(700, wide).columnWidth(1) == 190
