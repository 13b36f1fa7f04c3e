"""Which letter, and to whom: every letter that the case can have now, in groups."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QStandardItemModel

from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.law.codes import ANSWERS, LetterKind
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.offers import Offer
    from dpo_desk.records import KeptLetter

_OTHERS = (LetterKind.TO_CONTROLLER, LetterKind.TO_RECIPIENT, LetterKind.TO_PROCESSOR)


class Chosen(NamedTuple):
    """A letter by kind and addressee; neither service nor recipient: the person."""

    kind: LetterKind
    service_id: int | None = None
    recipient_id: int | None = None

    @classmethod
    def of(cls, letter: "Offer | KeptLetter") -> "Chosen":
        """That of an offer or of a letter that is kept."""
        return cls(letter.kind, letter.service_id, letter.recipient_id)

    @classmethod
    def read(cls, part: str) -> "Chosen":
        """From «to_recipient/3/0», the way a step asks for a letter; raises ValueError."""
        kind, *ids = part.split("/")
        service, recipient = (*(int(each) or None for each in ids), None, None)[:2]
        return cls(LetterKind(kind), service, recipient)

    @property
    def part(self) -> str:
        """As ``read`` takes it."""
        return f"{self.kind.value}/{self.service_id or 0}/{self.recipient_id or 0}"

    def fits(self, letter: "KeptLetter") -> bool:
        """Whether a kept letter is this one."""
        return Chosen.of(letter) == self


class LetterPick(Combo):
    """A list with headings that cannot be chosen."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[object, ...] = ()

    def offer(self, offers: "Sequence[Offer]", chosen: Chosen, addressee: str = "") -> None:
        """Show these letters, ``chosen`` also where it is not among them."""
        letters = {Chosen.of(each): each.addressee for each in offers}
        letters.setdefault(chosen, addressee)
        sent = {Chosen.of(each) for each in offers if each.sent}
        shown = (tuple(letters.items()), frozenset(sent))
        if shown != self._shown:
            self._shown = shown
            self._fill(letters, sent)
        self.set_value(chosen)

    def _fill(self, letters: dict[Chosen, str], sent: set[Chosen]) -> None:
        items: list[tuple[object, str]] = []
        headings = []
        for group in ("answer", "underway", "others"):
            of_group = [each for each in letters if _group(each.kind) == group]
            if of_group:
                headings.append(len(items))
                items.append((None, self._words(f"case.letters.{group}")))
                items += [
                    (each, self._text(each, letters[each], each in sent)) for each in of_group
                ]
        self.set_items(items)
        model = self.model()
        for index in headings:
            if isinstance(model, QStandardItemModel):
                model.item(index).setEnabled(False)

    def _text(self, letter: Chosen, addressee: str, sent: bool) -> str:
        text = self._words(letter.kind.key)
        text = f"{text}: {addressee}" if addressee else text
        return self._words("case.letters.sent", letter=text) if sent else text


def _group(kind: LetterKind) -> str:
    if kind in _OTHERS:
        return "others"
    return "answer" if kind in ANSWERS else "underway"
