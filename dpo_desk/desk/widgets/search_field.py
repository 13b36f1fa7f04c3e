"""Searching in a list: each letter is answered."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.inputs import LineEdit

_SEARCH_AFTER_MS = 10  # a list answers each letter; letters that come at once are one


class SearchField(LineEdit):
    """Says what is looked for a moment after the last key; Esc empties it."""

    searched = Signal(str)

    def __init__(self, placeholder: str, clear_name: str) -> None:
        super().__init__("", placeholder)
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setTextMargins(px(24), 0, px(24), 0)
        self._clear = Button("", "icon", "x", small=True, tip=clear_name)
        self._clear.setParent(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(self._typed)

    def sizeHint(self) -> QSize:
        """As in the top bar."""
        return QSize(px(232), px(tokens.CONTROL))

    def event(self, event: QEvent) -> bool:
        """Esc is ours while there is something to empty."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, Enter looks at once."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self.searched.emit(self.text().strip())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right end."""
        super().resizeEvent(event)
        size = self._clear.sizeHint()
        self._clear.move(self.width() - size.width() - px(3), (self.height() - size.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the lens."""
        super().paintEvent(event)
        pixmap = live().pixmap("search", "text3", 16)
        QPainter(self).drawPixmap(px(10), (self.height() - px(16)) // 2, pixmap)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()
