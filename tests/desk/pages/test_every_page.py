"""Every page there is, by keyboard and by ear: order, rings, roles, messages, targets.

That it fits, is named and cuts nothing is ``test_start_audit``'s, in all languages and sizes.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.pages.navigation import entries
from dpo_desk.desk.print_sheet import PrintSheet
from dpo_desk.desk.widgets.focus import stops
from dpo_desk.duties import intake
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.reach import reach, rings
from tests.desk.window import opened
from tests.duties.conftest import DRAFT


def walk(opening):
    """Go to each page in turn; its key."""
    for entry in entries(opening):
        args = {"id": 1} if entry.key == "request" else {}
        opening.window.go(entry.key, **args)
        settle()
        yield entry.key


def register(folder):
    """A register with something on every page."""
    made = sample.make(folder, name="full.perm", password="blåbær")
    intake.log_request(made, DRAFT)
    made.close()
    return folder / "full.perm"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_page_is_reached_and_read(qapp, tmp_path, mode):
    problems = []
    with opened(qapp, mode=mode) as opening:
        opening.open(register(tmp_path), "blåbær")
        for key in walk(opening):
            found = reach(opening.window) + rings(opening.window)
            problems += [f"{key}: {what}" for what in found]
    assert not problems, "\n".join(problems)


ON_PAPER = {
    "today", "requests", "calendar", "activities", "processors", "retention", "checks",
    "documents", "history",
}  # fmt: skip


def test_ctrl_p_shows_the_paper_or_says_that_there_is_none(qapp, tmp_path):
    with opened(qapp) as opening:
        opening.open(register(tmp_path), "blåbær")
        said = []
        opening.desk.toast_asked.connect(lambda toast: said.append(toast.text))
        for key in walk(opening):
            said.clear()
            QTest.keyClick(
                QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
            )
            settle()
            sheets = [one for one in opening.window.findChildren(PrintSheet) if one.is_open]
            assert bool(sheets) == (key in ON_PAPER), key
            assert sheets or said == ["Det er ingenting å skrive ut her"], key
            for sheet in sheets:
                sheet.close_sheet()
            settle()


def pressed(window, key):
    """What a key stops at, press by press, until it is back where it began."""
    found = [QApplication.focusWidget()]
    for _ in range(200):
        QTest.keyClick(found[-1], key)
        if QApplication.focusWidget() is found[0]:
            return found
        found.append(QApplication.focusWidget())
    raise AssertionError(f"never back at {found[0]}; last at {found[-8:]}")


def test_tab_comes_to_every_stop_and_round_again(qapp, tmp_path):
    tab, back = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
    with opened(qapp) as opening:
        opening.open(register(tmp_path), "blåbær")
        for page in walk(opening):
            assert set(pressed(opening.window, tab)) == set(stops(opening.window)), page
        opening.window.go("request", id=1)
        for step in ("received", "identity", "scope", "assess", "answer", "closed"):
            opening.window.pages.page.go_to(step)
            settle()
            for key in (tab, back):
                assert set(pressed(opening.window, key)) == set(stops(opening.window)), step
