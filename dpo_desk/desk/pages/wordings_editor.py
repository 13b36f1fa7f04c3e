"""The text of a letter with its line numbers, and what is wrong with it above."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.panel import empty
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Icon, Label, Rule
from dpo_desk.desk.widgets.text_editor import TextEditor

if TYPE_CHECKING:
    from dpo_desk.duties.letter_texts import Checked, Current

_LOWEST, _LOWEST_STACKED = 240, 460
_SHOWN = 4  # remarks at once; the others come when these are mended


class EditorCard(Card):
    """Whose text it is, remarks that lead to their line, the text, and the way back to ours."""

    back_asked = Signal()
    accept_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._desk = desk
        self.filling = False  # somebody else than the user writes
        self._said = ""
        self._own = Chip(words("wordings.own"), "info", "pencil")
        self._own.setObjectName("wordings.own")
        self._ours = Label(words("wordings.ours"), "caption")
        self._back = Button(words("wordings.back"), "secondary", "undo-2", small=True)
        self._back.setObjectName("wordings.back")
        self._back.clicked.connect(lambda _checked=False: self.back_asked.emit())
        self._newer = Banner("info", words("wordings.newer"), words("wordings.newer.body"))
        self._newer.setObjectName("wordings.newer")
        self._accept = Button(words("wordings.newer.do"), "secondary", small=True)
        self._accept.setObjectName("wordings.accept")
        self._accept.clicked.connect(lambda _checked=False: self.accept_asked.emit())
        self._news = plain(column(self._newer, 8, row(self._accept, None), margins=(16, 0, 16, 12)))
        self._draft = Label("", "small", wrap=True)
        self._remarks: QVBoxLayout = column(gap=2)
        self._found = plain(column(self._draft, 6, self._remarks, margins=(16, 0, 16, 12)))
        self._found.setObjectName("wordings.remarks")
        self.editor = TextEditor(words("wordings.title"))
        self.editor.setObjectName("wordings.text")
        for widget in (self._own, self._news, self._found):
            widget.hide()
        state = plain(column(None, plain(FlowRow(self._own, self._ours)), None))
        super().__init__(
            row((state, 1), self._back, margins=(16, 12, 12, 10), gap=8),
            self._news,
            self._found,
            Rule(),
            (self.editor, 1),
            margins=(1, 0, 1, 10),
        )
        self.setMinimumWidth(px(240))
        self.stack(narrow=False)

    def show_text(self, found: "Current", name: str) -> None:
        """Show a text; the same one stays where it is."""
        row_ = found.row
        self.filling = True
        self.editor.put(found.text)
        self.filling = False
        self.editor.setAccessibleName(name)
        self._own.setVisible(row_.own)
        self._ours.setVisible(not row_.own)
        self._back.setVisible(row_.own or row_.draft)
        self._news.setVisible(row_.newer and not row_.draft)

    def show_checked(self, checked: "Checked") -> None:
        """Say what is wrong, each leading to its line; the lines are marked."""
        words = self._desk.words
        empty(self._remarks)
        marked: dict[int, str] = {caution.line: "caution" for caution in checked.cautions}
        marked |= {fault.line: "fault" for fault in checked.faults}
        self.editor.mark_lines(marked)
        every = [(fault.line, fault.say(words)) for fault in checked.faults]
        every += [(caution.line, caution.say(words)) for caution in checked.cautions]
        for number, (line, said) in enumerate(every[:_SHOWN]):
            remark = self._remark(line, said, fault=bool(checked.faults))
            remark.setObjectName(f"wordings.remark.{number}")
        key = "wordings.draft" if checked.faults else "wordings.think"
        self._draft.setText(words(key) if every else "")
        self._found.setVisible(bool(every))
        said = every[0][1] if every else ""
        if said and said != self._said:
            announce(self.editor, said)
        self._said = said

    def stack(self, narrow: bool) -> None:
        """As tall as a text must be to be written."""
        self.editor.setMinimumHeight(px(_LOWEST_STACKED if narrow else _LOWEST))

    def _remark(self, line: int, said: str, *, fault: bool) -> Button:
        words = self._desk.words
        there = Button(words("wordings.line", n=line), "ghost", small=True)
        there.setAccessibleName(words("wordings.line.say", n=line, said=said))
        there.clicked.connect(lambda _checked=False: self.editor.go_to(line))
        text = Label(said, "small", wrap=True)
        icon = Icon(
            "circle-alert" if fault else "triangle-alert", "danger" if fault else "warn", 16
        )
        sign = plain(column(6, icon, None))
        whole = plain(row(sign, (text, 1), there, gap=8))
        self._remarks.addWidget(whole)
        whole.show()
        return there
