"""A report of our own faults: where, never what."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dpo_desk.desk.bugs import BugDialog, describe
from dpo_desk.desk.theme import Theme
from dpo_desk.words import of


def fault() -> Exception:
    secret = "Kari Eksempel <kari@example.com>"
    try:
        try:
            int(secret)
        except ValueError as error:
            raise KeyError(secret) from error
    except KeyError as error:
        return error


def test_names_types_and_places_but_nobody() -> None:
    report = describe(fault())
    assert "KeyError" in report
    assert "ValueError" in report
    assert "test_bugs.py" in report
    assert "fault" in report
    assert "/" not in report.split("test_bugs.py")[0].splitlines()[-1]  # no path of this machine
    assert "Kari" not in report
    assert "example.com" not in report


def test_the_report_can_be_copied(theme: Theme, qtbot: QtBot) -> None:
    dialog = BugDialog(fault(), of("nb"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    assert dialog.copy.text() == "Rapporten er kopiert"
