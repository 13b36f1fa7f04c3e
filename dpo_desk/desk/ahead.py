"""What the pages need of duties and letters, imported while nobody waits for it.

The window paints before they are imported, so whoever opens the first case would wait for all of
them at once. They know nothing of Qt and may come from another thread; one at a time, so that what
somebody does meanwhile is served in between.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from dpo_desk.desk.context import Desk

_REST_MS: Final = 250  # the first page is there by then
MODULES: Final = (  # each brings what it stands on; those that much stands on come first
    "dpo_desk.law.written_dates",
    "dpo_desk.letters.texts",
    "dpo_desk.letters.common",
    "dpo_desk.letters.access",
    "dpo_desk.letters",
    "dpo_desk.duties.offers",
    "dpo_desk.duties.case_view",
    "dpo_desk.duties.composing",
    "dpo_desk.duties.sending",
    "dpo_desk.duties.annex_list",
    "dpo_desk.duties.contents",
    "dpo_desk.duties.company",
    "dpo_desk.duties.month",
    "dpo_desk.duties.calendar_export",
    "dpo_desk.duties.activity_view",
    "dpo_desk.duties.service_view",
    "dpo_desk.duties.retention",
    "dpo_desk.duties.notice_compare",
    "dpo_desk.duties.history",
)


class Ahead(QObject):
    """Imports what is to come, once, when the first register has been open for a moment."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._left = iter(MODULES)
        QTimer.singleShot(_REST_MS, self, self._next)

    def _next(self) -> None:
        module = next(self._left, None)
        if module is None:
            self.deleteLater()
            return
        self._desk.background.compute(
            lambda: import_module(module), lambda _module: self._next(), owner=self
        )
