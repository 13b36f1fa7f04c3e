"""What the window's tests are made of: a desk, a register without a file, a host, a letter."""

from datetime import date
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget

from dpo_desk.desk.background import InlineBackground
from dpo_desk.desk.context import Desk
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.theme import Theme
from dpo_desk.desk.widgets.layout import column
from dpo_desk.law.clock import FixedClock

TODAY = date(2026, 11, 19)


def new_desk(theme: Theme, language: str = "nb") -> Desk:
    """A desk of its own, in a language."""
    preferences = Preferences()
    preferences.set("language", language)
    background = InlineBackground(theme)
    desk = Desk(
        clock=FixedClock.at_noon(TODAY),
        background=background,
        theme=theme,
        preferences=preferences,
        parent=theme,
    )
    background.unhandled = desk.tell
    return desk


class FakeRegister:
    """What a background needs of a register, and what a form writes to."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, Any, str]] = []
        self.drafts: dict[str, str] = {}
        self.listeners: list[Any] = []
        self.closed = False

    def on_change(self, listener: Any) -> None:
        self.listeners.append(listener)

    def close(self) -> None:
        self.closed = True

    def undo_label(self) -> None:
        return None

    def redo_label(self) -> None:
        return None

    def keep_draft(self, table: str, uid: str, field: str, text: str) -> None:
        if text:
            self.drafts[field] = text
        else:
            self.drafts.pop(field, None)


def sample_pdf(pages: int = 2) -> bytes:
    """A letter of sorts, drawn with Qt."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    writer.setResolution(96)
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        font = QFont("Inter")
        font.setPixelSize(18)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(QRectF(0, 60, 640, 30), "Svar på krav om innsyn")
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        text = "Takk for henvendelsen vi mottok 3. november 2026. " * 12
        painter.drawText(QRectF(0, 110, 640, 800), int(Qt.TextFlag.TextWordWrap), text)
    painter.end()
    return bytes(buffer.data().data())


def put(host: QWidget, *widgets: QWidget) -> None:
    """Lay the pieces out in the host, one under another."""
    host.setLayout(column(*widgets, None))
    QApplication.processEvents()
