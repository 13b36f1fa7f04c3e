"""Nothing heavy is imported before the window has painted."""

import subprocess
import sys

import pytest

HEAVY = (
    "msgspec", "sqlite_utils", "sqlcipher3", "reportlab", "pikepdf", "pypdf", "jinja2", "stdnum",
    "phonenumbers", "platformdirs", "click", "dateutil", "email", "concurrent.futures",
    "PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "dpo_desk.register",
    "dpo_desk.records", "dpo_desk.duties", "dpo_desk.paper", "dpo_desk.letters",
)  # fmt: skip
_SHELL = """
import sys
from PySide6.QtWidgets import QApplication
from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.background import Background
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.sidebar import NavEntry
from dpo_desk.desk.theme import Theme
from dpo_desk.law.clock import SystemClock
app = QApplication([])
theme = Theme(app)
desk = Desk(clock=SystemClock(), background=Background(theme), theme=theme,
            preferences=Preferences())
window = MainWindow(desk, [NavEntry("requests", "inbox", Page, 2)])
window.show_shell("Fjordlys")
window.show()
app.processEvents()
window.close()
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def imported() -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _SHELL], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY)
def test_the_shell_paints_without(module: str, imported: set[str]) -> None:
    assert "dpo_desk.desk.main_window" in imported
    assert module not in imported
