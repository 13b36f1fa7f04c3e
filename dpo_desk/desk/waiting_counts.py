"""The company's name and the numbers in the sidebar, kept true while a register is open."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dpo_desk.desk.background import NotOpen

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening
    from dpo_desk.duties.opening import Waiting

_COUNTED = {"request", "company", "proposal"}


class WaitingCounts(QObject):
    """Looks again whenever something that is counted has changed."""

    def __init__(self, opening: "Opening") -> None:
        super().__init__(opening)
        self._opening = opening
        opening.desk.announcer.register_changed.connect(self.look)

    def look(self, changes: object = None) -> None:
        """Count now, unless ``changes`` are of something else."""
        tables = getattr(changes, "tables", None)
        if self._opening.current is None or (tables is not None and not _COUNTED & tables):
            return

        def job(register: Any) -> "Waiting":
            from dpo_desk.duties import opening

            return opening.waiting(register)

        self._opening.desk.background.read(job, self._show, self._closed, owner=self)

    def _show(self, found: "Waiting") -> None:
        window = self._opening.window
        window.set_company(found.company)
        window.set_count("requests", found.requests)
        window.set_count("notices", found.proposals)

    def _closed(self, error: Exception) -> None:
        if not isinstance(error, NotOpen):  # locked meanwhile
            raise error
