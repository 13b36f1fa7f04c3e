"""Pictures of notices, documents, history and the bin, empty and full (see ``pictures``)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dpo_desk.desk.opening import Opening
from dpo_desk.duties import answering, documents, intake, notices
from dpo_desk.law.codes import LetterKind, ProposalCertainty
from dpo_desk.records import Activity, Notice, NoticeVersion, RetentionRule, Service, Statement
from dpo_desk.register import Register
from tests.desk.window import find
from tests.duties.conftest import DRAFT

if TYPE_CHECKING:
    from tests.pictures import Look

OLD = """Personvernerklæring for Fjordlys Prøve AS

Hvem er ansvarlig?
Fjordlys Prøve AS er ansvarlig for opplysningene vi behandler om kunder og besøkende.

Hvor lagrer vi opplysningene?
Vi bruker Microsoft 365 til e-post og dokumenter. Opplysningene lagres innenfor EU/EØS.
Vi lagrer ikke mer enn vi trenger.

Hvor lenge?
Vi sletter opplysninger om kunder to år etter at avtalen er slutt.

Svar på henvendelser
Vi svarer senest innen 30 dager."""
NEW = (
    OLD.replace("innenfor EU/EØS", "innenfor EU/EØS, og hos Asana i USA")
    .replace("Vi lagrer ikke mer enn vi trenger.\n", "")
    .replace("to år", "tre år")
    + "\n\nKlage\nDu kan klage til Datatilsynet på datatilsynet.no."
)
VIEWS = {  # of the check of a notice
    "register": "notice-check",
    "checklist": "notice-checklist",
    "write": "notice-write",
    "tell": "notice-tell",
}
WEB = "fjordlys.example/personvern"
KEPT = {  # which document each picture shows
    "documents": "Databehandleravtale Asana.pdf",
    "documents-text": "referat-2026-11-12.txt",
    "documents-runs": "oppsett.bat",
    "documents-damaged": "skannet avtale.pdf",
}


def fill(register: Register) -> None:
    """Two versions of a notice, sentences that something was taken from, some files."""
    first = notices.new_version(register, text=OLD, title="Personvernerklæring")
    notices.publish(register, first.uid, on=date(2025, 3, 1), where=WEB)
    with register.action("seed.loaded", seed="prove"):
        for quote, topic, about in said(register):
            start = OLD.index(quote)
            register.add(
                Statement(
                    notice_version_id=first.id,
                    topic=topic,
                    record_table=about.table if about else "",
                    record_uid=about.uid if about else "",
                    certainty=ProposalCertainty.STATED,
                    start=start,
                    end=start + len(quote),
                    line=OLD.count("\n", 0, start) + 1,
                    quote=quote,
                )
            )
    uid = register.get(Notice, first.notice_id).uid
    notices.new_version(register, text=NEW, notice_uid=uid, because="Asana tatt i bruk")
    for file in files(register):
        documents.keep(register, file)


def said(register: Register) -> list[tuple[str, str, Service | Activity | RetentionRule | None]]:
    """Quotes of the old text, what each is about, and the record."""
    service = register.first(Service, "name = 'Microsoft 365'")
    return [
        ("Vi bruker Microsoft 365 til e-post og dokumenter.", "recipient", service),
        ("Opplysningene lagres innenfor EU/EØS.", "storage", service),
        ("om kunder og besøkende", "scope", register.first(Activity)),
        (
            "Vi sletter opplysninger om kunder to år etter at avtalen er slutt.",
            "retention",
            register.first(RetentionRule),
        ),
        ("Vi svarer senest innen 30 dager.", "promise", None),
    ]


def files(register: Register) -> list[documents.Incoming]:
    """A letter as PDF, a text, something that runs and a PDF that is none."""
    request = intake.log_request(register, DRAFT)
    drawn = answering.draw(*answering.compose(register, request.id, LetterKind.ACCESS))
    text = "Referat fra gjennomgangen av databehandlere.\n\n1. Microsoft 365\n2. Asana\n"
    return [
        documents.Incoming("Databehandleravtale Asana.pdf", documents.PDF, drawn.pdf, "", 3,
                           False),
        documents.Incoming("referat-2026-11-12.txt", "text/plain", text.encode(), text, 0, False),
        documents.Incoming("oppsett.bat", "application/octet-stream", b"@echo off", "", 0, False),
        documents.Incoming("skannet avtale.pdf", documents.PDF, b"%PDF-1.7", "", 0, False),
    ]  # fmt: skip


def empty_pages(opening: Opening, look: "Look", out: Path) -> Iterator[str]:
    """A picture of each page before there is anything on it."""
    from tests.pictures import save

    for name in empty_states(opening):
        yield save(opening, name, look, out)


def empty_states(opening: Opening) -> Iterator[str]:
    """The pages before there is anything on them."""
    for name, (page, args) in {
        "notices-empty": ("notices", {}),
        "documents-empty": ("documents", {}),
        "notice-check-empty": ("notice_check", {}),
        "bin-empty": ("history", {"bin": True}),
    }.items():
        opening.window.go(page, **args)
        yield name


def notices_pages(opening: Opening, look: "Look", out: Path) -> Iterator[str]:
    """A picture of every state."""
    from tests.pictures import save

    for name in states(opening):
        yield save(opening, name, look, out)


def states(opening: Opening) -> Iterator[str]:
    """Each page with something on it; a comparison, the editor, an entry, the bin."""
    window, register = opening.window, opening.desk.background._register
    fill(register)
    old, new = (version.uid for version in register.find(NoticeVersion, order="number"))
    window.go("notices", uid=old)
    window.pages.page.side.table.selectRow(1)
    yield "notices"
    window.go("notices", uid=new)
    find(window, "notices.compare").click()
    yield "notices-compare"
    find(window, "notices.publish").click()
    yield "notices-publish"
    window.pages.page.escape()
    window.pages.page.new()
    yield "notices-edit"
    window.pages.page.back()
    for view, name in VIEWS.items():
        window.go("notice_check", uid=new, view=view)
        yield name
    yield from checks(opening)
    rows = register.rows("select uid, name from document")
    kept = {str(row["name"]): str(row["uid"]) for row in rows}
    for page, name in KEPT.items():
        window.go("documents", uid=kept[name])
        yield page
    window.go("history")
    yield from history(opening)


def checks(opening: Opening) -> Iterator[str]:
    """A finding, the sheet that asks why it is in order, and one that is."""
    window = opening.window
    window.go("checks")
    yield "checks"
    find(window, "checks.accept").click()
    yield "checks-accept"
    find(window, "checks.accept.reason").setPlainText("Avklart med styret i oktober.")
    find(window, "checks.accept.do").click()
    find(window, "checks.filter.ok").click()
    yield "checks-accepted"


def history(opening: Opening) -> Iterator[str]:
    """An entry, one record's history, and the bin."""
    window, register = opening.window, opening.desk.background._register
    find(window, "history.table").selectRow(3)
    yield "history"
    service = register.first(Service, "name = 'Papirarkivet'")
    window.go("history", uid=service.uid)
    yield "history-of"
    window.go("history", bin=True)
    with register.action("action.notice.removed"):
        register.remove(service)
        register.remove(register.first(Activity))
    find(window, "bin.table").selectRow(0)
    yield "bin"
