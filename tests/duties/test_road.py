"""From doubt to closing through the duties alone; window and CLI have their own journeys."""

import hashlib
from datetime import date

import pytest

from dpo_desk.duties import answering, case, closing, collecting, identity, keeping
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.law.codes import ClaimOutcome, IdentityMethod, LetterKind, RequestStatus, SendingWay
from dpo_desk.paper.model import holes
from dpo_desk.records import Document, KeptLetter, Search, SearchResult

ACCESS = LetterKind.ACCESS


def _search_all(register, request, result=SearchResult.FOUND):
    for row in register.find(Search, "request_id = :r", r=request.id):
        collecting.mark(register, row.id, result, on=date(2026, 11, 5), text="2 e-poster")


def _ready(register, request):
    identity.no_doubt(register, request.id, "Skrev fra adressen vi har fra før.")
    _search_all(register, request)
    return answering.assess(register, request.id, "all")


def _written(register, request, kind=ACCESS):
    rendering = answering.draw(*answering.compose(register, request.id, kind))
    answering.record_rendered(register, rendering)
    return rendering


def test_the_whole_road(register, request_):
    request = _ready(register, request_)
    assert request.status is RequestStatus.ANSWER
    rendering = _written(register, request)
    assert not rendering.holes
    request = answering.record_sent(
        register, request.id, ACCESS, rendering.pdf, on=date(2026, 11, 19), by=SendingWay.EMAIL
    )
    kept = register.first(KeptLetter, "sent_on is not null")
    assert kept.pdf == rendering.pdf
    assert kept.sha256 == hashlib.sha256(rendering.pdf).hexdigest()
    request = closing.close(register, request.id)
    assert request.status is RequestStatus.CLOSED
    assert request.closed_on == date(2026, 11, 19)
    assert case.outcome(register, request) is ClaimOutcome.ANSWERED
    assert keeping.verify(register).ok


def test_doubt_without_an_answer_holds_sending_back(register, request_):
    _ready(register, request_)
    identity.doubt(register, request_.id, "Skriver fra en ny adresse.")
    rendering = _written(register, request_)
    with pytest.raises(Guarded) as caught:
        answering.record_sent(
            register, request_.id, ACCESS, rendering.pdf, on=date(2026, 11, 19), by=SendingWay.POST
        )
    assert (caught.value.key, caught.value.step) == ("err.identity", "identity")
    identity.confirm(register, request_.id, IdentityMethod.CALL_BACK, on=date(2026, 11, 12))
    rendering = _written(register, request_)
    answering.record_sent(
        register, request_.id, ACCESS, rendering.pdf, on=date(2026, 11, 19), by=SendingWay.POST
    )


def test_a_letter_with_holes_can_be_written_but_not_sent(register, request_):
    identity.no_doubt(register, request_.id, "Kjent kunde.")
    rendering = _written(register, request_)  # nothing has been searched yet
    assert rendering.holes == holes(rendering.letter) != ()
    with pytest.raises(Guarded) as caught:
        answering.record_sent(
            register, request_.id, ACCESS, rendering.pdf, on=date(2026, 11, 19), by=SendingWay.POST
        )
    assert caught.value.key == "answer.guard"
    missing = {hole.what for hole in rendering.holes}
    assert set(caught.value.values["what"].split("; ")) == missing  # each is named


def test_a_file_written_before_all_was_filled_in_is_to_be_written_again(register, request_):
    identity.no_doubt(register, request_.id, "Kjent kunde.")
    rendering = _written(register, request_)
    _search_all(register, request_)
    with pytest.raises(Guarded) as caught:
        answering.record_sent(
            register, request_.id, ACCESS, rendering.pdf, on=date(2026, 11, 19), by=SendingWay.POST
        )
    assert caught.value.key == "answering.guard.written_before"


def test_only_bytes_written_from_this_case_can_be_sent(register, request_):
    _ready(register, request_)
    rendering = answering.draw(*answering.compose(register, request_.id, ACCESS))
    with pytest.raises(Guarded) as caught:  # never logged as written
        answering.record_sent(
            register, request_.id, ACCESS, rendering.pdf, on=date(2026, 11, 19), by=SendingWay.POST
        )
    assert caught.value.key == "duties.error.not_rendered"


def test_the_same_letter_is_the_same_bytes(register, request_):
    _ready(register, request_)
    first = answering.draw(*answering.compose(register, request_.id, ACCESS))
    again = answering.draw(*answering.compose(register, request_.id, ACCESS))
    assert first.pdf == again.pdf


def test_a_sent_letter_cannot_be_undone_or_sent_twice(register, request_):
    _ready(register, request_)
    rendering = _written(register, request_)
    send = {"on": date(2026, 11, 19), "by": SendingWay.EMAIL}
    answering.record_sent(register, request_.id, ACCESS, rendering.pdf, **send)
    assert register.undo_label() is None
    with pytest.raises(Guarded):
        answering.record_sent(register, request_.id, ACCESS, rendering.pdf, **send)


