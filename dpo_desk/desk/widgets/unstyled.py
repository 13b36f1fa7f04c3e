"""Widgets that the style sheet has nothing to say to: what only holds others, or paints itself.

Qt keeps what a sheet says of each widget, some 9 kB even where it says nothing, and works it out
whenever the look changes. It begins when a widget is polished; whoever is passed over then costs
half as much, and is painted the same.
"""

from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_Widget = TypeVar("_Widget", bound=QWidget)
_POLISH = QEvent.Type.Polish


class _PassOver(QObject):
    """Takes the one event by which a widget asks for its style."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """True for that event, which then reaches nobody."""
        if event.type() != _POLISH:
            return False
        watched.removeEventFilter(self)
        return True


_pass_over = _PassOver()


def unstyled(widget: _Widget) -> _Widget:
    """Let the style sheet pass over a widget; not for one that a rule of it is meant for."""
    widget.installEventFilter(_pass_over)
    return widget


def pass_over_holders(area: QAbstractScrollArea) -> None:
    """Let it pass over what holds the bars of an area, too: two widgets that are seldom seen."""
    # Not by ``children``: a document among them makes PySide learn every class that Qt has.
    for bar in (area.horizontalScrollBar(), area.verticalScrollBar()):
        if (holder := bar.parentWidget()) is not None:
            unstyled(holder)


def shown_with_parent(widget: QWidget) -> None:
    """Have ``widget`` seen when its parent is, as ``show`` would before the parent is shown.

    Qt would style it, and all in it, at once; outside a window that is styled once more when it
    comes to stand in one, and what is kept of it then is kept for good.
    """
    parent = widget.parentWidget()
    if parent is not None and parent.isVisible():
        widget.show()
        return
    state = QtCore.Qt.WidgetAttribute
    widget.setAttribute(state.WA_WState_ExplicitShowHide)
    widget.setAttribute(state.WA_WState_Hidden, False)


def show_or_hide(widget: QWidget, shown: bool) -> None:
    """The same as ``setVisible``, for what may not stand in a window yet."""
    if shown:
        shown_with_parent(widget)
    else:
        widget.hide()
