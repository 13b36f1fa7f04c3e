"""Why a message is taken for what it is: the sentences, and what to look at before it is logged."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.pages.intake_message import Mark
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Icon, Label

if TYPE_CHECKING:
    from dpo_desk.duties.incoming import Review
    from dpo_desk.words import Words


class Reasons(QWidget):
    """A line a sentence, with the number it has in the text, then a line a note."""

    asked = Signal(int)  # the number of a sentence to be shown

    def __init__(self, words: "Words") -> None:
        super().__init__()
        self._words = words
        self._lines = column(gap=6)
        self.setLayout(self._lines)
        self._made: list[QWidget] = []
        self._verdict = Banner("info", "")
        self._verdict.setObjectName("intake.verdict")
        self.verdict = plain(column(self._verdict, 14))
        self.verdict.hide()

    def show_reasons(self, review: "Review", marks: Sequence[Mark]) -> None:
        """Show what speaks for the kinds of a message."""
        words, found = self._words, review.suggestion.understood
        self.verdict.setVisible(not found.kinds)
        key = "intake.unclear" if found.unclear else "intake.none"
        tone: Tone = "info" if found.unclear else "warn"
        self._verdict.show_message(tone, words(key), words(f"{key}.body"))
        for old in self._made:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = [self._reason(mark) for mark in marks]
        self._made += [self._note(key) for key in review.suggestion.notes]
        for line in self._made:
            self._lines.addWidget(line)
            line.show()
        self.setVisible(bool(self._made))

    def _reason(self, mark: Mark) -> QWidget:
        words = self._words
        key = "intake.because" if mark.end else "intake.because.subject"
        said = words(key, n=mark.number, kind=mark.kind, text=" ".join(mark.text.split()))
        text = Label(said, "small", wrap=True)
        if not mark.end:
            return plain(row(column(Icon("quote", "text3", 16), None), (text, 1), gap=8))
        tip = f"{words('intake.because.tip')}: {said}"
        show = Button("", "icon", "quote", small=True, tip=tip)
        show.setObjectName(f"intake.mark.{mark.number}")
        show.clicked.connect(lambda _checked=False: self.asked.emit(mark.number))
        return plain(row(column(show, None), (text, 1), gap=4))

    def _note(self, key: str) -> QWidget:
        text = Label(self._words(key), "small", wrap=True)
        sign = column(Icon("triangle-alert", "warn", 16), None)
        return plain(row(sign, (text, 1), gap=8))
