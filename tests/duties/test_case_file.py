"""The whole case as one PDF: every step with its time and hash, and the documents."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from dpo_desk.duties import annexes, case_file, collecting
from dpo_desk.duties.events import events
from dpo_desk.law.codes import LetterKind, SendingWay
from dpo_desk.records import Document, EventKind, KeptLetter, Origin
from tests import sample
from tests.paper import foreign


def text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture
def case(register, request_):
    """A case with the message it came as, a copy that was found, and a letter that was sent."""
    place = collecting.sources(register, request_)[0].search.id
    collecting.attach(register, place, "kopi.pdf", foreign.pdf("Kopien"))
    with register.action("seed.loaded"):
        register.add(
            Document(
                request_id=request_.id,
                origin=Origin.MESSAGE,
                name="krav.txt",
                media_type="text/plain",
                data=b"Jeg vil ha innsyn",
                sha256="a" * 64,
                added_on=sample.TODAY,
            )
        )
        register.add(
            KeptLetter(
                request_id=request_.id,
                kind=LetterKind.RECEIPT,
                sent_on=sample.TODAY,
                sent_by=SendingWay.EMAIL,
                pdf=foreign.pdf("Brevet"),
                sha256="b" * 64,
            )
        )
    return request_


def test_it_holds_log_chain_letters_messages_and_copies(register, case):
    bound = case_file.bind(case_file.gather(register, case.id))
    shown = text(bound.pdf)
    for said in (
        f"Sak {case.ref}",
        "Ola Prøve, ola@example.com",
        "Henvendelsen kom inn",
        "Dokumenter som følger",
        "Brevet",
        "Jeg vil ha innsyn",
        "Kopien",
    ):
        assert said in shown
    assert [row.pages for row in bound.annexes] == [1, 1, 1]
    squeezed = shown.replace(" ", "")
    head = bytes(register.rows("select head from action order by id desc limit 1")[0]["head"]).hex()
    for digest in ("a" * 64, "b" * 64, head):
        assert digest in squeezed


def test_copies_are_there_as_they_were_bound(register, case):
    kept = annexes.bound(register, case)
    gathered = case_file.gather(register, case.id)
    assert kept.name in [each.name for each in gathered.files]
    assert "kopi.pdf" not in [each.name for each in gathered.files]
    assert kept.sha256 in text(case_file.bind(gathered).pdf).replace(" ", "")


@pytest.mark.parametrize("language", ["nn", "en"])
def test_it_speaks_the_language_asked_for(register, case, language):
    gathered = case_file.gather(register, case.id, language=language)
    assert ("Dokument 1" if language == "nn" else "Document 1") in text(
        case_file.bind(gathered).pdf
    )


def test_what_is_erased_leaves_its_checksum(register, case):
    document = register.first(Document, "origin = 'message'")
    with register.action("seed.loaded"):
        register.change(document, data=b"")
    shown = text(case_file.bind(case_file.gather(register, case.id)).pdf)
    assert "Filen er slettet. Kontrollsummen står igjen." in shown
    assert "a" * 64 in shown.replace(" ", "")


def test_a_case_with_nothing_in_it_is_a_log(register, request_):
    bound = case_file.bind(case_file.gather(register, request_.id))
    assert bound.annexes == ()
    assert "Saken har ingen dokumenter." in text(bound.pdf)


def test_writing_it_is_logged_with_its_hash(register, case):
    case_file.record(register, case.id, "c" * 64)
    last = events(register, case)[-1]
    assert last.kind is EventKind.EXPORTED
    assert last.values == {"what": "case_file", "sha256": "c" * 64}
