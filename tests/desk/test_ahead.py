"""What is imported while nobody waits is there, and knows nothing of Qt."""

import subprocess
import sys

from dpo_desk.desk.ahead import MODULES, Ahead

NO_QT = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
sys.exit(any(name.split(".")[0] in ("PySide6", "shiboken6") for name in sys.modules))
"""


def test_they_are_there_and_bring_no_qt():
    done = subprocess.run([sys.executable, "-c", NO_QT, *MODULES], check=False)
    assert done.returncode == 0


def test_it_imports_one_after_the_other_and_goes(qapp, monkeypatch, qtbot):
    taken = []
    monkeypatch.setattr("dpo_desk.desk.ahead.import_module", taken.append)
    monkeypatch.setattr("dpo_desk.desk.ahead._REST_MS", 0)
    monkeypatch.setattr("dpo_desk.desk.ahead._BETWEEN_MS", 0)
    with qtbot.waitSignal(Ahead(qapp).destroyed):
        pass
    assert tuple(taken) == MODULES
