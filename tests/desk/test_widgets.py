"""The pieces, one by one: what they say, take and refuse."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk, Toast
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.inputs import CheckBox, LineEdit
from dpo_desk.desk.widgets.layout import Scroller, column, frame, plain, row
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.paper_text import PaperText
from dpo_desk.desk.widgets.reflow import Beside, FlowRow
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.stepper import Stepper
from dpo_desk.desk.widgets.text import Elide, Label, Prose
from dpo_desk.desk.widgets.toast import SHOWN_MS, ToastBar
from tests.desk.pieces import put, sample_pdf

HOSTILE = "<b>Kari</b> & <img src='/etc/passwd'> «Prøve» \N{RIGHT-TO-LEFT OVERRIDE}abc"


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


@pytest.mark.parametrize("width", [500, 800, 1400])
def test_a_long_toast_is_whole_also_when_it_is_placed_again(host: QWidget, width: int) -> None:
    host.resize(width, 700)
    toast = ToastBar(host, "Lukk")
    toast.say(Toast("Det er ikke plass til kopien i mappen på minnepennen. " * 4, "Prøv igjen"))
    for _ in range(3):  # as when the window is resized, or the focus goes on
        toast._place()
        QApplication.processEvents()
        text = toast._text
        assert text.wordWrap()
        assert text.height() >= text.heightForWidth(text.width())
        assert toast.width() <= host.width()
    toast.say(Toast("Angret"))
    QApplication.processEvents()
    assert not text.wordWrap()
    assert text.width() >= text.sizeHint().width()


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


@pytest.mark.parametrize("height", [60, 150])
def test_a_toast_stands_above_the_bar_however_high(host: QWidget, height: int) -> None:
    bar = frame(row(Button("Neste")), "Bar")
    bar.setFixedHeight(height)
    put(host, Label("Innhold"), bar)
    toast = ToastBar(host, "Lukk")
    toast.say(Toast("Svaret er merket som sendt"))
    assert not toast.geometry().intersects(QRect(bar.mapTo(host, QPoint(0, 0)), bar.size()))


def test_a_toast_lies_over_no_control_where_there_is_room(host: QWidget) -> None:
    host.resize(800, 600)
    lowest, above = Button("Send"), Button("Lagre")
    for button, y in ((lowest, 480), (above, 420)):
        button.setParent(host)
        button.setGeometry(300, y, 200, 36)
        button.show()
    toast = ToastBar(host, "Lukk")
    toast.say(Toast("Utkastet er lagret"))
    for button in (lowest, above):
        assert not toast.geometry().intersects(button.geometry())
    assert host.rect().contains(toast.geometry())


def test_a_toast_moves_aside_before_it_moves_into_the_middle(host: QWidget) -> None:
    """A form at the right, a list at the left: the list's end is the place."""
    host.resize(1280, 800)
    for number in range(12):
        field = Button(f"Felt {number}")
        field.setParent(host)
        field.setGeometry(860, 60 + number * 60, 380, 50)
        field.show()
    toast = ToastBar(host, "Lukk")
    used = "Den var i bruk her: Kundeoppfølging, Brukerstøtte, 2026-001, 2026-002 og 3 til"
    toast.say(Toast(f"24SevenOffice er slettet. {used}", "Angre", lambda: None))
    QApplication.processEvents()
    assert toast.width() <= 520
    assert toast.geometry().right() < 860
    assert toast.y() > 600
    assert toast._text.height() >= toast._text.heightForWidth(toast._text.width())


def test_a_toast_leaves_what_has_the_focus_to_be_seen(host: QWidget) -> None:
    """A page that is full of controls: the one that one is at is not hidden."""
    host.resize(800, 600)
    buttons = [Button(f"Rad {n}") for n in range(15)]
    for number, button in enumerate(buttons):
        button.setParent(host)
        button.setGeometry(0, number * 40, 800, 40)
        button.show()
    toast = ToastBar(host, "Lukk")
    toast.say(Toast("Lagret"))
    for button in reversed(buttons[4:]):
        button.setFocus()
        assert not toast.geometry().intersects(button.geometry())


def test_a_toast_lies_rather_over_a_button_than_over_a_field(host: QWidget) -> None:
    """A page that is full of controls, as a step of a case is where text is large."""
    host.resize(800, 600)
    fields = []
    for number in range(15):
        control = LineEdit() if number in {8, 9, 11, 12, 13} else Button(f"Rad {number}")
        control.setParent(host)
        control.setGeometry(0, number * 40, 800, 40)
        control.show()
        if isinstance(control, LineEdit):
            fields.append(control)
    toast = ToastBar(host, "Lukk")
    toast.say(Toast("Lagret", "Angre"))
    assert not [field for field in fields if toast.geometry().intersects(field.geometry())]


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
    shown = [one for one in preview.findChildren(QLabel) if one.isVisible()]
    assert [one.text() for one in shown] == [desk.words("preview.failed")]  # nothing to enlarge
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


def test_an_empty_text_with_numbers_can_be_painted(host: QWidget) -> None:
    put(host, PaperText("Tekst", numbered=True))
    assert not host.grab().isNull()  # an error while painting takes the window down


def test_a_flowing_row_is_as_high_as_what_is_in_it_now(host: QWidget) -> None:
    flow = FlowRow(*(Button(f"Knapp {number}") for number in range(4)))
    host.setLayout(column(plain(flow)))
    QApplication.processEvents()
    four = flow.heightForWidth(120)
    more = Button("En til")
    flow.addWidget(more)
    more.show()
    assert flow.heightForWidth(120) > four
    assert flow.takeAt(flow.count() - 1) is not None
    assert flow.heightForWidth(120) == four
