"""Settings: one column of cards; everything is kept as it is changed, there is no Save."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.settings_cards import AboutCard, AppearanceCard, LogoRow
from dpo_desk.desk.pages.settings_safety import BackupCard, PasswordCard
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties import company
from dpo_desk.law.clock import local_date
from dpo_desk.records import Company
from dpo_desk.words import LANGUAGES

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening

_WIDTH = 640


class _Shown(NamedTuple):
    """What the page shows of the register."""

    company: Company
    drafts: dict[str, str]
    encrypted: bool
    copied_on: date | None


class SettingsPage(Page):
    """The company, its letterhead, how the window looks, password, copies, about."""

    tables: ClassVar[frozenset[str]] = frozenset({"company", "document"})

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        super().__init__(desk)
        self._form = Form(desk, Company, write=company.change_company, name="settings", parent=self)
        self._logo = LogoRow(desk)
        self._password = PasswordCard(self, desk, opening)
        self._backup = BackupCard(desk, opening)
        cards = column(
            self._company_card(),
            self._letterhead_card(),
            AppearanceCard(desk),
            self._password,
            self._backup,
            AboutCard(desk),
            None,
            gap=tokens.GUTTER,
        )
        body = plain(cards)
        body.setMaximumWidth(px(_WIDTH))
        edge = tokens.MARGIN
        inner = row((body, 1000), None, margins=(edge, 4, edge, 28))
        self.show_content(
            TopBar(desk.words("settings.title"), desk.words("settings.subtitle")),
            (Scroller(inner), 1),
        )

    def refresh(self) -> None:
        """Read the company again; what is being typed stays."""

        def job(register: Any) -> _Shown:
            found = register.company()
            last = register.last_backup
            return _Shown(
                found,
                register.drafts(found.uid),
                register.encrypted,
                local_date(last) if last is not None else None,
            )

        self.desk.background.read(job, self._show, owner=self)

    def flush(self) -> None:
        """Write what is typed."""
        self._form.flush()

    def escape(self) -> bool:
        """Esc closes the sheet of the password."""
        return self._password.close_sheet()

    def _show(self, found: "_Shown") -> None:
        record = found.company
        self._form.show(record, found.drafts)
        self._logo.show_logo(there=record.logo_document_id is not None)
        self._password.show_state(encrypted=found.encrypted)
        self._backup.show_last(found.copied_on)

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
