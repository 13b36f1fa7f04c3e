"""The sheet that asks why a finding is in order."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.checks_panel import breakable
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.records import AcceptedFinding

if TYPE_CHECKING:
    from dpo_desk.duties.checking_view import Row


class AcceptSheet(SideSheet):
    """What was found, and a field for the reason."""

    def __init__(self, host: QWidget, desk: Desk, found: "Row") -> None:
        """Over the page."""
        words = desk.words
        self._desk, self._found = desk, found
        self._form = Form(desk, AcceptedFinding, name="checks.accept")
        do = Button(words("check.accept"), "primary", "check")
        do.setObjectName("checks.accept.do")
        cancel = Button(words("common.cancel"), "ghost")
        body = column(
            Label(breakable(found.message.rstrip(".")), "strong", wrap=True), 2,
            Label(breakable(found.where), "small", wrap=True),
            12, Prose(words("check.accept.body"), "small"), 16,
            self._form.row("reason", label=words("check.accept.reason")),
        )  # fmt: skip
        super().__init__(host, words, words("check.accept"), plain(body), cancel, do)
        self._form.setParent(self)
        cancel.clicked.connect(lambda _checked=False: self.close_sheet())
        do.clicked.connect(lambda _checked=False: self._accept())

    def _accept(self) -> None:
        if not self._form.check():
            return
        desk, found = self._desk, self._found
        reason = str(self._form.values()["reason"])

        def job(register: Any) -> object:
            from dpo_desk.duties import checking_view

            return checking_view.accept(register, found, reason)

        def done(_kept: object) -> None:
            self.close_sheet()
            said = desk.words("check.accepted.done")
            desk.toast(said, desk.words("undo.do"), desk.undo)

        desk.background.write(job, done, self._form.reject, owner=self)
