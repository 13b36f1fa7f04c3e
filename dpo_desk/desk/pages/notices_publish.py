"""The sheets over the notices: marking a version as published, and calling a notice something."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.text import Prose
from dpo_desk.duties import notices
from dpo_desk.records import Notice, NoticeVersion

if TYPE_CHECKING:
    from typing import Any


class PublishSheet(SideSheet):
    """Asks for today and the place of the version before, which is what it mostly is."""

    def __init__(self, host: QWidget, desk: Desk, version: NoticeVersion) -> None:
        """Over the page."""
        words = desk.words
        self._desk, self._version = desk, version
        self._form = Form(desk, NoticeVersion, name="notices.publish")
        day, where = self._form.row("published_on"), self._form.row("published_where")
        do = Button(words("notice.publish"), "primary", "check")
        do.setObjectName("notices.publish.do")
        cancel = Button(words("common.cancel"), "ghost")
        body = column(
            Prose(words("notices.publish.body"), "small"), 16, day, tokens.FIELD_GAP, where
        )
        super().__init__(host, words, words("notices.publish.title"), plain(body), cancel, do)
        self._form.setParent(self)
        self.again = {"sheet": "publish"}
        self._form.control("published_on").set_day(version.published_on or desk.clock.today())
        self._form.control("published_where").setText(version.published_where)
        cancel.clicked.connect(lambda _checked=False: self.close_sheet())
        do.clicked.connect(lambda _checked=False: self._publish())

    def _publish(self) -> None:
        if not self._form.check():
            return
        desk, given = self._desk, self._form.values()
        uid, n = self._version.uid, self._version.number

        def job(register: "Any") -> object:
            return notices.publish(
                register, uid, on=given["published_on"], where=given["published_where"]
            )

        def done(_version: object) -> None:
            self.close_sheet()
            desk.toast(desk.words("notices.published", n=n), desk.words("undo.do"), desk.undo)

        desk.background.write(job, done, self._form.reject, owner=self)


class RenameSheet(SideSheet):
    """The name of a notice, kept as it is typed."""

    def __init__(self, host: QWidget, desk: Desk, notice: Notice) -> None:
        """Over the page."""
        words, uid = desk.words, notice.uid

        def write(register: "Any", _field: str, value: str, /, *, merge: str) -> object:
            return notices.rename(register, uid, value, merge=merge)

        form = Form(desk, Notice, write=write, name="notices.rename")
        body = plain(column(form.row("title")))
        done = Button(words("common.close"), "secondary")
        super().__init__(host, words, words("notices.rename"), body, done)
        form.setParent(self)
        self.again = {"sheet": "name"}
        form.show(notice, {})
        done.clicked.connect(lambda _checked=False: self.close_sheet())
        self.closed.connect(form.flush)
