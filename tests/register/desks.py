"""Small registers for the register's own tests, on a clock that is moved by hand."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dpo_desk.law.clock import FixedClock
from dpo_desk.records import (
    Claim,
    Company,
    Document,
    Event,
    EventKind,
    KeptLetter,
    Request,
    Search,
    Task,
)
from dpo_desk.register import Register

KEY = "x'" + "5a" * 32 + "'"  # the key itself: no derivation to wait for
PASSWORD = "blåbærtur på Øya"
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)


class HandClock(FixedClock):
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        super().__init__(now)

    def move(self, **span: float) -> None:
        """Move by a timedelta's arguments."""
        self._now += timedelta(**span)


def new(path: Path, clock: FixedClock | None = None, password: str | None = None) -> Register:
    """A register with a company in it."""
    company = Company(name="Fjordlys Prøve AS", org_number="313131319")
    return Register.create(path, company=company, password=password, clock=clock or HandClock())


def log(register: Register, ref: str = "2026-001", **values: Any) -> Request:
    """A request with a claim and its first event, in one action."""
    values = {"requester_name": "Kari Eksempel", "text": "Hvilke opplysninger har dere?"} | values
    with register.action("request.logged", ref=ref):
        request = register.add(Request(ref=ref, **values))
        register.add(Claim(request_id=request.id))
        register.add(Event(request_id=request.id, kind=EventKind.RECEIVED, at=NOON))
    return request


PERSONAL = (
    "Åse Bjørnsæter",
    "aase.personlig@example.com",
    "+47 99887766",
    "Kjærlighetsstien 77",
    "Ærlend Hjelpemann",
    "hjelpemann@example.com",
    "fullmaktsnummer",
    "hemmeligønske",
    "notatomåse",
    "grunngivning",
    "saksbehandleren",
    "hendelsesnotat",
    "søkeordene",
    "funnetiarkivet",
    "innledningstil",
    "utelattavhensyn",
    "passkopi",
    "dokumenttekst",
    "bytesidokumentet",
    "bytesibrevet",
    "ringetilåse",
    "halvskrevetdato",
    "gammeltnavn",
)


def log_with_everything(register: Register, ref: str = "2026-007") -> Request:
    """A case in which every personal field, every kind of row and a draft holds something."""
    (name, email, phone, address, helper, helper_email, authority, text, note, grounds) = PERSONAL[
        :10
    ]
    (who, event_note, words, found, intro, omitted, file, file_text) = PERSONAL[10:18]
    data, pdf, task, draft, old_name = PERSONAL[18:]
    with register.action("request.logged", ref=ref):
        request = register.add(
            Request(
                ref=ref,
                requester_name=old_name,
                requester_email=email,
                requester_phone=phone,
                requester_address=address,
                representative_name=helper,
                representative_email=helper_email,
                representative_authority=authority,
                text=text,
                note=note,
            )
        )
        register.add(Claim(request_id=request.id, grounds=grounds))
        register.add(Event(request_id=request.id, who=who, note=event_note, at=NOON))
        search = register.add(
            Search(request_id=request.id, place="Arkivet", who=who, words=words, note=found)
        )
        register.add(
            KeptLetter(
                request_id=request.id, to_name=name, intro=intro, omitted=omitted, pdf=pdf.encode()
            )
        )
        register.add(
            Document(search_id=search.id, name=file, text=file_text, data=data.encode() * 500)
        )
        register.add(Task(title=task, record_table="request", record_uid=request.uid))
    with register.action("request.changed", ref=ref):
        request = register.change(request, requester_name=name)
    register.keep_draft("request", request.uid, "received_on", draft)
    register.keep_draft("window", "window", "window", draft)
    return request
