"""The pages of the window: built when first shown, thrown away when they must be built anew."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.garbage import thaw
from dpo_desk.desk.page import Page
from dpo_desk.desk.sidebar import NavEntry
from dpo_desk.desk.widgets.focus import first_stop

_HISTORY = 50
_DELETE = 52  # QEvent.Type.DeferredDelete, without learning the other names


class Bookmark(NamedTuple):
    """Where somebody was: page, arguments, the widget with the focus and the caret in it."""

    key: str
    args: dict[str, Any]
    focus: str = ""
    caret: int = 0


class PageStack(QStackedWidget):
    """One page at a time; knows the way back."""

    shown = Signal(str)  # the key of the page that is shown now

    def __init__(self, desk: Desk, entries: Sequence[NavEntry]) -> None:
        super().__init__()
        self._desk = desk
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._past: list[Bookmark] = []
        self._narrow = False

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        return next((key for key, page in self._pages.items() if page is self.page), "")

    def go(self, key: str, args: dict[str, Any] | None = None, *, remember: bool = True) -> None:
        """Show a page; what was half typed on the one before is handed over first."""
        if key not in self._entries:
            raise KeyError(key)
        args = args or {}
        before = self.page
        if before is not None:
            before.flush()
            if remember and (self.key, before.args) != (key, args):
                self._past = [*self._past[1 - _HISTORY :], self.bookmark()]
        page = self._pages.get(key) or self._build(key)
        self.setCurrentWidget(page)
        page.open(**args)
        self.shown.emit(key)
        self._focus_first(page)

    def back(self) -> bool:
        """Go back to where one was; False at the beginning."""
        if not self._past:
            return False
        *self._past, last = self._past
        self.restore(last)
        return True

    def bookmark(self) -> Bookmark:
        """Where one is now."""
        page = self.page
        # of the window: also where another program is used just now
        focused = cast("QWidget | None", self.window().focusWidget())
        if page is None:
            return Bookmark("", {})
        if focused is None or not page.isAncestorOf(focused):
            return Bookmark(self.key, page.place())
        return Bookmark(self.key, page.place(), address(focused, page), caret_of(focused))

    def restore(self, mark: Bookmark) -> None:
        """Go back to a bookmark, caret and all."""
        if mark.key not in self._entries:
            return
        self.go(mark.key, mark.args, remember=False)
        if not mark.focus or (self._focus_on(mark) and self._desk.background.resting):
            return
        # The page is still reading: what had the focus, or its text, comes with the answer.
        before = QApplication.focusWidget()
        caret = caret_of(before)

        def again() -> None:
            if QApplication.focusWidget() is before and caret_of(before) == caret:
                self._focus_on(mark)

        self._desk.background.idle.connect(again, QtCore.Qt.ConnectionType.SingleShotConnection)

    def _focus_on(self, mark: Bookmark) -> bool:
        """Put focus and caret where they were; False where the widget is not there."""
        page = self.page
        if page is None or self.key != mark.key:
            return False
        page.build_for(mark.focus)
        found = at_address(page, mark.focus)
        if found is not None:
            found.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
            put_caret(found, mark.caret)
        return found is not None

    def drop_all(self) -> None:
        """Throw every page away; nothing of the register stays in the window."""
        if self.page is not None:
            focused = QApplication.focusWidget()
            if focused is not None and self.page.isAncestorOf(focused):
                focused.clearFocus()  # what is done on leaving a field is done now, and not later
            self.page.flush()
        for page in self._pages.values():
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()
        thaw()

    def drop_hidden(self) -> None:
        """Throw away, at once, the pages that are not shown: they are built again when they are.

        What they showed of the register is read again; what was typed was handed over on leaving.
        """
        shown = self.page
        for key, page in list(self._pages.items()):
            if page is not shown:
                del self._pages[key]
                self.removeWidget(page)
                page.deleteLater()
                QtCore.QCoreApplication.sendPostedEvents(page, _DELETE)
        thaw()

    def forget(self) -> None:
        """Throw the way back away too: another register is opened."""
        self.drop_all()
        self._past.clear()

    def set_narrow(self, narrow: bool) -> None:
        """Let every page stack its columns, or not."""
        if narrow != self._narrow:
            self._narrow = narrow
            for page in self._pages.values():
                page.narrow(narrow)

    def _build(self, key: str) -> Page:
        page = self._pages[key] = self._entries[key].page(self._desk)
        page.narrow(self._narrow)
        self.addWidget(page)
        return page

    @staticmethod
    def _focus_first(page: Page) -> None:
        first = page.first_focus() or first_stop(page)
        if first is not None:
            first.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)


def address(widget: QWidget, page: QWidget) -> str:
    """The name of a widget; a part of a named control is «name#place», "" is what has no name."""
    name, parent = widget.objectName(), widget.parentWidget()
    if name or not isinstance(widget, QtWidgets.QLineEdit | QtWidgets.QComboBox):
        return name
    while parent is not None and parent is not page:
        if "." in parent.objectName():  # one that is called «page.element»
            return f"{parent.objectName()}#{_parts(parent).index(widget)}"
        parent = parent.parentWidget()
    return ""


def at_address(page: QWidget, where: str) -> QWidget | None:
    """The widget of an ``address``, where it is there."""
    name, _, place = where.partition("#")
    found = page.findChild(QWidget, name) if name else None
    if not isinstance(found, QWidget) or not place:
        return found if isinstance(found, QWidget) else None
    parts = _parts(found)
    return parts[int(place)] if int(place) < len(parts) else None


def _parts(control: QWidget) -> list[QWidget]:
    """What one types and chooses in, inside a control."""
    kinds = (QtWidgets.QLineEdit, QtWidgets.QComboBox)
    return [part for kind in kinds for part in control.findChildren(kind)]


def caret_of(widget: QWidget | None) -> int:
    """Before which character the caret stands; 0 where there is none."""
    if isinstance(widget, QtWidgets.QLineEdit):
        return widget.cursorPosition()
    if isinstance(widget, QtWidgets.QPlainTextEdit):
        return widget.textCursor().position()
    return 0


def put_caret(widget: QWidget, at: int) -> None:
    """Put the caret there, or at the end of a text that is shorter."""
    if isinstance(widget, QtWidgets.QLineEdit):
        widget.setCursorPosition(at)
    elif isinstance(widget, QtWidgets.QPlainTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(min(at, len(widget.toPlainText())))
        widget.setTextCursor(cursor)
