"""Answers of a panel that are typed and not yet given: kept with the case, and there again later.

    self.half = HalfTyped(self)
    self.half.keep("identity.why", self._why)     # in __init__
    self.half.show(view)                          # in show_case
    self.half.flush()                             # in flush, and when the answer was given

They survive a lock, another page and a crash (MODEL.md 17), and an erased case takes them along.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from dpo_desk.desk.pages.request_steps.panel import Panel
from dpo_desk.duties.case_view import CaseView

Edit = QLineEdit | QPlainTextEdit
KEEP_AFTER_MS = 600


class HalfTyped(QObject):
    """The edits of one panel whose text is no value before somebody gives the answer."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._edits: dict[str, Edit] = {}
        self._kept: dict[str, str] = {}  # as last read or written, by name
        self._shown = False
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def keep(self, name: str, edit: Edit) -> None:
        """Keep what is typed into ``edit`` under ``name``; one that comes late gets what was."""
        self._edits[name] = edit
        if self._shown and self._panel.view is not None:
            text = self._kept[name] = self._panel.view.drafts.get(name, "")
            _put(edit, text)
        edit.textChanged.connect(lambda *_text: self._timer.start())

    def show(self, view: CaseView) -> dict[str, str]:
        """Put back what was half typed, the first time a case is shown; returns what was put."""
        if self._shown:
            return {}
        self._shown = True
        self._kept = {name: view.drafts.get(name, "") for name in self._edits}
        found = {name: text for name, text in self._kept.items() if text}
        for name, text in found.items():
            _put(self._edits[name], text)
        self._timer.stop()
        return found

    def given(self, *names: str) -> None:
        """The answers were given: empty their edits and forget them."""
        for name in names or tuple(self._edits):
            self._edits[name].clear()
        self.flush()

    def settled(self, name: str, *, given: bool = False) -> None:
        """What stands in the edit is kept elsewhere; ``given``: by an answer of just now."""
        self._kept[name] = self._text(name)
        if given and self._panel.view is not None:
            self._write(self._panel.view.request.uid, name, "")

    def flush(self) -> None:
        """Keep what has changed."""
        self._timer.stop()
        view = self._panel.view
        if view is None:
            return
        for name in self._edits:
            text = self._text(name)
            if text != self._kept.get(name, ""):
                self._kept[name] = text
                self._write(view.request.uid, name, text)

    def _text(self, name: str) -> str:
        edit = self._edits[name]
        return edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()

    def _write(self, uid: str, name: str, text: str) -> None:
        self._panel.desk.background.write(
            lambda register: register.keep_draft("request", uid, name, text), owner=self
        )


def _put(edit: Edit, text: str) -> None:
    if isinstance(edit, QPlainTextEdit):
        edit.setPlainText(text)
    else:
        edit.setText(text)
