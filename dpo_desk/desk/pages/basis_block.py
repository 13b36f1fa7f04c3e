"""A legal basis in plain words: the six cards one chooses from, and the one that was chosen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.parts import remove_part, write_part
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
from dpo_desk.records import PurposeBasis
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.activity_view import ActivityView


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


class BasisBlock(QWidget):
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

    def reach(self, uid: str, field: str) -> bool:
        """Go to the reason, the act or the choice; False where this is another basis."""
        if self._basis is None or self._basis.uid != uid:
            return False
        rows = {"reason": self._reason, "statute": self._statute}
        shown = field in rows and not rows[field].isHidden()
        (self._form.control(field) if shown else self._change).setFocus()
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
