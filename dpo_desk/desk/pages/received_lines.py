"""What a day of receipt means: by when to answer, and the law's last day, as one types the day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.text import Label
from dpo_desk.law import dates
from dpo_desk.law.codes import RequestKind

if TYPE_CHECKING:
    from dpo_desk.law.facts import Deadlines


class ReceivedLines(QWidget):
    """Two lines under the field; nothing while the day cannot be read."""

    def __init__(self, desk: Desk, name: str) -> None:
        """``name`` begins the object names of the lines."""
        super().__init__()
        self._desk = desk
        self._day: date | None = None
        self._by = Label("", "strong", wrap=True)
        self._by.setObjectName(f"{name}.by")
        self._due = Label("", "small", wrap=True)
        self._due.setObjectName(f"{name}.due")
        self.setLayout(column(self._by, self._due, margins=(0, 8, 0, 0), gap=2))
        self.hide()

    def show_day(self, day: date | None, kinds: Sequence[RequestKind]) -> None:
        """Ask what a day would mean, and say it unless somebody has typed on by then.

        For some kinds no month runs: then only the day is said.
        """
        self._day = day
        if day is None:
            self.hide()
            return

        def job(register: Any) -> "Deadlines | None":
            from dpo_desk.duties import deadline_preview

            return deadline_preview.preview(register, day, tuple(kinds))

        self._desk.background.read(job, lambda found: self._show_due(day, found), owner=self)

    def _show_due(self, day: date, found: "Deadlines | None") -> None:
        if day != self._day:
            return
        words = self._desk.words
        received = dates.write(day, words.language, "weekday")
        if found is None:
            self._due.setText(words("newrequest.received", received=received))
        else:
            due, latest = (
                dates.write(each, words.language, "weekday")
                for each in (found.due_on, found.latest)
            )
            self._by.setText(words("newrequest.by", due=due))
            self._due.setText(words("newrequest.due", received=received, latest=latest))
        self._by.setVisible(found is not None)
        self.show()
