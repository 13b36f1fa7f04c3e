"""Parts of a processor's form: the agreement's file, transfers out of the EEA, the supplier."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.links import go_to
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import pair
from dpo_desk.desk.widgets.layout import column, frame, row
from dpo_desk.desk.widgets.text import Elide, Icon, Label
from dpo_desk.duties import documents, services
from dpo_desk.law import countries, dates
from dpo_desk.law.codes import TransferMechanism
from dpo_desk.records import Vendor

if TYPE_CHECKING:
    from dpo_desk.duties.documents import Incoming
    from dpo_desk.duties.service_view import Agreement, Transfer


class AgreementBox(QWidget):
    """Drop the agreement here; then the file, with what can be done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._uid = ""  # of the service
        self._document = ""
        words = desk.words
        self.drop = DropArea(
            words,
            words("processor.dpa.drop"),
            words("processors.dpa.body"),
            services.AGREEMENT_TYPES,
        )
        self.drop.button.setObjectName("processors.agreement.file")
        self.drop.dropped.connect(lambda paths: self.take(paths[0]))
        self._name = Elide("", "strong")
        self._detail = Elide("", "caption")
        self._show = Button(words("common.show"), "ghost", small=True)
        self._show.setObjectName("processors.agreement.show")
        self._show.clicked.connect(lambda _checked=False: go_to(desk, "document", self._document))
        remove = words("processors.dpa.remove")
        self._drop_it = Button("", "icon", "trash-2", small=True, tip=remove)
        self._drop_it.setObjectName("processors.agreement.remove")
        self._drop_it.clicked.connect(lambda _checked=False: self._remove())
        texts = column(self._name, self._detail, gap=1)
        line = row(Icon("file-text"), (texts, 1), self._show, self._drop_it, gap=8)
        line.setContentsMargins(14, 10, 8, 10)
        self._file = frame(line, "Sunken")
        self._asks = Banner(
            "warn", words("processors.dpa.id"), words("processors.dpa.id.body"),
            words("processors.dpa.id.keep"),
        )  # fmt: skip
        self._asks.button.setObjectName("processors.agreement.keep")
        self._asks.button.clicked.connect(lambda _checked=False: self._keep_it())
        self._waiting: tuple[str, Incoming] | None = None
        self._wrong = Label("", "danger", wrap=True)
        self.setLayout(column(self.drop, self._file, self._asks, self._wrong, gap=8))
        for hidden in (self._file, self._asks, self._wrong):
            hidden.hide()

    def show_agreement(self, uid: str, agreement: "Agreement | None") -> None:
        """Show the file of the service ``uid``, or the place to drop it."""
        if uid != self._uid:
            self._waiting = None
            self._asks.hide()
            self._wrong.hide()
        self._uid = uid
        self._document = agreement.uid if agreement is not None else ""
        if agreement is not None:
            words = self._desk.words
            self._name.set_text(agreement.name)
            day = agreement.added_on
            added = dates.write(day, words.language) if day is not None else ""
            self._detail.set_text(words("processors.dpa.kept", date=added))
        self.drop.setVisible(agreement is None)
        self._file.setVisible(agreement is not None)

    def take(self, path: Path) -> None:
        """Read a file on the worker and keep it with the service that is shown now."""
        uid = self._uid
        self._wrong.hide()

        def job() -> "Incoming":
            services.check_agreement(path.name)
            return documents.read_incoming(path)

        self._desk.background.compute(job, partial(self._read, uid), self._refused, owner=self)

    def _read(self, uid: str, file: "Incoming") -> None:
        if file.has_national_id:
            self._waiting = uid, file
            self._asks.setVisible(uid == self._uid)
        else:
            self._keep(uid, file)

    def _keep_it(self) -> None:
        waiting, self._waiting = self._waiting, None
        self._asks.hide()
        if waiting is not None:
            self._keep(*waiting)

    def _keep(self, uid: str, file: "Incoming") -> None:
        def job(register: Any) -> object:
            return services.attach_agreement(register, uid, file)

        self._desk.background.write(job, None, self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        if not hasattr(error, "field"):
            raise error
        self._wrong.setText(error.say(self._desk.words))  # type: ignore[attr-defined]
        self._wrong.show()

    def _remove(self) -> None:
        uid, words, desk = self._uid, self._desk.words, self._desk

        def said(_service: object) -> None:
            desk.toast(words("processors.dpa.removed"), words("undo.do"), desk.undo)

        desk.background.write(
            lambda register: services.detach_agreement(register, uid), said, desk.tell, owner=self
        )


class TransferBox(QWidget):
    """Which countries outside the EEA, and what the ground that was chosen means."""

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__()
        self._words = words = desk.words
        grounds = [(each, words(each.key)) for each in _ORDER]
        self._where = Label("", "small", wrap=True)
        self._means = Label("", "small", wrap=True)
        self._means.setObjectName("processors.mechanism.means")
        self.setLayout(
            column(
                self._where,
                10,
                form.row("mechanism", choices=grounds),
                6,
                self._means,
                tokens.FIELD_GAP,
                pair(
                    form.row("mechanism_checked_on", label=words("processors.checked")),
                    form.row("tia_on", label=words("processors.assessed")),
                ),
                tokens.FIELD_GAP,
                form.row("mechanism_note"),
            )
        )

    def show_transfer(self, transfer: "Transfer") -> None:
        """Say it in plain words."""
        words = self._words
        named = [countries.inline(code, words.language) for code in transfer.places]
        self._where.setText(words("processors.outside", places=", ".join(named)))
        means = [words(f"processors.means.{transfer.mechanism.value}")]
        if transfer.limited:
            limited = (countries.name(code, words.language) for code in transfer.limited)
            means.append(words("processors.means.limited", places=", ".join(limited)))
        if transfer.decision:
            means.append(words("processors.means.decision", decision=transfer.decision))
        self._means.setText(" ".join(means))


_ORDER = (
    TransferMechanism.UNKNOWN,
    TransferMechanism.ADEQUACY,
    TransferMechanism.DPF,
    TransferMechanism.SCC,
    TransferMechanism.BCR,
    TransferMechanism.DEROGATION,
    TransferMechanism.PRIVACY_SHIELD,
    TransferMechanism.EEA,
)


class VendorFacts(QWidget):
    """What is known of the supplier, whatever is bought from it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self._form = Form(desk, Vendor, write=_write_vendor, name="processors.vendor", parent=self)
        line = self._form.row
        self.setLayout(
            column(
                pair(
                    line("org_number", label=words("processors.vendor.number")),
                    line("country", label=words("processors.vendor.country")),
                ),
                tokens.FIELD_GAP,
                line("website"),
                8,
                Label(words("processors.vendor.shared"), "caption", wrap=True),
            )
        )
        self.hide()

    def show_vendor(self, vendor: Vendor | None) -> None:
        """Show a supplier; None for what the company runs itself."""
        self.setVisible(vendor is not None)
        if vendor is not None:
            self._form.show(vendor)

    def flush(self) -> None:
        """Write what is typed."""
        self._form.flush()


def _write_vendor(register: Any, field: str, value: Any, /, *, merge: str) -> object:
    """The merge id says whose field it is, whatever is shown by now."""
    _table, uid, _field = merge.split(".")
    return services.change_vendor(register, uid, field, value, merge=merge)
