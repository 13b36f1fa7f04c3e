"""What a page gets while it is shown, without pressing what stands there already.

Qt lays a page out as soon as something is added to it, and lets the scroller around it grow a turn
of the event loop later: until then all that stands on the page shares too little room, which is
seen as a flicker, and every line of it is broken twice.
"""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from dpo_desk.desk.widgets.unstyled import shown_with_parent


def add_grown(box: QBoxLayout, made: QWidget, place: int = -1) -> None:
    """Put ``made`` into ``box`` and show it, where the box is shown, with room for all at once.

    It is shown at once, since what is not shown is no stop for Tab, nor for the first focus.
    """
    host = box.parentWidget()
    if host is None or not host.isVisible():
        box.insertWidget(place, made)
        shown_with_parent(made)
        return
    box.setEnabled(False)
    try:
        box.insertWidget(place, made)
        made.show()
    finally:
        box.setEnabled(True)
    grow(host)


def grow(widget: QWidget) -> None:
    """Let the scroller around ``widget`` make room for it now, not in the next turn."""
    inner: QWidget | None = widget
    while inner is not None:
        layout = inner.layout()
        if layout is not None:
            layout.invalidate()
        inner.updateGeometry()
        around = inner.parentWidget()
        scroller = around.parentWidget() if around is not None else None
        if isinstance(scroller, QScrollArea) and scroller.widget() is inner:
            QCoreApplication.sendEvent(scroller, QEvent(QEvent.Type.LayoutRequest))
            return
        inner = around
