"""A message at the bottom of the window that goes by itself after ten seconds.

It waits while the pointer or the focus is on it. What its button does can be done elsewhere too.
It stands above the bar of a flow, and where it can over nothing that one would press.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from dpo_desk.desk.context import Toast
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.text import Label

SHOWN_MS = 10_000
_GAP = 16  # to what it stands above
_ABOVE = 68  # the bar of a flow is about so high; what one does next stands there
_STEP, _STEPS = 8, 60  # how far up it looks for a place of its own
_ASIDE = 64  # how far it moves aside at a time before it looks further up
_WIDEST = 520  # longer texts take a second line
_LARGE = 0.4  # of the window's height: what is higher is a list or a page, not a control
_NOTHING, _CONTROL, _FIELD = range(3)  # what may lie under it, the worst last
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_PROBE = 24  # between two points where it is looked what lies under it


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
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
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
        QTimer.singleShot(0, self, self._place)  # by then stands what came with the message
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
        room = min(self._host.width() - px(32), px(_WIDEST))
        self._text.setWordWrap(False)  # on one line it says how long it is
        long = self._text.sizeHint().width() > room - px(160)
        self._text.setWordWrap(long)
        self.setFixedWidth(room if long else min(self.sizeHint().width(), room))
        self.setFixedHeight(
            max(self._row.totalHeightForWidth(self.width()), self.sizeHint().height())
        )
        self.move(self._free_place())

    def _free_place(self) -> QPoint:
        """The lowest place above the bar where it lies over nothing that one would press.

        Where all is full of it, the lowest that leaves what has the focus to be seen, and over
        nothing that one would type in.
        """
        lowest = self._floor() - px(_GAP) - self.height()
        heights = [lowest - step * px(_STEP) for step in range(_STEPS)]
        places = [QPoint(left, top) for top in heights for left in self._lefts()]
        seen = [place for place in places if not self._hides_focus(QRect(place, self.size()))]
        see_through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        self.setAttribute(see_through)  # what lies under it is asked for
        under = cache(lambda x, y: self._kind(self._host.childAt(x, y)))  # places overlap
        free = (
            p for least in (_NOTHING, _CONTROL) for p in seen
            if p.y() > 0 and all(under(*at) <= least for at in _points(QRect(p, self.size())))
        )  # fmt: skip
        found = list(islice(free, 1))
        self.setAttribute(see_through, False)
        return (found or seen or places)[0]

    def _lefts(self) -> list[int]:
        """Where it could begin: in the middle, else as near to it as there is room."""
        most, step = self._host.width() - self.width(), px(_ASIDE)
        middle = most // 2
        aside = [middle + way * n for n in range(step, middle, step) for way in (-1, 1)]
        return [middle, *aside]

    def _hides_focus(self, place: QRect) -> bool:
        """Whether what has the focus would lie under a place."""
        focused = QApplication.focusWidget()
        if focused is None or not self._host.isAncestorOf(focused) or self.isAncestorOf(focused):
            return False
        return place.intersects(QRect(focused.mapTo(self._host, QPoint(0, 0)), focused.size()))

    def _focus_moved(self, _before: QWidget | None, _now: QWidget | None) -> None:
        """Who goes on by keyboard sees where."""
        if not self.isHidden() and self._hides_focus(self.geometry()):
            self._place()

    def _floor(self) -> int:
        """The top of the bar that is shown, or where one would be."""
        bars = [bar for bar in self._host.findChildren(QFrame, "Bar") if bar.isVisible()]
        tops = [bar.mapTo(self._host, QPoint(0, 0)).y() for bar in bars]
        return min([self._host.height() - px(_ABOVE), *tops])

    def _kind(self, widget: QWidget | None) -> int:
        """What one would do with it: type or choose in it, press it, or nothing.

        What fills the page, as a list does, is always under the message.
        """
        found = _NOTHING
        while widget is not None and widget is not self._host:
            if isinstance(widget, _FIELDS) and widget.isEnabled():
                return _FIELD
            by_tab = widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if by_tab and widget.height() < self._host.height() * _LARGE:
                found = _CONTROL
            widget = widget.parentWidget()
        return found


def _points(place: QRect) -> Iterator[tuple[int, int]]:
    """A net over a place, its edges too."""
    step = max(1, px(_PROBE))
    for y in (*range(place.top(), place.bottom(), step), place.bottom()):
        for x in (*range(place.left(), place.right(), step), place.right()):
            yield x, y
