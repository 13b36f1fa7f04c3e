"""Processors: the services that are bought, their vendors, agreements and where data lie."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.pages.processors_banner import show_lack
from dpo_desk.desk.pages.processors_parts import AgreementBox, SubProcessorList, TransferBox
from dpo_desk.desk.pages.processors_rows import columns
from dpo_desk.desk.pages.record_panel import Command
from dpo_desk.desk.pages.register_page import RegisterPage, group
from dpo_desk.desk.table import Column
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.desk.widgets.text import Label
from dpo_desk.duties import service_list, service_view, services
from dpo_desk.duties.record_view import RecordView
from dpo_desk.duties.service_view import ServiceView
from dpo_desk.law.codes import Role, TransferMechanism
from dpo_desk.records import AgreementStatus, Service, Vendor

if TYPE_CHECKING:
    from dpo_desk.desk.pages.processors_new import NewProcessorSheet


class ProcessorsPage(RegisterPage):
    """A service with its vendor a row (MODEL 29)."""

    key: ClassVar[str] = "processors"
    icon: ClassVar[str] = "building-2"
    record = Service
    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "service", "vendor", "sub_processor", "document", "activity", "activity_service",
            "retention_rule", "search", "statement", "task",
        }
    )  # fmt: skip
    change = staticmethod(services.change)
    remove = staticmethod(services.remove)

    def __init__(self, desk: Desk) -> None:
        self.listing = service_list.listing(desk.clock.today())
        self._sheet: NewProcessorSheet | None = None
        super().__init__(desk)

    def columns(self) -> Sequence[Column]:
        """Name and use, where, the agreement, the next review."""
        return columns(self.desk.words)

    def build_form(self) -> Sequence[Item]:
        """What it is and the agreement first, then transfers, sub-processors, the supplier."""
        line, words, gap = self.form.row, self.desk.words, tokens.FIELD_GAP
        self.agreement = AgreementBox(self.desk)
        self.transfer = TransferBox(self.desk, self.form)
        self.subs = SubProcessorList(self.desk)
        self._outside = plain(column(*group(words("processors.transfer"), self.transfer)))
        roles = [(each, words(each.key)) for each in Role]
        return (
            pair(line("name"), line("storage_countries")),
            gap,
            line("used_for"),
            *group(
                words("processors.agreement"),
                pair(self._status(), line("agreement_signed_on")),
                self.agreement,
                line("contact"),
                pair(line("review_on", ahead=True), line("agreement_ended_on")),
            ),
            self._outside,
            *group(
                words("processors.more"),
                pair(line("access_countries"), line("role", choices=roles)),
                line("storage_note"),
                line("in_use"),
                line("note"),
            ),
            *group(words("field.processor.subs"), self.subs),
            *self._vendor_group(),
        )

    def _status(self) -> QWidget:
        words = self.desk.words
        known = [(each, words(f"processors.status.{each.value}")) for each in AgreementStatus]
        return self.form.row("agreement_status", choices=known)

    def _vendor_group(self) -> Sequence[Item]:
        words = self.desk.words
        self._vendor_form = Form(
            self.desk, Vendor, write=_write_vendor, name="processors.vendor", parent=self
        )
        line = self._vendor_form.row
        self._shared = Label(words("processors.vendor.shared"), "caption", wrap=True)
        self._vendor_facts = plain(
            column(
                pair(
                    line("org_number", label=words("processors.vendor.number")),
                    line("country", label=words("processors.vendor.country")),
                ),
                tokens.FIELD_GAP,
                line("website"),
                8,
                self._shared,
            )
        )
        chosen = self.form.row("vendor_id", choices=(), free=True)
        return group(words("processors.vendor"), chosen, self._vendor_facts)

    def new(self) -> None:
        """Ctrl+N: a sheet that asks for a name, and knows when it is there already."""
        from dpo_desk.desk.pages.processors_new import NewProcessorSheet

        if self._sheet is None:
            self._sheet = NewProcessorSheet(self, self.desk)
            self._sheet.created.connect(self._created)
            self._sheet.found.connect(self._created)
        if not self._sheet.is_open:
            self._sheet.open_sheet()

    def escape(self) -> bool:
        """Esc closes the sheet."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

    def flush(self) -> None:
        """Write what is typed, about the service and what belongs to it."""
        super().flush()
        self.subs.flush()
        self._vendor_form.flush()

    def read_more(self, register: Any, record: Any) -> ServiceView:
        """Vendor, sub-processors, agreement, what is lacking."""
        return service_view.view(register, record)

    def show_view(self, view: RecordView) -> None:
        """Show what belongs to the service, and what it lacks."""
        more: ServiceView = view.more
        record: Service = view.record
        self.form.set_choices("vendor_id", more.vendors)
        self.form.show(record)
        self._vendor_facts.setVisible(more.vendor is not None)
        if more.vendor is not None:
            self._vendor_form.show(more.vendor)
        self.agreement.show_agreement(record.uid, more.agreement)
        chosen = record.mechanism not in (TransferMechanism.UNKNOWN, TransferMechanism.EEA)
        self._outside.setVisible(bool(more.transfer.places) or chosen)
        self.transfer.show_transfer(more.transfer)
        self.subs.show_list(record.uid, more.sub_processors)
        show_lack(self, record, more)

    def commands(self, view: RecordView) -> Sequence[Command]:
        """An e-mail to the supplier can be written at any time."""
        words = self.desk.words
        more: ServiceView = view.more

        def write() -> None:
            self.write_email(view.record, more)

        return [Command(words("processor.dpa.email"), "mail", write)]

    def write_email(self, record: Service, more: ServiceView) -> None:
        """A prepared text that asks the supplier for the agreement."""
        from dpo_desk.desk.pages.processors_email import EmailSheet

        words, to = self.desk.words, record.contact if "@" in record.contact else ""
        subject = words("processors.email.subject", service=record.name)
        text = words("processors.email.text", service=record.name, company=more.company)
        EmailSheet(self, self.desk, to, subject, text).open_sheet()

    def _created(self, uid: str) -> None:
        self.show_record(uid, field="storage_countries")


def _write_vendor(register: Any, field: str, value: Any, /, *, merge: str) -> object:
    """The merge id says whose field it is, whatever is shown by now."""
    _table, uid, _field = merge.split(".")
    return services.change_vendor(register, uid, field, value, merge=merge)