def test_holding_back_needs_a_reason_and_makes_the_answer_a_part(register, request_):
    _ready(register, request_)
    with pytest.raises(InvalidField):
        answering.assess(register, request_.id, "third_party")
    answering.assess(register, request_.id, "third_party", reason="Navnet på en annen kunde.")
    rendering = _written(register, request_)
    answering.record_sent(
        register, request_.id, ACCESS, rendering.pdf, on=date(2026, 11, 19), by=SendingWay.EMAIL
    )
    assert case.outcome(register, request_) is ClaimOutcome.PARTLY


def test_nothing_found_anywhere_suggests_no_data(register, request_):
    _search_all(register, request_, SearchResult.NOTHING)
    assert answering.suggested(register, request_) is LetterKind.NO_DATA


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 2)])
def test_a_day_ahead_or_before_receipt_is_refused(register, request_, day):
    with pytest.raises(InvalidField):
        identity.no_doubt(register, request_.id, "Kjent.", on=day)
    with pytest.raises(InvalidField):
        closing.close(register, request_.id, outcome=ClaimOutcome.WITHDRAWN, on=day)


def test_closing_shows_what_is_open_and_never_blocks(register, request_):
    keys = {point.key: point.n for point in closing.open_points(register, request_)}
    assert keys == {"closing.open.searches": 4, "closing.open.no_answer": 1}
    request = closing.close(
        register, request_.id, outcome=ClaimOutcome.WITHDRAWN, reason="Trakk kravet på telefon."
    )
    assert request.status is RequestStatus.CLOSED
    assert closing.reopen(register, request.id).status is RequestStatus.RECEIVED


def test_closing_without_an_outcome_asks_for_one(register, request_):
    with pytest.raises(InvalidField):
        closing.close(register, request_.id)


def test_an_attached_file_keeps_its_hash_and_loses_its_folders(register, request_):
    row = collecting.find_source(register, request_, "asana")
    document = collecting.attach(register, row.id, "../../etc/eksport.csv", b"navn;ola")
    assert document.name == "eksport.csv"
    assert document.sha256 == hashlib.sha256(b"navn;ola").hexdigest()
    assert collecting.attach(register, row.id, "..", b"x").name == "fil"
    assert register.get(Search, row.id).result is SearchResult.FOUND
    assert register.get(Document, document.id).data == b"navn;ola"


def test_an_attached_file_is_found_by_its_words(register, request_):
    row = collecting.sources(register, request_)[0].search
    document = collecting.attach(register, row.id, "brev.txt", "Kjære Måneskinn".encode("cp1252"))
    assert document.text == "Kjære Måneskinn"
    assert [hit.uid for hit in register.search("maanesk")] == [document.uid]
    given = collecting.attach(register, row.id, "brev.txt", b"x", "lest på forhånd")
    assert given.text == "lest på forhånd"


def test_a_copy_that_is_attached_later_leaves_the_day_of_the_search(register, request_):
    row = collecting.find_source(register, request_, "asana")
    collecting.mark(register, row.id, SearchResult.FOUND, on=date(2026, 11, 10))
    collecting.attach(register, row.id, "eksport.csv", b"a;b")
    assert register.get(Search, row.id).on == date(2026, 11, 10)


def test_the_pages_of_an_attached_pdf_are_counted(register, request_):
    row = collecting.find_source(register, request_, "asana")
    letter = answering.draw(*answering.compose(register, request_.id, ACCESS))
    assert collecting.attach(register, row.id, "svar.pdf", letter.pdf).pages == letter.pages
    assert collecting.attach(register, row.id, "ødelagt.pdf", b"%PDF-1.7 nei").pages == 0
    assert collecting.attach(register, row.id, "liste.csv", b"a;b").pages == 0


def test_an_unknown_place_names_the_known_ones(register, request_):
    with pytest.raises(InvalidField) as caught:
        collecting.find_source(register, request_, "Dropbox")
    assert "Microsoft 365" in str(caught.value.values["known"])


def test_a_place_of_ones_own_is_searched_too(register, request_):
    place = collecting.add_place(register, request_.id, "Mobilen til selgeren")
    collecting.mark(register, place.id, SearchResult.NOTHING)
    assert collecting.sources(register, request_)[-1].name == "Mobilen til selgeren"


def test_the_manager_decides_which_activities_apply(register, request_):
    support = collecting.applicable(register, request_)[1]
    collecting.set_applies(register, request_.id, support.id, False)
    assert [a.name for a in collecting.applicable(register, request_)] == ["Kundeoppfølging"]
    assert "Asana" not in {s.name for s in collecting.sources(register, request_)}
