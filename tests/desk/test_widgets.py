"""The pieces, one by one: what they say, take and refuse."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk, Toast
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, SearchField, TextArea
from dpo_desk.desk.widgets.layout import Scroller, column, plain
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.password_field import PasswordEdit
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.stepper import Stepper
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.desk.widgets.text import Elide, Label, Prose
from dpo_desk.desk.widgets.toast import SHOWN_MS, ToastBar
from tests.desk.gallery import sample_pdf

HOSTILE = "<b>Kari</b> & <img src='/etc/passwd'> «Prøve» \N{RIGHT-TO-LEFT OVERRIDE}abc"


@pytest.fixture
def host(desk: Desk, qtbot: QtBot) -> QWidget:
    host = QWidget()
    host.resize(800, 600)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    return host


def put(host: QWidget, *widgets: QWidget) -> None:
    host.setLayout(column(*widgets, None))
    QApplication.processEvents()


def test_user_text_stays_text(host: QWidget) -> None:
    label, chip, elide = Label(HOSTILE), Chip(HOSTILE), Elide(HOSTILE)
    prose, button, tick = Prose(HOSTILE), Button(HOSTILE), CheckBox(HOSTILE)
    put(host, label, chip, elide, prose, button, tick)
    for text in (label, chip):
        assert text.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in prose.text()
    assert "&lt;b&gt;Kari" in prose.text()
    for widget in (prose, button, tick):
        assert widget.accessibleName() == HOSTILE
    assert button.text().count("&&") == 1
    assert elide.full == HOSTILE


def test_enter_presses_a_button(host: QWidget, qtbot: QtBot) -> None:
    button = Button("Videre")
    put(host, button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_one_of_a_row_is_on(host: QWidget, qtbot: QtBot) -> None:
    tabs = ButtonRow([("a", "Svarbrev"), ("b", "Logg"), ("c", "Notat")], "tab", name="Deler")
    put(host, tabs)
    assert tabs.chosen == "a"
    with qtbot.waitSignal(tabs.changed) as changed:
        tabs.button("b").click()
    assert changed.args == ["b"]
    with qtbot.assertNotEmitted(tabs.changed):
        tabs.choose("c")
    assert tabs.chosen == "c"
    tabs.button("c").setFocus()
    QTest.keyClick(tabs.button("c"), Qt.Key.Key_Left)
    assert tabs.button("b").hasFocus()
    with pytest.raises(KeyError):
        tabs.choose("x")


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


def test_every_step_can_be_gone_to(host: QWidget, desk: Desk, qtbot: QtBot) -> None:
    stepper = Stepper(desk.words, [("a", "Mottatt"), ("b", "Omfang & søk"), ("c", "Svar")])
    put(host, stepper)
    stepper.show_steps({"a": "done", "b": "current"}, "b")
    with qtbot.waitSignal(stepper.chosen) as chosen:
        QTest.keyClick(stepper.button("c"), Qt.Key.Key_Return)
    assert chosen.args == ["c"]
    assert stepper.button("c").accessibleName() == "Steg 3 av 3: Svar, ikke påbegynt"
    host.resize(230, 600)
    QApplication.processEvents()
    assert stepper.button("a").toolTip() == "Mottatt"
    assert stepper.button("b").toolTip() == ""


def test_a_toast_acts_and_waits_for_the_pointer(host: QWidget) -> None:
    done: list[bool] = []
    toast = ToastBar(host, "Lukk")
    toast.say(Toast("MailerLite er slettet", "Angre", lambda: done.append(True)))
    assert toast.text == "MailerLite er slettet"
    assert toast._timer.interval() == SHOWN_MS == 10_000
    toast.button.setFocus()
    assert not toast._timer.isActive()
    toast.button.clearFocus()
    assert toast._timer.isActive()
    toast.button.click()
    assert done == [True]
    assert toast.text == ""
    toast.say(Toast("Alt er allerede lagret"))
    assert not toast.button.isVisible()
    toast._timer.timeout.emit()
    assert toast.text == ""


def test_a_sheet_keeps_the_focus_and_gives_it_back(host: QWidget, desk: Desk, qtbot: QtBot) -> None:
    opener, under = Button("Fyll ut"), LineEdit()
    put(host, opener, under)
    opener.setFocus()
    line = LineEdit()
    save = Button("Lagre", "primary")
    sheet = SideSheet(host, desk.words, "Fyll ut", plain(column(line)), save)
    sheet.open_sheet()
    assert line.hasFocus()
    seen = set()
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {line, save} < seen
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert opener.hasFocus()
    sheet.open_sheet()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    assert not sheet.is_open


def test_files_are_taken_by_kind(host: QWidget, desk: Desk, qtbot: QtBot) -> None:
    area = DropArea(desk.words, "Slipp avtalen her", "PDF", (".pdf",))
    put(host, area)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.PDF"), QUrl.fromLocalFile("/tmp/b.exe"),
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


def test_the_preview_is_white_whole_and_the_same_each_time(host: QWidget, desk: Desk) -> None:
    preview = PagePreview(desk.words)
    host.setLayout(column((preview, 1)))
    QApplication.processEvents()
    preview.show_pdf(sample_pdf(3))
    QApplication.processEvents()
    assert (preview.page_count, preview.page_number) == (3, 1)
    first = preview.grab().toImage()
    assert first == preview.grab().toImage()
    desk.theme.set_mode("dark")
    paper = preview.findChild(QWidget, "ScrollBody").grab().toImage()
    assert paper.pixelColor(paper.width() // 2, 20).name() == "#ffffff"
    preview.show_page(3)
    assert preview.page_number == 3
    assert any("Side 3 av 3" in label.text() for label in preview.findChildren(QLabel))
    preview.show_pdf(sample_pdf(3))
    assert preview.page_number == 3  # one stays where one was
    preview.zoom_in()
    preview.show_pdf(b"no pdf at all")
    assert preview.page_count == 0
    preview.clear()


def test_the_preview_is_named_after_its_page(host: QWidget, desk: Desk) -> None:
    preview = PagePreview(desk.words)
    host.setLayout(column((preview, 1)))
    preview.show_pdf(sample_pdf(2))
    named = [w.accessibleName() for w in preview.findChildren(QWidget)]
    assert "Forhåndsvisning, side 1 av 2" in named


def test_pairs_stack_where_there_is_no_room(host: QWidget) -> None:
    beside = Beside(Label("Tittel"), plain(FlowRow(Button("En"), Button("To"))), least=300)
    banner = Banner("warn", "Mangler", "Skriv hvor lenge.", "Fyll ut", lambda: None)
    put(host, beside, banner)
    assert not beside.stacked
    host.resize(320, 600)
    QApplication.processEvents()
    assert beside.stacked
    assert banner.button.isVisible()


def test_a_flow_continues_on_the_next_line(host: QWidget) -> None:
    chips = [Chip(f"Merke {n}") for n in range(12)]
    box = plain(FlowRow(*chips))
    host.setLayout(column(Scroller(column(box, None))))
    QApplication.processEvents()
    wide = len({chip.y() for chip in chips})
    host.resize(260, 600)
    QApplication.processEvents()
    assert len({chip.y() for chip in chips}) > wide
    assert all(chip.geometry().right() <= box.width() for chip in chips)
