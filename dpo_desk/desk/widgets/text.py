"""Labels by role, running text, a label that elides, icons and hairlines.

Every text is plain text, so a user's ``<b>`` or ``&`` shows as typed. The only rich text is our own
wrapper around ``Prose``, which escapes what it is given.
"""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.layout import PLAIN_TEXT
from dpo_desk.desk.widgets.unstyled import unstyled

_POLISH, _RESTYLED = QEvent.Type.Polish, QEvent.Type.StyleChange
_WRAP = 0x1000  # TextWordWrap; Qt's names are not learnt before the first paint
_LEFT_MIDDLE = 0x81
_ANY = 16_777_215  # QWIDGETSIZE_MAX

Role = Literal[
    "body", "h1", "h2", "h3", "strong", "muted", "small", "caption", "over", "group", "field",
    "nav", "navcur", "optional", "help", "warn", "danger", "display",
]  # fmt: skip


# Size, weight and token of each role.
_LOOKS: Final[Mapping[Role, tuple[float, int, str]]] = {
    "body": (tokens.BODY, tokens.REGULAR, "text"),
    "h1": (tokens.H1, tokens.SEMIBOLD, "text"),
    "h2": (tokens.H2, tokens.SEMIBOLD, "text"),
    "h3": (tokens.H3, tokens.SEMIBOLD, "text"),
    "strong": (tokens.BODY, tokens.MEDIUM, "text"),
    "muted": (tokens.BODY, tokens.REGULAR, "text2"),
    "small": (tokens.SMALL, tokens.REGULAR, "text2"),
    "caption": (tokens.CAPTION, tokens.REGULAR, "text3"),
    "over": (tokens.CAPTION, tokens.SEMIBOLD, "accent"),
    "group": (tokens.CAPTION, tokens.SEMIBOLD, "text3"),
    "field": (tokens.SMALL, tokens.MEDIUM, "text"),
    "nav": (tokens.BODY, tokens.MEDIUM, "text2"),
    "navcur": (tokens.BODY, tokens.SEMIBOLD, "text"),
    "optional": (tokens.SMALL, tokens.REGULAR, "text3"),
    "help": (tokens.CAPTION, tokens.REGULAR, "text3"),
    "warn": (tokens.CAPTION, tokens.MEDIUM, "warn"),
    "danger": (tokens.CAPTION, tokens.MEDIUM, "danger"),
    "display": (tokens.DISPLAY, tokens.SEMIBOLD, "text"),
}


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


class _Dresser(QObject):
    """Gives a label its look instead of the style sheet, whenever that would have its say."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """True for what would have a label ask the sheet."""
        kind = event.type()
        if kind == _RESTYLED and isinstance(watched, _Dressed):
            watched.dress()
            return True
        return kind == _POLISH


_dresser = _Dresser()


class _Dressed(_Measured):
    """A text in a role of the type scale, plain unless it says otherwise.

    It takes its look from the tokens by itself. Half of what a page is made of is labels, and what
    Qt keeps of a style sheet for one of them takes more room than the label.
    """

    def __init__(self, text: str, role: Role) -> None:
        super().__init__(text)
        self._role: Role = role
        self._by_qt = False
        self._place = _LEFT_MIDDLE
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # also on a button
        self.installEventFilter(_dresser)
        self.dress()

    @property
    def role(self) -> Role:
        """What it is in the type scale."""
        return self._role

    def set_role(self, role: Role) -> None:
        """Show it as something else."""
        if role != self._role:
            self._role = role
            self.dress()

    def dress(self) -> None:
        """Take the font of the role, in the size that is in force, and its colour."""
        size, weight, colour = _LOOKS[self._role]
        self.setFont(live().font(size, weight))
        self.setPalette(live().ink(colour))
        self.update()

    def setAlignment(self, alignment: "QtCore.Qt.AlignmentFlag") -> None:  # noqa: N802
        """Where in its place the text stands."""
        super().setAlignment(alignment)
        self._place = alignment.value

    def setTextInteractionFlags(self, flags: "QtCore.Qt.TextInteractionFlag") -> None:  # noqa: N802
        """Let it be marked, to be copied: then Qt paints it."""
        super().setTextInteractionFlags(flags)
        self._by_qt = True
        self.dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        if self._by_qt:
            super().paintEvent(event)
            return
        painter = QPainter(self)  # its pen is that of the palette
        how = self._place | (_WRAP if self.wordWrap() else 0)
        painter.drawText(self.contentsRect(), how, self.text())


class Label(_Dressed):
    """A text in one of the roles of the type scale; ``wrap`` for text of more than one line."""

    def __init__(self, text: str = "", role: Role = "body", *, wrap: bool = False) -> None:
        super().__init__(text, role)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)


class Prose(_Dressed):
    """Running text at 142 % line height (QLabel has no line height of its own)."""

    def __init__(self, text: str = "", role: Role = "muted", *, centred: bool = False) -> None:
        super().__init__("", role)
        self._align = "center" if centred else "left"
        self._by_qt = True
        self.dress()
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


class Elide(_Dressed):
    """One line that ends in … when there is no room, with the whole text as its tooltip."""

    def __init__(self, text: str = "", role: Role = "strong") -> None:
        super().__init__("", role)
        self._full = ""
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


class Rule(QWidget):
    """A hairline across, or down."""

    def __init__(self, *, down: bool = False) -> None:
        super().__init__()
        unstyled(self)
        self.turn(down=down)

    def turn(self, *, down: bool) -> None:
        """Let it go across, or down."""
        self.setMinimumSize(*((1, 0) if down else (0, 1)))
        self.setMaximumSize(*((1, _ANY) if down else (_ANY, 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        QPainter(self).drawTiledPixmap(event.rect(), live().dot("border"))
