"""What one types, picks and ticks in.

Text fields take Ctrl+Z for themselves only while they have something to undo; then the register's
undo gets it. A combo box does not change under the wheel. All are 36 px high and as wide as their
place, so that pairs of fields are equal.
"""

from collections.abc import Sequence
from math import ceil

from PySide6 import QtWidgets
from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocumentFragment,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from dpo_desk.desk import tokens
from dpo_desk.desk.plain_text import flat, plain
from dpo_desk.desk.theme import live, px
from dpo_desk.desk.widgets.drop_area import dropped_files
from dpo_desk.desk.widgets.unstyled import pass_over_holders


def as_control(widget: QWidget) -> None:
    """Give a control the one height, and the width of its place."""
    widget.setFixedHeight(px(tokens.CONTROL))
    widget.setMinimumWidth(px(96))
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


def leaves_undo(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether a text field with nothing to undo should leave Ctrl+Z to the window."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    redo = event.matches(QKeySequence.StandardKey.Redo) and not can_redo
    return undo or redo


def pasted(source: QMimeData) -> str:
    """What somebody puts in, as plain text; of a web page or a document only the words."""
    if source.hasText() or not source.hasHtml():
        return plain(source.text())
    return plain(QTextDocumentFragment.fromHtml(source.html()).toPlainText())


class LineEdit(QLineEdit):
    """One line of text; what is put in from elsewhere is put on one line."""

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(text)
        self._placeholder = placeholder
        self._hint()
        self.textChanged.connect(self._hint)
        as_control(self)

    def setPlaceholderText(self, placeholder: str) -> None:  # noqa: N802
        """What stands there while nothing does."""
        self._placeholder = placeholder
        self._hint()

    def _hint(self, _text: str = "") -> None:
        """Qt reads the placeholder aloud also where it is not seen: «24SevenOffice, not set»."""
        hint = "" if self.text() else self._placeholder
        if hint != self.placeholderText():
            super().setPlaceholderText(hint)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is nothing typed to undo."""
        can_undo = self.isUndoAvailable() and not self.isReadOnly()
        if leaves_undo(event, can_undo=can_undo, can_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste the words alone; a password as it is."""
        takes = not self.isReadOnly() and self.echoMode() == QLineEdit.EchoMode.Normal
        if takes and event.matches(QKeySequence.StandardKey.Paste):
            self.insert(flat(pasted(QGuiApplication.clipboard().mimeData())))
            self.textEdited.emit(self.text())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words, no files."""
        if dropped_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in the words that are dropped."""
        source = event.mimeData()
        if source.hasText() and flat(source.text()) == source.text():
            super().dropEvent(event)
        elif not self.isReadOnly():
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.insert(flat(pasted(source)))
            self.textEdited.emit(self.text())
            event.acceptProposedAction()


class TextArea(QPlainTextEdit):
    """Text of several lines; it grows with what is typed, and Tab leaves it."""

    def __init__(self, text: str = "", placeholder: str = "", *, lines: tuple[int, int] = (3, 12)):
        """``lines`` is how many are shown at the least and at the most."""
        super().__init__(text)
        pass_over_holders(self)
        self._lines = lines
        self._growing = False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setMinimumWidth(px(96))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is nothing typed to undo."""
        paper = self.document()
        can_undo = paper.isUndoAvailable() and not self.isReadOnly()
        if leaves_undo(event, can_undo=can_undo, can_redo=paper.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Words, also those of a web page; no files."""
        if dropped_files(source):
            return False
        return source.hasHtml() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take in the words alone, in one step that undo takes back."""
        self.insertPlainText(pasted(source))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width means other lines."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        if self._growing:
            return  # a line that is laid out tells so
        self._growing = True
        room = self._room()
        self._growing = False
        height = room + 2 * (px(6) + 1 + 2)
        if height != self.height():
            self.setFixedHeight(height)

    def _room(self) -> int:
        """How high the lines are, as far as they are shown; Qt lays out only what is seen."""
        least, most = (self.fontMetrics().lineSpacing() * lines for lines in self._lines)
        high, block = 0.0, self.document().firstBlock()
        while block.isValid() and high < most:
            high += self.document().documentLayout().blockBoundingRect(block).height()
            block = block.next()
        return min(max(ceil(high), least), most)


_COMBO = QtWidgets.QStyle.ComplexControl.CC_ComboBox


class Combo(QComboBox):
    """One of a list; an item has a value and a text."""

    chosen = Signal(object)  # the value that a person has picked

    def __init__(self, items: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__()
        self._values: list[object] = []  # Qt would make plain text of a code
        self._has_list = False
        self.setMaxVisibleItems(12)
        as_control(self)
        self.set_items(items)
        self.activated.connect(lambda _index: self.chosen.emit(self.value))
        self.currentIndexChanged.connect(lambda _index: self._tip())

    def set_items(self, items: Sequence[tuple[object, str]]) -> None:
        """Offer other items; the value that was chosen stays if it is among them."""
        before = self.value
        self.clear()
        self._values = [value for value, _text in items]
        for value, text in items:
            self.addItem(text, value)
        self.set_value(before)

    def showPopup(self) -> None:
        """The list is made when it is first wanted: a form has many, and few are opened."""
        if not self._has_list:
            self._has_list = True
            self.setView(QListView())
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    @property
    def value(self) -> object:
        """The value of the chosen item, or None."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose the item with ``value``; the first one where none has it."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it does not change the answer."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit is told as a tip."""
        super().resizeEvent(event)
        self._tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style sheet draws the box, the chevron is painted from tokens; a long text elides."""
        painter, option = QtWidgets.QStylePainter(self), QtWidgets.QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(_COMBO, option)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._room()
        )
        painter.drawControl(QtWidgets.QStyle.ControlElement.CE_ComboBoxLabel, option)
        pixmap = live().pixmap("chevron-down", "text2" if self.isEnabled() else "text3", 16)
        left = self.width() - px(24)
        painter.drawPixmap(left, (self.height() - px(16)) // 2, pixmap)

    def _room(self) -> int:
        """How wide a text can be (pixels)."""
        option = QtWidgets.QStyleOptionComboBox()
        self.initStyleOption(option)
        place = QtWidgets.QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(_COMBO, option, place, self).width()

    def _tip(self) -> None:
        text = self.currentText()
        wide = self.fontMetrics().horizontalAdvance(text) > self._room()
        self.setToolTip(text if wide else "")


class CheckBox(QCheckBox):
    """A box to tick; the tick is painted from tokens."""

    def __init__(self, text: str, *, strong: bool = False) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setProperty("strong", strong)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the tick."""
        super().paintEvent(event)
        if self.isChecked():
            option = QtWidgets.QStyleOptionButton()
            self.initStyleOption(option)
            place = QtWidgets.QStyle.SubElement.SE_CheckBoxIndicator
            box = self.style().subElementRect(place, option, self)
            colour = "on_accent" if self.isEnabled() else "text3"
            paint_tick(QPainter(self), box, colour)


class Radio(QRadioButton):
    """One of several; the dot is painted from tokens."""

    def __init__(self, text: str, *, strong: bool = False) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setProperty("strong", strong)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the dot."""
        super().paintEvent(event)
        if self.isChecked():
            option = QtWidgets.QStyleOptionButton()
            self.initStyleOption(option)
            place = QtWidgets.QStyle.SubElement.SE_RadioButtonIndicator
            box = QRectF(self.style().subElementRect(place, option, self))
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(live().colour("on_accent" if self.isEnabled() else "text3"))
            painter.drawEllipse(box.center(), px(8) / 2, px(8) / 2)


def paint_tick(painter: QPainter, box: QRect, colour: str) -> None:
    """Paint a tick into the middle of ``box``."""
    side = px(14)
    pixmap = live().pixmap("check", colour, 14, stroke=3)
    left = box.left() + (box.width() - side) / 2
    painter.drawPixmap(QPointF(left, box.top() + (box.height() - side) / 2), pixmap)
