"""The purposes of an activity: one card each, with what it rests on in plain words."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.basis_block import BasisBlock, basis_cards
from dpo_desk.desk.pages.parts import PartCard, PartList, add_button, remove_part
from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.radio_cards import RadioCards
from dpo_desk.desk.widgets.text import Label
from dpo_desk.law.codes import LegalBasis
from dpo_desk.records import Purpose

if TYPE_CHECKING:
    from dpo_desk.duties.activity_view import ActivityView, Aim


class PurposeList(QWidget):
    """The cards and «Legg til formål»."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._view: ActivityView | None = None
        self.cards = PartList(lambda n: _PurposeCard(desk, n))
        self.add, line = add_button(
            desk.words("activities.purpose.add"), "activities.purpose.add", self._add
        )
        self.setLayout(column(self.cards, line))

    def show_view(self, view: "ActivityView") -> None:
        """Show the purposes of an activity."""
        self._view = view
        whole = [(aim, view, number) for number, aim in enumerate(view.aims)]
        self.cards.show_parts(whole, [aim.purpose.uid for aim in view.aims])

    def flush(self) -> None:
        """Hand over what is typed."""
        self.cards.flush()

    def reach(self, uid: str, field: str) -> bool:
        """Go to a field of a purpose or of a basis; False where it is not here."""
        return self.cards.reach(uid, field)

    def fill(self, code: str) -> None:
        """Go to where a purpose, a basis or a reason is missing."""
        for card in self.cards.cards:
            if isinstance(card, _PurposeCard) and card.fill(code):
                return
        self.add.setFocus()

    def _add(self) -> None:
        from dpo_desk.duties import activities

        if self._view is None:
            return
        uid = self._view.activity.uid
        self.desk.background.write(
            lambda register: activities.add_purpose(register, uid),
            lambda purpose: self.cards.expect(purpose.uid),
            self.desk.tell,
            owner=self,
        )


class _PurposeCard(PartCard):
    """What for, on which bases; it can be moved and removed."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(desk, Purpose, f"activities.purpose.{number}")
        words = desk.words
        self._adding = False
        self._up = self.button(
            "chevron-up", words("activities.purpose.up"), "up", lambda: self._move(-1)
        )
        self._down = self.button(
            "chevron-down", words("activities.purpose.down"), "down", lambda: self._move(1)
        )
        remove = self.button("x", words("activities.purpose.remove"), "remove", self._remove)
        self._title = Label(words("field.activity.basis"), "field")
        self._bases = [BasisBlock(desk, f"{self.name}.basis.0")]
        self._blocks = column(self._bases[0], gap=10)
        self._picker: RadioCards | None = None
        self._place = column(margins=(0, 10, 0, 0))
        self._more, self._more_row = add_button(
            words("activities.basis.add"), f"{self.name}.basis.add", self._offer
        )
        self.build(
            self.form.row("text"),
            tokens.FIELD_GAP,
            self._title,
            tokens.LABEL_GAP,
            self._blocks,
            self._place,
            self._more_row,
            buttons=(self._up, self._down, remove),
        )

    def show_part(self, part: "tuple[Aim, ActivityView, int]") -> None:
        """Show a purpose with its bases."""
        aim, view, number = part
        words, uid = self.desk.words, aim.purpose.uid
        self.title(words("activities.purpose.number", n=number + 1))
        self.form.show(aim.purpose, view.drafts.get(uid, {}), view.sources.get(uid, {}))
        last = len(view.aims) - 1
        self._up.setVisible(last > 0)
        self._down.setVisible(last > 0)
        self._up.setEnabled(number > 0)
        self._down.setEnabled(number < last)
        self._show_bases(aim, view)

    def leave(self) -> None:
        """The bases go too."""
        super().leave()
        self._adding = False
        for block in self._bases:
            block.leave()

    def flush(self) -> None:
        """What is typed in the bases too."""
        super().flush()
        for block in self._bases:
            block.flush()

    def go(self) -> None:
        """To the words of the purpose."""
        self.form.control("text").setFocus()

    def reach(self, uid: str, field: str) -> bool:
        """A purpose without a basis is asked for one; its bases have fields of their own."""
        if uid == self.uid and self.fill("basis"):
            return True
        return super().reach(uid, field) or any(one.reach(uid, field) for one in self._bases)

    def fill(self, code: str) -> bool:
        """Go to what is missing here; False where nothing is."""
        if code == "purpose" and not self.form.control("text").toPlainText().strip():
            self.go()
            return True
        if code == "basis" and all(block.isHidden() for block in self._bases):
            self._offer()
            return True
        return code == "reason" and any(block.fill_reason() for block in self._bases)

    def _show_bases(self, aim: "Aim", view: "ActivityView") -> None:
        while len(self._bases) < len(aim.bases):
            block = BasisBlock(self.desk, f"{self.name}.basis.{len(self._bases)}")
            self._bases.append(block)
            self._blocks.addWidget(block)
        for block, basis in zip(self._bases, aim.bases, strict=False):
            block.show_basis(basis, view)
        for block in self._bases[len(aim.bases) :]:
            block.leave()
            block.hide()
        # Six cards for every purpose would be a wall; where it is the only one they are at hand.
        self._show_picker(self._adding or (not aim.bases and len(view.aims) == 1))
        key = "activities.basis.add" if aim.bases else "activities.basis.choose"
        self._more.set_text(self.desk.words(key))

    def _show_picker(self, offered: bool) -> RadioCards | None:
        """The six cards, built when they are first wanted."""
        if offered and self._picker is None:
            self._picker = basis_cards(self.desk.words, f"{self.name}.pick")
            self._picker.changed.connect(self._pick)
            self._place.addWidget(self._picker)
        if self._picker is not None:
            self._picker.setVisible(offered)
        self._more_row.setVisible(not offered)
        return self._picker

    def _offer(self) -> None:
        self._adding = True
        picker = self._show_picker(True)
        if picker is not None:
            picker.set_value("")
            picker.radio(LegalBasis.CONSENT.value).setFocus()

    def _pick(self, value: str) -> None:
        from dpo_desk.duties import activities

        uid = self.uid
        self._adding = False
        if self._picker is not None:
            self._picker.set_value("")
        self.desk.background.write(
            lambda register: activities.add_basis(register, uid, LegalBasis(value)),
            lambda _basis: self._more.setFocus(),
            self.desk.tell,
            owner=self,
        )

    def _move(self, by: int) -> None:
        from dpo_desk.duties import activities

        uid = self.uid
        self.desk.background.write(
            lambda register: activities.move_purpose(register, uid, by), None, owner=self
        )

    def _remove(self) -> None:
        remove_part(
            self.desk, self, Purpose.table, self.uid, self.form.control("text").toPlainText()
        )
