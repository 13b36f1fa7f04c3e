"""Which panel a step or a tab of a case is; each is imported when it is first opened.

Once a case stands there its other steps are imported, a module in each turn of the event loop, so
that the first press on a step has only the step to build.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dpo_desk.desk.context import Desk

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.panel import Panel

# What the steps stand on first; what needs no window is imported where the register is.
_DUTIES = ("asking", "claims", "closing", "findings", "identity", "answering", "filling")
_AHEAD = (
    "pages.request_steps.identity",
    "pages.request_steps.scope_list",
    "pages.request_steps.scope",
    "pages.request_steps.assess_claim",
    "pages.request_steps.assess",
    "widgets.page_preview",
    "pages.request_steps.answer_form",
    "pages.request_steps.answer",
    "pages.request_steps.closed",
    "pages.request_steps.documents_tab",
    "pages.request_steps.log_tab",
)


def import_duties() -> None:
    """What the steps do, in the register's thread."""
    for name in _DUTIES:
        import_module(f"dpo_desk.duties.{name}")


class Ahead(QObject):
    """Imports the steps, a module in each turn; it goes when all are there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(_AHEAD)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        import_module(f"dpo_desk.desk.{self._left.pop(0)}")
        if not self._left:
            self._timer.stop()
            self.deleteLater()


def make(key: str, desk: Desk) -> "Panel":  # noqa: PLR0911 - one for each
    """The panel of a step or a tab; raises ValueError for a key that is neither."""
    match key:
        case "received":
            from dpo_desk.desk.pages.request_steps.received import ReceivedPanel

            return ReceivedPanel(desk)
        case "identity":
            from dpo_desk.desk.pages.request_steps.identity import IdentityPanel

            return IdentityPanel(desk)
        case "scope":
            from dpo_desk.desk.pages.request_steps.scope import ScopePanel

            return ScopePanel(desk)
        case "assess":
            from dpo_desk.desk.pages.request_steps.assess import AssessPanel

            return AssessPanel(desk)
        case "answer":
            from dpo_desk.desk.pages.request_steps.answer import AnswerPanel

            return AnswerPanel(desk)
        case "closed":
            from dpo_desk.desk.pages.request_steps.closed import ClosedPanel

            return ClosedPanel(desk)
    return _tab(key, desk)


def _tab(key: str, desk: Desk) -> "Panel":
    from dpo_desk.desk.pages.request_steps import tabs

    match key:
        case "log":
            from dpo_desk.desk.pages.request_steps.log_tab import LogPanel

            return LogPanel(desk)
        case "documents":
            from dpo_desk.desk.pages.request_steps.documents_tab import DocumentsPanel

            return DocumentsPanel(desk)
        case "findings":
            return tabs.FindingsPanel(desk)
        case "note":
            return tabs.NotePanel(desk)
    raise ValueError(f"no such part of a case: {key}")
