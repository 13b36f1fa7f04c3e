"""Where e-mail comes from when it is not dropped: chosen files, or the clipboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.inputs import pasted
from dpo_desk.desk.window_drop import SUFFIXES
from dpo_desk.words import Words


def ask_files(parent: QWidget, words: Words) -> Sequence[Path]:
    """Let somebody choose messages; none where she changes her mind."""
    kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in SUFFIXES)
    title, kind = words("intake.open"), f"{words('intake.files')} ({kinds})"
    names, _kind = QFileDialog.getOpenFileNames(parent, title, "", f"{kind};;*")
    return [Path(name) for name in names]


def clipboard_text(desk: Desk) -> str:
    """The words on the clipboard; where there are none that is said."""
    found: QMimeData | None = QGuiApplication.clipboard().mimeData()
    text = pasted(found).strip() if found is not None else ""
    if not text:
        desk.toast(desk.words("intake.paste.empty"))
    return text
