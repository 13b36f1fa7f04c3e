"""What every page is held against: names, sizes, texts cut or out of sight, one filled button.

problems = audit(page)
assert not problems, problems
"""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from dpo_desk.desk import tokens
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import EmptyState
from dpo_desk.desk.widgets.layout import Scroller
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Elide, Label

MIN_HIT = 30
MIN_WINDOW = (1024, 680)
SIDEBAR = 232  # the wider of its two


def audit(root: QWidget) -> list[str]:
    """What is wrong with a shown widget and everything visible in it, in words."""
    shown = [child for child in root.findChildren(QWidget) if child.isVisibleTo(root)]
    problems: list[str] = []
    for widget in shown:
        problems += _unnamed(widget) + _misnamed(widget) + _cut(widget) + _too_small(widget)
        problems += _out_of_sight(widget) + _nameless_title(widget)
    problems += _too_wide(shown)
    problems += _filled(shown)
    return problems


def minimum(root: QWidget, extra_width: int = 0) -> list[str]:
    """Whether the window could be made as small as it must be; ``extra_width`` is the sidebar's."""
    hint = root.minimumSizeHint()
    width, height = MIN_WINDOW[0] - extra_width, MIN_WINDOW[1]
    if hint.width() > width or hint.height() > height:
        return [f"{who(root)} asks for {hint.width()}×{hint.height()}, has {width}×{height}"]
    return []


def who(widget: QWidget) -> str:
    return f"{type(widget).__name__}#{widget.objectName() or '?'}"


def _unnamed(widget: QWidget) -> list[str]:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
        return []
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar):
        return []
    found = QAccessible.queryAccessibleInterface(widget)
    name = found.text(QAccessible.Text.Name) if found is not None else ""
    return [] if name.strip() else [f"{who(widget)} has no accessible name"]


def _misnamed(widget: QWidget) -> list[str]:
    """What a screen reader would say of it that is not so, or leave out."""
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return []
    if isinstance(widget, QComboBox) and not widget.accessibleName().strip():
        return [f"{who(widget)} is called by its value only"]  # as Qt does on Linux
    found = QAccessible.queryAccessibleInterface(widget)
    if found is None:
        return []
    said = found.text(QAccessible.Text.Description).strip()
    if isinstance(widget, QLineEdit) and widget.text() and said == widget.placeholderText() != "":
        return [f"{who(widget)} says «{said}», which is not seen"]
    if isinstance(widget, QAbstractButton) and widget.group() is not None:
        one_of = widget.group().exclusive() and widget.isCheckable()
        if one_of and found.role() != QAccessible.Role.RadioButton:
            return [f"{who(widget)} is one of several, and says {found.role().name}"]
    return []


def _cut(widget: QWidget) -> list[str]:
    if isinstance(widget, Elide) or not isinstance(widget, QLabel | QPushButton):
        return []
    if not widget.text() or widget.text() == " ":
        return []
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + 1:
            return [f"{who(widget)} cuts lines of «{widget.text()[:40]}»"]
        return []
    hint = widget.sizeHint()
    if hint.width() > widget.width() + 1 or hint.height() > widget.height() + 1:
        return [f"{who(widget)} cuts «{widget.text()[:40]}»: {hint} in {widget.size()}"]
    return []


def _out_of_sight(widget: QWidget) -> list[str]:
    """An empty page that one must scroll to read is a blank one."""
    if not isinstance(widget, EmptyState):
        return []
    heading = next(label for label in widget.findChildren(Label) if label.role == "h2")
    place = QRect(heading.mapTo(widget.window(), QPoint()), heading.size())
    seen = widget.window().rect().contains(place)
    return [] if seen else [f"«{heading.text()}» of an empty page is out of sight"]


def _nameless_title(widget: QWidget) -> list[str]:
    """A page's title may be cut only where the window is too narrow for it alone."""
    if not isinstance(widget, Elide) or widget.role != "h1":
        return []
    room = widget.window().width() - SIDEBAR - 2 * px(tokens.MARGIN)
    if widget.text() == widget.full or widget.sizeHint().width() > room:
        return []
    return [f"the title «{widget.full[:40]}» is cut to «{widget.text()}»"]


def _too_small(widget: QWidget) -> list[str]:
    pressed = isinstance(widget, QPushButton | QComboBox | QLineEdit)
    if not pressed or widget.property("kind") == "bare" or widget.property("bare"):
        return []
    least = px(MIN_HIT)
    small = widget.height() < least or widget.width() < least
    return [f"{who(widget)} is only {widget.width()}×{widget.height()}"] if small else []


def _too_wide(shown: list[QWidget]) -> list[str]:
    problems = []
    for widget in shown:
        if not isinstance(widget, QAbstractScrollArea):
            continue
        if isinstance(widget, Scroller):
            body = widget.widget()
            over = body.width() - widget.viewport().width() if body is not None else 0
        elif isinstance(widget, QAbstractItemView):
            over = widget.horizontalScrollBar().maximum()
        else:
            continue
        if over > 0:
            problems.append(f"{who(widget)} is {over} px wider than there is room")
    return problems


def _filled(shown: list[QWidget]) -> list[str]:
    sheets = [widget for widget in shown if isinstance(widget, SideSheet)]
    filled = [w for w in shown if isinstance(w, Button) and w.kind == "primary"]
    if sheets:  # the page under a sheet has stepped back
        filled = [button for button in filled if sheets[-1].isAncestorOf(button)]
    return (
        [f"{len(filled)} filled buttons: {[w.text() for w in filled]}"] if len(filled) > 1 else []
    )
