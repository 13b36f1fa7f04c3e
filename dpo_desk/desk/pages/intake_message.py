"""The left half of the intake: the message as it came, with what was understood marked in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.size_words import size_words
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.paper_text import PaperText, Passage
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.law import clock, dates

if TYPE_CHECKING:
    from dpo_desk.exchange.message import Mailbox, Message
    from dpo_desk.reading.requests import Evidence
    from dpo_desk.words import Words

_NAMES = 84  # design pixels for «Vedlegg»
_LOWEST, _HIGH = 220, 420
_MOST_FILES = 12


class Mark(NamedTuple):
    """A sentence that was understood: its number, what it speaks for, and where it stands."""

    number: int
    kind: str  # in words
    text: str
    start: int
    end: int  # as start where it is the subject's


class Marked(NamedTuple):
    """A text with its marks written into it, and where each sentence and its mark stand now."""

    text: str
    passages: list[Passage]


def marks_of(evidence: "Sequence[Evidence]", words: "Words") -> list[Mark]:
    """The sentences numbered as one reads them, the subject first."""
    found = sorted(evidence, key=lambda one: (one.start, one.end))
    return [
        Mark(number, _kind(one.kind, words), one.text, one.start, one.end)
        for number, one in enumerate(found, 1)
    ]


def marked(text: str, marks: Sequence[Mark], words: "Words") -> Marked:
    """``text`` with «[1: Innsyn]» after each sentence: it is not colour that says what it means."""
    labels: dict[int, str] = {}  # by the place they stand at
    for mark in marks:
        if mark.start < mark.end <= len(text):
            labels[mark.end] = labels.get(mark.end, "") + f" {label(mark, words)}"

    def moved(place: int) -> int:
        return place + sum(len(said) for at, said in labels.items() if at <= place)

    parts, done = list[str](), 0
    for at, said in sorted(labels.items()):
        parts += [text[done:at], said]
        done = at
    passages = [
        Passage(moved(m.start), moved(m.end)) if m.start < m.end <= len(text) else Passage(0, 0)
        for m in marks
    ]
    return Marked("".join([*parts, text[done:]]), passages)


def label(mark: Mark, words: "Words") -> str:
    """What stands after a sentence."""
    return f"[{words('intake.mark', n=mark.number, kind=mark.kind)}]"


class MessageCard(Card):
    """Subject, sender, time and files, then the text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._passages: list[Passage] = []
        words = desk.words
        self._subject = Label("", "h3", wrap=True)
        self._subject.setObjectName("intake.subject")
        self._facts = {key: Label("", "small", wrap=True) for key in ("from", "received")}
        self._files = Label("", "small", wrap=True)
        self._files.setObjectName("intake.attachments")
        lines = [self._fact(f"intake.{key}", said) for key, said in self._facts.items()]
        self._attached = self._fact("intake.attached", self._files)
        self.text = PaperText(words("intake.message"))
        self.text.setObjectName("intake.message")
        self.text.setMinimumHeight(px(_LOWEST))
        head = column(self._subject, 6, *lines, self._attached, gap=3, margins=(16, 16, 16, 12))
        foot = Label(words("intake.hidden"), "caption", wrap=True)
        super().__init__(
            head,
            Rule(),
            (self.text, 1),
            Rule(),
            column(foot, margins=(16, 10, 16, 4)),
            margins=(1, 0, 1, 10),
        )
        self.setAccessibleName(words("intake.message"))

    def show_message(self, message: "Message", marks: Sequence[Mark]) -> None:
        """Show a message with its sentences marked."""
        words = self._desk.words
        subject = message.subject or words("intake.no_subject")
        said = [label(mark, words) for mark in marks if not mark.end]
        self._subject.setText(" ".join([subject, *said]))
        unknown = words("intake.unknown")
        self._facts["from"].setText(sender_words(message.sender) or unknown)
        moment = clock.in_oslo(message.received) if message.received else None
        self._facts["received"].setText(
            dates.moment(moment, words.language) if moment is not None else unknown
        )
        files = [
            words("intake.attachment", name=file.name, size=size_words(words, file.size))
            for file in message.attachments
        ]
        left = len(files) - _MOST_FILES
        if left > 0:
            files[_MOST_FILES:] = [f"+ {left}"]
        self._files.setText("\n".join(files))
        self._attached.setVisible(bool(files))
        shown = marked(message.text, marks, words)
        self._passages = shown.passages
        self.text.show_text(shown.text, [one for one in shown.passages if one.end])

    def show_mark(self, number: int) -> None:
        """Bring the sentence with this number into view."""
        passage = self._passages[number - 1]
        if passage.end:
            self.text.show_passage(*passage)

    def stack(self, narrow: bool) -> None:
        """High enough to be read where it stands above the form."""
        self.text.setMinimumHeight(px(_HIGH if narrow else _LOWEST))

    def _fact(self, key: str, said: Label) -> QWidget:
        name = Label(self._desk.words(key), "caption", wrap=True)
        name.setFixedWidth(px(_NAMES))
        return plain(row(column(name, None, margins=(0, 1, 0, 0)), (said, 1), gap=8))


def sender_words(box: "Mailbox") -> str:
    """A name and an address, or what there is of them."""
    if box.name and box.email:
        return f"{box.name} <{box.email}>"
    return box.name or box.email


def _kind(code: str, words: "Words") -> str:
    own = f"intake.kind.{code}"
    return words(own) if words.has(own) else words(f"kind.{code}")
