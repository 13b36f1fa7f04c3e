"""Settings: one column of cards; everything is kept as it is changed, there is no Save.

``desk.navigate("settings", card="backup")`` goes to a card: company, letterhead, wordings,
appearance, language, reminders, keeping, suppression, security, backup, examples, wipe, about.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import keeper, tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.conflict_card import ConflictBox
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.settings_backup import BackupCard, CopyState, read_state
from dpo_desk.desk.pages.settings_cards import AppearanceCard, ExamplesCard, LanguageCard, LogoRow
from dpo_desk.desk.pages.settings_safety import SecurityCard
from dpo_desk.desk.pages.settings_suppression import SuppressionCard, read_counts
from dpo_desk.desk.pages.settings_wipe import WipeCard
from dpo_desk.desk.pages.settings_wordings import WordingsCard, read_own
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.focus import first_stop
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.layout import Item, Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import company
from dpo_desk.records import Company
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening
    from dpo_desk.duties.letter_texts import TextRow
    from dpo_desk.duties.statements import Conflict

_WIDTH = 640
_NOT_OF_AN_EXAMPLE = ("suppression", "security", "backup", "wipe")
_REMIND = (1, 3, 7, 14, 30)  # days before
_FORWARD = (1, 2, 3, 5)  # working days


class _Shown(NamedTuple):
    """What the page shows of the register."""

    company: Company
    drafts: dict[str, str]
    encrypted: bool
    copies: CopyState
    own: "tuple[TextRow, ...]"
    suppressed: dict[str, int]
    conflicts: "tuple[Conflict, ...]"


class SettingsPage(Page):
    """The company, its letterhead, how the window looks, reminders, lock, copies, examples."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"company", "document", "letter_text", "suppressed_address", "statement", "notice_version"}
    )

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        super().__init__(desk)
        words = desk.words
        self._opening = opening
        self._form = Form(desk, Company, write=company.change_company, name="settings", parent=self)
        self._found: _Shown | None = None
        self._wanted = ""  # a card that somebody asked for and that is not there yet
        self._cards: dict[str, QWidget] = {}
        self.pieces = Pieces(*(partial(self._build, key, make) for key, make in self._makers()))
        self.pieces.built.connect(self._show_built)
        body = plain(column(self.pieces, None))
        body.setMaximumWidth(px(_WIDTH))
        edge = tokens.MARGIN
        self._scroller = Scroller(row((body, 1000), None, margins=(edge, 4, edge, 12)))
        self.show_content(
            TopBar(words("settings.title"), words("settings.subtitle")), (self._scroller, 1)
        )

    def open(self, *, card: str = "", **args: Any) -> None:
        """Show the settings, from one of the cards on."""
        self._wanted = card
        self.pieces.begin()
        super().open(**({"card": card} if card else {}), **args)
        QTimer.singleShot(0, self, self._go_to_wanted)

    def refresh(self) -> None:
        """Read the company again; what is being typed stays."""
        chosen = keeper.chosen_folder(self.desk)

        def job(register: Any) -> _Shown:
            found = register.company()
            return _Shown(
                found,
                register.drafts(found.uid),
                register.encrypted,
                read_state(register, chosen),
                read_own(register),
                read_counts(register),
                _conflicts(register, found.uid),
            )

        self.desk.background.read(job, self._show, owner=self)

    def build_for(self, name: str) -> None:
        """One comes back to a control of a card further down."""
        self.pieces.begin_until(lambda: self.findChild(QWidget, name) is not None)

    def flush(self) -> None:
        """Write what is typed."""
        self._form.flush()

    def escape(self) -> bool:
        """Esc closes the sheet that is open."""
        return any(
            card.close_sheet()
            for card in self._cards.values()
            if isinstance(card, SecurityCard | WipeCard)
        )

    def _makers(self) -> list[tuple[str, Callable[[], QWidget]]]:
        """The cards from top to bottom, each built in a turn of its own."""
        desk, opening = self.desk, self._opening
        every: list[tuple[str, Callable[[], QWidget]]] = [
            ("company", self._company_card),
            ("letterhead", self._letterhead_card),
            ("wordings", lambda: WordingsCard(desk)),
            ("appearance", lambda: AppearanceCard(desk)),
            ("language", lambda: LanguageCard(desk)),
            ("reminders", self._reminders_card),
            ("keeping", self._keeping_card),
            ("suppression", lambda: SuppressionCard(desk)),
            ("security", lambda: SecurityCard(self, desk, opening)),
            ("backup", lambda: BackupCard(desk, opening)),
            ("examples", lambda: ExamplesCard(desk, opening)),
            ("wipe", lambda: WipeCard(self, desk, opening)),
            ("about", self._about_card),
        ]
        return [(key, make) for key, make in every
                if not (opening.is_example and key in _NOT_OF_AN_EXAMPLE)]  # fmt: skip

    def _build(self, key: str, make: Callable[[], QWidget]) -> tuple[Item, ...]:
        card = self._cards[key] = make()
        return card, tokens.GUTTER

    def _show_built(self) -> None:
        """A card more is there."""
        if self._found is not None:
            self._show(self._found)
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        """Put the card that was asked for at the top, and the focus on its first control."""
        card = self._cards.get(self._wanted)
        if card is None:
            return
        if self.pieces.whole:  # before, there may be too little below it to put it at the top
            self._wanted = ""
        body = self._scroller.widget()
        top = card.mapTo(body, QtCore.QPoint(0, 0)).y() if body is not None else 0
        self._scroller.verticalScrollBar().setValue(top)
        first = first_stop(card)
        if first is not None:
            first.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _show(self, found: "_Shown") -> None:
        self._found, record = found, found.company
        self._form.show(record, found.drafts)
        for card in self._cards.values():
            match card:
                case SecurityCard():
                    card.show_state(encrypted=found.encrypted)
                case BackupCard():
                    card.show_state(found.copies)
                case WordingsCard():
                    card.show_own(found.own)
                case SuppressionCard():
                    card.show_counts(found.suppressed)
                case WipeCard():
                    card.show_company(record.name)
        if "company" in self._cards:
            self._conflicts.show_conflicts(found.conflicts)
        if "letterhead" in self._cards:
            self._logo.show_logo(there=record.logo_document_id is not None)
        if "reminders" in self._cards:
            self._remind.set_value(record.remind_days)

    def _company_card(self) -> QWidget:
        words, form, gap = self.desk.words, self._form, tokens.FIELD_GAP
        self._conflicts = ConflictBox(self.desk, "settings", folded=True)
        return Card(
            Label(words("settings.company"), "h2"),
            14,
            self._conflicts,
            pair(form.row("name"), form.row("org_number")),
            gap,
            form.row("address"),
            gap,
            pair(form.row("email"), form.row("phone")),
            gap,
            pair(form.row("website"), form.row("dpo")),
            tokens.GROUP_GAP,
            pair(form.row("manager"), form.row("manager_title")),
            gap,
            pair(form.row("privacy_contact"), form.row("privacy_contact_title")),
        )

    def _letterhead_card(self) -> QWidget:
        words, form, gap = self.desk.words, self._form, tokens.FIELD_GAP
        self._logo = LogoRow(self.desk)
        languages = [(code, words(f"field.letter.language.{code}")) for code in LANGUAGES]
        return Card(
            Label(words("settings.letterhead"), "h2"),
            14,
            self._logo,
            gap,
            pair(form.row("signature"), form.row("signature_title")),
            gap,
            pair(form.row("letter_language", choices=languages), QWidget()),
        )

    def _about_card(self) -> QWidget:
        words = self.desk.words
        about = Button(words("settings.about.open"))
        about.setObjectName("settings.about")
        about.clicked.connect(lambda _checked=False: self.desk.navigate("about"))
        said = f"{words('about.offline')} {words('about.notadvice')}"
        return Card(
            Label(words("about.title"), "h2"), 6, Prose(said, "small"), 14, row(about, None)
        )

    def _reminders_card(self) -> QWidget:
        words = self.desk.words
        self._remind = Combo([(n, words.n("settings.reminders.days", n)) for n in _REMIND])
        self._remind.setObjectName("settings.remind_days")
        self._remind.chosen.connect(self._choose_days)
        return Card(
            Label(words("settings.reminders"), "h2"),
            6,
            Prose(words("settings.reminders.body"), "small"),
            14,
            pair(Field(words("field.company.remind_days"), self._remind), QWidget()),
        )

    def _keeping_card(self) -> QWidget:
        words, form, gap = self.desk.words, self._form, tokens.FIELD_GAP
        days = [(n, words.n("settings.keeping.days", n)) for n in _FORWARD]
        return Card(
            Label(words("settings.keeping"), "h2"),
            6,
            Prose(words("settings.keeping.body"), "small"),
            14,
            pair(form.row("keep_annexes"), form.row("keep_case")),
            gap,
            pair(form.row("keep_facts"), form.row("forward_days", choices=days)),
        )

    def _choose_days(self, days: object) -> None:
        self.desk.background.write(
            lambda register: company.change_company(register, "remind_days", days), owner=self
        )


def _conflicts(register: Any, uid: str) -> "tuple[Conflict, ...]":
    """What the notice says of the company in two ways; on the register's thread."""
    from dpo_desk.duties import statements

    return statements.conflicts_of(register, Company.table, uid)
