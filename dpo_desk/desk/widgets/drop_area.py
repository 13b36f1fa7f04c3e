"""A place to drop a file on, with a button for those who do not drag."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame

from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, restyle, row
from dpo_desk.desk.widgets.text import Icon, Label
from dpo_desk.words import Words


def dropped_files(data: QMimeData, suffixes: Sequence[str] = ()) -> list[Path]:
    """The files on this machine in a drop, of these types only (".pdf"); all types where none."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in files if not suffixes or path.suffix.lower() in suffixes]


class DropArea(QFrame):
    """Names what will happen while something is dragged over it."""

    dropped = Signal(list)  # of Path

    def __init__(
        self,
        words: Words,
        title: str,
        caption: str,
        suffixes: Sequence[str],
        icon: str = "upload",
        *,
        over: str = "",
    ) -> None:
        """``over`` is what is said while something is dragged; that it is attached if left out."""
        super().__init__()
        self.setObjectName("Drop")
        self.setAcceptDrops(True)
        self._suffixes = tuple(suffixes)
        self._title = title
        self._over = over or words("drop.document")
        self._label = Label(title, "strong", wrap=True)
        self.button = Button(words("processor.dpa.file"), small=True)
        self.button.clicked.connect(self._choose)
        texts = column(self._label, Label(caption, "caption", wrap=True), gap=1)
        self.setLayout(row(Icon(icon), (texts, 1), self.button, margins=(14, 10, 12, 10), gap=12))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what we can read."""
        if dropped_files(event.mimeData(), self._suffixes):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        super().dragLeaveEvent(event)
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files over."""
        files = dropped_files(event.mimeData(), self._suffixes)
        self._show_over(over=False)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _show_over(self, *, over: bool) -> None:
        self.setProperty("over", over)
        self._label.setText(self._over if over else self._title)
        restyle(self)

    def _choose(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in self._suffixes) or "*"
        names, _kind = QFileDialog.getOpenFileNames(self, self._title, "", kinds)
        if names:
            self.dropped.emit([Path(name) for name in names])
