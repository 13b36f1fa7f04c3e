"""What a keyboard and a screen reader come to: in what order, with what ring, as what, saying what.

problems = reach(window) + rings(window)

``rings`` moves the focus to everything that Tab stops at, so it comes last.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QScrollArea, QWidget

from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.field_message import FieldMessage
from dpo_desk.desk.widgets.focus import stops
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Icon
from tests.desk.audit import who

LEAST = 24  # px each way: what WCAG 2.2 (2.5.8) asks of the smallest target
_NOTHING = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window)


def reach(root: QWidget) -> list[str]:
    """What is wrong with names, roles, order and messages of a shown widget, in words."""
    found = list(_stops(root))
    problems = [what for widget in found for what in (*_role(widget), *_small(widget))]
    problems += _order(root, found)
    problems += _twins(found)
    for field in root.findChildren(Field):
        if field.isVisibleTo(root):
            problems += _message(field)
    for chip in root.findChildren(Chip):
        if chip.isVisibleTo(root):
            problems += _chip(chip)
    return problems


def rings(root: QWidget) -> list[str]:
    """Where the focus cannot be seen: nothing in the window looks otherwise when it is there."""
    problems = []
    window = root.window()
    for widget in _stops(root):
        if widget.focusProxy() is not None:
            continue
        window.setFocus()
        _show(widget)
        before = _picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget and _picture(widget) == before:
            problems.append(f"{who(widget)} does not show that it has the focus")
    return problems


def _stops(root: QWidget) -> Iterator[QWidget]:
    sheets = [sheet for sheet in root.findChildren(SideSheet) if sheet.isVisibleTo(root)]
    for widget in stops(root):
        if not sheets or sheets[-1].isAncestorOf(widget):
            yield widget


def _role(widget: QWidget) -> list[str]:
    found = QAccessible.queryAccessibleInterface(widget)
    if found is None or not found.isValid():
        return [f"{who(widget)} is not there for assistive technology"]
    in_table = isinstance(widget, QHeaderView)  # Qt tells its headings as cells of the table
    paper = isinstance(widget, QScrollArea) and widget.accessibleName()  # «Side 1 av 3»
    if found.role() in _NOTHING and not in_table and not paper:
        return [f"{who(widget)} has no role"]
    return []


def _small(widget: QWidget) -> list[str]:
    if widget.width() < px(LEAST) - 1 or widget.height() < px(18):
        return [f"{who(widget)} is hard to hit: {widget.width()}×{widget.height()}"]
    return []


def _order(root: QWidget, found: list[QWidget]) -> list[str]:
    """Of two stops, the later must not stand above the earlier, nor left of it on one line."""
    problems = []
    for one, other in pairwise(found):
        here, there = _apart(root, one, other)
        if there.bottom() <= here.top() or (
            there.right() <= here.left() and there.top() <= here.bottom()
        ):
            problems.append(f"Tab goes back from {who(one)} to {who(other)}")
    return problems


def _apart(root: QWidget, one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """The two, or what holds them where their ways part: columns are read one after another."""
    first, second = _ancestors(one, root), _ancestors(other, root)
    shared = next((w for w in first if w in second), root)
    here = one if shared is one else first[max(0, first.index(shared) - 1)]
    there = other if shared is other else second[max(0, second.index(shared) - 1)]
    return _rect(here, root), _rect(there, root)


def _ancestors(widget: QWidget, root: QWidget) -> list[QWidget]:
    line = [widget]
    while line[-1] is not root and line[-1].parentWidget() is not None:
        line.append(line[-1].parentWidget())
    return line


def _rect(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint()), widget.size())


def _twins(found: list[QWidget]) -> list[str]:
    """Two buttons of one name beside each other cannot be told apart by ear."""
    problems = []
    for one, other in pairwise(found):
        if one.parentWidget() is other.parentWidget() and type(one) is type(other):
            names = {_name(one), _name(other)}
            if len(names) == 1:
                problems.append(f"{who(one)} and {who(other)} are both called {names.pop()}")
    return problems


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def _message(field: Field) -> list[str]:
    """What stands under a control is also its description, and a fault has a sign and words."""
    target = field.control.focusProxy() or field.control
    found = QAccessible.queryAccessibleInterface(target)
    problems = []
    spoken = found.text(QAccessible.Text.Description) if found is not None else ""
    if field.message and field.message not in spoken:
        problems.append(f"{who(target)} does not say «{field.message[:40]}»")
    below = field.findChild(FieldMessage)
    icon = below.findChild(Icon) if below is not None else None
    unmarked = not field.message or icon is None or icon.isHidden()
    if field.state in ("warn", "error") and unmarked:
        problems.append(f"{who(target)} shows a fault by its colour alone")
    return problems


def _chip(chip: Chip) -> list[str]:
    words = [label.text() for label in chip.findChildren(QLabel)] or [chip.text()]
    return [] if any(word.strip() for word in words) else [f"{who(chip)} has no word"]


def _show(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if hasattr(parent, "ensureWidgetVisible"):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()


def _picture(widget: QWidget) -> QImage:
    """The widget with what stands around it: a card may show the focus of the button in it."""
    window, edge = widget.window(), px(12)
    corner = widget.mapTo(window, QPoint())
    near = QRect(corner, widget.size()).adjusted(-edge, -edge, edge, edge)
    return window.grab(near.intersected(window.rect())).toImage()
