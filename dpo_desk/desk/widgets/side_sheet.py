"""A sheet at the right over a page: one thing is filled in, then the page goes on.

While it is open, Tab stays inside and the page under it takes no clicks. Esc, the cross or a click
beside it closes it; the focus goes back to where it came from.
"""

from typing import Any

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.focus import first_stop, stops
from dpo_desk.desk.widgets.layout import Scroller, column, row
from dpo_desk.desk.widgets.text import Label
from dpo_desk.words import Words


class SideSheet(QWidget):
    """Covers ``host``; the sheet itself is 412 px wide at its right edge."""

    closed = Signal()

    def __init__(
        self, host: QWidget, words: Words, title: str, body: QWidget, *actions: Button
    ) -> None:
        """``actions`` stand at the bottom of the sheet, the filled one last."""
        super().__init__(host)
        self._host = host
        self._opener: QWidget | None = None
        self.again: dict[str, Any] | None = None  # how its page opens it anew after the lock
        self.held = False  # what stands in it is kept for then
        self.setAccessibleName(title)
        self._sheet = QFrame(self)
        self._sheet.setObjectName("Sheet")
        heading = Label(title, "h2", wrap=True)
        cross = Button("", "icon", "x", tip=words("common.close"))
        cross.setObjectName("sheet.close")
        cross.clicked.connect(self.close_sheet)
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        layout = column(
            row((heading, 1), cross, margins=(20, 16, 12, 8)),
            (Scroller(column(body, None, margins=(20, 4, 20, 20))), 1),
        )
        if actions:
            layout.addLayout(row(None, *actions, margins=(20, 12, 20, 16), gap=8))
        self._sheet.setLayout(layout)
        self.primary = actions[-1] if actions else None
        self._cross = cross
        self._body = body
        self._slide = QPropertyAnimation(self._sheet, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        host.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is there."""
        return not self.isHidden()

    def open_sheet(self) -> None:
        """Come in from the right and take the focus."""
        self._opener = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._come_in()
        first = first_stop(self._body) or self._cross
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Go, and give the focus back."""
        if not self.is_open:
            return
        opener, self._opener = self._opener, None
        self._slide.stop()
        self.hide()
        if opener is not None and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes round inside."""
        found = stops(self)
        if not found:
            return True
        focused = QApplication.focusWidget()
        here = found.index(focused) if focused in found else -1
        after = found[(here + (1 if forward else -1)) % len(found)]
        reason = Qt.FocusReason
        after.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the page under it step back."""
        veil = live().colour("bg")
        veil.setAlphaF(0.6)
        QPainter(self).fillRect(self.rect(), veil)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the host's size."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        width = min(px(tokens.SHEET), self._host.width())
        self._slide.stop()
        self._sheet.setGeometry(self.width() - width, 0, width, self.height())

    def _come_in(self) -> None:
        duration = live().fade_ms
        if duration:
            end = self._sheet.pos()
            self._slide.setDuration(duration)
            self._slide.setStartValue(end + QPoint(px(48), 0))
            self._slide.setEndValue(end)
            self._slide.start()
