"""What is kept in the case: the message, what hung on it, copies, answers, and letters as sent."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.pages.request_steps.panel import short_date
from dpo_desk.desk.pages.request_steps.tab_list import ListPanel
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import CheckBox
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties.case_view import CaseView
from dpo_desk.records import Document, KeptLetter, Origin

if TYPE_CHECKING:
    from dpo_desk.duties.case_view import DocumentRow
    from dpo_desk.duties.documents import Content


_SAID = tuple(origin for origin in Origin if origin is not Origin.OTHER)


class DocumentsPanel(ListPanel):
    """One line a file or sent letter, with its hash; what can be shown is a press away."""

    empty = "documents.empty"

    def lines(self, view: CaseView) -> Sequence[QWidget]:
        """The files in the order they came, then the letters."""
        from dpo_desk.duties.documents import can_open

        found = []
        for number, file in enumerate(view.documents):
            size = self.words("documents.size", kb=max(1, round(file.size / 1000)))
            parts = [self._origin(file), size, f"SHA-256 {file.sha256[:16]}…"]
            said = " · ".join(part for part in parts if part)
            side = [self._day(file.added_on)]
            if file.search_id is not None and view.answered is None:
                side.insert(0, self._along(file))
            if can_open(file.name):
                side.append(self._opener(number, file.name, Document.table, file.uid))
            found.append(self.line(file.name, said, *side))
        for letter in view.letters:
            if letter.sent_on is not None:
                title = self.words(letter.kind.key)
                said = f"PDF · SHA-256 {letter.sha256[:16]}…"
                opener = self._opener(len(found), title, KeptLetter.table, letter.uid)
                found.append(self.line(title, said, self._day(letter.sent_on), opener))
        return found

    def _origin(self, file: "DocumentRow") -> str:
        """Where a file comes from, in a word; nothing for the rest."""
        said = self.words(f"case.origin.{file.origin.value}") if file.origin in _SAID else ""
        along = self.words("case.origin.as_file") if file.as_file else ""
        return " · ".join(part for part in (said, along) if part)

    def _along(self, file: "DocumentRow") -> QWidget:
        """Whether a copy goes along as it is too; said here and beside the answer."""
        tick = CheckBox(self.words("along.as_file"))
        tick.setObjectName(f"request.document.{file.id}.as_file")
        tick.setAccessibleName(self.words("along.as_file.name", name=file.name))
        tick.setChecked(file.as_file)
        tick.clicked.connect(lambda checked: self._give(file.id, checked))
        return tick

    def _give(self, document: int, checked: bool) -> None:
        from dpo_desk.duties import annex_list

        def refused(error: Exception) -> None:
            self.desk.tell(error)
            if self.view is not None:  # the tick is as it was
                self.show_case(self.view)

        self.desk.background.write(
            lambda register: annex_list.give_as_file(register, document, as_file=checked),
            None,
            refused,
            owner=self,
        )

    def _day(self, day: Any) -> QWidget:
        return Label(short_date(day, self.words), "small")

    def _opener(self, number: int, name: str, table: str, uid: str) -> QWidget:
        tip = self.words("case.document.open", name=name)
        made = Button("", "icon", "eye", small=True, tip=tip)
        made.setObjectName(f"request.document.{number}.open")
        made.clicked.connect(lambda _checked=False: self._open(table, uid))
        return made

    def _open(self, table: str, uid: str) -> None:
        from dpo_desk.duties import documents

        words = self.words

        def job(register: Any) -> "Content":
            return documents.content(register, table, uid, words)

        self.desk.background.read(job, self._show, self.desk.tell, owner=self)

    def _show(self, content: "Content") -> None:
        try:
            shown = bool(content.data) and self.desk.opened_files.open(content.name, content.data)
        except OSError:
            shown = False
        self.desk.toast(self.words("documents.opened" if shown else "documents.open.failed"))
