"""The shell: pages built late, locked without a trace, the same after another language or scale."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dpo_desk.desk.context import Desk
from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.theme import Theme
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.words import DeskError
from tests.desk.pieces import FakeRegister
from tests.desk.shell import CTRL, ENTRIES, Notes, Other, page, press


def test_paints_without_a_page(window: MainWindow) -> None:
    assert window.pages.page is None
    assert window.windowTitle() == "Fjordlys Data AS – Personvernpermen"
    assert not window.grab().isNull()


def test_pages_are_built_when_first_shown(window: MainWindow) -> None:
    assert (Notes.built, Other.built) == (0, 0)
    window.go("requests")
    window.go("requests")
    assert (Notes.built, Other.built) == (1, 0)
    assert window.desk.preferences.of_register.get("page") == "requests"


def test_an_unknown_page_is_an_error(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.go("nowhere")


def test_locking_leaves_nothing_to_read(
    window: MainWindow, register: FakeRegister, locked: list[bool]
) -> None:
    window.go("requests", uid="a")
    here = page(window)
    here.line.setFocus()
    here.line.setText("halv setning")
    here.line.setCursorPosition(4)
    window.desk.toast("MailerLite er slettet")
    press(window, Qt.Key.Key_L, CTRL)
    window.show_alone(lambda _desk: QLineEdit())
    assert locked == [True]
    assert register.kept == ["halv setning"]
    assert window.pages.page is None
    assert not window.pages.count()
    assert window.toast.text == ""
    press(window, Qt.Key.Key_2, CTRL)
    assert window.pages.page is None  # no way round the lock
    window.resume("processors")
    assert page(window).args == {"uid": "a"}
    focused = QApplication.focusWidget()
    assert isinstance(focused, LineEdit)
    assert focused.objectName() == "notes.line"


def test_another_register_starts_afresh(window: MainWindow) -> None:
    window.go("requests")
    window.go("processors")
    window.set_count("requests", 2)
    window.forget()
    assert not window.pages.back()
    window.resume("requests")
    assert window.pages.key == "requests"


def test_another_language_keeps_the_place(window: MainWindow) -> None:
    window.go("requests", uid="a")
    page(window).line.setFocus()
    window.desk.set_language("en")
    assert page(window).args == {"uid": "a"}
    assert Notes.built == 2
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "notes.line"
    names = {b.accessibleName() for b in window.findChildren(Button) if b.isVisible()}
    assert {"Requests", "Processors", "Lock"} <= names
    assert window.windowTitle().endswith("The Privacy Binder")


def test_hidden_pages_do_not_follow_the_colours_they_are_built_again(
    window: MainWindow, theme: Theme
) -> None:
    window.go("requests")
    window.go("processors")
    theme.set_mode("dark")
    assert window.pages.count() == 1
    assert (Notes.built, Other.built) == (1, 1)
    assert window.pages.back()
    assert (Notes.built, Other.built) == (2, 1)


def test_there_and_back_looks_the_same(window: MainWindow, theme: Theme) -> None:
    window.go("requests")
    QApplication.processEvents()
    before = window.grab().toImage()
    window.desk.set_language("en")
    theme.set_scale(2.0)
    theme.set_mode("dark")
    assert window.grab().toImage() != before
    theme.set_mode("light")
    theme.set_scale(1.0)
    window.desk.set_language("nb")
    QApplication.processEvents()
    assert window.grab().toImage() == before


def test_large_text_makes_a_rail(window: MainWindow, theme: Theme) -> None:
    window.resize(1280, 800)
    window.go("requests")
    wide = window.panes()[0].width()
    theme.set_scale(1.5)
    assert window.panes()[0].width() < wide
    shown = (b for b in window.findChildren(Button) if b.isVisible())
    button = next(b for b in shown if b.objectName() == "nav.requests")
    assert button.toolTip() == "Henvendelser"


def test_only_what_a_page_shows_refreshes_it(window: MainWindow) -> None:
    class Changes:
        tables = frozenset({"request"})

    window.go("processors")
    other = page(window)
    other.done.clear()
    window.desk.background.changed.emit(Changes())
    assert other.done == []
    Changes.tables = frozenset({"service"})
    window.desk.background.changed.emit(Changes())
    assert other.done == ["refresh"]
    window.go("requests")
    other.done.clear()
    window.desk.background.changed.emit(Changes())
    assert other.done == []  # hidden: it waits
    window.pages.setCurrentWidget(other)
    assert other.done == ["refresh"]


def test_what_the_user_can_mend_is_a_sentence(window: MainWindow) -> None:
    window.desk.background.unhandled(DeskError("err.save.disk"))
    assert window.toast.text.startswith("Disken er full.")


def test_size_and_page_are_remembered(desk: Desk, qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1200, 720)
    window.close()
    again = MainWindow(desk, ENTRIES)
    qtbot.addWidget(again)
    assert again.height() == 720  # the width cannot be more than offscreen's screen has
    assert (again.minimumWidth(), again.minimumHeight()) == (1024, 680)


def test_an_example_says_so_on_every_page(window: MainWindow, qtbot: QtBot) -> None:
    window.go("requests")
    window.show_example(example=True)
    leave = next(b for b in window.findChildren(Button) if b.text() == "Tilbake til permen din")
    assert leave.isVisible()
    with qtbot.waitSignal(window.left_example):
        leave.click()
    window.show_example(example=False)
    assert not leave.isVisible()


def test_the_menu_says_where_one_is_and_is_no_list_of_boxes_to_tick(window: MainWindow) -> None:
    said = {}
    for key in ("requests", "processors"):
        window.go(key)
        for name in ("requests", "processors"):
            found = QAccessible.queryAccessibleInterface(window.findChild(QWidget, f"nav.{name}"))
            assert found.role() == QAccessible.Role.PushButton
            said[key, name] = found.text(QAccessible.Text.Description)
    here = "Du er her"
    assert said == {
        ("requests", "requests"): here, ("requests", "processors"): "",
        ("processors", "requests"): "", ("processors", "processors"): here,
    }  # fmt: skip
