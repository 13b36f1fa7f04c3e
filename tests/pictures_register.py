"""Pictures of the processors, and the register they show."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from dpo_desk.duties import services
from dpo_desk.duties.documents import Incoming
from dpo_desk.law.codes import Role, TransferMechanism
from dpo_desk.records import AgreementStatus, Service
from dpo_desk.register import Register
from tests import sample
from tests.desk.window import find, opened

if TYPE_CHECKING:
    from tests.pictures import Look

_AGREEMENT = Incoming("Microsoft-DPA.pdf", "application/pdf", b"%PDF-1.7", "", 1, False)
_SERVICES: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    ("MailerLite", "", "Nyhetsbrev og påmelding", {"storage_countries": ("EEA",)}),
    ("Google", "Google Analytics", "Statistikk på nettsiden", {
        "storage_countries": ("US",),
        "mechanism": TransferMechanism.PRIVACY_SHIELD,
        "agreement_status": AgreementStatus.CLAIMED,
        "review_on": date(2026, 11, 20),
    }),
    ("Webhuset", "", "Drift av nettside", {
        "storage_countries": ("NO",),
        "agreement_status": AgreementStatus.SIGNED,
        "review_on": date(2027, 9, 1),
    }),
    ("SurveyMonkey", "", "Kundeundersøkelser", {"storage_countries": ("US",), "in_use": False}),
)  # fmt: skip


def processor_pages(app: QApplication, look: "Look", out: Path) -> Iterator[str]:
    """Before the first, in every state, with the sheets, and with a name as long as names get."""
    from tests.pictures import LONG_NAME, save

    with TemporaryDirectory() as folder, opened(
        app, mode=look.mode, language=look.language, scale=look.scale
    ) as opening:  # fmt: skip
        path = Path(folder) / "Fjordlys Prøve AS.perm"
        sample.make(Path(folder), name=path.name).close()
        opening.open(path)
        register, window = opening.desk.background._register, opening.window
        window.go("processors")
        if look.name == "light-long":
            services.change(register, _uid(register, "Asana"), "name", LONG_NAME)
        fill(register)
        for name, called in _SHOWN.items():
            window.go("processors", uid=_uid(register, called))
            window.pages.page.pieces.begin(whole=True)
            yield save(opening, name, look, out)
        bar = window.pages.page.panel._scroller.verticalScrollBar()
        bar.setValue(bar.maximum())
        yield save(opening, "processors-links", look, out)
        window.pages.page.new()
        find(window, "newprocessor.vendor_id").setText("mailerlite")
        window.pages.page._sheet._look()
        yield save(opening, "processors-new", look, out)
        window.pages.page.escape()
        window.go("processors", uid=_uid(register, "MailerLite"))
        find(window, "processors.banner.action").click()
        yield save(opening, "processors-email", look, out)
        find(window, "sheet.close").click()
        for service in register.find(Service):
            services.remove(register, service.uid)
        window.go("processors")
        yield save(opening, "processors-empty", look, out)


_SHOWN = {
    "processors": "MailerLite",
    "processors-outside": "Google Analytics",
    "processors-in-order": "Microsoft 365",
}


def _uid(register: Register, name: str) -> str:
    found = register.first(Service, "name = :name", name=name)
    if found is None:
        raise ValueError(name)
    return found.uid


def fill(register: Register) -> None:
    """Processors in every state beside those of the sample."""
    for vendor, name, used_for, facts in _SERVICES:
        service = services.add(register, vendor, name, used_for)
        for field, value in facts.items():
            services.change(register, service.uid, field, value)
    signed = register.first(Service, "name = 'Microsoft 365'")
    if signed is not None:
        services.attach_agreement(register, signed.uid, _AGREEMENT)
        services.change(register, signed.uid, "review_on", date(2027, 3, 12))
    unclear = register.first(Service, "name = '24SevenOffice'")
    if unclear is not None:
        services.change(register, unclear.uid, "role", Role.UNCLEAR)
