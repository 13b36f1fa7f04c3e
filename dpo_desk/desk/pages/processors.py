"""Processors: the services that are bought, their vendors, agreements and where data lie."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.processors_banner import show_lack
from dpo_desk.desk.pages.processors_parts import AgreementBox, TransferBox, VendorFacts
from dpo_desk.desk.pages.processors_rows import columns
from dpo_desk.desk.pages.processors_subs import SubProcessorList
from dpo_desk.desk.pages.record_panel import Command
from dpo_desk.desk.pages.register_page import RegisterPage, group
from dpo_desk.desk.table import Column
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.duties import service_list, service_view, services
from dpo_desk.duties.record_view import RecordView
from dpo_desk.duties.service_view import ServiceView
from dpo_desk.law.codes import Role, TransferMechanism
from dpo_desk.records import AgreementStatus, Service

if TYPE_CHECKING:
    from dpo_desk.desk.pages.processors_new import NewProcessorSheet


_NO_GROUND = (TransferMechanism.UNKNOWN, TransferMechanism.EEA)


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
        self._flushed: list[Callable[[], object]] = []  # what else has half-typed fields
        super().__init__(desk)

    def columns(self) -> Sequence[Column]:
        """Name and use, where, the agreement, the next review."""
        return columns(self.desk.words)

    def open(self, **args: Any) -> None:
        """Where a field is asked for, the whole form is there first."""
        self.pieces.begin(whole=bool(args.get("field")))
        super().open(**args)

    def build_form(self) -> Sequence[Item]:
        """What it is and the agreement first, then transfers, sub-processors, the supplier."""
        self._showers: list[Callable[[RecordView], object]] = []
        self._shown = 0
        self.pieces = Pieces(
            self._build_what,
            self._build_agreement,
            self._build_transfer,
            self._build_more,
            self._build_subs,
            self._build_vendor,
        )
        self.pieces.built.connect(self._show_built)
        return (self.pieces,)

    def _build_what(self) -> Sequence[Item]:
        line = self.form.row
        return (
            pair(line("name"), line("storage_countries")),
            tokens.FIELD_GAP,
            line("used_for"),
        )

    def _build_agreement(self) -> Sequence[Item]:
        line, words = self.form.row, self.desk.words
        self.agreement = AgreementBox(self.desk)
        self._showers.append(
            lambda view: self.agreement.show_agreement(view.record.uid, view.more.agreement)
        )
        return group(
            words("processors.agreement"),
            pair(self._status(), line("agreement_signed_on")),
            self.agreement,
            line("contact"),
            pair(line("review_on", ahead=True), line("agreement_ended_on")),
        )

    def _build_transfer(self) -> Sequence[Item]:
        self.transfer = TransferBox(self.desk, self.form)
        box = plain(column(*group(self.desk.words("processors.transfer"), self.transfer)))

        def show(view: RecordView) -> None:
            chosen = view.record.mechanism not in _NO_GROUND
            box.setVisible(bool(view.more.transfer.places) or chosen)
            self.transfer.show_transfer(view.more.transfer)

        self._showers.append(show)
        return (box,)

    def _build_more(self) -> Sequence[Item]:
        line, words = self.form.row, self.desk.words
        roles = [(each, words(each.key)) for each in Role]
        return group(
            words("processors.more"),
            line("access_countries"),
            line("role", choices=roles),  # its words need the whole width
            line("storage_note"),
            line("in_use"),
            line("note"),
        )

    def _build_subs(self) -> Sequence[Item]:
        self.subs = SubProcessorList(self.desk)
        self._flushed.append(self.subs.flush)
        self._showers.append(
            lambda view: self.subs.show_list(view.record.uid, view.more.sub_processors)
        )
        return group(self.desk.words("field.processor.subs"), self.subs)

    def _build_vendor(self) -> Sequence[Item]:
        words = self.desk.words
        chosen = self.form.row("vendor_id", choices=(), free=True)
        facts = VendorFacts(self.desk)
        self._flushed.append(facts.flush)

        offered: list[tuple[tuple[int, str], ...]] = []

        def show(view: RecordView) -> None:
            if offered != [view.more.vendors]:
                offered[:] = [view.more.vendors]
                self.form.set_choices("vendor_id", view.more.vendors)
                self.form.control("vendor_id").set_value(view.record.vendor_id)
            facts.show_vendor(view.more.vendor)

        self._showers.append(show)
        return group(words("processors.vendor"), chosen, facts)

    def _status(self) -> QWidget:
        words = self.desk.words
        known = [(each, words(f"processors.status.{each.value}")) for each in AgreementStatus]
        return self.form.row("agreement_status", choices=known)

    def new(self) -> None:
        """Ctrl+N: a sheet that asks for a name, and knows when it is there already."""
        from dpo_desk.desk.pages.processors_new import NewProcessorSheet

        if self._sheet is None:
            self._sheet = NewProcessorSheet(self, self.desk)
            self._sheet.again = {"sheet": "new"}
            self._sheet.created.connect(self._created)
            self._sheet.found.connect(self._created)
        if not self._sheet.is_open:
            self._sheet.open_sheet()

    def reopen(self, again: Mapping[str, Any]) -> None:
        """The sheet of a new one, or of an e-mail."""
        if again["sheet"] == "new":
            self.new()
        else:
            self._open_email("", "", "")  # what stood there comes back

    def escape(self) -> bool:
        """Esc closes the sheet."""
        if self._sheet is None or not self._sheet.is_open:
            return False
        self._sheet.close_sheet()
        return True

    def flush(self) -> None:
        """Write what is typed, about the service and what belongs to it."""
        super().flush()
        for flush in self._flushed:
            flush()

    def read_more(self, register: Any, record: Any) -> ServiceView:
        """Vendor, sub-processors, agreement, what is lacking."""
        return service_view.view(register, record)

    def show_view(self, view: RecordView) -> None:
        """Show what belongs to the service, and what it lacks."""
        for show in self._showers:
            show(view)
        self._shown = len(self._showers)
        show_lack(self, view.record, view.more)

    def go_to_field(self, field: str) -> None:
        """Put the focus into a field, which may not be built yet."""
        self.pieces.begin(whole=True)
        if field == "subprocessors":
            self.subs.add.setFocus()
        else:
            super().go_to_field(field)

    def _show_built(self) -> None:
        """Fill what has just been built."""
        if self.view is not None:
            self.form.show(self.view.record, self.view.drafts, self.view.sources)
            for show in self._showers[self._shown :]:
                show(self.view)
            self._shown = len(self._showers)

    def commands(self, view: RecordView) -> Sequence[Command]:
        """An e-mail to the supplier can be written at any time."""
        words = self.desk.words
        more: ServiceView = view.more

        def write() -> None:
            self.write_email(view.record, more)

        return [Command(words("processor.dpa.email"), "mail", write)]

    def write_email(self, record: Service, more: ServiceView) -> None:
        """A prepared text that asks the supplier for the agreement."""
        words, to = self.desk.words, record.contact if "@" in record.contact else ""
        subject = words("processors.email.subject", service=record.name)
        text = words("processors.email.text", service=record.name, company=more.company)
        self._open_email(to, subject, text)

    def _open_email(self, to: str, subject: str, text: str) -> None:
        from dpo_desk.desk.pages.processors_email import EmailSheet

        sheet = EmailSheet(self, self.desk, to, subject, text)
        sheet.again = {"sheet": "email"}
        sheet.open_sheet()

    def _created(self, uid: str) -> None:
        self.show_record(uid, field="storage_countries")
