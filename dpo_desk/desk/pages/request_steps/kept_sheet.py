"""A sheet over a step that is there again after the lock, with what was typed, chosen and where.

    class SendSheet(KeptSheet):
        kind = "send"                          # how ``again.py`` opens it anew
    sheet.open_sheet()                         # puts back what the lock took

What stands in the controls that have a name is kept as one draft of the case, in the register, as
everything that is half typed (MODEL.md 17); it goes when somebody closes the sheet.
"""

import json
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QApplication, QWidget

from dpo_desk.desk.controls import controls, read, show
from dpo_desk.desk.page_stack import caret_of, put_caret
from dpo_desk.desk.pages.request_steps.over import page_of
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.side_sheet import SideSheet

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.panel import Panel

DRAFT = "sheet"  # the field under which the case keeps it


class KeptSheet(SideSheet):
    """Lies over the page of its panel, and goes with it."""

    kind: ClassVar[str]

    def __init__(self, panel: "Panel", title: str, body: QWidget, *actions: Button) -> None:
        super().__init__(page_of(panel), panel.words, title, body, *actions)
        self.setObjectName(self.kind)
        self._over = panel
        self._uid = panel.view.request.uid if panel.view is not None else ""
        self._kept_text = ""

    def open_sheet(self) -> None:
        """Come in; what the lock took is there again, once."""
        self._over.sheet = self
        super().open_sheet()
        before = self._over.sheet_before
        self._over.sheet_before = {}
        if before.get("kind") == self.kind and before.get("what", "") == self.what:
            self.put_back(before)
            self._kept_text = json.dumps(before)

    def close_sheet(self) -> None:
        """Go; nothing of it is kept any longer."""
        if not self.is_open:
            return
        if self._over.sheet is self:
            self._over.sheet = None
        if self._kept_text:
            self._kept_text = ""
            self._write("")
        super().close_sheet()

    @property
    def what(self) -> str:
        """What it is about, where a kind of sheet can be about several things."""
        return ""

    def keep(self) -> None:
        """Keep what stands in it: the page is left or locked."""
        text = json.dumps(self.state()) if self.is_open else ""
        if text != self._kept_text:
            self._kept_text = text
            self._write(text)

    def state(self) -> dict[str, Any]:
        """What stands in it, by the names of its controls, and where the caret is."""
        focused = QApplication.focusWidget()
        here = focused if focused is not None and self.isAncestorOf(focused) else None
        return {
            "kind": self.kind,
            "what": self.what,
            "values": {name: read(each) for name, each in controls(self).items()},
            "focus": here.objectName() if here is not None else "",
            "caret": caret_of(here),
        }

    def put_back(self, state: dict[str, Any]) -> None:
        """Show what ``state`` told."""
        there = controls(self)
        for name, value in state.get("values", {}).items():
            if name in there:
                show(there[name], value)
        found = self.findChild(QWidget, state.get("focus") or "-")
        if isinstance(found, QWidget):
            found.setFocus()
            put_caret(found, int(state.get("caret", 0)))

    def _write(self, text: str) -> None:
        uid = self._uid
        self._over.desk.background.write(
            lambda register: register.keep_draft("request", uid, DRAFT, text), owner=self._over
        )
