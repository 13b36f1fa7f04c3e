"""Printing: the pages of the very bytes that are previewed, saved and kept.

A page of the window prints its list by ``print_list`` or ``print_rows`` (see ``print_sheet.py``).
What is printed goes strip by strip (``print_job.py``); what takes long shows how far it has come.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from dpo_desk.desk.background import BUSY_AFTER_MS
from dpo_desk.desk.print_job import PrintJob
from dpo_desk.desk.print_sheet import PrintSheet, filter_line, print_list, print_rows
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.words import Words

__all__ = [
    "NoPrinter", "PrintSheet", "ask_and_print", "filter_line", "print_list", "print_pdf",
    "print_rows",
]  # fmt: skip


_WIDTH = 360  # of what shows how far the pages have come


class NoPrinter(Exception):
    """There is no printer on this machine."""


def ask_and_print(
    parent: QWidget,
    pdf: bytes,
    title: str,
    words: Words | None = None,
    then: Callable[[], object] | None = None,
) -> bool:
    """Ask where to and print; False where somebody thought better of it. Raises NoPrinter.

    It is printed while the window goes on, with a way to stop it in ``words``; ``then`` is called
    once every page is out.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    begin(parent.window(), pdf, printer, words, then)
    return True


def begin(
    window: QWidget,
    pdf: bytes,
    printer: QPrinter,
    words: Words | None = None,
    then: Callable[[], object] | None = None,
) -> PrintJob:
    """Print on while ``window`` is there; raises ValueError for bytes that are no PDF."""
    job = PrintJob(pdf, printer, window)
    job.done.connect(lambda whole: then() if whole and then is not None else None)
    job.done.connect(job.deleteLater)
    if words is not None:
        _Progress(window, job, words)
    job.begin()
    return job


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print the pages of ``pdf`` in the printer's range; returns how many. Raises ValueError."""
    job = PrintJob(pdf, printer)
    return job.run()


class _Progress(QProgressDialog):
    """How far it has come, once it takes long; the lock hides it, and the pages still come."""

    def __init__(self, window: QWidget, job: PrintJob, words: Words) -> None:
        super().__init__(words("print.begin"), words("common.cancel"), 0, job.pages, window)
        self._job, self._words = job, words
        self._heard = True  # whether closing it means that nobody wants the pages
        self.setObjectName("print.progress")
        bar = QProgressBar()
        bar.setRange(0, job.pages)
        bar.setTextVisible(False)  # the line above says it in pages
        self.setBar(bar)
        self.setCancelButton(Button(words("common.cancel")))
        self.setMinimumWidth(px(_WIDTH))
        self.setWindowTitle(words("app.name"))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setMinimumDuration(BUSY_AFTER_MS)
        self.setAutoReset(False)
        self.canceled.connect(self._stop)
        job.told.connect(self._tell)
        job.done.connect(self._end)
        self.setValue(0)

    def reject(self) -> None:
        """The lock closes what floats over the window; the printer has been told what to do."""
        self._heard = False
        super().reject()

    def _stop(self) -> None:
        if self._heard:
            self._job.stop()

    def _tell(self, page: int, of: int) -> None:
        if self._heard:
            self.setLabelText(self._words("print.page", n=page, m=of))
            self.setValue(page)

    def _end(self, _whole: bool) -> None:
        self._heard = False
        self.close()
        self.deleteLater()
