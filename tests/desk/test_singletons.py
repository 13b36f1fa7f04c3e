"""On Python 3.11 PySide6 takes references of None that it does not own; see desk/__init__."""

import subprocess
import sys

_LONG_LIFE = """
import dpo_desk.desk
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("a")
    thing.isWidgetType()
"""


def test_many_calls_do_not_end_the_interpreter() -> None:
    done = subprocess.run([sys.executable, "-c", _LONG_LIFE], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-400:]
