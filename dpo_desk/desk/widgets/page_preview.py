"""The pages of a letter as they will be printed: the very bytes, white in the dark too.

QPdfView renders behind one's back and takes its colours from the palette, so pages are rastered
here: twice as large as shown, on white, scaled down, each when it is first painted.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Label
from dpo_desk.words import Words

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
_REAL = 96 / 72  # pixels a point at 100 %
_OVERSAMPLING = 2
_MOST = 500  # a page is a widget
_TOP, _GAP, _EDGE = 4, 16, 20


class _Paper(QWidget):
    """One page with a hairline around it."""

    def __init__(self, document: "QPdfDocument", number: int) -> None:
        super().__init__()
        self._number = number
        self._image: QImage | None = None
        self.take(document)

    def take(self, document: "QPdfDocument") -> None:
        """Show the page of another document."""
        self._document = document
        self._image = None
        self.update()

    def fit(self, width: int) -> None:
        """Be ``width`` wide and as high as the page is."""
        size = self._document.pagePointSize(self._number)
        height = round(width * size.height() / size.width()) if size.width() else width
        if self.size() != QSize(width, height):
            self.setFixedSize(width, height)
            self._image = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Raster when first seen, then show."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._image is None or self._image.devicePixelRatio() != ratio:
            self._image = self._raster(ratio)
        painter.drawImage(0, 0, self._image)
        painter.setPen(live().colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _raster(self, ratio: float) -> QImage:
        shown = QSize(round(self.width() * ratio), round(self.height() * ratio))
        drawn = self._document.render(self._number, shown * _OVERSAMPLING)
        white = QImage(shown * _OVERSAMPLING, QImage.Format.Format_RGB32)
        white.fill(Qt.GlobalColor.white)
        painter = QPainter(white)
        painter.drawImage(0, 0, drawn)
        painter.end()
        image = white.scaled(
            shown,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image.setDevicePixelRatio(ratio)
        return image


class _Desk(QScrollArea):
    """The scroller; + and - zoom, 0 fits the width."""

    def __init__(self, preview: "PagePreview") -> None:
        super().__init__()
        self._preview = preview
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, or scroll as every scroller does."""
        zoom = {"+": self._preview.zoom_in, "-": self._preview.zoom_out, "0": self._preview.fit}
        act = zoom.get(event.text())
        if act is not None:
            act()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus as a ring around; a page lies over what it covers of it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(live().colour("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))


class PagePreview(QFrame):
    """Pages under each other on a desk, with the page number and the zoom above."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("Desk")
        self._words = words
        self._papers: list[_Paper] = []
        self._count = 0  # pages of the document; of a very long one not all are shown
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._zoom: float | None = None  # None: as wide as there is room
        self._place = Label("", "caption")
        self._percent = Label("", "caption")
        smaller = Button("", "icon", "zoom-out", small=True, tip=words("preview.zoom_out"))
        larger = Button("", "icon", "zoom-in", small=True, tip=words("preview.zoom_in"))
        smaller.clicked.connect(self.zoom_out)
        larger.clicked.connect(self.zoom_in)
        title = Label(words("answer.preview"), "strong")
        self._tools = plain(
            row(title, self._place, None, smaller, self._percent, larger, gap=6,
                margins=(16, 8, 12, 4))
        )  # fmt: skip
        self._tools.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._problem = Label(words("preview.failed"), "muted", wrap=True)
        self._problem.setContentsMargins(px(32), px(16), px(32), px(64))  # seen as the middle
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._problem.hide()
        self._pile = column(gap=_GAP, margins=(0, _TOP, 0, _EDGE))
        self._inner = plain(self._pile)
        self._inner.setObjectName("ScrollBody")
        self._scroll = _Desk(self)
        self._scroll.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().valueChanged.connect(self._name_page)
        self.setLayout(column(self._tools, (self._problem, 1), (self._scroll, 1)))
        self.setMinimumWidth(px(320))
        self._name_page()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._papers)

    @property
    def page_number(self) -> int:
        """The page in the middle of what one sees, from 1; 0 where there is none."""
        middle = self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() // 2
        number, top = min(1, len(self._papers)), px(_TOP)
        for following, paper in enumerate(self._papers[:-1], 2):
            top += paper.height() + px(_GAP)  # not y(): the layout may not have come round yet
            if top <= middle:
                number = following
        return number

    def show_pdf(self, data: bytes, *, most: int = _MOST) -> None:
        """Show these bytes, at most so many pages; one stays where one was.

        What is no PDF is said to be so.
        """
        from PySide6.QtPdf import QPdfDocument

        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        ready = document.status() == QPdfDocument.Status.Ready
        self._tell(ready=ready)
        self._swap(document if ready else None, buffer, most)
        if not ready:
            document.deleteLater()

    def clear(self) -> None:
        """Show nothing, and keep nothing."""
        self._tell(ready=True)
        self._swap(None, None, 0)

    def zoom_in(self) -> None:
        """The next larger size."""
        self._set_zoom(next((z for z in _ZOOMS if z > self._factor() + 0.005), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """The next smaller size."""
        smaller = (z for z in reversed(_ZOOMS) if z < self._factor() - 0.005)
        self._set_zoom(next(smaller, _ZOOMS[0]))

    def fit(self) -> None:
        """As wide as there is room, also when that changes."""
        self._set_zoom(None)

    def show_page(self, number: int) -> None:
        """Scroll to a page, counted from 1; raises IndexError."""
        paper = self._papers[number - 1]
        self._scroll.verticalScrollBar().setValue(paper.mapTo(self._inner, QPoint()).y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _tell(self, *, ready: bool) -> None:
        """Pages, or that there are none to be shown."""
        self._problem.setVisible(not ready)
        self._scroll.setVisible(ready)
        self._tools.setVisible(ready)  # there is nothing to make larger

    def _swap(self, document: "QPdfDocument | None", buffer: QBuffer | None, most: int) -> None:
        old, old_buffer = self._document, self._buffer
        self._document, self._buffer = document, buffer
        self._count = document.pageCount() if document is not None else 0
        count = min(self._count, most)
        for paper in self._papers[count:]:
            self._pile.removeWidget(paper)
            paper.hide()
            paper.deleteLater()
        del self._papers[count:]
        for number in range(count):
            if document is None:
                break
            if number < len(self._papers):
                self._papers[number].take(document)
            else:
                paper = _Paper(document, number)
                self._papers.append(paper)
                self._pile.addWidget(paper, 0, Qt.AlignmentFlag.AlignHCenter)
                paper.show()  # at once: the pile is measured before a queued show would come
        self._lay_out()
        if old is not None:
            old.deleteLater()
        if old_buffer is not None:
            old_buffer.deleteLater()

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._lay_out()

    def _factor(self) -> float:
        if self._document is None or not self._papers:
            return 1.0
        points = self._document.pagePointSize(0).width() or 1.0
        return self._papers[0].width() / (points * _REAL)

    def _lay_out(self) -> None:
        room = self._scroll.width() - px(2 * _EDGE) - 10  # the scroll bar's own width
        for number, paper in enumerate(self._papers):
            if self._zoom is None or self._document is None:
                paper.fit(max(px(120), room))
            else:
                points = self._document.pagePointSize(number).width()
                paper.fit(round(points * _REAL * self._zoom))
        self._inner.adjustSize()
        percent = round(self._factor() * 100)
        self._percent.setText(self._words("preview.percent", n=percent) if self._papers else "")
        self._name_page()

    def _name_page(self) -> None:
        number, count = self.page_number, self._count
        self._place.setText(self._words("answer.page", n=number, m=count) if count else "")
        named = self._words("preview.page", n=number, m=count)
        self._scroll.setAccessibleName(named if count else self._words("answer.preview"))
