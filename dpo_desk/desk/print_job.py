"""Pages on their way to a printer, a strip in each turn of the event loop: the window goes on.

    job = PrintJob(pdf, printer, parent)
    job.told.connect(lambda page, of: …)
    job.done.connect(lambda whole: …)      # False where somebody has stopped it
    job.begin()

A page at 600 dpi takes most of a second to draw and to pack; in strips no turn takes a tenth of it.
"""

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QObject,
    QRect,
    QRectF,
    QSize,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

_MOST_DPI = 600  # a letter page at 1200 dpi is 560 MB and looks no better
_STRIP = 700_000  # pixels of the raster that are drawn in a turn
_WHITE = 0xFFFFFFFF


class PrintJob(QObject):
    """The pages of a PDF in the printer's range."""

    told = Signal(int, int)  # pages that are out, of how many
    done = Signal(bool)  # whether all are

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        """Raises ValueError for bytes that are no PDF."""
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        if self._document.status() != QPdfDocument.Status.Ready:
            raise ValueError("these bytes are no PDF")
        self._printer = printer
        total: int = self._document.pageCount()
        self._first = max(1, printer.fromPage() or 1)
        self._last = min(total, printer.toPage() or total)
        self._page, self._top = self._first, 0  # what is drawn next: its page and raster row
        self._painter: QPainter | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    @property
    def pages(self) -> int:
        """How many there are to print."""
        return max(0, self._last - self._first + 1)

    def begin(self) -> None:
        """Print on, turn by turn; who closes the program stops it."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)
        self._timer.start()

    def run(self) -> int:
        """Print all of it now; returns how many pages."""
        while self._page <= self._last:
            self._strip()
        self._end()
        return self.pages

    def stop(self) -> None:
        """Print no more; the printer forgets what it has, where it can."""
        if self._painter is not None or self._timer.isActive():
            self._timer.stop()
            self._printer.abort()
            self._end()
            self.done.emit(False)

    def _turn(self) -> None:
        if self._page <= self._last:
            page = self._page
            self._strip()
            if self._page != page:
                self.told.emit(self._page - self._first, self.pages)
            return
        self._timer.stop()
        self._end()
        self.done.emit(True)

    def _strip(self) -> None:
        """Draw the next rows of a page; one row twice, so that no seam is seen between strips."""
        painter = self._ready()
        points = self._document.pagePointSize(self._page - 1)
        dpi = min(self._printer.resolution(), _MOST_DPI)
        size = QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
        rows = max(1, _STRIP // max(1, size.width()))
        bottom = min(size.height(), self._top + rows + 1)
        clip = QRect(0, self._top, size.width(), bottom - self._top)
        area = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        scale = area.height() / size.height()
        where = QRectF(area.x(), area.y() + clip.y() * scale, area.width(), clip.height() * scale)
        painter.drawImage(where, self._raster(size, clip))
        self._top += rows
        if self._top >= size.height():
            self._page, self._top = self._page + 1, 0

    def _ready(self) -> QPainter:
        """The painter, on the page that is drawn now."""
        if self._painter is None:
            self._printer.setFullPage(True)
            self._painter = QPainter(self._printer)
        elif not self._top and self._page > self._first:
            self._printer.newPage()
        return self._painter

    def _raster(self, size: QSize, clip: QRect) -> QImage:
        """Rows of a page as a picture on white: QPdfDocument leaves the paper transparent."""
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        options.setScaledClipRect(clip)
        made = QImage(clip.size(), QImage.Format.Format_RGB32)
        made.fill(_WHITE)
        painter = QPainter(made)
        painter.drawImage(0, 0, self._document.render(self._page - 1, clip.size(), options))
        painter.end()
        return made

    def _end(self) -> None:
        painter, self._painter = self._painter, None
        if painter is not None:
            painter.end()
