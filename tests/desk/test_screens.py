"""The size of text follows the screen that the window stands on, as long as it is open."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.screens import Screens
from dpo_desk.desk.theme import Theme
from tests.house import ROOT

# Two screens cannot be had in the process of the other tests: Qt asks for them at its start.
MOVES = """
from PySide6.QtWidgets import QApplication, QWidget
from dpo_desk.desk.theme import Theme
app = QApplication([])
theme, window, said = Theme(app, "light"), QWidget(), []
theme.resized.connect(lambda: said.append(theme.factor))
window.show()
theme.screens.follow(window)
near, far = app.screens()
for screen in (far, far, near):
    window.windowHandle().setScreen(screen)
    app.processEvents()
theme.set_scale(1.25)
window.windowHandle().setScreen(far)
after = Theme(app, "light")
said.append(theme.screens.factor)
window.windowHandle().setScreen(near)
print(*said)
"""


def test_a_window_that_moves_to_a_screen_with_larger_text_is_built_for_it(tmp_path: Path) -> None:
    screens = [
        {"name": f"{at}", "x": at, "y": 0, "width": 1600, "height": 1000, "dpr": 1}
        | {"logicalDpi": dots, "logicalBaseDpi": dots}
        for at, dots in ((0, 96), (1600, 144))
    ]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    seen = subprocess.run(
        [sys.executable, "-c", MOVES],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    # there, back, 125 % chosen, there (1.25 × 1.5); a theme that is replaced hears no more of it
    assert seen.stdout.split() == ["1.5", "1.0", "1.25", "1.875", "1.5"]


def test_larger_text_in_the_systems_settings_is_followed_at_once(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme: Theme = window.desk.theme
    monkeypatch.setattr(Screens, "factor", 1.5)
    with qtbot.waitSignal(theme.resized):
        qapp.primaryScreen().logicalDotsPerInchChanged.emit(144)
    assert theme.px(36) == 54
    monkeypatch.undo()
    qapp.primaryScreen().logicalDotsPerInchChanged.emit(96)
    assert theme.px(36) == 36


def test_a_theme_that_was_replaced_listens_to_nothing(
    theme: Theme, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    Theme(qapp, "light")
    monkeypatch.setattr(Screens, "factor", 1.5)
    with qtbot.assertNotEmitted(theme.resized):
        qapp.primaryScreen().logicalDotsPerInchChanged.emit(144)
