"""The pages of a file one by one, with what turns them and makes them larger."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.page_marks import PageMarks, Word
from dpo_desk.desk.widgets.text import Label
from dpo_desk.words import Words

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
_WIDE = 794  # an A4 page at 100 %
_EDGE = 20
_KEEP = 40  # round what must be seen


class MarkedPages(QFrame):
    """One page on a desk; PgUp and PgDn turn, + and - zoom, 0 fits the width."""

    page_asked = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("Desk")
        self._words = words
        self.pages = 0
        self._number = 0
        self._zoom: float | None = None  # None: as wide as there is room
        self.marks = PageMarks(words("redact.no_word"))
        self.marks.setObjectName("redaction.page")
        self.marks.setAccessibleDescription(words("redact.keys"))
        self.marks.seen.connect(self._see)
        self.marks.turned.connect(lambda by: self.page_asked.emit(self._number + by))
        self._place = Label("", "strong")
        self._percent = Label("", "caption")
        self._before = self._tool("chevron-left", "redact.page.before", "redaction.before", -1)
        self._after = self._tool("chevron-right", "redact.page.after", "redaction.after", 1)
        self.undo = Button("", "icon", "undo-2", small=True, tip=words("undo.do"))
        self.undo.setObjectName("redaction.undo")
        smaller = Button("", "icon", "zoom-out", small=True, tip=words("preview.zoom_out"))
        larger = Button("", "icon", "zoom-in", small=True, tip=words("preview.zoom_in"))
        smaller.clicked.connect(lambda _checked=False: self._step(-1))
        larger.clicked.connect(lambda _checked=False: self._step(1))
        tools = row(
            self._before, self._place, self._after, None, self.undo, smaller, self._percent,
            larger, gap=6, margins=(12, 8, 12, 4),
        )  # fmt: skip
        self._problem = Label("", "muted", wrap=True)
        self._problem.setContentsMargins(px(16), px(16), px(16), px(16))
        self._problem.hide()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.viewport().setAutoFillBackground(False)
        inner = plain(column(self.marks, margins=(_EDGE, 4, _EDGE, _EDGE)))
        inner.setObjectName("ScrollBody")
        self._inner: QWidget = inner
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        help_line = Label(words("redact.keys"), "caption", wrap=True)
        help_line.setContentsMargins(px(16), 0, px(16), px(8))
        self.setLayout(column(plain(tools), help_line, self._problem, (self._scroll, 1)))
        self.setMinimumWidth(px(320))
        self.clear()

    def clear(self) -> None:
        """Show nothing, and keep nothing."""
        self.marks.show_page(QImage(), ())
        self.marks.hide()
        self._problem.hide()
        self.pages = self._number = 0
        self._name("")

    def show_problem(self, text: str) -> None:
        """Say why there are no pages."""
        self.clear()
        self._problem.setText(text)
        self._problem.show()
        announce(self, text)

    def show_page(self, image: QImage, words: Sequence[Word], number: int, pages: int) -> None:
        """Show a page."""
        turned = number != self._number
        self.pages, self._number = pages, number
        self.marks.show_page(image, words)
        self.marks.show()
        self._lay_out()
        said = self._words("answer.page", n=number, m=pages)
        self._name(said)
        if turned:
            self._scroll.verticalScrollBar().setValue(0)
            announce(self.marks, said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and turn, from wherever the focus is in here."""
        turn = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        step = {"+": 1, "-": -1}.get(event.text(), 0)
        if turn:
            self.page_asked.emit(self._number + turn)
        elif step:
            self._step(step)
        elif event.text() == "0":
            self._zoom = None
            self._lay_out()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.page_asked.emit(1 if event.key() == Qt.Key.Key_Home else self.pages)
        else:
            super().keyPressEvent(event)

    def _tool(self, icon: str, key: str, name: str, by: int) -> Button:
        made = Button("", "icon", icon, small=True, tip=self._words(key))
        made.setObjectName(name)
        made.clicked.connect(lambda _checked=False: self.page_asked.emit(self._number + by))
        return made

    def _factor(self) -> float:
        return self.marks.width() / px(_WIDE)

    def _step(self, by: int) -> None:
        here, all_ = self._factor(), _ZOOMS if by > 0 else tuple(reversed(_ZOOMS))
        further = (zoom for zoom in all_ if (zoom - here) * by > 0.005)
        self._zoom = next(further, all_[-1])
        self._lay_out()

    def _lay_out(self) -> None:
        room = self._scroll.width() - px(2 * _EDGE) - 10  # the scroll bar's own width
        self.marks.fit(max(px(120), room) if self._zoom is None else round(px(_WIDE) * self._zoom))
        self._inner.adjustSize()
        percent = round(self._factor() * 100)
        self._percent.setText(self._words("preview.percent", n=percent) if self.pages else "")

    def _name(self, said: str) -> None:
        self._place.setText(said)
        self.marks.setAccessibleName(said or self._words("redact.page"))
        self._before.setEnabled(self._number > 1)
        self._after.setEnabled(self._number < self.pages)

    def _see(self, place: QRect) -> None:
        middle = self.marks.mapTo(self._inner, place.center())
        self._scroll.ensureVisible(
            middle.x(),
            middle.y(),
            place.width() // 2 + px(_KEEP),
            place.height() // 2 + px(_KEEP),
        )
