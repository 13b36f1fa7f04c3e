"""Labels by role, running text, a label that elides, icons and hairlines.

Every text is plain text, so a user's ``<b>`` or ``&`` shows as typed. The only rich text is our own
wrapper around ``Prose``, which escapes what it is given.
"""

from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.layout import PLAIN_TEXT
from dpo_desk.desk.widgets.unstyled import unstyled

Role = Literal[
    "body", "h1", "h2", "h3", "strong", "muted", "small", "caption", "over", "group", "field",
    "nav", "navcur", "optional", "help", "warn", "danger", "display",
]  # fmt: skip


class _Measured(QLabel):
    """A text whose height at a width is measured once.

    Qt asks it again with each thing that is shown anywhere on a page, and to break lines is what
    laying out a page takes most of its time for.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._heights: dict[int, int] = {}
        self._measured = (text, 0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height that the text needs at a width, and no less than its least."""
        given = (self.text(), self.minimumHeight())
        if given != self._measured:
            self._heights.clear()
            self._measured = given
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style measures otherwise."""
        self._heights.clear()
        super().changeEvent(event)


class Label(_Measured):
    """A text in one of the roles of the type scale; ``wrap`` for text of more than one line."""

    def __init__(self, text: str = "", role: Role = "body", *, wrap: bool = False) -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)


class Prose(_Measured):
    """Running text at 142 % line height (QLabel has no line height of its own)."""

    def __init__(self, text: str = "", role: Role = "muted", *, centred: bool = False) -> None:
        super().__init__()
        self._align = "center" if centred else "left"
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(QtCore.Qt.TextFormat.RichText)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show ``text``; a blank line begins a new paragraph."""
        from html import escape

        self.setAccessibleName(text)
        parts = [escape(part).replace("\n", "<br>") for part in text.split("\n\n")]
        gaps = [px(8)] * (len(parts) - 1) + [0]
        self.setText("".join(map(self._paragraph, parts, gaps)))

    def _paragraph(self, html: str, gap: int) -> str:
        style = f"line-height:142%; margin:0 0 {gap}px 0"
        return f"<p align='{self._align}' style='{style}'>{html}</p>"


class Elide(QLabel):
    """One line that ends in … when there is no room, with the whole text as its tooltip."""

    def __init__(self, text: str = "", role: Role = "strong") -> None:
        super().__init__()
        self._full = ""
        self.setProperty("role", role)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def full(self) -> str:
        """The whole text."""
        return self._full

    def set_text(self, text: str) -> None:
        """Show ``text``, as much of it as there is room for."""
        self._full = " ".join(text.split())
        self.setAccessibleName(self._full)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(min(self.sizeHint().width(), px(40)), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, shown = self.fontMetrics(), self._full
        if metrics.horizontalAdvance(shown) > self.width():
            right = QtCore.Qt.TextElideMode.ElideRight
            shown = metrics.elidedText(shown, right, max(0, self.width()))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


class Icon(QWidget):
    """A Lucide icon painted from the live tokens; decoration, so it has no accessible name."""

    def __init__(self, name: str, colour: str = "text2", size: float = 18) -> None:
        super().__init__()
        unstyled(self)
        self._name, self._colour, self._size = name, colour, size
        self.setFixedSize(px(size), px(size))

    def show_icon(self, name: str, colour: str) -> None:
        """Change to another icon or token."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, live().pixmap(self._name, self._colour, self._size))


class Rule(QFrame):
    """A hairline across, or down."""

    def __init__(self, *, down: bool = False) -> None:
        super().__init__()
        self.setObjectName("VRule" if down else "Rule")
