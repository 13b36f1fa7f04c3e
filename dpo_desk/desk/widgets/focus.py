"""Where Tab stops."""

from collections.abc import Iterator

from PySide6 import QtCore
from PySide6.QtWidgets import QWidget


def stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at inside ``root``, in order, as if ``root`` were shown."""
    return list(_walk(root))


def first_stop(root: QWidget) -> QWidget | None:
    """The first thing in ``root`` that Tab stops at."""
    return next(_walk(root), None)


def _walk(root: QWidget) -> Iterator[QWidget]:
    widget: QWidget | None = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if root.isAncestorOf(widget) and _stops_at(widget, root):
            yield widget
        widget = widget.nextInFocusChain()


def _stops_at(widget: QWidget, root: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.isVisibleTo(root)
