"""Where Tab stops, and in what order: that in which one reads, whatever was built when.

The layouts say it. Qt's own order must never be asked: for PySide ``nextInFocusChain`` makes the
widget that is found a child of the one that was asked, the window a child of its last row, and when
that row goes, what Python knows of everything in the window is thrown away with it. Nor must a
layout be asked for its items: ``itemAt`` keeps what Python knows of an item for as long as there is
the layout, also when the widget has gone and Qt has freed the item. What comes to lie in the same
place is then taken for the dead item, and the heap goes down. ``indexOf`` says the same, and makes
nothing.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import cast

from PySide6 import QtCore
from PySide6.QtWidgets import QLayout, QPlainTextEdit, QScrollArea, QWidget


def stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at inside ``root``, in order, as if ``root`` were shown."""
    return list(_stops(root))


def first_stop(root: QWidget) -> QWidget | None:
    """The first thing in ``root`` that Tab stops at; what stands ``aside`` only where it is all."""
    aside = None
    for widget in _stops(root):
        if not widget.property("aside"):
            return widget
        aside = aside or widget
    return aside


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next stop of ``window``, or the one before; False where none is."""
    here = cast("QWidget | None", window.focusWidget())
    ring = [one for one in _within(window) if one is here or _stops_at(one)]
    if not forward:
        ring.reverse()
    at = ring.index(here) + 1 if here in ring else 0
    following = [*ring[at:], *ring[: max(0, at - 1)]]
    if not following:
        return False
    reason = QtCore.Qt.FocusReason
    following[0].setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    return True


def _stops(root: QWidget) -> Iterator[QWidget]:
    return (widget for widget in _within(root) if _stops_at(widget))


def _stops_at(widget: QWidget) -> bool:
    """Whether Tab stops here; a frame that hands its focus on is none, what it holds may be."""
    by_tab = bool(widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.focusProxy() is None


def _within(widget: QWidget) -> Iterator[QWidget]:
    """All that would be seen in ``widget``, layout by layout, each before what is in it."""
    for child in _children(widget):
        if not child.isHidden():
            yield child
            yield from _within(child)


def _children(widget: QWidget) -> list[QWidget]:
    """What stands in ``widget``: what is in no layout before the layout, or after it."""
    if isinstance(widget, QPlainTextEdit):
        return []  # its document is a child too, for which PySide would learn every class of Qt
    body = widget.widget() if isinstance(widget, QScrollArea) else None
    if body is not None:
        return [body]
    layout = widget.layout()
    held = [
        child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()
    ]
    inside = list(_items(layout, held)) if layout is not None else []
    known = set(inside)
    floating = [child for child in held if child not in known]
    above = [child for child in floating if inside and child.y() <= inside[0].y()]
    return [*above, *inside, *(child for child in floating if child not in above)]


def _items(layout: QLayout, held: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of ``held`` that stand in the layout, in its order."""
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(one), one) for one in held]
    placed += [(layout.indexOf(one), one) for one in layout.children() if isinstance(one, QLayout)]
    for index, one in sorted(placed, key=itemgetter(0)):
        if isinstance(one, QLayout):
            yield from _items(one, held)
        elif index >= 0:
            yield one
