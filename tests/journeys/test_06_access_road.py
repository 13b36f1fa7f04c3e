"""Journey 6: a request for access, from the day it is typed in to the day the case is closed."""

import hashlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog

from dpo_desk.duties import case, keeping
from dpo_desk.law.codes import ClaimOutcome, RequestStatus
from dpo_desk.records import Event, KeptLetter, RetentionRule, Search
from tests import sample
from tests.journeys.driver import Driver
from tests.journeys.road import composer, drawn
from tests.paper.reading import text

PLACES = ("Microsoft 365", "24SevenOffice", "Asana", "Papirarkivet")


def make_binder(d: Driver) -> None:
    """A new binder through the window, and four systems, which no page can yet make."""
    d.click("welcome.new")
    d.type("new.name", "Fjordlys Prøve AS")
    d.type("new.org_number", "313 131 319")
    d.type("new.email", "personvern@fjordlys.example")
    d.type("new.manager", "Kari Eksempel")
    d.click("new.without")
    d.click("new.create")
    d.wait(lambda: d.window.pages.key == "notice_review")

    def fill(register):
        with register.action("seed.loaded"):
            sample._fill(register, promise="", retention=False)

    d.work(fill)
    d.click("nav.settings")
    d.type("settings.address", "Strandgata 12, 4005 Stavanger")
    d.click("nav.requests")


def log(d: Driver) -> None:
    """Ctrl+Shift+N, a date as one writes it, a name, create."""
    d.click("nav.settings")
    d.press("Ctrl+Shift+N")
    assert d.find("newrequest.kind.access").isChecked()
    d.type("newrequest.received_on", "3.11")
    d.type("newrequest.requester_name", "Ola Prøve")
    d.choose("newrequest.relation", "Kunde")
    d.type("newrequest.requester_email", "ola@example.com")
    d.type("newrequest.text", "Jeg vil vite hva dere har om meg.")
    d.click("newrequest.create")
    d.wait(lambda: d.window.pages.key == "request")


def search(d: Driver) -> None:
    """Four systems: something in two, nothing in two."""
    for number, row in enumerate(d.ask(lambda register: register.find(Search, order="id"))):
        result = "found" if number % 2 == 0 else "nothing"
        d.click(f"request.scope.{row.uid}/{result}")
        if result == "found":
            d.type(f"request.scope.{row.uid}.note", f"{number + 2} e-poster")
            d.press("Tab")


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the question «Lagre som PDF» is answered to."""
    path = tmp_path / "svar.pdf"
    answer = staticmethod(lambda *_args, **_more: (str(path), "PDF (*.pdf)"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return path


def test_the_whole_road(start, letter):
    d = start()
    make_binder(d)
    log(d)
    assert "Sak 2026-001 · svar innen torsdag 3. desember 2026" in d.texts()
    work(d)
    shown = fill(d)
    save_and_send(d, letter, shown)
    d.click("request.step.next")
    d.click("request.close")
    assert d.says("close.keep", date="fredag 19. november 2027")
    request = d.ask(lambda register: case.by_ref(register, "2026-001"))
    assert request.status is RequestStatus.CLOSED
    assert d.ask(lambda register: case.outcome(register, request)) is ClaimOutcome.ANSWERED
    happened = [event.kind.value for event in d.ask(lambda register: register.find(Event))]
    assert happened == [
        "received", "no_doubt", *["searched"] * 4, "decided", "letter_rendered", "letter_sent",
        "closed",
    ]  # fmt: skip
    d.click("log")
    for kind in ("received", "no_doubt", "closed"):
        assert d.says(f"event.{kind}")
    assert d.ask(keeping.verify).ok


def work(d: Driver) -> None:
    """Identity, search and assessment, each left by the button that leads on."""
    d.click("request.step.next")
    d.click("request.identity.no")
    d.type("request.identity.why", "Skrev fra adressen vi har fra før")
    d.click("request.identity.no.save")
    assert d.says("event.no_doubt")
    d.click("request.step.next")
    assert [place in d.texts() for place in PLACES] == [True] * 4
    search(d)
    d.click("request.step.next")
    d.click("request.assess.all")
    d.click("request.step.next")


def fill(d: Driver) -> bytes:
    """The missing period is a banner; the side sheet fills it; the letter says it."""
    assert "UTKAST" in text(drawn(d, holes=1))
    assert d.says("answer.missing", what="Brukerstøtte")
    d.click("request.answer.fill.0")
    d.type("fill.number", "3")
    d.choose("fill.unit", "år")
    d.click("fill.do")
    assert d.seen("fill") == []
    shown = drawn(d)
    (rule,) = d.ask(lambda r: r.find(RetentionRule, "period = 'P3Y'"))
    assert rule.data == "Brukerstøtte"
    assert "UTKAST" not in text(shown)
    assert "tre år" in text(shown)
    return shown


def save_and_send(d: Driver, letter: Path, shown: bytes) -> None:
    """What is shown is what is saved, what is sent and what is kept."""
    d.click("request.answer.pdf")
    d.wait(letter.is_file)
    assert letter.read_bytes() == shown
    d.wait(lambda: d.says("answer.saved", name="svar.pdf"))
    d.click("request.answer.send")
    assert d.says("answer.send.final")
    d.click("request.send.do")
    d.wait(lambda: d.says("answer.sent", date="19. november 2026"))
    (kept,) = d.ask(lambda register: register.find(KeptLetter))
    assert kept.sha256 == hashlib.sha256(letter.read_bytes()).hexdigest()
    assert kept.pdf == letter.read_bytes()


def test_the_file_has_text_and_embedded_fonts(start, letter):
    d = start()
    make_binder(d)
    log(d)
    d.click("step.answer")
    d.wait(lambda: composer(d).rendering)
    d.click("request.answer.pdf")
    d.wait(letter.is_file)
    said = text(letter.read_bytes())
    assert "Ola Prøve" in said
    assert "UTKAST" in said
    with pikepdf.open(BytesIO(letter.read_bytes())) as pdf:
        fonts = [
            font
            for page in pdf.pages
            for font in page.Resources.get("/Font", pikepdf.Dictionary()).values()
        ]
        assert fonts
        for font in fonts:
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            assert "/FontFile2" in inner.FontDescriptor or "/FontFile3" in inner.FontDescriptor
