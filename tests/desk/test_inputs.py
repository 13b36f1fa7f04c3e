"""What one writes into: it takes what is typed, chosen or dropped, and says what is wrong."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.password_field import PasswordEdit
from dpo_desk.desk.widgets.period_edit import PeriodEdit
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.search_field import SearchField
from dpo_desk.desk.widgets.tag_field import TagField
from tests.desk.pieces import put


def test_a_field_says_what_is_wrong_and_takes_it_back(host: QWidget) -> None:
    line = LineEdit()
    field = Field("E-post", line, hint="Slik: navn@example.com")
    put(host, field)
    assert line.accessibleName() == "E-post"
    field.set_warning("Mangler .no?")
    assert (field.state, line.property("state")) == ("warn", "warn")
    assert line.accessibleDescription() == "Mangler .no?"
    field.set_error("Skriv en adresse.")
    assert field.message == "Skriv en adresse."
    field.clear()
    assert field.message == "Slik: navn@example.com"
    assert line.property("state") == ""


def test_what_is_wrong_is_read_aloud_once(host: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    field = Field("E-post", LineEdit())
    put(host, field)
    field.set_warning("Mangler .no?")
    field.set_warning("Mangler .no?")
    field.set_error("Skriv en adresse.")
    field.clear()
    assert said == ["E-post: Mangler .no?", "E-post: Skriv en adresse."]


def test_fields_stand_below_each_other_where_there_is_no_room(host: QWidget, desk: Desk) -> None:
    both = pair(Field("Lagringstid", PeriodEdit(desk.words)), Field("Sted", LineEdit()))
    put(host, both)
    first, second = both.findChildren(Field)
    assert first.y() == second.y()
    host.resize(240, 600)
    QApplication.processEvents()
    assert first.width() == second.width() == both.width()
    assert second.y() > first.y()
    host.resize(800, 600)
    QApplication.processEvents()
    assert first.y() == second.y()


def test_fields_side_by_side_are_equal(host: QWidget) -> None:
    first, second = LineEdit("En ganske lang verdi som vil ha plass"), Combo([(1, "A")])
    put(host, pair(Field("Navn", first), Field("Sted", second)))
    assert abs(first.width() - second.width()) <= 1
    assert first.height() == second.height() == 36


def test_a_combo_keeps_its_value_and_ignores_the_wheel(host: QWidget, qtbot: QtBot) -> None:
    combo = Combo([(None, "Vet ikke"), ("eea", "EØS"), ("us", "USA")])
    put(host, combo)
    combo.set_value("us")
    combo.set_items([("us", "USA"), ("eea", "EØS")])
    assert combo.value == "us"
    combo.set_value("unknown")
    assert combo.value == "us"
    with qtbot.waitSignal(combo.chosen) as chosen:
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert chosen.args == ["eea"]


def test_a_text_area_grows_and_tab_leaves_it(host: QWidget) -> None:
    area, line = TextArea("en", lines=(2, 5)), LineEdit()
    put(host, area, line)
    low = area.height()
    area.setPlainText("\n".join("abcd"))
    assert area.height() > low
    high = area.height()
    area.setPlainText("\n".join("abcdefghij"))
    assert area.height() > high
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert line.hasFocus()


def test_search_waits_and_escape_empties(host: QWidget, qtbot: QtBot) -> None:
    search = SearchField("Søk i alt", "Tøm søket")
    put(host, search)
    search.setFocus()
    with qtbot.waitSignal(search.searched) as searched:
        QTest.keyClicks(search, " åse ")
    assert searched.args == ["åse"]
    with qtbot.waitSignal(search.searched) as searched:
        QTest.keyClick(search, Qt.Key.Key_Escape)
    assert searched.args == [""]
    assert search.text() == ""


def test_caps_lock_is_noticed(host: QWidget, desk: Desk) -> None:
    edit = PasswordEdit(desk.words)
    put(host, edit)
    seen: list[bool] = []
    edit.caps_changed.connect(seen.append)
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for text, held in (("a", none), ("A", shift), ("A", none), ("a", shift), ("1", none)):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, held, text)
        QApplication.sendEvent(edit, event)
    assert seen == [True]
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    eye = edit.findChild(Button)
    eye.click()
    assert edit.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Skjul passordet"
    edit.hide_text()
    assert edit.text() == ""
    assert edit.echoMode() == QLineEdit.EchoMode.Password


def test_dates_are_taken_as_typed_and_shown_in_full(
    host: QWidget, desk: Desk, qtbot: QtBot
) -> None:
    edit, other = DateEdit(desk), LineEdit()
    put(host, edit, other)
    edit.setFocus()
    QTest.keyClicks(edit, "i går")
    with qtbot.waitSignal(edit.day_changed) as changed:
        other.setFocus()
    assert changed.args == [date(2026, 11, 18)]
    assert edit.text() == "18.\N{NO-BREAK SPACE}november 2026"
    edit.setText("tull")
    edit.commit()
    assert edit.unreadable
    assert edit.day == date(2026, 11, 18)
    edit.setText("")
    edit.commit()
    assert edit.day is None
    assert not edit.unreadable


def test_the_calendar_gives_a_day(host: QWidget, desk: Desk, qtbot: QtBot) -> None:
    edit = DateEdit(desk)
    put(host, edit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2026-11-19"
    with qtbot.waitSignal(edit.day_changed) as changed:
        QTest.keyClick(calendar.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Left)
        QTest.keyClick(calendar.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Return)
    assert changed.args == [date(2026, 11, 18)]


MOVES = {
    Qt.Key.Key_Up: date(2027, 2, 1),
    Qt.Key.Key_Down: date(2027, 1, 30),
    Qt.Key.Key_PageUp: date(2027, 2, 28),
    Qt.Key.Key_PageDown: date(2026, 12, 31),
}


@pytest.mark.parametrize(("key", "day"), MOVES.items())
def test_keys_move_the_date(
    host: QWidget, desk: Desk, qtbot: QtBot, key: Qt.Key, day: date
) -> None:
    edit = DateEdit(desk)
    put(host, edit)
    edit.setFocus()
    edit.set_day(date(2027, 1, 31))
    with qtbot.waitSignal(edit.day_changed) as changed:
        QTest.keyClick(edit, key)
    assert changed.args == [edit.day] == [day]
    edit.setText("snart")
    QTest.keyClick(edit, key)
    assert edit.day == date(2026, 11, 19)  # today, where there is nothing to go on from
    edit.setText("31.12.9999")
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.read() == date(9999, 12, 31)


def test_the_calendar_has_weeks_and_opens_on_what_is_typed(host: QWidget, desk: Desk) -> None:
    edit = DateEdit(desk, ahead=True)
    put(host, edit)
    edit.setFocus()
    QTest.keyClicks(edit, "3.1")
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2027-01-03"
    grid = calendar.findChild(QTableView, "qt_calendar_calendarview")
    weeks = [grid.model().index(line, 0).data() for line in range(1, 7)]
    assert weeks == [53, 1, 2, 3, 4, 5]
    assert grid.accessibleName() == "Velg dato: søndag 3. januar 2027"
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.accessibleName() == "Velg dato: onsdag 3. februar 2027"
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert edit.day == date(2027, 1, 3)


def test_tags_are_made_and_taken(host: QWidget, desk: Desk) -> None:
    field = TagField(desk.words)
    put(host, field)
    told: list[list[str]] = []
    field.changed.connect(told.append)
    field.set_tags(["Navn"])
    assert not told
    QTest.keyClicks(field.line, "E-post,Telefon")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClicks(field.line, "  navn ")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.tags == ["Navn", "E-post", "Telefon"]
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    cross = next(b for b in field.findChildren(Button) if b.accessibleName() == "Fjern Navn")
    cross.click()
    assert told[-1] == field.tags == ["E-post"]


def test_any_tag_can_be_taken_by_key(host: QWidget, desk: Desk) -> None:
    field, after = TagField(desk.words), LineEdit()
    put(host, field, after)
    field.set_tags(["Navn", "E-post", "Telefon"])
    field.line.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget().accessibleName() == "Fjern E-post"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert field.tags == ["Navn", "Telefon"]
    assert field.line.hasFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert field.tags == ["Telefon"]
    QTest.keyClick(field.line, Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert field.line.hasFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_cards_choose_from_anywhere(host: QWidget, qtbot: QtBot) -> None:
    cards = RadioCards([Option("a", "Ja", "Mer"), Option("b", "Nei")], name="Svar")
    put(host, cards)
    assert cards.value == ""
    card = cards.radio("b").parentWidget()
    with qtbot.waitSignal(cards.changed) as changed:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(300, 8))
    assert changed.args == ["b"]
    cards.set_value("a")
    assert cards.value == "a"
    cards.set_value("")
    assert cards.value == ""


def test_files_are_taken_by_kind(host: QWidget, desk: Desk, qtbot: QtBot) -> None:
    area = DropArea(desk.words, "Slipp avtalen her", "PDF", (".pdf",))
    put(host, area)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/mappe/a.PDF"), QUrl.fromLocalFile("/mappe/b.exe"),
                  QUrl("https://example.com/c.pdf")])  # fmt: skip
    with qtbot.waitSignal(area.dropped) as dropped:
        area.dropEvent(
            QDropEvent(
                QPointF(5, 5),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
    assert [path.name for path in dropped.args[0]] == ["a.PDF"]


def test_a_date_is_shown_short_where_the_long_one_would_be_cut(host: QWidget, desk: Desk) -> None:
    edit = DateEdit(desk)
    put(host, edit)
    edit.set_day(date(2026, 11, 20))
    assert edit.text() == "20.\N{NO-BREAK SPACE}november 2026"
    edit.setFixedWidth(140)
    assert edit.text() == "20.\N{NO-BREAK SPACE}nov. 2026"
    assert edit.read() == edit.day == date(2026, 11, 20)
    edit.setFixedWidth(240)
    assert edit.text() == "20.\N{NO-BREAK SPACE}november 2026"
    edit.setText("i går")
    edit.setFixedWidth(140)
    assert edit.text() == "i går"  # what is being typed is nobody else's


def test_an_area_shows_all_lines_also_those_that_wrap(host: QWidget) -> None:
    area = TextArea("\n".join(["Et ganske langt avsnitt som må brytes over flere linjer."] * 8),
                    lines=(3, 40))  # fmt: skip
    put(host, area)
    area.setFixedWidth(200)
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() == 0
    assert area.height() > 16 * area.fontMetrics().lineSpacing()
    area.setFixedWidth(700)
    QApplication.processEvents()
    assert area.height() < 10 * area.fontMetrics().lineSpacing()
