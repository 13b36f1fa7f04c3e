"""The log: every step with its day and name, and the whole case as one PDF, printed or saved."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.tab_list import ListPanel
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import plain
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.desk.widgets.working import Stopped, Working
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law import dates

if TYPE_CHECKING:
    from dpo_desk.duties.case_file import Gathered
    from dpo_desk.paper.annex_model import Bound


class LogPanel(ListPanel):
    """Every step of the case in order; above it what proves the whole of it."""

    empty = "log.empty"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._bound: bytes = b""

    def above(self) -> QWidget:
        """The case file: printed, or saved."""
        words = self.words
        self._print = Button(words("answer.print"), "secondary", "printer")
        self._print.setObjectName("request.log.print")
        self._print.clicked.connect(lambda _checked=False: self.print_shown())
        self._save = Button(words("answer.pdf"), "secondary", "download")
        self._save.setObjectName("request.log.pdf")
        self._save.clicked.connect(lambda _checked=False: self._ask_where())
        self.working = Working(words("common.cancel"))
        self.working.button.setObjectName("request.log.cancel")
        self.working.stopped.connect(lambda: self._wait(waiting=False))
        return Card(
            Label(words("case.file"), "h3"),
            4,
            Prose(words("case.file.help"), "small"),
            12,
            plain(FlowRow(self._print, self._save, gap=8)),
            self.working,
        )

    def lines(self, view: CaseView) -> Sequence[QWidget]:
        """One line an event."""
        language = self.words.language
        return [
            self.line(
                entry.title,
                " · ".join(part for part in (entry.detail, entry.who) if part),
                Label(dates.write(entry.on, language) if entry.on else "", "small"),
            )
            for entry in view.log
        ]

    def print_shown(self) -> bool:
        """Print the whole case."""
        self._bind(self._print_bound)
        return True

    def save_to(self, path: Path) -> None:
        """Write the whole case to a file."""
        self._bind(partial(self._write, path))

    def _bind(self, then: "Callable[[Bound], object]") -> None:
        """Bind the case on the worker; the buttons wait meanwhile, and one can think better."""
        from dpo_desk.duties import case_file

        words, request, language = self.words, self.request_id, self.words.language
        self._wait(waiting=True)
        progress = self.working.begin(
            lambda n, m: words("case.file.binding", n=n, m=m) if m else words("case.file.begin")
        )

        def gathered(found: "Gathered") -> None:
            self.desk.background.compute(
                partial(case_file.bind, found, progress),
                lambda bound: self._done(bound, then),
                self._failed,
                owner=self,
            )

        self.desk.background.read(
            lambda register: case_file.gather(register, request, language=language),
            gathered,
            self._failed,
            owner=self,
        )

    def _done(self, bound: "Bound", then: "Callable[[Bound], object]") -> None:
        if not self.working.busy:
            return
        self.working.end()
        self._wait(waiting=False)
        then(bound)

    def _failed(self, error: Exception) -> None:
        self.working.end()
        self._wait(waiting=False)
        if not isinstance(error, Stopped):
            self.desk.tell(error)

    def _wait(self, *, waiting: bool) -> None:
        for button in (self._print, self._save):
            button.setEnabled(not waiting)

    def _ask_where(self) -> None:
        if self.view is None:
            return
        name = f"{self.view.request.ref} {self.words('case.file')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.words("answer.pdf"), name, "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def _write(self, path: Path, bound: "Bound") -> None:
        from dpo_desk.duties import answering

        self.desk.background.compute(
            partial(answering.write_file, path, bound.pdf),
            lambda _done: self._written(path, bound),
            self.desk.tell,
            owner=self,
        )

    def _written(self, path: Path, bound: "Bound") -> None:
        self._record(bound)
        self.desk.toast(self.words("answer.saved", name=path.name))

    def _print_bound(self, bound: "Bound") -> None:
        from dpo_desk.desk.printing import NoPrinter, ask_and_print

        try:
            ask_and_print(
                self, bound.pdf, self.words("case.file"), self.words, partial(self._record, bound)
            )
        except NoPrinter:
            self.desk.toast(self.words("err.print.none"), self.words("answer.pdf"), self._ask_where)

    def _record(self, bound: "Bound") -> None:
        """That the case left the house is a fact of it."""
        from dpo_desk.duties import case_file

        request, digest = self.request_id, bound.sha256

        def job(register: Any) -> object:
            return case_file.record(register, request, digest)

        self.write(job)
