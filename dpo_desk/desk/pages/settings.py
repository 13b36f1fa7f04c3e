"""Settings: one column of cards; everything is kept as it is changed, there is no Save.

``desk.navigate("settings", card="backup")`` goes to a card: company, letterhead, appearance,
language, reminders, security, backup, examples, wipe, about.
"""

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import keeper, tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.settings_backup import BackupCard, CopyState, read_state
from dpo_desk.desk.pages.settings_cards import AppearanceCard, ExamplesCard, LanguageCard, LogoRow
from dpo_desk.desk.pages.settings_safety import SecurityCard
from dpo_desk.desk.pages.settings_wipe import WipeCard
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.focus import first_stop
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.duties import company
from dpo_desk.records import Company
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening

_WIDTH = 640
_NOT_OF_AN_EXAMPLE = ("security", "backup", "wipe")
_REMIND = (1, 3, 7, 14, 30)  # days before


class _Shown(NamedTuple):
    """What the page shows of the register."""

    company: Company
    drafts: dict[str, str]
    encrypted: bool
    copies: CopyState


class SettingsPage(Page):
    """The company, its letterhead, how the window looks, reminders, lock, copies, examples."""

    tables: ClassVar[frozenset[str]] = frozenset({"company", "document"})

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        super().__init__(desk)
        words = desk.words
        self._form = Form(desk, Company, write=company.change_company, name="settings", parent=self)
        self._logo = LogoRow(desk)
        self._security = SecurityCard(self, desk, opening)
        self._backup = BackupCard(desk, opening)
        self._wipe = WipeCard(self, desk, opening)
        self._cards: dict[str, QWidget] = {
            "company": self._company_card(),
            "letterhead": self._letterhead_card(),
            "appearance": AppearanceCard(desk),
            "language": LanguageCard(desk),
            "reminders": self._reminders_card(),
            "security": self._security,
            "backup": self._backup,
            "examples": ExamplesCard(desk, opening),
            "wipe": self._wipe,
            "about": self._about_card(),
        }
        if opening.is_example:
            for key in _NOT_OF_AN_EXAMPLE:
                card = self._cards.pop(key)
                card.setParent(self)  # it is told what there is, and never shown
                card.hide()
        body = plain(column(*self._cards.values(), None, gap=tokens.GUTTER))
        body.setMaximumWidth(px(_WIDTH))
        edge = tokens.MARGIN
        self._scroller = Scroller(row((body, 1000), None, margins=(edge, 4, edge, 28)))
        self.show_content(
            TopBar(words("settings.title"), words("settings.subtitle")), (self._scroller, 1)
        )

    def open(self, *, card: str = "", **args: Any) -> None:
        """Show the settings, from one of the cards on."""
        super().open(**({"card": card} if card else {}), **args)
        if card in self._cards:
            QTimer.singleShot(0, self, lambda: self._go_to(self._cards[card]))

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
            )

        self.desk.background.read(job, self._show, owner=self)

    def flush(self) -> None:
        """Write what is typed."""
        self._form.flush()

    def escape(self) -> bool:
        """Esc closes the sheet that is open."""
        return self._security.close_sheet() or self._wipe.close_sheet()

    def _go_to(self, card: QWidget) -> None:
        """Put a card at the top, and the focus on its first control."""
        body = self._scroller.widget()
        top = card.mapTo(body, QtCore.QPoint(0, 0)).y() if body is not None else 0
        self._scroller.verticalScrollBar().setValue(top)
        first = first_stop(card)
        if first is not None:
            first.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _show(self, found: "_Shown") -> None:
        record = found.company
        self._form.show(record, found.drafts)
        self._logo.show_logo(there=record.logo_document_id is not None)
        self._security.show_state(encrypted=found.encrypted)
        self._backup.show_state(found.copies)
        self._wipe.show_company(record.name)
        self._remind.set_value(record.remind_days)

    def _company_card(self) -> QWidget:
        words, form, gap = self.desk.words, self._form, tokens.FIELD_GAP
        return Card(
            Label(words("settings.company"), "h2"),
            14,
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

    def _choose_days(self, days: object) -> None:
        self.desk.background.write(
            lambda register: company.change_company(register, "remind_days", days), owner=self
        )
