"""The annexes as one file: bound beside the register's thread, seen, saved and printed."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from dpo_desk.desk.pages.request_steps.kept_sheet import KeptSheet
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.text import Label
from dpo_desk.desk.widgets.working import Stopped, Working
from dpo_desk.duties import annexes
from dpo_desk.records import Document, KeptLetter

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.duties.annexes import Gathered
    from dpo_desk.paper.annex_model import Bound

_SHOWN = 40  # pages of the preview: each is a widget
_PREVIEW = 460


class BoundSheet(KeptSheet):
    """What is bound already is shown at once; else it is bound, and can be stopped."""

    kind = "bound"

    def __init__(self, panel: "AnswerPanel", sent: KeptLetter | None) -> None:
        words = panel.words
        self._panel, self._desk, self._words = panel, panel.desk, words
        self._request, self._language = panel.request_id, panel.form.language
        self._sent = sent
        self._name, self._pdf = "", b""
        self._state = Label("", "small", wrap=True)
        self._state.setObjectName("bound.state")
        self.working = Working(words("common.cancel"))
        self.working.button.setObjectName("bound.cancel")
        self.working.stopped.connect(self._given_up)
        self._preview = PagePreview(words)
        self._preview.setMinimumHeight(px(_PREVIEW))
        self._preview.hide()
        self._save = Button(words("answer.pdf"), "secondary", "download")
        self._save.setObjectName("bound.pdf")
        self._save.clicked.connect(lambda _checked=False: self._ask_where())
        self._print = Button(words("answer.print"), "primary", "printer")
        self._print.setObjectName("bound.print")
        self._print.clicked.connect(lambda _checked=False: self._to_printer())
        body = plain(column(self._state, self.working, 12, (self._preview, 1)))
        super().__init__(panel, words("along.bound.title"), body, self._save, self._print)
        self.closed.connect(self._leave)
        self._enable(ready=False)

    def begin(self) -> None:
        """Show the file that there is, or bind one."""
        request, language, sent = self._request, self._language, self._sent

        def job(register: Any) -> "Document | Gathered":
            from dpo_desk.records import Request

            dated = sent.dated if sent is not None else None
            of_letter = sent.language if sent is not None else language
            plan = annexes.planned(register, request, language=of_letter, dated=dated)
            there = annexes.current(register, register.get(Request, request), sent)
            if there is not None and (sent is not None or annexes.is_current(register, plan)):
                return there
            return annexes.gather(register, request, language=of_letter, dated=dated)

        self._desk.background.read(job, self._read, self._refused, owner=self)

    def _read(self, found: "Document | Gathered") -> None:
        if isinstance(found, Document):
            self._show(found)
            return
        words = self._words
        progress = self.working.begin(
            lambda n, m: words("along.binding", n=n, m=m) if m else words("along.binding.begin")
        )
        self._desk.background.compute(
            partial(annexes.bind, found, progress),
            partial(self._bound, found),
            self._refused,
            owner=self,
        )

    def _bound(self, gathered: "Gathered", bound: "Bound") -> None:
        if not self.working.busy:
            return
        self._desk.background.write(
            lambda register: annexes.keep(register, gathered, bound),
            self._show,
            self._refused,
            owner=self,
        )

    def _show(self, document: Document) -> None:
        words = self._words
        self.working.end()
        self._name, self._pdf = document.name, document.data
        more = " " + words("print.first", n=_SHOWN) if document.pages > _SHOWN else ""
        self._state.setText(words.n("along.bound.pages", document.pages) + more)
        self._preview.show_pdf(document.data, most=_SHOWN)
        self._preview.show()
        self._enable(ready=True)
        self._print.setFocus()

    def _refused(self, error: Exception) -> None:
        self.working.end()
        if not isinstance(error, Stopped):
            self.close_sheet()
            self._desk.tell(error)

    def _given_up(self) -> None:
        self.close_sheet()

    def _leave(self) -> None:
        self.working.cancel()
        self.deleteLater()

    def _enable(self, *, ready: bool) -> None:
        for button in (self._print, self._save):
            button.setEnabled(ready)

    def _to_printer(self) -> None:
        from dpo_desk.desk.printing import NoPrinter, ask_and_print

        try:
            ask_and_print(self, self._pdf, self._words("along.bound.title"), self._words)
        except NoPrinter:
            words = self._words
            self._desk.toast(words("err.print.none"), words("answer.pdf"), self._ask_where)

    def _ask_where(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words("answer.pdf"), self._name, "PDF (*.pdf)"
        )
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Write the file that is shown."""
        from dpo_desk.duties import answering

        self._desk.background.compute(
            partial(answering.write_file, path, self._pdf),
            lambda _done: self._desk.toast(self._words("answer.saved", name=path.name)),
            self._desk.tell,
            owner=self,
        )


def open_bound_sheet(panel: "AnswerPanel", sent: KeptLetter | None) -> BoundSheet:
    """Over the answer; ``sent`` is the letter whose annexes are shown as they went."""
    sheet = BoundSheet(panel, sent)
    sheet.open_sheet()
    sheet.begin()
    return sheet
