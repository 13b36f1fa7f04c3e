"""E-mail dropped anywhere in the window becomes a request to look through (DESIGN §9 rule 8).

What takes files of its own (a drop area, the row of a search) is asked first by Qt; what it does
not take comes here. While something is dragged the window says what will happen.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.theme import live, px

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent, QPaintEvent

    from dpo_desk.desk.main_window import MainWindow

PAGE = "intake"
SUFFIXES = (".eml", ".msg")
_RFC822 = "message/rfc822"  # a message as some mail programs hand it over, without a file
_CARD, _RING = 520, 3


class Found(NamedTuple):
    """The messages in a drop, and how many files are none."""

    mail: list[Path | bytes]
    rest: int


def is_mail(path: Path) -> bool:
    """Whether a file is called as a message is."""
    return path.suffix.lower() in SUFFIXES


def mail_in(data: "QMimeData") -> Found:
    """What can be read of a drop."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    mail: list[Path | bytes] = [path for path in files if is_mail(path)]
    if not files and data.hasFormat(_RFC822):
        mail = [bytes(data.data(_RFC822).data())]
    return Found(mail, len(files) - len(mail) if files else 0)


class MailDrops(QObject):
    """Takes the e-mail that is dropped on a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._hint: DropHint | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at what is dragged over the window."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter:
            return self._enter(event)
        if kind == QEvent.Type.DragLeave:
            self._hide()
        elif kind == QEvent.Type.Drop:
            return self._drop(event)
        return False

    def _enter(self, event: Any) -> bool:
        found = mail_in(event.mimeData()) if self._takes() else Found([], 0)
        if not found.mail:
            return False
        event.acceptProposedAction()
        if self._hint is None:
            self._hint = DropHint(self._window)
            QTimer.singleShot(0, self, _import_page)
        words = self._window.desk.words
        self._hint.say(words("drop.request"), words.n("intake.drop", len(found.mail)))
        return True

    def _drop(self, event: "QDropEvent | Any") -> bool:
        self._hide()
        found = mail_in(event.mimeData()) if self._takes() else Found([], 0)
        if not found.mail:
            return False
        event.acceptProposedAction()
        self._window.go(PAGE, sources=found.mail)
        self._window.activateWindow()
        if found.rest:
            self._window.desk.toast(self._window.desk.words.n("intake.drop.rest", found.rest))
        return True

    def _takes(self) -> bool:
        """Not while it is locked, nor before there is a register."""
        window = self._window
        return window.in_shell and any(entry.key == PAGE for entry in window.entries)

    def _hide(self) -> None:
        hint, self._hint = self._hint, None
        if hint is not None:
            hint.hide()
            hint.deleteLater()


def _import_page() -> None:
    """In a turn of its own, before somebody lets go."""
    import dpo_desk.desk.pages.intake  # noqa: F401


class DropHint(QWidget):
    """Lies over the window while e-mail is dragged; what is under it can still be seen and hit."""

    def __init__(self, window: QWidget) -> None:
        from dpo_desk.desk.widgets.cards import Badge, Card
        from dpo_desk.desk.widgets.layout import column, row
        from dpo_desk.desk.widgets.text import Label

        super().__init__(window)
        self.setObjectName("window.drop")
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = Label("", "h2", wrap=True)
        self._body = Label("", "muted", wrap=True)
        texts = column(None, self._title, self._body, None, gap=4)
        card = Card(row(Badge("mail"), (texts, 1), gap=16))
        card.setFixedWidth(min(px(_CARD), window.width()))
        self.setLayout(column(None, row(None, card, None), None))
        self.setGeometry(window.rect())

    def say(self, title: str, body: str) -> None:
        """Name what will happen, also aloud."""
        from dpo_desk.desk.widgets.access import announce

        self._title.setText(title)
        self._body.setText(body)
        self.setAccessibleName(f"{title}. {body}")
        self.show()
        self.raise_()
        announce(self, title)

    def paintEvent(self, _event: "QPaintEvent") -> None:
        """Let the window step back, and draw a ring around it."""
        theme, painter = live(), QPainter(self)
        veil = theme.colour("bg")
        veil.setAlphaF(0.6)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme.colour("focus"), px(_RING)))
        half = px(_RING) / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
