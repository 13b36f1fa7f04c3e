"""Making a new version: the newest text to be changed, a pasted one or the text of a file."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import SAVE_AFTER_MS
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import LineEdit, leaves_undo
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties import notices
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.duties.notices import VersionView


class _Paper(QPlainTextEdit):
    """A text of any length; Tab leaves it, and Ctrl+Z is the window's where nothing is typed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(px(160))

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is nothing typed to undo."""
        paper = self.document()
        undo, redo = paper.isUndoAvailable(), paper.isRedoAvailable()
        if leaves_undo(event, can_undo=undo, can_redo=redo):
            event.ignore()
            return False
        return super().event(event)


class NoticeEditor(QWidget):
    """Its text is kept as a draft as it is typed, and becomes a version when that is asked for."""

    kept = Signal(object)  # the new NoticeVersion
    left = Signal()
    file_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._base: VersionView | None = None
        self._home = ("", "")  # table and uid that the draft is kept under
        self._dirty = False
        words = desk.words
        self._head = Label("", "h2", wrap=True)
        self._said = Label("", "small", wrap=True)
        self._title = LineEdit()
        self._title.setObjectName("notices.edit.title")
        self._title_field = Field(words("field.notice.title"), self._title)
        self._because = LineEdit()
        self._because.setObjectName("notices.edit.because")
        self._because_field = Field(words("field.notice.why"), self._because)
        self._from = DateEdit(desk, ahead=True)
        self._from.setObjectName("notices.edit.from")
        from_field = Field(words("field.notice.from"), self._from)
        self.text = _Paper(words("field.notice.text"))
        self.text.setObjectName("notices.edit.text")
        self._text_field = Field(words("field.notice.text"), self.text)
        self.text.textChanged.connect(self._typed)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._build(pair(self._because_field, from_field))

    def begin(self, base: "VersionView | None", home: str, text: str) -> None:
        """Begin with the newest text, with the draft there is, or with ``text`` from a file."""
        words = self._desk.words
        self._base = base
        self._home = ("notice_version", base.version.uid) if base else ("notice", home)
        self._head.setText(words("notices.edit.title" if base else "notices.edit.first"))
        self._said.setText(words("notices.edit.body") if base else "")
        self._said.setVisible(base is not None)
        self._title_field.setVisible(base is None)
        self._because_field.setVisible(base is not None)
        self.keep.set_text(words("notices.edit.keep" if base else "notices.edit.keep.first"))
        for line in (self._title, self._because):
            line.clear()
        self._title.setText("" if base else words("notice.title"))
        self._from.set_day(None)
        self._text_field.clear()
        self._set(base.version.text if base else "")
        if text:
            self.take_text(text)
        else:
            self._desk.background.read(self._drafted, self._take_draft, owner=self)
        self.text.setFocus()

    def take_text(self, text: str) -> None:
        """Take the place of what stands here; Ctrl+Z brings it back."""
        cursor = self.text.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(notices.cleaned(text))
        self.flush()

    def flush(self) -> None:
        """Keep the draft."""
        self._timer.stop()
        if self._dirty:
            self._dirty = False
            self._keep_draft(self.text.toPlainText())

    def _build(self, fields: QWidget) -> None:
        words = self._desk.words
        self.keep = Button(words("notices.edit.keep"), "primary", "check")
        self.keep.setObjectName("notices.edit.keep")
        self.keep.clicked.connect(lambda _checked=False: self._keep())
        cancel = Button(words("common.cancel"), "ghost")
        cancel.setObjectName("notices.edit.cancel")
        cancel.clicked.connect(lambda _checked=False: self._cancel())
        read = Button(words("notices.read"), "secondary", "upload")
        read.setObjectName("notices.edit.read")
        read.clicked.connect(lambda _checked=False: self.file_asked.emit())
        actions = plain(FlowRow(cancel, read, self.keep))
        card = Card(
            column(self._head, self._said, gap=2),
            tokens.FIELD_GAP,
            self._title_field,
            fields,
            tokens.FIELD_GAP,
            (self._text_field, 1),
            tokens.FIELD_GAP,
            row(None, actions),
        )
        self.setLayout(column((card, 1)))

    def _drafted(self, register: Any) -> str:
        return str(register.drafts(self._home[1]).get("text", ""))

    def _take_draft(self, draft: str) -> None:
        if draft and not self._dirty:
            self._set(draft)

    def _set(self, text: str) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)
        self._dirty = False

    def _typed(self) -> None:
        self._dirty = True
        self._text_field.clear()
        self._timer.start()

    def _keep_draft(self, text: str) -> None:
        table, uid = self._home
        standing = self._base.version.text if self._base else ""
        draft = "" if text == standing else text
        self._desk.background.write(
            lambda register: register.keep_draft(table, uid, "text", draft), owner=self
        )

    def _keep(self) -> None:
        """Keep it as a version; what is wrong is said under the field."""
        self._timer.stop()
        text, base = self.text.toPlainText(), self._base
        title, because, day = self._title.text(), self._because.text(), self._from.read()
        if self._from.unreadable:
            self._from.setFocus()
            return
        notice = base.notice.uid if base else ""
        table, uid = self._home

        def job(register: Any) -> object:
            made = notices.new_version(
                register, text=text, notice_uid=notice, title=title, because=because,
                valid_from=day,
            )  # fmt: skip
            register.keep_draft(table, uid, "text", "")
            return made

        self._desk.background.write(job, self._made, self._refused, owner=self)

    def _made(self, version: object) -> None:
        self._dirty = False
        self._set("")
        self.kept.emit(version)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._text_field.set_error(error.say(self._desk.words))
        self.text.setFocus()

    def _cancel(self) -> None:
        """Throw the draft away; the toast brings it back."""
        self._timer.stop()
        words, desk = self._desk.words, self._desk
        text, base, home = self.text.toPlainText(), self._base, self._home[1]
        standing = base.version.text if base else ""
        self._dirty = False
        self._keep_draft(standing)
        self.left.emit()
        if text.strip() and text != standing:
            desk.toast(
                words("notices.edit.gone"),
                words("undo.do"),
                lambda: self._bring_back(base, home, text),
            )

    def _bring_back(self, base: "VersionView | None", home: str, text: str) -> None:
        self._base = base
        self._home = ("notice_version", base.version.uid) if base else ("notice", home)
        self._keep_draft(text)
        self._desk.navigate("notices", edit=True)
