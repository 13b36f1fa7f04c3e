"""Copies by themselves and the lock by itself: by the desk's clock, without waiting for either."""

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLineEdit

from dpo_desk.app import build
from dpo_desk.desk import idle_lock, keeper, traces
from dpo_desk.desk.background import Background
from dpo_desk.desk.preferences import Preferences
from dpo_desk.duties import company, copies
from dpo_desk.law.clock import local_date
from tests import sample
from tests.desk.window import opened


class HandClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = sample.NOW

    def now(self) -> datetime:
        return self.at

    def today(self):
        return local_date(self.at)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def opening(qapp, tmp_path, clock):
    """A window whose clock a test sets, on a register without a password."""
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.desk.clock = clock
        opening.open(tmp_path / "prove.perm")
        yield opening


def made() -> list[Path]:
    folder = copies.standard_folder()
    return sorted(folder.glob("*.permkopi")) if folder.exists() else []


def work(opening, phone: str) -> None:
    opening.desk.background.write(lambda r: company.change_company(r, "phone", phone))


def test_a_copy_is_taken_soon_after_opening_and_then_once_a_day(opening, clock) -> None:
    assert made() == []
    opening.guard.keeper._timer.timeout.emit()
    assert len(made()) == 1
    assert opening.guard.keeper._timer.interval() == keeper.LOOK_MS
    work(opening, "+47 00 00 00 01")
    opening.guard.keeper.look()
    assert len(made()) == 1
    clock.at += timedelta(days=1)
    opening.guard.keeper.look()
    assert len(made()) == 2
    clock.at += timedelta(days=1)
    opening.guard.keeper.look()
    assert len(made()) == 2  # nothing new to keep


def test_who_does_not_want_them_gets_none(opening, clock) -> None:
    desk = opening.desk
    for key in ("copies.daily", "copies.closing"):
        assert keeper.Wish(desk, key)
        keeper.Wish(desk, key).set(False)
    opening.guard.keeper.look()
    opening.welcome()
    assert made() == []
    assert not opening.guard.keeper.closing(lambda: None)


def test_a_chosen_folder_gets_one_too_and_a_missing_one_is_told(opening, tmp_path) -> None:
    told = []
    opening.guard.keeper.copied.connect(told.append)
    stick = tmp_path / "minnepenn"
    keeper.choose_folder(opening.desk, stick)
    opening.guard.keeper.copy_now()
    assert len(made()) == 1
    assert str(stick) in told[0].trouble.say(opening.desk.words)
    stick.mkdir()
    opening.guard.keeper.look()
    assert len(list(stick.glob("*.permkopi"))) == 1
    assert told[1].trouble is None


def test_another_register_is_opened_the_first_is_copied(opening) -> None:
    opening.welcome()
    assert len(made()) == 1


def test_an_example_is_never_copied_or_locked(qapp, tmp_path) -> None:
    with opened(qapp) as opening:
        opening.see_example("s0-it-radgivning")
        opening.guard.keeper.look()
        assert not opening.guard.keeper.closing(lambda: None)
        assert not opening.guard.idle._timer.isActive()
        opening.welcome()
    assert made() == []


# closing


@pytest.fixture
def threaded(qapp, qtbot, tmp_path):
    """A window with its real threads on a register of its own."""
    sample.make(tmp_path).close()
    opening = build(qapp, sample.clock(), Preferences(), background=Background(qapp))
    opening.window.show()
    opening.open(tmp_path / "prove.perm")
    qtbot.waitUntil(lambda: opening.window.in_shell and opening.desk.background.resting)
    yield opening
    opening.close()
    opening.window.deleteLater()
    opening.desk.deleteLater()


def test_closing_takes_a_copy_first(threaded, qtbot) -> None:
    threaded.window.close()
    qtbot.waitUntil(lambda: not threaded.window.isVisible())
    assert len(made()) == 1


def test_closing_again_waits_for_no_copy(threaded, qtbot, monkeypatch) -> None:
    gate, began = threading.Event(), threading.Event()

    def slow(_register, _chosen, **_named):
        began.set()
        gate.wait(20)
        return copies.Kept(())

    monkeypatch.setattr(copies, "keep", slow)
    window = threaded.window
    window.close()
    qtbot.waitUntil(began.is_set)
    assert window.isVisible()
    qtbot.waitUntil(lambda: window.toast.text == threaded.desk.words("copies.closing"))
    window.close()
    assert not window.isVisible()
    gate.set()


def test_a_copy_that_fails_does_not_keep_the_window(threaded, qtbot, monkeypatch) -> None:
    def broken(_register, _chosen):
        raise ZeroDivisionError

    monkeypatch.setattr(copies, "keep", broken)
    threaded.window.close()
    qtbot.waitUntil(lambda: not threaded.window.isVisible())


# the lock


def touch(window) -> None:
    QTest.mouseMove(window.windowHandle(), QPoint(40, 40))
    QTest.mouseMove(window.windowHandle(), QPoint(60, 40))


