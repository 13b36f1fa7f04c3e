"""A hand on mouse and keyboard: widgets are found by name, pressed where they can be seen.

Nothing here reaches past what a person can do, but for ``ask`` and ``work``, which look into the
register and into it put what no page can yet.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from dpo_desk.desk.opening import Opening
from dpo_desk.desk.pages.in_turns import whole
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.list_row import ListRow
from dpo_desk.desk.widgets.text import Elide, Prose
from dpo_desk.desk.widgets.toast import ToastBar
from tests.desk.audit import audit

T = TypeVar("T")
PATIENCE_MS = 30_000
_TURNS = 20  # more than any page has groups
_LEAST, _MOST = 12, 40  # what is built in turns is laid out in turns
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Driver:
    """Drives one window."""

    def __init__(self, opening: Opening, qtbot: Any, folder: Path) -> None:
        self.opening, self.folder = opening, folder
        self.window, self.desk = opening.window, opening.desk
        self._qtbot = qtbot
        self.toasts: list[str] = []
        self.desk.toast_asked.connect(lambda toast: self.toasts.append(toast.text))

    # waiting

    def wait(self, done: Callable[[], object]) -> None:
        """Until ``done`` says so, then until nothing is under way."""
        self._qtbot.waitUntil(lambda: bool(done()), timeout=PATIENCE_MS)
        self.settle()

    def settle(self) -> None:
        """Until the workers rest and what they brought is built, laid out and shown."""
        for turn in range(_MOST):
            if turn >= _LEAST and whole(self.window):
                break
            self._qtbot.waitUntil(lambda: self.desk.background.resting, timeout=PATIENCE_MS)
            QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
            QCoreApplication.processEvents()

    # looking

    def find(self, name: str) -> Any:
        """The one visible widget of this name."""
        found = self.seen(name)
        for _ in range(_TURNS):
            if found and self._built():
                break
            QCoreApplication.processEvents()
            found = self.seen(name)
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    def _built(self) -> bool:
        """Whether a page that is built group by group is whole, and laid out: then one acts."""
        groups = [each for each in self.window.findChildren(Pieces) if each.isVisible()]
        laid_out = all(each.height() >= each.sizeHint().height() for each in groups)
        return laid_out and whole(self.window)

    def seen(self, name: str) -> list[QWidget]:
        """The visible widgets of this name; «row/found» is the one called found in the row."""
        *inside, last = name.split("/")
        root = self.find(inside[0]) if inside else self.window
        return [w for w in root.findChildren(QWidget, last) if w.isVisible()]

    def texts(self) -> str:
        """All that can be read in the window, a text a line."""
        said = []
        for widget in self.window.findChildren(QWidget):
            if not widget.isVisible():
                continue
            if isinstance(widget, Elide):
                said.append(widget.full)
            elif isinstance(widget, Banner):
                said.append(widget.accessibleName())  # whole: its first sentence is the title
            elif isinstance(widget, ListRow):
                said.extend(widget.texts)
            elif isinstance(widget, Prose):
                said.append(widget.accessibleName())
            elif isinstance(widget, QLabel | QAbstractButton):
                said.append(widget.text())
            elif hasattr(widget, "toPlainText"):
                said.append(widget.toPlainText())
            elif hasattr(widget, "displayText"):
                said.append(widget.displayText())
        return "\n".join(text for text in said if text).replace("\u00a0", " ")

    def spoken(self) -> str:
        """All that a screen reader can find in our windows, seen or not, a text a line."""
        said: list[str] = []
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)

        def walk(one: QAccessibleInterface | None) -> None:
            if one is None or not one.isValid():
                return
            said.extend(one.text(kind) for kind in kinds)
            words = one.textInterface()
            if words is not None:
                said.append(words.text(0, words.characterCount()))
            for index in range(one.childCount()):
                walk(one.child(index))

        for window in QApplication.topLevelWidgets():
            walk(QAccessible.queryAccessibleInterface(window))
        return "\n".join(filter(None, said)).replace("\u00a0", " ")

    def says(self, key: str, **values: object) -> bool:
        """Whether the words of a message can be read now."""
        said = self.desk.words(key, **values).replace("\u00a0", " ")
        return said in self.texts() or said in " ".join(self.toasts).replace("\u00a0", " ")

    @property
    def focus(self) -> str:
        """The name of what has the focus."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def audit(self) -> list[str]:
        """What is wrong with what is shown now."""
        self.settle()
        return audit(self.window)

    def picture(self) -> bytes:
        """The pixels of the window."""
        self.settle()
        image = self.window.grab().toImage()
        return bytes(image.constBits())

    # doing

    def click(self, name: str) -> None:
        """Press what can be seen and pressed, in the middle, then let it work."""
        self.settle()
        widget = self.find(name)
        assert widget.isEnabled(), f"{name} cannot be pressed now"
        self._bring_into_view(widget)
        point = QPoint(widget.width() // 2, widget.height() // 2)
        if isinstance(widget, QRadioButton | QCheckBox):
            point.setX(min(12, point.x()))
        top = self.window.childAt(widget.mapTo(self.window, point))
        for toast in self.window.findChildren(ToastBar):
            if top is not None and toast.isAncestorOf(top) and not toast.isAncestorOf(widget):
                toast.dismiss()  # it was there before the page was scrolled: one closes it
                top = self.window.childAt(widget.mapTo(self.window, point))
        hit = top is widget or (top is not None and widget.isAncestorOf(top))
        assert hit, f"{name} lies under {top}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Click into a field and write ``text`` in place of what stands there."""
        self.click(name)
        self.press("Ctrl+A")
        self.write(text)

    def write(self, text: str) -> None:
        """Write where the focus is; an empty text deletes."""
        widget = QApplication.focusWidget()
        assert widget is not None
        if not text:
            QTest.keyClick(widget, Qt.Key.Key_Delete)
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(widget, Qt.Key.Key_Return)
            QTest.keyClicks(widget, line)

    def paste(self, text: str) -> None:
        """Put any text in where the focus is, from the clipboard."""
        QApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def press(self, keys: str) -> None:
        """Press keys such as «Ctrl+Shift+N», «Tab» or «Esc», where the focus is."""
        *held, name = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= _MODIFIERS[one]
        key = getattr(Qt.Key, f"Key_{'Escape' if name == 'Esc' else name}")
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def choose(self, name: str, text: str) -> None:
        """Choose an item of a list with the arrow keys."""
        self.settle()
        box: QComboBox = self.find(name)
        self._bring_into_view(box)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        wanted = box.findText(text)
        assert wanted >= 0, [box.itemText(i) for i in range(box.count())]
        while box.currentIndex() != wanted:
            down = box.currentIndex() < wanted
            QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        self.settle()

    def tab_to(self, name: str, *, most: int = 120) -> None:
        """Press Tab until the focus is there."""
        for _ in range(most):
            if self.focus == name:
                return
            QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")

    # the register behind

    def ask(self, job: Callable[[Any], T]) -> T:
        """What ``job(register)`` answers, in the register's thread."""
        found: list[T] = []
        self.desk.background.read(job, found.append)
        self._qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE_MS)
        self.settle()
        return found[0]

    def work(self, job: Callable[[Any], object]) -> None:
        """Put into the register what no page can yet."""
        self.ask(lambda register: (job(register),))

    @staticmethod
    def _bring_into_view(widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget, 50, 120)  # clear of a toast at the bottom
            parent = parent.parentWidget()
        QCoreApplication.processEvents()
