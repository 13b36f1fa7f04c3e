"""Widgets that the style sheet has nothing to say to: what only holds others, or paints itself.

Qt keeps what a sheet says of each widget, some 9 kB even where it says nothing, and works it out
whenever the look changes. It begins when a widget is polished; whoever is passed over then costs
half as much, and is painted the same.
"""

from typing import TypeVar

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
    for child in area.children():
        name = child.objectName()
        if isinstance(child, QWidget) and name in (
            "qt_scrollarea_hcontainer",
            "qt_scrollarea_vcontainer",
        ):
            unstyled(child)
