"""Where Tab stops, and in what order: that in which one reads, whatever was built when."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at inside ``root``, in order, as if ``root`` were shown."""
    return list(_walk(root))


def first_stop(root: QWidget) -> QWidget | None:
    """The first thing in ``root`` that Tab stops at; what stands ``aside`` only where it is all."""
    aside = None
    for widget in _walk(root):
        if not widget.property("aside"):
            return widget
        aside = aside or widget
    return aside


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next stop of ``window``, or the one before; False where none is.

    Qt would stop at a frame too that hands its focus on, such as a field's around its line: left
    behind in the order by ``follow_layout``, it leads past all that stands between.
    """
    focused = window.focusWidget()
    here = focused if focused is not None else window
    widget = _beside(here, forward)
    while widget is not None and widget is not here:
        if widget.focusProxy() is None and _stops_at(widget, window):
            reason = QtCore.Qt.FocusReason
            widget.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
            return True
        widget = _beside(widget, forward)
    return False


def follow_layout(root: QWidget) -> None:
    """Let Tab go through ``root`` as it is laid out; for what grows after it was built."""
    for one, other in pairwise(list(_laid_out(root))):
        QWidget.setTabOrder(one, other)


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    """``widget`` and all in it that takes the focus, layout by layout."""
    if widget.focusPolicy() != QtCore.Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    inside = list(_children(widget))
    known = set(inside)
    floating = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child not in known and not child.isWindow()
    ]
    above = [child for child in floating if inside and child.y() <= inside[0].y()]
    below = [child for child in floating if child not in above]
    for child in (*above, *inside, *below):
        yield from _laid_out(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    body = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if body is not None:
        yield body
    elif layout is not None:
        yield from _items(layout)


def _items(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        held = item.widget() if item is not None else None
        within = item.layout() if item is not None else None
        if held is not None:
            yield held
        elif within is not None:
            yield from _items(within)


def _walk(root: QWidget) -> Iterator[QWidget]:
    widget: QWidget | None = root.nextInFocusChain()
    while widget is not None and widget is not root:
        if root.isAncestorOf(widget) and _stops_at(widget, root):
            yield widget
        widget = widget.nextInFocusChain()


def _beside(widget: QWidget, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()


def _stops_at(widget: QWidget, root: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.isVisibleTo(root)
