"""Printing: the pages of the very bytes that are previewed, saved and kept.

A page of the window prints its list by ``print_list`` or ``print_rows`` (see ``print_sheet.py``).
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.print_sheet import PrintSheet, filter_line, print_list, print_rows

__all__ = [
    "NoPrinter", "PrintSheet", "ask_and_print", "filter_line", "print_list", "print_pdf",
    "print_rows",
]  # fmt: skip

_MOST_DPI = 600  # a letter page at 1200 dpi is 560 MB and looks no better


class NoPrinter(Exception):
    """There is no printer on this machine."""


def ask_and_print(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Ask where to and print; False where somebody thought better of it. Raises NoPrinter."""
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_pdf(pdf, printer)
    return True


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print the pages of ``pdf`` in the printer's range; returns how many. Raises ValueError."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise ValueError("these bytes are no PDF")
    printer.setFullPage(True)
    total: int = document.pageCount()
    first = max(1, printer.fromPage() or 1)
    last = min(total, printer.toPage() or total)
    painter = QPainter(printer)
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        painter.drawImage(_area(printer), _raster(document, number - 1, printer))
    painter.end()
    return last - first + 1


def _area(printer: QPrinter) -> QRect:
    return printer.pageLayout().fullRectPixels(printer.resolution())


def _raster(document: QPdfDocument, number: int, printer: QPrinter) -> QImage:
    """The page as a picture on white: QPdfDocument leaves the paper transparent."""
    points = document.pagePointSize(number)
    dpi = min(printer.resolution(), _MOST_DPI)
    size = QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    painter.drawImage(0, 0, document.render(number, size))
    painter.end()
    return page
