"""Pictures of the register's pages, and the register they show."""

from datetime import date

from dpo_desk.duties import services
from dpo_desk.duties.documents import Incoming
from dpo_desk.law.codes import Role, TransferMechanism
from dpo_desk.records import AgreementStatus, Service
from dpo_desk.register import Register

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
