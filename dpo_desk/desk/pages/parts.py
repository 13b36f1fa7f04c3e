"""Parts of a record in its form: purposes, services, recipients, each a card with its own fields.

``PartList(make)`` shows as many cards as there are parts and keeps those it has built: the first
part in the first card. ``make(n)`` builds card number n, a ``PartCard``; what is typed in a card
is written under the uid of the part it was typed for.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form, Write
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.growing import grow
from dpo_desk.desk.widgets.layout import Item, column, frame, plain, row
from dpo_desk.desk.widgets.text import Elide

if TYPE_CHECKING:
    from dpo_desk.records import Record


def write_part(register: Any, field: str, value: Any, /, *, merge: str) -> object:
    """Write a field of a part; the merge id says whose it is, whatever is shown by now."""
    from dpo_desk.duties import activities

    table, uid, _field = merge.split(".")
    return activities.change(register, table, uid, field, value, merge=merge)


class PartCard(QWidget):
    """A part: its name, what can be done with it, and its fields."""

    def __init__(
        self, desk: Desk, record: "type[Record]", name: str, write: Write = write_part
    ) -> None:
        """``name`` begins the object names; ``write`` is the duty, told by its merge id whose."""
        super().__init__()
        self.desk, self.name = desk, name
        self.uid = ""
        self.form = Form(desk, record, write=write, name=name, parent=self)
        self.heading = Elide("", "strong")
        self.setObjectName(name)

    def build(self, *items: Item, buttons: Sequence[Button] = ()) -> None:
        """Put the card together, once."""
        head = row((self.heading, 1), *buttons, gap=2)
        body = column(head, 4, *items, margins=(14, 8, 14, 14))
        self.setLayout(column(frame(body, "Choice")))

    def button(self, icon: str, tip: str, name: str, act: Callable[[], object]) -> Button:
        """A small button of the head."""
        made = Button("", "icon", icon, small=True, tip=tip)
        made.setObjectName(f"{self.name}.{name}")
        made.clicked.connect(lambda _checked=False: act())
        return made

    def title(self, text: str) -> None:
        """What the part is called."""
        self.heading.set_text(text)
        self.setAccessibleName(text)

    def show_part(self, part: Any) -> None:
        """Show a part; called with every refresh."""
        raise NotImplementedError

    def leave(self) -> None:
        """The part is not here any more: hand over what is typed and forget it."""
        self.form.flush()
        self.form.clear()
        self.uid = ""

    def flush(self) -> None:
        """Hand over what is typed."""
        self.form.flush()

    def go(self) -> None:
        """Put the focus where one begins to type."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def reach(self, uid: str, field: str) -> bool:
        """Go to a field of the part ``uid``; False where that is another one."""
        if uid != self.uid:
            return False
        try:
            self.form.control(field).setFocus(Qt.FocusReason.OtherFocusReason)
        except KeyError:
            self.go()
        return True


class PartList(QWidget):
    """The cards of all parts, one under the other."""

    def __init__(self, make: Callable[[int], PartCard]) -> None:
        super().__init__()
        self._make = make
        self._cards: list[PartCard] = []
        self._shown = 0
        self._wanted = ""  # a new part that gets the focus once it is here
        self._box: QVBoxLayout = column(gap=10)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def cards(self) -> list[PartCard]:
        """The cards that show something."""
        return self._cards[: self._shown]

    def show_parts(self, parts: Sequence[Any], uids: Sequence[str]) -> None:
        """Show these parts, whose uids are ``uids``."""
        more, self._shown = len(parts) > self._shown, len(parts)
        self._box.setEnabled(False)
        for number, (part, uid) in enumerate(zip(parts, uids, strict=True)):
            card = self._card(number)
            card.uid = uid
            card.show_part(part)
            card.show()
        for card in self._cards[self._shown :]:
            if card.uid:
                card.leave()
            card.hide()
        self._box.setEnabled(True)
        self.setVisible(bool(parts))
        if more and self.isVisible():
            grow(self)
        if self._wanted in uids:
            self._cards[list(uids).index(self._wanted)].go()
            self._wanted = ""

    def expect(self, uid: str) -> None:
        """Go to this part as soon as it is shown."""
        self._wanted = uid
        for card in self.cards:
            if card.uid == uid:
                card.go()
                self._wanted = ""

    def reach(self, uid: str, field: str) -> bool:
        """Go to a field of the part ``uid``; False where it is not here."""
        return any(card.reach(uid, field) for card in self.cards)

    def flush(self) -> None:
        """Hand over what is typed in any card."""
        for card in self.cards:
            card.flush()

    def _card(self, number: int) -> PartCard:
        if number == len(self._cards):
            card = self._make(number)
            card.hide()
            self._cards.append(card)
            self._box.addWidget(card)
        return self._cards[number]


def add_button(text: str, name: str, act: Callable[[], object]) -> tuple[Button, QWidget]:
    """«+ Legg til …» at the left under the cards, and the row it stands in."""
    button = Button(text, "secondary", "plus", small=True)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: act())
    return button, plain(row(button, None, margins=(0, 10, 0, 0)))


def gap(*rows: Item) -> tuple[Item, ...]:
    """Rows of a card with the gap between fields."""
    items: list[Item] = []
    for number, one in enumerate(rows):
        items += [tokens.FIELD_GAP, one] if number else [one]
    return tuple(items)


def remove_part(desk: Desk, owner: QWidget, table: str, uid: str, name: str) -> None:
    """Put a part in the bin; the toast says what it was and can undo."""
    from dpo_desk.duties import activities

    words = desk.words
    said = words("undo.deleted", name=" ".join(name.split()) or words("record.nameless"))
    desk.background.write(
        lambda register: activities.remove_part(register, table, uid),
        lambda _done: desk.toast(said, words("undo.do"), desk.undo),
        desk.tell,
        owner=owner,
    )
