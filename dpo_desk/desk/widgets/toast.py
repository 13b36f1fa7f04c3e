"""A message at the bottom of the window that goes by itself after ten seconds.

It waits while the pointer or the focus is on it. What its button does can be done elsewhere too.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from dpo_desk.desk.context import Toast
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.text import Label

SHOWN_MS = 10_000
_ABOVE_BAR = 84


class ToastBar(QFrame):
    """The one toast of a window; a new one takes the place of the old."""

    def __init__(self, host: QWidget, close_name: str) -> None:
        """Float over ``host``; ``close_name`` is what its cross is called."""
        super().__init__(host)
        self.setObjectName("Toast")
        self._host = host
        self._toast = Toast("")
        self._text = Label("", "strong")
        self.button = Button("", "ghost", small=True)
        self.button.setObjectName("toast.action")
        self.button.clicked.connect(self._act)
        self._close = Button("", "icon", "x", small=True, tip=close_name)
        self._close.clicked.connect(self.dismiss)
        self._row = row(self._text, self.button, self._close, margins=(16, 8, 8, 8), gap=8)
        self.setLayout(self._row)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        host.installEventFilter(self)
        for button in (self.button, self._close):
            button.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; "" when it is gone."""
        return self._toast.text if not self.isHidden() else ""

    def say(self, toast: Toast) -> None:
        """Show ``toast`` and read it aloud."""
        self._toast = toast
        self._text.setText(toast.text)
        self._text.setWordWrap(False)
        self.button.set_text(toast.action)
        self.button.setVisible(bool(toast.action))
        self.setAccessibleName(toast.text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, toast.text)

    def dismiss(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer holds it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Ten more seconds."""
        super().leaveEvent(event)
        self._resume()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it when the focus is on it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay at the bottom of the host, and wait while a button has the focus."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._resume()
        return False

    def _resume(self) -> None:
        focused = QApplication.focusWidget()
        if not self.isHidden() and focused not in (self.button, self._close):
            self._timer.start()

    def _act(self) -> None:
        act = self._toast.on_action
        self.dismiss()
        if act is not None:
            act()

    def _place(self) -> None:
        room = self._host.width() - px(32)
        self._text.setWordWrap(self._text.sizeHint().width() > room - px(160))
        self.setFixedWidth(min(self.sizeHint().width(), room))
        self.setFixedHeight(
            max(self._row.totalHeightForWidth(self.width()), self.sizeHint().height())
        )
        left = (self._host.width() - self.width()) // 2
        above = px(_ABOVE_BAR)  # what a page does next stands at the bottom
        self.move(QPoint(left, self._host.height() - self.height() - above))
