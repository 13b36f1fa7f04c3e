"""Keys that work everywhere, and where the focus is."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.side_sheet import SideSheet
from tests.desk.pieces import FakeRegister
from tests.desk.shell import ALT, CTRL, SHIFT, Notes, Other, page, press


def test_the_first_control_has_the_focus(window: MainWindow) -> None:
    window.go("requests")
    assert QApplication.focusWidget() is page(window).primary


def test_numbers_are_those_of_the_whole_list(window: MainWindow) -> None:
    window.go("requests")
    press(window, Qt.Key.Key_6, CTRL)
    assert isinstance(window.pages.page, Other)
    press(window, Qt.Key.Key_2, CTRL)
    assert type(window.pages.page) is Notes
    press(window, Qt.Key.Key_3, CTRL)
    assert type(window.pages.page) is Notes


def test_leaving_hands_over_and_alt_left_comes_back(window: MainWindow) -> None:
    window.go("requests", uid="a")
    page(window).line.setText("halv setning")
    window.go("processors")
    assert window.pages.page is not None
    press(window, Qt.Key.Key_Left, ALT)
    assert page(window).args == {"uid": "a"}
    assert "flush" in page(window).done
    assert not window.pages.back()


def test_keys_reach_the_page(window: MainWindow) -> None:
    window.go("requests")
    here = page(window)
    here.line.setFocus()
    here.done.clear()
    press(window, Qt.Key.Key_Return, CTRL)
    press(window, Qt.Key.Key_N, CTRL)
    press(window, Qt.Key.Key_P, CTRL)
    assert here.done == ["primary", "new", "print"]


def test_a_new_request_from_anywhere(window: MainWindow) -> None:
    window.go("processors")
    press(window, Qt.Key.Key_N, CTRL, SHIFT)
    assert type(window.pages.page) is Notes
    assert page(window).done[-1] == "new"


def test_there_is_nothing_to_save(window: MainWindow, register: FakeRegister) -> None:
    window.go("requests")
    page(window).line.setText("halv setning")
    press(window, Qt.Key.Key_S, CTRL)
    assert register.kept == ["halv setning"]
    assert window.toast.text == "Alt er allerede lagret"
    press(window, Qt.Key.Key_Escape)
    assert window.toast.text == ""


def test_f6_goes_from_pane_to_pane(window: MainWindow) -> None:
    window.go("requests")
    press(window, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "shell.menu"
    press(window, Qt.Key.Key_F6, SHIFT)
    assert page(window).isAncestorOf(QApplication.focusWidget() or QWidget())


def test_undo_goes_to_the_text_first(window: MainWindow, monkeypatch: Any) -> None:
    undone: list[bool] = []
    monkeypatch.setattr(window.desk, "undo", lambda: undone.append(True))
    window.commands.undo.triggered.connect(window.desk.undo)
    window.go("requests")
    line = page(window).line
    line.setFocus()
    QTest.keyClicks(line, "Kari")
    press(window, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert not undone
    press(window, Qt.Key.Key_Z, CTRL)
    assert undone


def test_undo_is_named_in_the_menu(window: MainWindow) -> None:
    window.desk.undo_named.emit("endret MailerLite", "")
    assert window.commands.undo.text() == "Angre: endret MailerLite"
    assert window.commands.redo.text() == "Gjør om"


def test_ctrl_enter_belongs_to_the_sheet_that_is_open(window: MainWindow) -> None:
    window.go("requests")
    here = page(window)
    save = Button("Lagre", "primary")
    save.clicked.connect(lambda: here.done.append("sheet"))
    line = LineEdit()
    line.setAccessibleName("Lagringstid")
    sheet = SideSheet(here, window.desk.words, "Fyll ut", line, save)
    sheet.open_sheet()
    here.done.clear()
    press(window, Qt.Key.Key_Return, CTRL)
    press(window, Qt.Key.Key_F6)
    assert here.done == ["sheet"]
    assert sheet.isAncestorOf(QApplication.focusWidget() or QWidget())
