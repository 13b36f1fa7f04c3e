"""One finding: what is seen and where, what to do, the law, and who said it is in order."""

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.checks_list import TONES
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.stack import Stack
from dpo_desk.desk.widgets.text import Icon, Label, Prose, Rule
from dpo_desk.law import dates

if TYPE_CHECKING:
    from dpo_desk.duties.checking_view import Row

_LEAST = 320
_LONG_WORD: Final = re.compile(r"\S{24}(?=\S)")
_ZERO_WIDTH: Final = "\N{ZERO WIDTH SPACE}"  # where a line may end


class FindingPanel(Card):
    """The right half of the self-check."""

    mend_asked = Signal(object)  # a Row
    accept_asked = Signal(object)
    reopen_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._row: Row | None = None
        words = desk.words
        self._nothing = Label(words("check.choose"), "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._either = Stack()
        for view in (self._nothing, self._build()):
            self._either.addWidget(view)
        super().__init__((self._either, 1), margins=(0, 0, 0, 1))
        self.setMinimumWidth(px(_LEAST))

    def show_row(self, found: "Row | None") -> None:
        """Show a finding, or that none is chosen."""
        if found is not None and found == self._row:
            return
        self._row = found
        self._either.setCurrentIndex(0 if found is None else 1)
        if found is None:
            return
        words = self._desk.words
        self._group.show_status(words(f"check.group.{found.group}"), TONES[found.group])
        self._state.show_status(found.state, "neutral")
        self._state.setVisible(bool(found.state))
        self._title.setText(breakable(found.message.rstrip(".")))
        self._where.setText(breakable(found.where))
        self._quote.set_text(breakable(f"«{found.quote}»"))
        self._quoted.setVisible(bool(found.quote))
        self._fix.set_text(breakable(found.fix))
        self._law.setText(breakable(found.law))
        self._show_accepted(found)
        name = f"{words('check.fix')}: {found.message}"
        self.mend.set_text(words("check.fix"), name=name)

    def stack(self, narrow: bool) -> None:
        """Under the list it needs no more than it holds."""
        self.setMinimumHeight(px(_LEAST) if narrow else 0)

    def _build(self) -> QWidget:
        words = self._desk.words
        self._group = Chip("", "warn")
        self._state = Chip("", "neutral")
        self._title = Label("", "h2", wrap=True)
        self._title.setObjectName("checks.title")
        self._where = Label("", "small", wrap=True)
        self._where.setObjectName("checks.where")
        self._quote = Prose("", "small")
        self._quoted = plain(
            row(column(Icon("quote", "text3", 14), None), (self._quote, 1), gap=8,
                margins=(0, 12, 0, 0))
        )  # fmt: skip
        self._fix = Prose("", "body")
        self._law = Label("", "small", wrap=True)
        self._reason = Prose("", "body")
        self._accepted = Label("", "field", wrap=True)
        self._said = plain(column(Rule(), 14, self._accepted, 4, self._reason, 14))
        inner = column(
            plain(FlowRow(self._group, self._state)),
            12, self._title, 4, self._where, self._quoted, 18, self._said,
            Label(words("check.report.fix"), "field"), 4, self._fix, 14,
            Label(words("check.report.law"), "field"), 4, self._law, 20, self._buttons(), None,
            margins=(20, 18, 20, 18),
        )  # fmt: skip
        return Scroller(inner)

    def _buttons(self) -> QWidget:
        words = self._desk.words
        self.mend = Button(words("check.fix"), "primary")
        self.mend.setObjectName("checks.mend")
        self.mend.clicked.connect(lambda _checked=False: self.mend_asked.emit(self._row))
        self._accept = Button(words("check.accept"), "secondary", "check")
        self._accept.setObjectName("checks.accept")
        self._accept.clicked.connect(lambda _checked=False: self.accept_asked.emit(self._row))
        self._reopen = Button(words("check.reopen"), "secondary", "undo-2")
        self._reopen.setObjectName("checks.reopen")
        self._reopen.clicked.connect(lambda _checked=False: self.reopen_asked.emit(self._row))
        return plain(FlowRow(self.mend, self._accept, self._reopen))

    def _show_accepted(self, found: "Row") -> None:
        """Who has said that it is in order can say otherwise."""
        day = found.accepted_on
        focused = self._accept.hasFocus() or self._reopen.hasFocus()
        self._said.setVisible(day is not None)
        self._accept.setVisible(day is None)
        self._reopen.setVisible(day is not None)
        if day is not None:
            words = self._desk.words
            said = words("check.accepted", date=dates.write(day, words.language))
            self._accepted.setText(said)
            self._reason.set_text(breakable(found.reason))
        if focused:
            (self._accept if day is None else self._reopen).setFocus()


def breakable(text: str) -> str:
    """No word so long that a line cannot end."""
    return _LONG_WORD.sub(lambda word: f"{word[0]}{_ZERO_WIDTH}", text)
