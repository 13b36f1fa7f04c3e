"""The right half of the documents: what the chosen file is, and the file itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.menu import Menu
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.paper_text import PaperText
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.desk.widgets.text import Elide, Label, Prose, Rule
from dpo_desk.duties import documents, links
from dpo_desk.duties.documents import Content, DocumentRow
from dpo_desk.law import dates

if TYPE_CHECKING:
    from dpo_desk.desk.background import Task
    from dpo_desk.duties.links import Link

_LOWEST = 420  # of a preview that stands under the list
_LONGEST = 200_000  # characters of a text that are shown
_WIDEST = 1600  # pixels of a picture
_AS_TEXT = ("text/", "message/rfc822", "application/json", "application/xml")


class DocumentPanel(Card):
    """Name, facts and what can be done over a preview of pages, text or picture."""

    delete_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.row: DocumentRow | None = None
        self._content: Content | None = None
        self._task: Task[Any] | None = None
        self._link: Link | None = None
        words = desk.words
        self._name = Elide("", "h2")
        self._name.setObjectName("documents.name")
        self._facts = Label("", "caption", wrap=True)
        self._open = Button(words("documents.open"), "secondary", "eye")
        self._open.setObjectName("documents.open")
        self._open.clicked.connect(lambda _checked=False: self.open_file())
        self._save = Button(words("documents.save"), "ghost", "download")
        self._save.setObjectName("documents.save")
        self._save.clicked.connect(lambda _checked=False: self.ask_where())
        self._about = Button("", "ghost", "chevron-right")
        self._about.setObjectName("documents.about")
        self._about.clicked.connect(lambda _checked=False: self._go())
        self._more = Button("", "icon", "ellipsis", tip=words("record.more"))
        self._more.setObjectName("documents.more")
        self._more.clicked.connect(lambda _checked=False: self.open_menu())
        self._note = Prose("", "small")
        self._note_place = plain(row(self._note, margins=(20, 0, 20, 12)))
        self._shown = self._build_preview()
        self._nothing = Label(words("documents.choose"), "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._file = plain(
            column(
                row((column(self._name, self._facts, gap=2), 1), self._more,
                    margins=(20, 18, 16, 8), gap=8),
                row((plain(FlowRow(self._open, self._save, self._about)), 1),
                    margins=(20, 0, 16, 12)),
                self._note_place,
                Rule(),
                (self._shown, 1),
            )
        )  # fmt: skip
        self._either = Stack()
        for view in (self._nothing, self._file):
            self._either.addWidget(view)
        super().__init__((self._either, 1), margins=(1, 0, 1, 1))
        self.setMinimumWidth(px(320))

    def show_row(self, found: DocumentRow | None) -> None:
        """Show a file, or that none is chosen; the same one is not read again."""
        same = found is not None and self.row is not None and found.uid == self.row.uid
        self.row = found
        self._either.setCurrentWidget(self._nothing if found is None else self._file)
        if found is None:
            self.clear()
            return
        words = self._desk.words
        self._name.set_text(documents.said_name(found, words))
        self._facts.setText(self._said(found))
        if same and self._content is not None:
            return
        self.clear()
        self._read(found)

    def clear(self) -> None:
        """Keep nothing of a file that is not shown any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._content = None
        self._pages.clear()
        self._text.show_text("")
        self._picture.show_image(None)
        self._shown.setCurrentWidget(self._blank)

    def stack(self, narrow: bool) -> None:
        """Where it stands under the list it is as tall as a preview must be."""
        self._shown.setMinimumHeight(px(_LOWEST) if narrow else 0)

    def open_file(self) -> None:
        """Let the system show it, where that is safe."""
        content = self._content
        if content is None or not documents.can_open(content.name):
            return
        words = self._desk.words
        try:
            opened = self._desk.opened_files.open(content.name, content.data)
        except OSError:
            self._desk.toast(words("documents.open.failed"))
            return
        self._desk.toast(words("documents.opened" if opened else "documents.open.failed"))

    def ask_where(self) -> None:
        """Save a copy where somebody wants it."""
        if self._content is None:
            return
        title = self._desk.words("documents.save")
        name, _kind = QFileDialog.getSaveFileName(self, title, self._content.name)
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the bytes as they are kept."""
        content, words = self._content, self._desk.words
        if content is None:
            return
        data = content.data
        self._desk.background.compute(
            lambda: path.write_bytes(data),
            lambda _n: self._desk.toast(
                words("documents.saved", name=path.name),
                words("documents.showfolder"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
            ),
            lambda _error: self._desk.toast(words("documents.save.failed")),
            owner=self,
        )

    def open_menu(self) -> None:
        """What is done more seldom."""
        found, words = self.row, self._desk.words
        if found is None:
            return
        menu = Menu(self._more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = live()
        uid = found.uid
        history = menu.addAction(theme.icon("history", "text2"), words("record.history"))
        history.triggered.connect(lambda: self._desk.navigate("history", uid=uid))
        if not found.is_letter:
            delete = menu.addAction(theme.icon("trash-2", "text2"), words("record.delete"))
            delete.triggered.connect(self.delete_asked)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _build_preview(self) -> Stack:
        words = self._desk.words
        self._pages = PagePreview(words)
        self._text = PaperText(words("documents.preview"))
        self._text.setObjectName("documents.text")
        self._picture = Picture(words("documents.preview"))
        self._none = Label(words("documents.preview.none"), "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._blank = QWidget()
        shown = Stack()
        for view in (self._blank, self._pages, self._text, self._picture, self._none):
            shown.addWidget(view)
        return shown

    def _said(self, found: DocumentRow) -> str:
        from dpo_desk.desk.size_words import size_words

        words = self._desk.words
        day = dates.write(found.added_on, words.language) if found.added_on else ""
        key = "documents.sent.on" if found.is_letter else "documents.added.on"
        parts = [size_words(words, found.size), words(key, date=day) if day else ""]
        return " · ".join(part for part in parts if part)

    def _read(self, found: DocumentRow) -> None:
        words = self._desk.words

        def job(register: Any) -> "tuple[Content, Link | None]":
            groups = links.links(register, found.table, found.uid) if not found.is_letter else ()
            first = next((link for group in groups for link in group.links), None)
            return documents.content(register, found.table, found.uid, words), first

        self._task = self._desk.background.read(job, self._show_content, owner=self)

    def _show_content(self, told: "tuple[Content, Link | None]") -> None:
        content, self._link = told
        self._content, self._task = content, None
        words = self._desk.words
        safe = documents.can_open(content.name)
        self._open.setEnabled(safe and bool(content.data))
        self._save.setEnabled(bool(content.data))
        note = "" if safe else words("documents.runs")
        if not content.data:
            note = words("documents.gone")
        self._note.set_text(note)
        self._note_place.setVisible(bool(note))
        self._about.setVisible(self._link is not None)
        if self._link is not None:
            self._about.set_text(self._link.title)
        self._preview(content)

    def _preview(self, content: Content) -> None:
        if content.data.startswith(b"%PDF"):
            self._shown.setCurrentWidget(self._pages)
            self._pages.show_pdf(content.data)
        elif content.media_type.startswith("image/") and "svg" not in content.media_type:
            data = content.data
            self._desk.background.compute(
                lambda: _picture(data), lambda image: self._show_picture(data, image), owner=self
            )
        elif text := _text(content):
            self._text.show_text(text[:_LONGEST])
            self._shown.setCurrentWidget(self._text)
        else:
            self._shown.setCurrentWidget(self._none)

    def _show_picture(self, data: bytes, image: QImage) -> None:
        if self._content is None or self._content.data is not data:
            return
        self._picture.show_image(image)
        self._shown.setCurrentWidget(self._none if image.isNull() else self._picture)

    def _go(self) -> None:
        if self._link is not None:
            go_to(self._desk, self._link.table, self._link.uid)


class Picture(QWidget):
    """A picture as large as there is room for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._image: QImage | None = None

    def show_image(self, image: QImage | None) -> None:
        """Show another, or none."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """On the desk, never larger than it is."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), live().colour("desk"))
        if self._image is None or self._image.isNull():
            return
        edge = px(16)
        room = self.rect().adjusted(edge, edge, -edge, -edge).size()
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.boundedTo(self._image.size())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = (self.width() - size.width()) // 2
        painter.drawImage(QPoint(left, edge), self._image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        ))  # fmt: skip


def _picture(data: bytes) -> QImage:
    """A picture no larger than it can be shown; a null image where it is none. On the worker."""
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImageReader

    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _WIDEST or size.height() > _WIDEST:
        within = QSize(_WIDEST, _WIDEST)
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _text(content: Content) -> str:
    if content.text:
        return content.text
    if content.media_type.startswith(_AS_TEXT):
        return content.data[: 4 * _LONGEST].decode("utf-8", errors="replace").replace("\0", "")
    return ""
