"""What is printed are the pages of the bytes that were shown: as many, and none of them blank."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget
from reportlab.pdfgen.canvas import Canvas

from dpo_desk import words
from dpo_desk.desk import printing, traces
from dpo_desk.duties import answering, intake
from dpo_desk.law.codes import LetterKind
from tests import sample
from tests.duties.conftest import DRAFT


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    """The bytes of an access answer of several pages."""
    with sample.make(tmp_path_factory.mktemp("letter")) as register:
        intake.log_request(register, DRAFT)
        return answering.draw(*answering.compose(register, 1, LetterKind.ACCESS))


def to_file(path, *, pages=(0, 0)):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFromTo(*pages)
    return printer


def read(path, qtbot):
    document = QPdfDocument(None)
    document.load(str(path))
    qtbot.waitUntil(lambda: document.status() == QPdfDocument.Status.Ready)
    return document


def ink(document, number):
    """Which part of a page, on white, is darker than paper."""
    size = QSize(420, 594)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(number, size))
    painter.end()
    grey = bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
    return sum(shade < 200 for shade in grey) / len(grey)


def test_every_page_is_printed_and_none_is_blank(qapp, qtbot, letter, tmp_path):
    path = tmp_path / "trykk.pdf"
    assert printing.print_pdf(letter.pdf, to_file(path)) == letter.pages > 1
    printed = read(path, qtbot)
    assert printed.pageCount() == letter.pages
    assert all(0.005 < ink(printed, n) < 0.5 for n in range(letter.pages))


def test_the_printed_page_looks_as_the_shown_one(qapp, qtbot, letter, tmp_path):
    path, shown = tmp_path / "trykk.pdf", tmp_path / "vist.pdf"
    shown.write_bytes(letter.pdf)
    printing.print_pdf(letter.pdf, to_file(path))
    printed, original = read(path, qtbot), read(shown, qtbot)
    assert printed.pagePointSize(0).toSize() == original.pagePointSize(0).toSize()
    for number in range(letter.pages):
        assert ink(printed, number) == pytest.approx(ink(original, number), rel=0.3, abs=0.01)


def test_a_range_prints_only_its_pages(qapp, qtbot, letter, tmp_path):
    path = tmp_path / "trykk.pdf"
    assert printing.print_pdf(letter.pdf, to_file(path, pages=(2, 2))) == 1
    assert read(path, qtbot).pageCount() == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnot really", b"<html></html>"])
def test_what_is_no_pdf_is_not_printed(qapp, tmp_path, data):
    path = tmp_path / "trykk.pdf"
    with pytest.raises(ValueError, match="no PDF"):
        printing.print_pdf(data, to_file(path))
    assert not path.exists()


def test_no_printer_is_said(qapp, qtbot, letter, monkeypatch):
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", staticmethod(list))
    parent = QWidget()
    qtbot.addWidget(parent)
    with pytest.raises(printing.NoPrinter):
        printing.ask_and_print(parent, letter.pdf, "Svar")


@pytest.mark.parametrize("accepted", [True, False])
def test_thinking_better_of_it_prints_nothing(qapp, qtbot, letter, monkeypatch, accepted):
    printed = []
    parent = QWidget()
    qtbot.addWidget(parent)
    names = staticmethod(lambda: ["Kontoret"])
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", names)
    code = QPrintDialog.DialogCode.Accepted if accepted else QPrintDialog.DialogCode.Rejected
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: code)
    monkeypatch.setattr(printing, "begin", lambda _window, pdf, *_more: printed.append(pdf))
    assert printing.ask_and_print(parent, letter.pdf, "Svar") is accepted
    assert printed == ([letter.pdf] if accepted else [])


def test_the_window_goes_on_while_pages_go_out(theme, qtbot, letter, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    path, ended, told = tmp_path / "trykk.pdf", [], []
    job = printing.begin(
        window, letter.pdf, to_file(path), words.of("nb"), lambda: ended.append(True)
    )
    job.told.connect(lambda page, of: told.append((page, of)))
    qtbot.waitUntil(lambda: bool(ended))
    assert told == [(n, letter.pages) for n in range(1, letter.pages + 1)]
    assert read(path, qtbot).pageCount() == letter.pages
    qtbot.waitUntil(lambda: not window.findChildren(QProgressDialog))


def test_printing_can_be_stopped(theme, qtbot, letter, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    ended = []
    job = printing.begin(window, letter.pdf, to_file(tmp_path / "t.pdf"), words.of("nb"), int)
    job.done.connect(ended.append)
    window.findChild(QProgressDialog).findChild(QPushButton).click()
    assert ended == [False]
    qtbot.waitUntil(lambda: not window.findChildren(QProgressDialog))


def test_the_lock_hides_the_printing_and_does_not_stop_it(theme, qtbot, letter, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    ended = []
    job = printing.begin(window, letter.pdf, to_file(tmp_path / "t.pdf"), words.of("nb"))
    job.done.connect(ended.append)
    shown = window.findChild(QProgressDialog)
    shown.show()
    traces.close_floating(window)
    assert not shown.isVisible()
    qtbot.waitUntil(lambda: ended == [True])


def test_a_page_in_strips_has_no_seam(qapp, qtbot, tmp_path):
    """Grey paper from edge to edge stays grey paper, at a resolution that divides unevenly."""
    grey, path = tmp_path / "grå.pdf", tmp_path / "trykk.pdf"
    canvas = Canvas(str(grey), pagesize=(595.28, 841.89))
    canvas.setFillGray(0.5)
    canvas.rect(-5, -5, 700, 900, stroke=0, fill=1)
    canvas.save()
    printer = to_file(path)
    printer.setResolution(767)
    printing.print_pdf(grey.read_bytes(), printer)
    image = (
        read(path, qtbot)
        .render(0, QSize(1190, 1684))
        .convertToFormat(QImage.Format.Format_Grayscale8)
    )
    column = [image.pixelColor(600, y).red() for y in range(8, 1676)]
    assert max(column) - min(column) <= 2
