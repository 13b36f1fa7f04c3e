"""What the sheet of a new request asks for by the way it came in: e-mail, scans, who took it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.intake_open import ask_files, clipboard_text
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.layout import column, frame, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Elide, Icon, Label
from dpo_desk.law.codes import Channel

if TYPE_CHECKING:
    from dpo_desk.duties.documents import Incoming
    from dpo_desk.words import Words

_SHORT = {Channel.IN_PERSON: "newrequest.visit", Channel.FORM: "newrequest.form"}
_FIRST = (Channel.EMAIL, Channel.PHONE, Channel.LETTER, Channel.IN_PERSON)
# What is said and not written has somebody who heard it; what is on paper can be scanned.
SPOKEN = frozenset({Channel.PHONE, Channel.IN_PERSON})
ON_PAPER = frozenset({Channel.LETTER, Channel.IN_PERSON, Channel.OTHER})
# How a person is reached who came that way; the least that is needed.
REACHED = {
    Channel.EMAIL: ("requester_email",),
    Channel.FORM: ("requester_email",),
    Channel.PHONE: ("requester_phone", "requester_email"),
    Channel.LETTER: ("requester_address",),
    Channel.IN_PERSON: ("requester_phone", "requester_email"),
    Channel.OTHER: ("requester_email", "requester_phone", "requester_address"),
}


def channel_row(words: "Words") -> ButtonRow:
    """The ways to come in, the commonest first."""
    order = [*_FIRST, *(code for code in Channel if code not in _FIRST)]
    items = [(code.value, words(_SHORT.get(code, code.key))) for code in order]
    made = ButtonRow(items, name=words("newrequest.channel"))
    for code in order:
        made.button(code.value).setObjectName(f"newrequest.channel.{code.value}")
    return made


class MailPart(QWidget):
    """E-mail fills in the form by itself: it is dropped, opened or pasted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words, self._desk = desk.words, desk
        opener = Button(words("intake.open"), "secondary", "mail", small=True)
        opener.setObjectName("newrequest.open")
        opener.clicked.connect(lambda _checked=False: self._go(ask_files(self, words)))
        paste = Button(words("intake.paste"), "ghost", small=True)
        paste.setObjectName("newrequest.paste")
        paste.clicked.connect(lambda _checked=False: self._go([clipboard_text(desk)]))
        self._waiting = Banner("info", " ", "", words("intake.waiting.do"), self._look)
        self._waiting.button.setObjectName("newrequest.waiting")
        said = Label(words("newrequest.mail"), "strong", wrap=True)
        why = Label(words("newrequest.mail.body"), "caption", wrap=True)
        buttons = plain(FlowRow(opener, paste, gap=4))
        box = frame(column(said, 1, why, 8, buttons, margins=(14, 12, 14, 12)), "Drop")
        self.setLayout(column(self._waiting, box, gap=8))
        self._waiting.hide()
        desk.background.read(_waiting, self._show_waiting, owner=self)

    def _go(self, sources: Sequence[Path | str]) -> None:
        found = [source for source in sources if source]
        if found:
            self._desk.navigate("intake", sources=found)

    def _look(self) -> None:
        self._desk.navigate("intake")

    def _show_waiting(self, n: int) -> None:
        words = self._desk.words
        self._waiting.setVisible(n > 0)
        if n:
            said = words.n("intake.waiting", n)
            self._waiting.show_message("info", said, "", words("intake.waiting.do"))


class Scans(QWidget):
    """Files of a letter: dropped or chosen, read beside everything else, kept with the case."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._files: dict[Path, Incoming] = {}
        self._lines = column(gap=4)
        drop = DropArea(words, words("newrequest.scan"), words("newrequest.scan.body"), ())
        drop.button.setObjectName("newrequest.scan")
        drop.dropped.connect(self.take)
        self.setLayout(column(drop, self._lines, gap=8))
        self._rows: dict[Path, QWidget] = {}

    @property
    def paths(self) -> list[Path]:
        """Where the files lie."""
        return list(self._files)

    @property
    def files(self) -> "list[Incoming]":
        """The files, read."""
        return list(self._files.values())

    def take(self, paths: Sequence[Path]) -> None:
        """Read files on the worker; what cannot be read says so."""
        for path in paths:
            if path not in self._files:
                self._desk.background.compute(
                    partial(_read, path), partial(self._add, path), self._desk.tell, owner=self
                )

    def _add(self, path: Path, file: "Incoming") -> None:
        self._files[path] = file
        words, number = self._desk.words, len(self._rows)
        remove = Button(
            "", "icon", "x", small=True, tip=words("newrequest.scan.remove", name=file.name)
        )
        remove.setObjectName(f"newrequest.scan.{number}.remove")
        remove.clicked.connect(lambda _checked=False: self._remove(path))
        line = row(Icon("file-text", "text2"), (Elide(file.name), 1), remove, gap=8)
        shown = column(line)
        if file.has_national_id:
            shown.addWidget(Label(words("newrequest.scan.id"), "warn", wrap=True))
        self._rows[path] = plain(shown)
        self._lines.addWidget(self._rows[path])
        self._rows[path].show()
        self.changed.emit()

    def _remove(self, path: Path) -> None:
        del self._files[path]
        gone = self._rows.pop(path)
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.changed.emit()


def _read(path: Path) -> "Incoming":
    from dpo_desk.duties import documents

    return documents.read_incoming(path)


def _waiting(register: Any) -> int:
    from dpo_desk.duties import incoming

    return len(incoming.keys(register))
