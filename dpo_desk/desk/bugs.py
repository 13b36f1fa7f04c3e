"""What is shown when the program itself is wrong: a report with ids, never with a person's data.

The report names types, files, lines and functions only. Messages of exceptions are left out: they
may quote what somebody has typed.
"""

import platform
import traceback

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

import dpo_desk
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.words import Words


def describe(error: BaseException) -> str:
    """The report: versions, then each exception of the chain with the lines it came through."""
    lines = [
        f"Personvernpermen {getattr(dpo_desk, '__version__', '')}".strip(),
        f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}",
    ]
    link: BaseException | None = error
    while link is not None:
        lines += ["", type(link).__qualname__]
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {_place(frame.filename)}:{frame.lineno} {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def _place(filename: str) -> str:
    """A file as the package has it, or its name alone: a path may hold a person's name."""
    path = filename.replace("\\", "/")
    for root in ("/dpo_desk/", "/site-packages/"):
        if root in path:
            return path.rpartition(root)[2]
    return path.rpartition("/")[2]


class BugDialog(QDialog):
    """The fault is ours; here is what to send us."""

    def __init__(self, error: BaseException, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is None:
            live().dress(self)
        self._words = words
        self.setWindowTitle(words("bug.title"))
        self.setObjectName("Page")
        self.report = QPlainTextEdit(describe(error))
        self.report.setReadOnly(True)
        self.report.setAccessibleName(words("bug.report"))
        self.report.setMinimumSize(px(520), px(180))
        self.copy = Button(words("bug.copy"))
        self.copy.clicked.connect(self._copy_report)
        close = Button(words("common.close"), "primary")
        close.clicked.connect(self.accept)
        self.setLayout(
            column(
                Label(words("bug.title"), "h2"),
                8,
                Prose(words("bug.body")),
                16,
                self.report,
                20,
                row(None, self.copy, close, gap=8),
                margins=(24, 24, 24, 20),
            )
        )
        close.setFocus()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.set_text(self._words("bug.copied"))
