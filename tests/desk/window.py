"""A whole window for tests: real parts, threads inline, the clock of the journeys."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from dpo_desk.app import build
from dpo_desk.desk.background import InlineBackground
from dpo_desk.desk.opening import Opening
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.recent import RecentRegisters
from tests import sample

W = TypeVar("W", bound=QWidget)


class Strays(QObject):
    """Notices widgets that are shown before they have a parent: each is a window for a moment."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            plain = watched.windowType() in (Qt.WindowType.Widget, Qt.WindowType.Window)
            if watched.isWindow() and plain and not isinstance(watched, QMainWindow):
                self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@contextmanager
def opened(
    app: QApplication,
    *,
    language: str = "nb",
    scale: float = 1.0,
    recent: RecentRegisters | None = None,
    signals: Path | None = None,
    mode: str = "light",
) -> Iterator[Opening]:
    """A shown window without a register; what nobody expects is raised."""
    preferences = Preferences()
    preferences.set("language", language)
    preferences.set("theme", mode)
    preferences.set("scale", scale)
    background = InlineBackground(app)
    opening = build(
        app, sample.clock(), preferences, recent=recent, signals=signals, background=background
    )
    opening.desk.theme.still = True
    background.unhandled = opening.desk.tell  # raises what is a bug
    strays = Strays(app)
    window = opening.window
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    try:
        yield opening
        assert not strays.seen, strays.seen
    finally:
        app.removeEventFilter(strays)
        window.pages.drop_all()  # they hand over what is typed while there is a register
        opening.close()
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
        opening.desk.theme.set_scale(1.0)
        opening.desk.deleteLater()  # and with it the words it has put into Qt's dialogs
        app.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


_TURNS = 20  # more than any page has groups


def find(root: QWidget, name: str, kind: type[W] | type[QWidget] = QWidget) -> W:
    """The visible widget with an object name; AssertionError where there is none.

    What a page builds group by group is given the turns of the event loop that it asks for.
    """
    for _ in range(_TURNS):
        for found in root.window().findChildren(kind, name):
            if found.isVisible():
                return found  # type: ignore[return-value]
        QCoreApplication.processEvents()
    raise AssertionError(f"no {name} to be seen")


def seen(root: QWidget, name: str) -> bool:
    """Whether a widget with the name can be seen."""
    return any(found.isVisible() for found in root.window().findChildren(QWidget, name))


def click(root: QWidget, name: str) -> None:
    """A real click on the widget with the name, near its left end."""
    widget = find(root, name)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, widget.height() // 2))


def type_in(root: QWidget, name: str, text: str, *, leave: bool = False) -> None:
    """Real keys into the widget with the name, after what stands there."""
    widget = find(root, name)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, widget.height() // 2))
    QTest.keyClicks(widget, text)
    if leave:
        QTest.keyClick(widget, Qt.Key.Key_Tab)


def focused() -> str:
    """The object name of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.objectName() or repr(widget) if widget is not None else ""
