"""On what somebody writes for the person: asked where they do, in step 2."""

from functools import partial
from typing import TYPE_CHECKING, Any

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import intake
from dpo_desk.duties.case_view import CaseView
from dpo_desk.law.codes import Capacity
from dpo_desk.records import Origin, Request

if TYPE_CHECKING:
    from pathlib import Path

    from dpo_desk.duties.documents import Incoming


class Authority(Card):
    """Who writes for whom, and the authority that was shown."""

    def __init__(self, desk: Desk) -> None:
        self._words, self._request = desk.words, 0
        self._who = Label("", "h3", wrap=True)
        self._help = Prose("", "small")
        self.form = Form(desk, Request, write=self._change, name="request.identity")
        self._desk = desk
        drop = DropArea(desk.words, desk.words("case.authority.file"),
                        desk.words("case.authority.file.help"), ())  # fmt: skip
        drop.button.setObjectName("request.identity.authority.file")
        drop.dropped.connect(self._read)
        field = self.form.row("representative_authority")
        super().__init__(self._who, 4, self._help, 12, field, 14, drop)
        self.form.setParent(self)
        self.hide()

    def show_case(self, view: CaseView) -> None:
        """Show it where the person does not write."""
        words, request = self._words, view.request
        self._request = request.id
        self.setVisible(request.capacity is not Capacity.SELF)
        self._who.setText(words(f"case.capacity.{request.capacity.value}")
                          if request.capacity is not Capacity.SELF else "")  # fmt: skip
        self._help.set_text(words("case.authority.help"))
        self.form.show(request, view.drafts)

    def flush(self) -> None:
        """Write what is typed."""
        self.form.flush()

    def _read(self, paths: "list[Path]") -> None:
        from dpo_desk.duties import documents

        for path in paths:
            self._desk.background.compute(
                partial(documents.read_incoming, path), self._keep, self._desk.tell, owner=self
            )

    def _keep(self, file: "Incoming") -> None:
        from dpo_desk.duties import documents

        words, desk, request = self._words, self._desk, self._request
        key = "scope.file.national_id" if file.has_national_id else "case.authority.file.kept"
        said = words(key, name=file.name)
        desk.background.write(
            lambda register: documents.keep(
                register, file, request_id=request, origin=Origin.AUTHORITY
            ),
            lambda _document: desk.toast(said, words("undo.do"), desk.undo),
            desk.tell,
            owner=self,
        )

    def _change(self, register: Any, field: str, value: Any, /, *, merge: str) -> object:
        return intake.change_request(register, self._request, field, value, merge=merge)
