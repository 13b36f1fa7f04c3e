"""What stands in a control, whatever kind it is, to be put back later."""

import json
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.tag_field import TagField

_KINDS = (QLineEdit, QPlainTextEdit, Combo, TagField, QAbstractButton)


def controls(root: QWidget) -> dict[str, QWidget]:
    """Everything in ``root`` one can type or choose in, by its name."""
    named = [each for each in root.findChildren(QWidget) if each.objectName()]
    return {
        each.objectName(): each
        for each in named
        if isinstance(each, _KINDS)
        and (not isinstance(each, QAbstractButton) or each.isCheckable())
    }


def read(control: QWidget) -> Any:
    """What stands in it, as plain data."""
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, Combo):
        return str(control.value or "")
    if isinstance(control, TagField):
        return [*control.tags, control.line.text()]
    return isinstance(control, QAbstractButton) and control.isChecked()


def show(control: QWidget, value: Any) -> None:
    """Put back what ``read`` has given."""
    if isinstance(control, QLineEdit):
        control.setText(str(value))
        if isinstance(control, DateEdit):
            control.commit()
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(str(value))
    elif isinstance(control, Combo):
        control.set_value(value)
    elif isinstance(control, TagField):
        *tags, line = [str(tag) for tag in value]
        control.set_tags(tags)
        control.line.setText(line)
    elif isinstance(control, QAbstractButton) and control.isChecked() != bool(value):
        control.click()  # what is not to be pressed now stays as it is


def read_draft(text: str) -> dict[str, Any]:
    """What was kept as a draft; nothing where it cannot be read."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
