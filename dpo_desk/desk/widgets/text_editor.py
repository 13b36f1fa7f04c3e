"""A long text to be written: numbered lines, and those marked that have something wrong."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QColor, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from dpo_desk.desk.theme import live
from dpo_desk.desk.widgets.inputs import leaves_undo, pasted
from dpo_desk.desk.widgets.paper_text import PaperText

_TINTS = {"fault": "danger_bg", "caution": "warn_bg"}


class TextEditor(PaperText):
    """Plain text; Tab leaves it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, numbered=True)
        self._found: Mapping[int, str] = {}
        self.setReadOnly(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.blockCountChanged.connect(lambda _count: self._fit_margin())

    def put(self, text: str) -> None:
        """Show a text; the same one stays as it is, with the caret where it was."""
        if text != self.toPlainText():
            self.show_text(text)

    def mark_lines(self, found: Mapping[int, str]) -> None:
        """Mark lines, counted from 1, as ``fault`` or ``caution``."""
        self._found = dict(found)
        self._select()
        self._margin.update()

    def go_to(self, line: int) -> None:
        """Put the caret at the end of a line, and the line in the middle."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        cursor = QTextCursor(block if block.isValid() else self.document().lastBlock())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is nothing typed to undo."""
        paper = self.document()
        if leaves_undo(event, can_undo=paper.isUndoAvailable(), can_redo=paper.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Words, also those of a web page."""
        return source.hasHtml() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take in the words alone, in one step that undo takes back."""
        self.insertPlainText(pasted(source))

    def _number(self, block: int) -> tuple[int, str]:
        return block + 1, self._found.get(block + 1, "")

    def _select(self) -> None:
        """Tint the marked lines, from edge to edge."""
        shown = []
        for line, what in self._found.items():
            block = self.document().findBlockByNumber(line - 1)
            if block.isValid():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(block)
                end = QTextCursor.MoveOperation.EndOfBlock
                selection.cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
                selection.format.setBackground(QColor(live().colour(_TINTS[what])))
                selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                shown.append(selection)
        self.setExtraSelections(shown)
