"""Step 1 of the review: a pasted text or a file, read on the worker."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import SAVE_AFTER_MS
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import pasted
from dpo_desk.desk.widgets.layout import column, plain
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.desk.widgets.working import Stopped, Working
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from dpo_desk.desk.background import Task
    from dpo_desk.duties.notice_intake import Progress, Understood

SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")


class _Paper(QPlainTextEdit):
    """A text of any length; Tab leaves it, and what is pasted comes as words alone."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMinimumHeight(px(160))

    def insertFromMimeData(self, source: "QMimeData") -> None:  # noqa: N802
        """Words alone, in lines that can be laid out."""
        from dpo_desk.duties import notices

        self.insertPlainText(notices.cleaned(pasted(source)))


class GetPanel(QWidget):
    """Where the text comes from; ``understood`` is told what was found in it."""

    understood = Signal(object)
    typed = Signal(str)  # the text, a little after the last key
    resumed = Signal()
    without = Signal()  # there is no notice yet

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task[Understood] | None = None
        self._dirty = False
        words = desk.words
        self._waiting = Banner("info", "", "", words("review.resume.do"), self.resumed.emit)
        self._waiting.button.setObjectName("review.resume")
        self._waiting.hide()
        self._trouble = Banner("warn", "")
        self._trouble.setObjectName("review.get.trouble")
        self._trouble.hide()
        self.text = _Paper(words("review.get.text"), words("review.get.placeholder"))
        self.text.setObjectName("review.get.text")
        self._field = Field(words("review.get.text"), self.text)
        self.read = Button(words("import.read"), "primary", "search")
        self.read.setObjectName("review.read")
        self.read.clicked.connect(lambda _checked=False: self.read_text())
        self.working = Working(words("review.stop"))
        self.working.button.setObjectName("review.stop")
        self.working.stopped.connect(self._stopped)
        title, kinds = words("import.drop"), words("review.get.kinds")
        drop = DropArea(words, title, kinds, SUFFIXES, icon="file-text", over=title)
        drop.button.setObjectName("review.file")
        drop.dropped.connect(lambda paths: self.read_file(paths[0]))
        none = Button(words("import.none"), "ghost", small=True)
        none.setObjectName("review.none")
        none.clicked.connect(lambda _checked=False: self.without.emit())
        self.none = plain(column(none))
        card = Card(
            Label(words("import.start.title"), "h2", wrap=True),
            6,
            Prose(words("review.get.body")),
            tokens.FIELD_GAP,
            self._waiting,
            self._trouble,
            (self._field, 1),
            tokens.FIELD_GAP,
            drop,
            tokens.FIELD_GAP,
            self.working,
        )
        self.setLayout(column((card, 1)))
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.text.textChanged.connect(self._typed)

    def show_begun(self, draft: str, left: int) -> None:
        """What was half pasted, and how many proposals wait."""
        words = self._desk.words
        self._waiting.setVisible(left > 0)
        if left:
            said = words.n("review.resume", left)
            self._waiting.show_message("info", said, "", words("review.resume.do"))
        if draft and not self._dirty and not self.text.toPlainText():
            self._set(draft)

    def flush(self) -> None:
        """Hand over what is typed."""
        self._timer.stop()
        if self._dirty:
            self._dirty = False
            self.typed.emit(self.text.toPlainText())

    def clear(self) -> None:
        """It has become a version: nothing is left here."""
        self._timer.stop()
        self._dirty = False
        self._set("")
        self._trouble.hide()

    def read_text(self) -> None:
        """«Les teksten»."""
        self._start(partial(_read_text, self.text.toPlainText()))

    def read_file(self, path: Path) -> None:
        """Read the text of a file, and what it says."""
        self._start(partial(_read_file, path))

    def _start(self, job: "Callable[[Progress], Understood]") -> None:
        self.flush()
        self._field.clear()
        self._trouble.hide()
        if self._task is not None:
            self._task.cancel()
        self.read.setEnabled(False)
        words = self._desk.words
        progress = self.working.begin(lambda _n, _m: words("import.reading"))
        self._task = self._desk.background.compute(
            partial(job, progress), self._done, self._failed, owner=self
        )

    def _done(self, found: "Understood") -> None:
        self._rest()
        self.understood.emit(found)

    def _failed(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, Stopped):
            return
        if not isinstance(error, DeskError):
            raise error
        said = error.say(self._desk.words)
        if hasattr(error, "field"):
            self._field.set_error(said)
            self.text.setFocus()
        else:
            self._trouble.show_message("warn", said)
            self._trouble.show()

    def _rest(self) -> None:
        self._task = None
        self.working.end()
        self.read.setEnabled(True)

    def _stopped(self) -> None:
        """Nobody waits for it any more; what is still being read is let go."""
        if self._task is not None:
            self._task.cancel()
        self._rest()
        self._desk.toast(self._desk.words("review.stopped"))

    def _typed(self) -> None:
        self._dirty = True
        self._field.clear()
        self._timer.start()

    def _set(self, text: str) -> None:
        before = self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(before)


def _read_text(text: str, _progress: "Progress") -> "Understood":
    """On the worker, where the reader is imported too."""
    from dpo_desk.duties import notice_intake

    return notice_intake.understood(text)


def _read_file(path: Path, progress: "Progress") -> "Understood":
    from dpo_desk.duties import notice_intake

    return notice_intake.understood_file(path, progress)
