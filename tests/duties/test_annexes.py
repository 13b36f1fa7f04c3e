"""What is bound for a case: what was found and is given, in the letter's order, bound once."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from dpo_desk.duties import annexes, collecting, documents, findings, redactions
from dpo_desk.duties.composing import compose, kept_letter
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events
from dpo_desk.law.codes import FindingChoice, LetterKind, RequestKind
from dpo_desk.letters import gather_annexes
from dpo_desk.paper.model import Plain, inlines
from dpo_desk.records import Claim, Document, EventKind, Service, Translation
from tests.paper import foreign

LIST = "Navn;Sum\nOla Prøve;12\nKari Eksempel;13\n".encode()


@pytest.fixture
def found(register, request_):
    """A PDF of two pages and a list, found in two places."""
    places = [source.search.id for source in collecting.sources(register, request_)]
    return (
        collecting.attach(register, places[1], "liste.csv", LIST),
        collecting.attach(register, places[0], "sak.pdf", foreign.pdf("En", "To")),
    )


def text(document: Document) -> str:
    pages = PdfReader(BytesIO(document.data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_what_was_found_is_bound_in_the_order_of_the_letter(register, request_, found):
    bound = annexes.bind(annexes.gather(register, request_.id))
    assert [(row.number, row.title, row.pages) for row in bound.annexes] == [
        (1, "sak.pdf", 2),
        (2, "liste.csv", 1),
    ]


def test_the_bound_file_is_kept_with_its_pages_and_hash_and_named_in_the_letter(
    register, request_, found
):
    kept = annexes.bound(register, request_)
    assert (kept.pages, kept.media_type, kept.size) == (4, documents.PDF, len(kept.data))
    assert register.get(Document, found[0].id).pages == 1  # nobody could count before
    shown = text(kept)
    for said in ("Vedlegg til svaret på kravet om innsyn", "Ola Prøve", "Microsoft 365"):
        assert said in shown
    _, letter = compose(register, request_.id, LetterKind.ACCESS)
    said = " ".join(part.text for part in inlines(letter) if isinstance(part, Plain))
    assert kept.sha256 in said
    assert kept.name in said


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("nb", "svaret på kravet om innsyn", "svaret på henvendelsen"),
        ("nn", "svaret på kravet om innsyn", "svaret på førespurnaden"),
        ("en", "to the answer to the request for access", "to the answer to your request"),
    ],
)
def test_the_heading_speaks_of_access_only_where_only_access_is_asked_for(
    register, request_, found, language, one, many
):
    assert annexes.gather(register, request_.id, language=language).texts.heading.endswith(one)
    with register.action("seed.loaded"):
        register.add(Claim(request_id=request_.id, kind=RequestKind.ERASURE))
    texts = annexes.gather(register, request_.id, language=language).texts
    assert texts.heading.endswith(many)
    assert "innsyn" not in texts.running_head
    assert "access" not in texts.running_head


def test_a_place_has_the_name_that_the_letter_gives_it(register, request_, found):
    (service,) = register.find(Service, "name = 'Microsoft 365'")
    with register.action("seed.loaded"):
        register.add(
            Translation(
                record_table=Service.table,
                record_uid=service.uid,
                record_field="name",
                language="en",
                text="The office package",
            )
        )
    for language, name in (("nb", "Microsoft 365"), ("en", "The office package")):
        files = annexes.gather(register, request_.id, language=language).files
        assert name in {file.source for file in files}


def test_nothing_is_bound_twice_unless_something_changed(register, request_, found):
    first = annexes.bound(register, request_)
    assert annexes.bound(register, request_).uid == first.uid
    letter = kept_letter(register, request_, LetterKind.ACCESS)
    assert not annexes.is_stale(register, request_, letter)
    collecting.attach(register, found[0].search_id, "brev.txt", b"Hei")
    assert annexes.is_stale(register, request_, letter)
    second = annexes.bound(register, request_)
    assert second.uid != first.uid
    assert annexes.current(register, request_).uid == second.uid
    assert register.first(Document, "id = :i", i=first.id) is None  # in the bin
    exported = [e for e in events(register, request_) if e.kind is EventKind.EXPORTED]
    assert [e.values["what"] for e in exported] == ["annexes", "annexes"]
    assert exported[-1].values["sha256"] == second.sha256


def test_the_same_case_gives_the_same_bytes(register, request_, found):
    made = [annexes.bind(annexes.gather(register, request_.id)).sha256 for _ in range(2)]
    assert made[0] == made[1]


def test_what_is_kept_back_is_left_out_and_the_rest_is_numbered_anew(register, request_, found):
    findings.add(
        register, request_.id, "Sak", choice=FindingChoice.KEEP_BACK, document_id=found[1].id
    )
    gathered = annexes.gather(register, request_.id)
    assert [(each.number, each.name) for each in gathered.files] == [(1, "liste.csv")]
    _, letter = compose(register, request_.id, LetterKind.ACCESS)
    said = " ".join(part.text for part in inlines(letter) if isinstance(part, Plain))
    assert "sak.pdf" not in said
    findings.add(register, request_.id, "Side én", document_id=found[1].id)  # given in part
    assert len(annexes.gather(register, request_.id).files) == 2


def test_bars_are_covered_in_the_copy_with_the_letters_own_marks(register, request_, found):
    (bar,) = redactions.places(
        redactions.pages(redactions.source(register, found[0].id)), "Ola Prøve"
    )
    redactions.add(register, found[0].id, [bar], reason="En annen kunde")
    (file,) = [each for each in annexes.gather(register, request_.id).files if each.marks]
    assert [mark.sign for mark in file.marks] == ["S1"]
    kept = annexes.bound(register, request_)
    assert "12" not in text(kept).split("Vedlegg 2")[-1]  # the page is a picture
    assert "Tegn i kopiene" in text(kept)
    (logged,) = [e for e in events(register, request_) if e.kind is EventKind.REDACTED]
    assert logged.values == {"document_uid": found[0].uid, "marks": 1}


def test_files_that_go_along_as_they_are_are_named(register, request_, found):
    with register.action("seed.loaded"):
        register.change(register.get(Document, found[0].id), as_file=True)
    assert "Vedlegg 2 følger også som fil" in text(annexes.bound(register, request_))


def test_a_case_without_copies_says_what_to_do(register, request_):
    with pytest.raises(InvalidField) as error:
        annexes.gather(register, request_.id)
    assert error.value.key == "annex.none"
    assert not annexes.is_stale(
        register, request_, kept_letter(register, request_, LetterKind.ACCESS)
    )
    assert gather_annexes.bound(register, request_) is None


def test_binding_is_undone_whole(register, request_, found):
    before = len(events(register, request_))
    annexes.bound(register, request_)
    register.undo()
    assert annexes.current(register, request_) is None
    assert len(events(register, request_)) == before


def test_the_bound_file_goes_when_the_copies_go(register, request_, found):
    kept = annexes.bound(register, request_)
    assert kept.uid in register.found_files(request_.id)


def test_what_stops_the_progress_stops_the_binding(register, request_, found):
    gathered = annexes.gather(register, request_.id)

    def stop(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        annexes.bind(gathered, stop)


def test_nobody_is_named_in_a_log_line(register, request_, found):
    gathered = annexes.gather(register, request_.id)
    assert "Prøve" not in repr(gathered)
    assert "liste" not in repr(gathered.files[0])


def test_a_letter_of_another_day_has_annexes_of_that_day(register, request_, found):
    today = register.clock.today()
    texts = annexes.gather(register, request_.id, dated=today - timedelta(days=1)).texts
    assert texts.dated == today - timedelta(days=1)
