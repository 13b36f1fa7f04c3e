"""What the calendar does: new task, done, moved, saved as a file. Each is said; undo is near."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page
from dpo_desk.desk.pages import calendar_words
from dpo_desk.desk.pages.task_sheet import MoveSheet, TaskSheet
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.duties import agenda_words
from dpo_desk.law import dates
from dpo_desk.records import Task
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.duties.agenda import Item, Kind


class Deeds(QObject):
    """Writes for the page, and opens its sheets."""

    went = Signal(object)  # the day to go to

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._sheet: SideSheet | None = None

    def close(self) -> bool:
        """Close the sheet; False where none is open."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

    def flush(self) -> None:
        """Keep what is typed in the sheet."""
        if isinstance(self._sheet, TaskSheet) and self._sheet.is_open:
            self._sheet.keep()

    def new(self, on: date) -> None:
        """A new task, planned for a day."""
        if self._sheet is not None and self._sheet.is_open:
            return
        self._edit(None, on)

    def edit(self, uid: str) -> None:
        """A task that is kept."""
        self._desk.background.read(
            lambda register: register.by_uid(Task, uid),
            lambda task: self._edit(task, None),
            self._desk.tell,
            owner=self,
        )

    def reopen(self, again: Mapping[str, Any], items: "Iterable[Item]") -> None:
        """Open the sheet anew that the lock has closed; ``items`` are those of the day."""
        if again["sheet"] == "move":
            for item in items:
                if item.uid == again["uid"]:
                    self.ask_move(item)
        elif again["uid"]:
            self.edit(str(again["uid"]))
        else:
            self.new(date.fromisoformat(str(again["on"])))

    def done(self, item: "Item") -> None:
        """It is done, or deleted."""

        def job(register: Any) -> None:
            from dpo_desk.duties import plans

            plans.done(register, item.table, item.uid)

        key = "deleted" if calendar_words.deletes(item) else "done"
        self._write(job, lambda: self._say(f"calendar.said.{key}", what=item.title))

    def undone(self, item: "Item") -> None:
        """It was not done after all."""

        def job(register: Any) -> None:
            from dpo_desk.duties import tasks

            tasks.undone(register, item.uid)

        self._write(job, lambda: None)

    def move(self, item: "Item", to: date) -> None:
        """Plan it for another day, and go there; the day is said, or why it cannot be."""
        if item.fixed:
            self._desk.toast(agenda_words.why_fixed(item, self._desk.words))
            return
        self._move(item, to, self._desk.tell)

    def ask_move(self, item: "Item") -> None:
        """Ask for the day."""
        words = self._desk.words
        sheet = MoveSheet(self._page, self._desk, agenda_words.headline(item, words), item.on)

        def refused(error: Exception) -> None:
            if not isinstance(error, DeskError):
                raise error
            sheet.say(error.say(words))

        sheet.picked.connect(lambda day: self._move(item, day, refused))
        sheet.again = {"sheet": "move", "uid": item.uid}
        self._open(sheet)

    def save_file(self, kinds: "frozenset[Kind]") -> None:
        """Ask where to, and write what is shown as a calendar file."""
        words = self._desk.words
        name, _filter = QFileDialog.getSaveFileName(
            self._page, words("calendar.export"), words("calendar.file.name"), "iCalendar (*.ics)"
        )
        if name:
            self.write_file(Path(name), kinds)

    def write_file(self, path: Path, kinds: "frozenset[Kind]") -> None:
        """Write the calendar file; what the disk says against it is told."""
        words = self._desk.words
        path = path if path.suffix else path.with_suffix(".ics")

        def job(register: Any) -> bytes:
            from dpo_desk.duties import calendar_export

            items = calendar_export.ahead(register, None, None)
            return calendar_export.as_file(register, [i for i in items if i.kind in kinds], words)

        def done(data: bytes) -> None:
            try:
                path.write_bytes(data)
            except OSError as error:
                self._desk.toast(words("calendar.file.failed", why=error.strerror or ""))
            else:
                self._desk.toast(words("calendar.file.saved", name=path.name))

        self._desk.background.read(job, done, self._desk.tell, owner=self)

    def _edit(self, task: Task | None, on: date | None) -> None:
        sheet = TaskSheet(self._page, self._desk, task, on)
        sheet.again = {"sheet": "task", "uid": task.uid if task else "", "on": str(on or "")}
        sheet.kept.connect(self._kept)
        sheet.done.connect(lambda kept: self._say("calendar.said.done", what=kept.title))
        sheet.removed.connect(lambda gone: self._say("calendar.said.removed", what=gone.title))
        self._open(sheet)

    def _kept(self, task: Task) -> None:
        from dpo_desk.duties.tasks import round_now

        if task.plan_on or task.due_on:
            self.went.emit(round_now(task))

    def _open(self, sheet: SideSheet) -> None:
        before, self._sheet = self._sheet, sheet
        if before is not None:
            before.deleteLater()
        sheet.open_sheet()

    def _move(self, item: "Item", to: date, refused: Callable[[Exception], None]) -> None:
        def job(register: Any) -> None:
            from dpo_desk.duties import plans

            plans.move(register, item.table, item.uid, to)

        def moved() -> None:
            self.close()
            words = self._desk.words
            day = dates.write(to, words.language, "day_month")
            day = f"{dates.weekday(to, words.language)} {day}"
            self._say("calendar.said.moved", what=agenda_words.headline(item, words), day=day)
            self.went.emit(to)

        if to != item.on:
            self._write(job, moved, refused)
        else:
            self.close()

    def _write(
        self,
        job: Callable[[Any], object],
        then: Callable[[], object],
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        self._desk.background.write(
            job, lambda _answer: then(), refused or self._desk.tell, owner=self
        )

    def _say(self, key: str, **values: str) -> None:
        words = self._desk.words
        self._desk.toast(words(key, **values), words("undo.do"), self._desk.undo)
