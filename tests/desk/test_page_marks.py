"""Bars over a page: drawn, moved, sized and taken away, with the mouse and by keys alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.widgets.page_bar import LEAST, WHOLE, Box
from dpo_desk.desk.widgets.page_marks import PageMarks, Placed, Word

KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WORDS = (
    Word("Kari", Box(1_000, 1_000, 800, 200)),
    Word("Eksempel", Box(2_000, 1_000, 1_600, 200)),
    Word("ringte", Box(1_000, 1_500, 900, 200)),
)
BAR = Placed(
    7, "Sladding S1, side 1. Andres rettigheter. En annen", "S1", Box(2_000, 4_000, 3_000, 500)
)


@pytest.fixture
def page(theme, qtbot):
    """A page of 500 by 700 pixels with three words and one bar."""
    marks = PageMarks("Ingen tekst")
    marks.setAccessibleName("Side 1 av 1")
    image = QImage(1_000, 1_400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    window = QWidget()
    marks.setParent(window)
    qtbot.addWidget(window)
    window.resize(560, 760)
    window.show()
    marks.show_page(image, WORDS)
    marks.fit(500)
    marks.show_bars([BAR])
    marks.setFocus()
    yield marks
    window.close()


def told(signal):
    heard = []
    signal.connect(lambda *values: heard.append(values if len(values) > 1 else values[0]))
    return heard


def test_a_bar_is_drawn_with_the_mouse(page):
    drawn = told(page.drawn)
    QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=QPoint(50, 70))
    QTest.mouseMove(page, QPoint(120, 90))
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=QPoint(150, 105))
    (box,) = drawn
    assert box.left == pytest.approx(1_000, abs=30)
    assert box.top == pytest.approx(1_000, abs=30)
    assert box.width == pytest.approx(1_420, abs=60)


def test_a_click_lays_nothing(page):
    drawn = told(page.drawn)
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(50, 70))
    assert drawn == []


def test_the_frame_goes_word_by_word_and_enter_lays_it(page):
    drawn = told(page.drawn)
    assert page.frame == WORDS[0].box
    QTest.keyClick(page, KEY.Key_Right, CTRL)
    assert page.under(page.frame) == "Eksempel"
    QTest.keyClick(page, KEY.Key_Return)
    assert drawn == [WORDS[1].box]
    QTest.keyClick(page, KEY.Key_Left, CTRL)
    assert page.frame == WORDS[0].box


@pytest.mark.parametrize(
    ("key", "modifier", "field", "more"),
    [
        (KEY.Key_Right, Qt.KeyboardModifier.NoModifier, "left", True),
        (KEY.Key_Up, Qt.KeyboardModifier.NoModifier, "top", False),
        (KEY.Key_Right, SHIFT, "width", True),
        (KEY.Key_Up, SHIFT, "height", False),
        (KEY.Key_Down, CTRL, "top", True),
    ],
)
def test_arrows_move_the_frame_and_shift_sizes_it(page, key, modifier, field, more):
    before = page.frame
    QTest.keyClick(page, key, modifier)
    after = page.frame
    assert (getattr(after, field) > getattr(before, field)) is more
    changed = {name for name in Box._fields if getattr(after, name) != getattr(before, name)}
    assert changed == {field}


def test_nothing_leaves_the_page(page):
    for _ in range(60):
        QTest.keyClick(page, KEY.Key_Up, CTRL)
        QTest.keyClick(page, KEY.Key_Right, SHIFT | CTRL)
    assert page.frame.top == 0
    assert page.frame.left + page.frame.width == WHOLE
    for _ in range(60):
        QTest.keyClick(page, KEY.Key_Left, SHIFT | CTRL)
    assert page.frame.width == LEAST


def test_a_bar_is_moved_by_keys_and_told_once_it_stands(page):
    moved, bar = told(page.moved), page.bar(7)
    bar.setFocus()
    for _ in range(3):
        QTest.keyClick(bar, KEY.Key_Right)
    QTest.keyClick(bar, KEY.Key_Down, SHIFT)
    assert moved == []
    page.flush()
    assert moved == [(7, Box(2_075, 4_000, 3_000, 525))]


def test_a_bar_follows_the_mouse(page):
    moved, bar = told(page.moved), page.bar(7)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseMove(bar, QPoint(60, 45))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(60, 45))
    ((mark, box),) = moved
    assert mark == 7
    assert box.left == pytest.approx(3_000, abs=40)
    assert box.width == 3_000


@pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_Backspace])
def test_delete_takes_a_bar_away_and_the_page_has_the_focus(page, key):
    removed, bar = told(page.removed), page.bar(7)
    bar.setFocus()
    QTest.keyClick(bar, key)
    assert removed == [7]
    page.show_bars([])
    assert page.bar(7) is None
    assert page.hasFocus()


def test_a_bar_says_what_it_is_and_enter_goes_to_its_reason(page):
    explained, bar = told(page.explained), page.bar(7)
    found = QAccessible.queryAccessibleInterface(bar)
    assert found.text(QAccessible.Text.Name) == BAR.name
    assert found.role() == QAccessible.Role.Button
    QTest.keyClick(bar, KEY.Key_Return)
    assert explained == [7]


def test_page_keys_turn_from_page_and_bar(page):
    turned = told(page.turned)
    QTest.keyClick(page, KEY.Key_PageDown)
    QTest.keyClick(page.bar(7), KEY.Key_PageUp)
    assert turned == [1, -1]


def test_what_is_being_moved_is_not_put_back_by_what_was_read(page):
    bar = page.bar(7)
    QTest.keyClick(bar, KEY.Key_Right)
    page.show_bars([BAR])
    assert bar.box.left == 2_025


def test_the_focus_can_be_seen(page):
    with_focus = page.grab().toImage()
    page.bar(7).setFocus()
    on_bar = page.grab().toImage()
    assert with_focus != on_bar
