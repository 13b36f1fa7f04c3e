"""What is imported ahead is there, and brings nothing that only some work needs."""

import subprocess
import sys

from dpo_desk.desk.ahead import MODULES

HEAVY = ("reportlab", "pikepdf", "pypdfium2", "PySide6.QtPdf", "jinja2", "docx", "hypothesis")
PROVE = """
import sys
from importlib import import_module
import dpo_desk.desk
for name in {modules!r}:
    import_module(name)
print([name for name in {heavy!r} if name in sys.modules])
"""


def test_it_is_light():
    code = PROVE.format(modules=MODULES, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
