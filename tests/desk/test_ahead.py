"""What is imported while nobody waits is there, and knows nothing of Qt."""

import subprocess
import sys

from dpo_desk.desk.ahead import MODULES, Ahead
from tests.desk.window import opened

NO_QT = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
sys.exit(any(name.split(".")[0] in ("PySide6", "shiboken6") for name in sys.modules))
"""


def test_they_may_come_from_another_thread():
    done = subprocess.run([sys.executable, "-c", NO_QT, *MODULES], check=False)
    assert done.returncode == 0


def test_it_imports_one_after_the_other_and_goes(qapp, monkeypatch, qtbot):
    taken = []
    monkeypatch.setattr("dpo_desk.desk.ahead.import_module", taken.append)
    monkeypatch.setattr("dpo_desk.desk.ahead._REST_MS", 0)
    with opened(qapp) as opening:
        ahead = Ahead(opening.desk)
        with qtbot.waitSignal(ahead.destroyed):
            pass
    assert tuple(taken) == MODULES
