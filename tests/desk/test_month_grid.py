"""The grid of a month by itself: a real table, walked, aimed at and painted within its days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.widgets.month_grid import Cell, MonthGrid, MonthModel, Pill

WEEKDAYS = ("man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn.")
FIRST = date(2026, 10, 26)


def pill(text="Slett: Søknader", *, key="a", movable=True, done=False):
    return Pill(key, text, "warn", "trash-2", movable, done)


def cells(pills=None, names=None):
    """Six weeks from the last Monday of October 2026."""
    days = [FIRST + timedelta(days=n) for n in range(42)]
    return [
        Cell(
            on=day,
            number=f"{day.day} nov." if day.day == 1 else str(day.day),
            spoken=f"dag {day.isoformat()}",
            inside=day.month == 11,
            closed=day.weekday() > 4,
            today=day == date(2026, 11, 19),
            name=(names or {}).get(day, ""),
            pills=tuple((pills or {}).get(day, ())),
        )
        for day in days
    ]


@pytest.fixture
def model():
    made = MonthModel(WEEKDAYS, "Uke {n}")
    made.show(cells(), range(44, 50))
    return made


@pytest.fixture
def grid(theme, qtbot, model):
    host = QWidget()
    qtbot.addWidget(host)
    made = MonthGrid(model, "Måneden dag for dag", "+ {n} til")
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    host.resize(700, 660)
    host.show()
    qtbot.waitExposed(host)
    made.choose(date(2026, 11, 20))
    made.setFocus()
    yield made
    host.close()


def signals(grid):
    """What the grid says, in order."""
    heard = []
    for name in ("chosen", "opened", "today_wanted", "pill_opened", "nudged", "held"):
        getattr(grid, name).connect(lambda *args, name=name: heard.append((name, *args)))
    grid.wanted.connect(lambda unit, n: heard.append(("wanted", unit, n)))
    grid.moved.connect(lambda key, day: heard.append(("moved", key, day)))
    return heard


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_Left, ("chosen", date(2026, 11, 19))),
        (Qt.Key.Key_Right, ("chosen", date(2026, 11, 21))),
        (Qt.Key.Key_Up, ("chosen", date(2026, 11, 13))),
        (Qt.Key.Key_Down, ("chosen", date(2026, 11, 27))),
        (Qt.Key.Key_PageUp, ("wanted", "months", -1)),
        (Qt.Key.Key_PageDown, ("wanted", "months", 1)),
        (Qt.Key.Key_T, ("today_wanted",)),
        (Qt.Key.Key_Return, ("opened", date(2026, 11, 20))),
        (Qt.Key.Key_Space, ("opened", date(2026, 11, 20))),
    ],
)
def test_each_key_does_its_one_thing(grid, key, said):
    heard = signals(grid)
    QTest.keyClick(grid, key)
    assert heard == [said]


def test_right_from_sunday_is_monday_and_past_the_end_another_month_is_wanted(grid):
    grid.choose(date(2026, 11, 22))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.day == date(2026, 11, 23)
    for day, key, step in (
        (date(2026, 12, 6), Qt.Key.Key_Right, 1),
        (date(2026, 12, 1), Qt.Key.Key_Down, 7),
        (FIRST, Qt.Key.Key_Left, -1),
        (FIRST, Qt.Key.Key_Up, -7),
    ):
        grid.choose(day)
        heard = signals(grid)
        QTest.keyClick(grid, key)
        assert ("wanted", "days", step) in heard
        assert grid.day == day


def test_shift_with_an_arrow_is_for_what_is_on_the_day(grid):
    heard = signals(grid)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(grid, key, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [("nudged", -1), ("nudged", 7)]
    assert grid.day == date(2026, 11, 20)


def test_cells_and_headings_can_be_read_aloud(grid, model):
    aloud = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 0), aloud) == "dag 2026-10-26"
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(7)] == list(WEEKDAYS)
    assert model.headerData(5, Qt.Orientation.Vertical, aloud) == "Uke 49"
    assert (model.rowCount(), model.columnCount()) == (6, 7)


def test_a_model_without_a_month_says_nothing():
    empty = MonthModel(WEEKDAYS, "Uke {n}")
    assert empty.data(empty.index(0, 0)) is None
    assert empty.headerData(0, Qt.Orientation.Vertical) is None
    assert not empty.index_of(FIRST).isValid()


@pytest.mark.parametrize("width", [320, 400, 700, 1100])
def test_seven_days_fill_the_width_and_no_more(grid, width):
    grid.parentWidget().resize(width, 660)
    widths = [grid.columnWidth(column) for column in range(7)]
    assert sum(widths) == grid.viewport().width()
    assert grid.horizontalScrollBar().maximum() == 0
    assert max(widths[:5]) - min(widths[:5]) <= 1
    assert widths[5] == widths[6] <= widths[0] + 1


@pytest.mark.parametrize("height", [64, 90, 100, 160])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 9])
def test_pills_stay_within_their_day_and_the_rest_is_counted(grid, height, count):
    cell = cells({FIRST: [pill(key=n) for n in range(count)]})[0]
    rect = QRect(10, 20, 100, height)
    places = [place for _, place in grid._delegate.places(cell, rect)]
    assert len(places) == grid._delegate.shown(cell, rect) <= count
    room_for_more = 0 if len(places) == count else 18
    for place in places:
        assert rect.left() < place.left()
        assert place.right() < rect.right()
        assert place.bottom() + room_for_more <= rect.bottom()
    assert all(a.bottom() <= b.top() for a, b in pairwise(places))


def test_what_lies_under_the_pointer_is_found(grid, model):
    day = date(2026, 11, 24)
    model.show(cells({day: [pill("En", key=1), pill("To", key=2)]}), range(44, 50))
    rect = grid.visualRect(model.index_of(day))
    places = [place for _, place in grid._delegate.places(model.cell(model.index_of(day)), rect)]
    assert [grid.pill_at(place.center().toPoint()).key for place in places] == [1, 2]
    assert grid.pill_at(rect.topLeft() + QPoint(3, 3)) is None
    heard = signals(grid)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=places[1].center().toPoint())
    assert heard[-1] == ("pill_opened", 2)


def test_what_differs_is_painted_differently(grid, model):
    """Today, done, the holiday's name, the focus, the chosen day: each leaves a mark."""
    day = date(2026, 11, 24)
    seen = [grid.grab().toImage()]
    for shown in (
        cells({day: [pill()]}),
        cells({day: [pill(done=True)]}),
        cells({day: [pill("Et langt navn som ikke får plass på to linjer her")]}),
        cells({day: [pill()] * 9}),
        cells(names={day: "Skjærtorsdag"}),
        cells({day: [pill()] * 3}, names={day: "Skjærtorsdag"}),
    ):
        model.show(shown, range(44, 50))
        seen.append(grid.grab().toImage())
    grid.choose(date(2026, 11, 25))
    seen.append(grid.grab().toImage())
    grid.clearFocus()
    seen.append(grid.grab().toImage())
    assert all(a != b for n, a in enumerate(seen) for b in seen[n + 1 :])


def test_it_follows_the_theme(grid, theme):
    light = grid.grab().toImage()
    theme.set_mode("dark")
    dark = grid.grab().toImage()
    theme.set_mode("light")
    assert dark != light
    assert grid.grab().toImage() == light


def test_a_long_name_ends_within_its_day(grid, model):
    """At the least width of the window: cut with three dots, not by the line beside it."""
    grid.window().resize(408, 460)
    day = date(2026, 11, 27)
    empty = Cell(day, "", "", inside=True, closed=False, today=False, name="", pills=())
    place = grid.visualRect(model.index_of(day))
    edge = place.adjusted(place.width() - 4, 30, -1, -2)  # beside the line at its right
    shown = []
    long = "1.\N{NO-BREAK SPACE}nyttårsdag"
    for name, number in (("", ""), (long, ""), ("", "1 november"), ("", "1")):
        cell = empty._replace(name=name, number=number)
        model.show([cell if one.on == day else one for one in cells()], range(44, 50))
        whole = grid.viewport().grab().toImage()
        shown.append((whole.copy(place), whole.copy(edge)))
    bare, named, with_month, digit = shown
    assert named[0] != bare[0]
    assert named[1] == bare[1]
    assert with_month[0] == digit[0]  # the title says which month it is
