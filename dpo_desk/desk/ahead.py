"""What the pages need of duties and letters, imported while nobody waits for it.

The window paints before they are imported, so whoever opens the first case would wait for all of
them at once. They come one at a time, in the window's thread: two threads that import the same
package may wait for each other.
"""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

_REST_MS: Final = 250  # the first page is there by then
_BETWEEN_MS: Final = 20  # between two of them whoever does something is served
MODULES: Final = (  # each brings what it stands on; those that much stands on come first
    "dpo_desk.law.written_dates",
    "dpo_desk.law.retention",
    "dpo_desk.paper.model",
    "dpo_desk.letters.material",
    "dpo_desk.letters.pen",
    "dpo_desk.letters.common",
    "dpo_desk.letters.access",
    "dpo_desk.letters",
    "dpo_desk.duties.identity",
    "dpo_desk.duties.extending",
    "dpo_desk.duties.offers",
    "dpo_desk.duties.case_view",
    "dpo_desk.duties.outgoing",
    "dpo_desk.duties.composing",
    "dpo_desk.duties.redactions",
    "dpo_desk.duties.annexes",
    "dpo_desk.duties.sending",
    "dpo_desk.duties.annex_list",
    "dpo_desk.duties.contents",
    "dpo_desk.duties.calendar_export",
    "dpo_desk.duties.activity_view",
    "dpo_desk.duties.service_view",
    "dpo_desk.duties.notice_compare",
    "dpo_desk.duties.history",
)


class Ahead(QObject):
    """Imports what is to come, once, when the first register has been open for a moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = iter(MODULES)
        QTimer.singleShot(_REST_MS, self, self._next)

    def _next(self) -> None:
        module = next(self._left, None)
        if module is None:
            self.deleteLater()
            return
        import_module(module)
        QTimer.singleShot(_BETWEEN_MS, self, self._next)
