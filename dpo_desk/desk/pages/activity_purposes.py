"""The purposes of an activity: one card each, with what it rests on in plain words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.parts import PartCard, PartList, add_button, write_part
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Rule
from dpo_desk.duties.activity_view import lacks_reason
from dpo_desk.law import articles, legal_bases
from dpo_desk.law.codes import LegalBasis, ProposalCertainty
from dpo_desk.records import Purpose, PurposeBasis
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.activity_view import ActivityView, Aim


def basis_caption(basis: LegalBasis, words: Words) -> str:
    """The law's own name of a basis with its article, for the line under the plain words."""
    return f"{words(basis.key)}, {articles.cite(legal_bases.article(basis), words.language)}"


def basis_cards(words: Words, name: str) -> RadioCards:
    """Six cards: why one is allowed to, in plain words."""
    cards = RadioCards(
        [Option(b.value, words(b.plain_key), basis_caption(b, words)) for b in LegalBasis],
        name=words("field.activity.basis"),
    )
    for basis in LegalBasis:
        cards.radio(basis.value).setObjectName(f"{name}.{basis.value}")
    return cards


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
        self._bases = [_BasisBlock(desk, f"{self.name}.basis.0")]
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
            block = _BasisBlock(self.desk, f"{self.name}.basis.{len(self._bases)}")
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


class _BasisBlock(QWidget):
    """One basis: in plain words, why, and by which act; «Endre» shows the six cards."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        words = desk.words
        self.desk, self.name = desk, name
        self._basis: PurposeBasis | None = None
        self._form = Form(desk, PurposeBasis, write=write_part, name=name, parent=self)
        self._plain = Label("", "body", wrap=True)
        self._caption = Label("", "caption", wrap=True)
        self._change = Button(words("activities.basis.change"), "ghost", small=True)
        self._change.setObjectName(f"{name}.change")
        self._change.clicked.connect(lambda _checked=False: self._toggle())
        self._drop = Button("", "icon", "x", small=True, tip=words("activities.basis.remove"))
        self._drop.setObjectName(f"{name}.remove")
        self._drop.clicked.connect(lambda _checked=False: self._remove())
        self._certainty = Chip("", "info")
        self._confirm = Button(words("activities.confirm"), "ghost", small=True)
        self._confirm.setObjectName(f"{name}.confirm")
        self._confirm.clicked.connect(lambda _checked=False: self._agree())
        self._sure = plain(FlowRow(self._certainty, self._confirm, gap=4))
        self._cards: RadioCards | None = None
        self._place = column()
        self._reason = self._form.row("reason")
        self._statute = self._form.row("statute")
        texts = column(self._plain, self._caption, gap=1)
        self.setLayout(
            column(
                Rule(),
                row((texts, 1), self._change, self._drop, gap=2),
                self._sure,
                self._place,
                self._statute,
                self._reason,
                gap=8,
            )
        )

    def show_basis(self, basis: PurposeBasis, view: "ActivityView") -> None:
        """Show a basis."""
        words, kind = self.desk.words, basis.basis
        another = self._basis is None or self._basis.uid != basis.uid
        self._basis = basis
        self.setAccessibleName(words(kind.plain_key))
        self._plain.setText(words(kind.plain_key))
        self._caption.setText(basis_caption(kind, words))
        self._form.show(basis, view.drafts.get(basis.uid, {}), view.sources.get(basis.uid, {}))
        said = basis.certainty is ProposalCertainty.STATED
        self._certainty.show_status(words(basis.certainty.key), "info")
        self._sure.setVisible(not said)
        weighed = kind is LegalBasis.LEGITIMATE_INTERESTS
        self._reason.setVisible(weighed or bool(basis.reason))
        why = words("basis.legitimate_interests.why") if weighed else ""
        if isinstance(self._reason, Field):
            self._reason.set_help(why)
        self._statute.setVisible(kind is LegalBasis.LEGAL_OBLIGATION or bool(basis.statute))
        if self._cards is not None:
            self._cards.set_value(kind.value)
            if another:
                self._unfold(False)
        self.show()

    def leave(self) -> None:
        """Hand over what is typed and forget the basis."""
        if self._basis is not None:
            self._form.flush()
            self._form.clear()
            self._basis = None

    def flush(self) -> None:
        """Hand over what is typed."""
        self._form.flush()

    def fill_reason(self) -> bool:
        """Go to the reason where it is missing; False where it is not."""
        if self._basis is None or not lacks_reason(self._basis):
            return False
        self._form.control("reason").setFocus()
        return True

    def _toggle(self) -> None:
        self._unfold(self._cards is None or self._cards.isHidden())

    def _unfold(self, show: bool) -> None:
        words = self.desk.words
        if show and self._cards is None and self._basis is not None:
            self._cards = basis_cards(words, self.name)
            self._cards.set_value(self._basis.basis.value)
            self._cards.changed.connect(self._choose)
            self._place.addWidget(self._cards)
        if self._cards is not None:
            self._cards.setVisible(show)
        self._change.set_text(words("activities.basis.fold" if show else "activities.basis.change"))
        if show and self._cards is not None and self._basis is not None:
            self._cards.radio(self._basis.basis.value).setFocus()

    def _choose(self, value: str) -> None:
        from dpo_desk.duties import activities

        if self._basis is None:
            return
        uid, table = self._basis.uid, PurposeBasis.table
        self.desk.background.write(
            lambda register: activities.change(
                register, table, uid, "basis", LegalBasis(value), merge=f"{table}.{uid}.basis"
            ),
            None,
            self.desk.tell,
            owner=self,
        )

    def _agree(self) -> None:
        from dpo_desk.duties import activities

        if self._basis is not None:
            uid = self._basis.uid
            self.desk.background.write(
                lambda register: activities.confirm(register, PurposeBasis.table, uid),
                None,
                self.desk.tell,
                owner=self,
            )

    def _remove(self) -> None:
        if self._basis is not None:
            words = self.desk.words
            remove_part(
                self.desk, self, PurposeBasis.table, self._basis.uid,
                words(self._basis.basis.key),
            )  # fmt: skip


def remove_part(desk: Desk, owner: QWidget, table: str, uid: str, name: str) -> None:
    """Put a part in the bin; the toast says what it was and can undo."""
    from dpo_desk.duties import activities

    words = desk.words
    said: Callable[[Any], None] = lambda _done: desk.toast(  # noqa: E731
        words("undo.deleted", name=" ".join(name.split()) or words("record.nameless")),
        words("undo.do"),
        desk.undo,
    )
    desk.background.write(
        lambda register: activities.remove_part(register, table, uid), said, desk.tell, owner=owner
    )