def test_nobody_there_for_so_many_minutes_and_it_is_locked(opening, clock) -> None:
    idle = opening.guard.idle
    assert not idle._timer.isActive()  # without a password: by choice only
    idle_lock.choose_minutes(opening.desk, 5)
    opening.guard.watch_idle(encrypted=False)
    clock.at += timedelta(minutes=4, seconds=59)
    idle.look()
    assert opening.window.in_shell
    clock.at += timedelta(seconds=1)
    idle.look()
    assert not opening.window.in_shell
    assert opening.desk.background._register is None
    assert not idle._timer.isActive()


def test_every_key_and_every_move_begins_the_minutes_anew(opening, clock) -> None:
    idle_lock.choose_minutes(opening.desk, 2)
    opening.guard.watch_idle(encrypted=False)
    window = opening.window.windowHandle()
    for act in (
        lambda: touch(opening.window),
        lambda: QTest.keyClick(window, Qt.Key.Key_Shift),
        lambda: QTest.mouseClick(window, Qt.MouseButton.RightButton, pos=QPoint(5, 5)),
    ):
        clock.at += timedelta(seconds=100)
        act()
        QApplication.processEvents()
        opening.guard.idle.look()
        assert opening.window.in_shell
    clock.at += timedelta(seconds=120)
    opening.guard.idle.look()
    assert not opening.window.in_shell


def test_a_password_asks_for_ten_minutes_unless_told_otherwise(opening) -> None:
    desk = opening.desk
    assert idle_lock.minutes(desk, encrypted=True) == 10
    assert idle_lock.minutes(desk, encrypted=False) == 0
    idle_lock.choose_minutes(desk, 30)
    assert idle_lock.minutes(desk, encrypted=True) == 30
    desk.preferences.of_register.set("lock.minutes", "soon")
    assert idle_lock.minutes(desk, encrypted=True) == 10


def test_a_clock_that_is_set_back_locks_nobody_out(opening, clock) -> None:
    idle_lock.choose_minutes(opening.desk, 2)
    opening.guard.watch_idle(encrypted=False)
    clock.at -= timedelta(hours=1)
    opening.guard.idle.look()
    clock.at += timedelta(minutes=1)
    opening.guard.idle.look()
    assert opening.window.in_shell


def test_a_dialog_that_somebody_waits_for_goes_before_the_pages(opening, qtbot) -> None:
    window, seen = opening.window, []
    page = window.pages.page

    def ask() -> None:
        dialog = QInputDialog(page)
        seen.append(dialog.exec())
        seen.append(window.in_shell)  # the page was still there when the dialog came back

    QTimer.singleShot(0, ask)
    QTimer.singleShot(50, window.lock)
    qtbot.waitUntil(lambda: not window.in_shell)
    assert seen == [QDialog.DialogCode.Rejected.value, True]


def test_what_was_copied_here_leaves_the_clipboard(opening, monkeypatch) -> None:
    clipboard = QApplication.clipboard()
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self: True)  # offscreen: never
    line = QLineEdit("Kari Eksempel", opening.window)
    line.selectAll()
    line.copy()
    assert clipboard.text() == "Kari Eksempel"
    opening.window.lock()
    assert "Kari" not in clipboard.text()


def test_what_somebody_else_copied_stays(qapp, monkeypatch) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("fra et annet program")
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self: False)
    traces.clear_clipboard()
    assert clipboard.text() == "fra et annet program"
    clipboard.clear()


def test_the_title_of_a_locked_window_says_nothing(opening) -> None:
    assert "Fjordlys" in opening.window.windowTitle()
    opening.window.lock()
    assert opening.window.windowTitle() == "Personvernpermen"
    opening.open(opening.current.path)
    assert "Fjordlys" in opening.window.windowTitle()


# what is remembered of a window


def test_the_last_page_is_there_again_and_a_new_register_begins_at_home(
    qapp, tmp_path, opening
) -> None:
    home = opening.window.pages.key
    opening.window.go("settings")
    other = tmp_path / "other"
    other.mkdir()
    sample.make(other).close()
    opening.open(other / "prove.perm")
    assert opening.window.pages.key == home
    opening.open(tmp_path / "prove.perm")
    assert opening.window.pages.key == "settings"
    opening.window.go("request", id=1)
    opening.open(other / "prove.perm")
    opening.open(tmp_path / "prove.perm")
    assert opening.window.pages.key == "requests"  # the section of a page that needs a case


def test_each_register_has_its_place_on_the_screen(tmp_path, opening) -> None:
    other = tmp_path / "other"
    other.mkdir()
    sample.make(other).close()
    window = opening.window
    window.resize(1100, 700)
    window.close()
    opening.open(other / "prove.perm")
    window.resize(1040, 690)
    opening.welcome()  # to open another: the window stays
    opening.open(tmp_path / "prove.perm")
    assert window.height() == 700
    opening.welcome()
    opening.open(other / "prove.perm")
    assert window.height() == 690
    window.show()
