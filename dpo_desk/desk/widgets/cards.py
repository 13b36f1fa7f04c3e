"""Cards, banners and empty pages."""

import re
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.chip import TONE_ICON
from dpo_desk.desk.widgets.layout import Item, Margins, column, plain, restyle, row
from dpo_desk.desk.widgets.reflow import Beside
from dpo_desk.desk.widgets.text import Icon, Label, Prose
from dpo_desk.desk.widgets.unstyled import show_or_hide

_ICON, _AFTER_ICON = 18, 12
_SENTENCE = re.compile(r"(?<=\w\w[.?])\s+(?=[«A-ZÆØÅ])")


class Card(QFrame):
    """A white box with a hairline around it; ``active`` is the one card that is being worked on."""

    def __init__(
        self,
        *items: Item,
        margins: Margins = (20, 20, 20, 20),
        gap: float = 0,
        active: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("CardActive" if active else "Card")
        self.body = column(*items, margins=margins, gap=gap)
        self.setLayout(self.body)


class Banner(QFrame):
    """What is the matter and the one thing to do about it.

    Pages have many, and most have nothing to say: it is put together when it has.
    """

    def __init__(
        self,
        tone: Tone,
        title: str,
        body: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        strip: bool = False,
    ) -> None:
        """``strip`` is the band across the window's top."""
        super().__init__()
        self.setProperty("look", "banner")
        self.setProperty("strip", strip)
        self._inside: _Inside | None = None
        self.button = Button(action, small=True)
        self.button.setParent(self)
        if on_action is not None:
            self.button.clicked.connect(lambda _checked=False: on_action())
        self.show_message(tone, title, body, action)

    @property
    def body(self) -> str:
        """What stands under the title."""
        return self._inside.body if self._inside is not None else ""

    def show_message(self, tone: Tone, title: str, body: str = "", action: str = "") -> None:
        """Say something else."""
        self.setProperty("tone", tone)
        stop = "" if title[-1:] in ".?!" or not body else "."
        self.setAccessibleName(f"{title}{stop} {body}".strip())
        self.button.set_text(action)
        restyle(self)
        if self._inside is None and title.strip():
            self._inside = _Inside(self, strip=bool(self.property("strip")))
        if self._inside is not None:
            self._inside.say(tone, title, body, action)


class _Inside:
    """What a banner is made of."""

    def __init__(self, banner: Banner, *, strip: bool) -> None:
        self._icon = Icon("info", "info", _ICON)
        self._title = Label("", "strong", wrap=True)
        self._body = Label("", "small", wrap=True)
        left, right = (tokens.MARGIN, tokens.MARGIN) if strip else (14, 12)
        texts = column(self._title, self._body, gap=2)
        self._line = row(self._icon, (texts, 1), gap=_AFTER_ICON)
        self._side = plain(row(banner.button, None))
        indent = _ICON + _AFTER_ICON  # under the words
        self._beside = Beside(plain(self._line), self._side, least=232 + indent, indent=indent)
        banner.setLayout(row((self._beside, 1), margins=(left, 12, right, 12)))

    @property
    def body(self) -> str:
        """The second text."""
        return self._body.text()

    def say(self, tone: Tone, title: str, body: str, action: str) -> None:
        """Show this."""
        if not body:
            title, body = _split(title)
        self._icon.show_icon(TONE_ICON[tone], tone)
        self._title.setText(title)
        self._body.setText(body)
        show_or_hide(self._body, bool(body))
        flag = Qt.AlignmentFlag
        self._line.setAlignment(self._icon, flag.AlignTop if body else flag.AlignVCenter)
        show_or_hide(self._side, bool(action))


def _split(said: str) -> tuple[str, str]:
    """What is the matter and what to do about it, where they were said in one: title and body."""
    title, *rest = _SENTENCE.split(said, maxsplit=1)
    return (title.removesuffix("."), rest[0]) if rest else (said, "")


class Badge(QWidget):
    """A round-cornered tinted field with an icon in it."""

    def __init__(self, icon: str, size: float = 56) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(px(size), px(size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        theme = live()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft"))
        painter.drawRoundedRect(QRectF(self.rect()), px(12), px(12))
        pixmap = theme.pixmap(self._icon, "on_soft", 22)
        painter.drawPixmap((self.width() - px(22)) // 2, (self.height() - px(22)) // 2, pixmap)


class EmptyState(QWidget):
    """What a page is for, before there is anything on it, and how to begin."""

    def __init__(
        self,
        icon: str,
        title: str,
        body: str,
        *buttons: Button,
        hint: tuple[str, str] | None = None,
    ) -> None:
        """``hint`` is (icon, text) of the line under the buttons."""
        super().__init__()
        heading = Label(title, "h2", wrap=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        prose = Prose(body, centred=True)
        prose.setMaximumWidth(px(440))
        layout = column(
            None,
            row(None, Badge(icon), None),
            20,
            heading,
            8,
            row(None, (prose, 100), None),
            margins=(20, 20, 20, 20),
        )
        if buttons:
            layout.addSpacing(px(24))
            layout.addLayout(row(None, *buttons, None, gap=8))
        if hint is not None:
            layout.addSpacing(px(28))
            line = Label(hint[1], "caption", wrap=True)
            width = live().metrics(tokens.CAPTION).horizontalAdvance(hint[1])
            line.setMaximumWidth(width + px(8))
            layout.addLayout(row(None, Icon(hint[0], "text3", 16), (line, 100), None, gap=8))
        layout.addStretch(1)
        self.setLayout(layout)
