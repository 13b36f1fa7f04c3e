"""What comes after the first page, imported while nobody waits for it.

The window paints before it is imported, so whoever opens the first case would wait for all of it
at once. Modules come one at a time, in the window's thread: two threads that import the same
package may wait for each other.
"""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

from dpo_desk.desk.background import Background

_REST_MS: Final = 40  # once the first page has its rows: they are painted by then
_BETWEEN_MS: Final = 0  # a turn of the window between two of them: who does something is served
MODULES: Final = (  # each brings what it stands on
    "dpo_desk.letters.material",
    "dpo_desk.duties.offers",
    "dpo_desk.duties.case_view",
    "dpo_desk.duties.annexes",
    "dpo_desk.duties.composing",
    "dpo_desk.duties.sending",
    "dpo_desk.duties.annex_list",
    "dpo_desk.duties.contents",
    "dpo_desk.law.written_dates",
    "dpo_desk.duties.activity_view",
    "dpo_desk.duties.service_view",
    "dpo_desk.duties.calendar_export",
    "dpo_desk.duties.notice_compare",
    "dpo_desk.duties.history",
    "dpo_desk.desk.form",
    "dpo_desk.desk.pages.first_steps",
    "dpo_desk.desk.pages.request",
    "dpo_desk.desk.pages.request_steps.received",
    "dpo_desk.desk.pages.intake",
    "dpo_desk.desk.pages.calendar",
    "dpo_desk.desk.pages.activities",
    "dpo_desk.desk.pages.processors",
    "dpo_desk.desk.pages.retention",
    "dpo_desk.desk.pages.notices",
    "dpo_desk.desk.pages.notice_review",
    "dpo_desk.desk.pages.checks",
    "dpo_desk.desk.pages.documents",
    "dpo_desk.desk.pages.history",
    "dpo_desk.desk.pages.settings",
)


class Ahead(QObject):
    """Imports what is to come, once, when the first register has been open for a moment."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._left = iter(MODULES)
        self._background = background
        background.idle.connect(self._begin)

    def _begin(self) -> None:
        """The first page has been read."""
        self._background.idle.disconnect(self._begin)
        QTimer.singleShot(_REST_MS, self, self._next)

    def _next(self) -> None:
        module = next(self._left, None)
        if module is None:
            self.deleteLater()
            return
        import_module(module)
        QTimer.singleShot(_BETWEEN_MS, self, self._next)
