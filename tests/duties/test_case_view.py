"""The case as its page shows it, read in one go."""

from datetime import date

import msgspec
import pytest

from dpo_desk import words
from dpo_desk.duties import (
    answering,
    case,
    case_view,
    claims,
    closing,
    collecting,
    events,
    findings,
    identity,
    intake,
    keeping,
)
from dpo_desk.law import kinds
from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    RequestKind,
    RequestStatus,
    SendingWay,
)
from dpo_desk.records import Activity, KeptLetter, Search, SearchResult
from dpo_desk.register import NotFound
from tests import sample
from tests.duties.conftest import DRAFT

NB = words.of("nb")


def view(register, language="nb"):
    return case_view.read(register, 1, words.of(language))


def search_all(register, result=SearchResult.FOUND):
    for row in register.find(Search):
        collecting.mark(register, row.id, result, text="2 e-poster")


def send(register, kind=LetterKind.ACCESS):
    rendering = answering.draw(*answering.compose(register, 1, kind))
    answering.record_rendered(register, rendering)
    answering.record_sent(register, 1, kind, rendering.pdf, on=sample.TODAY, by=SendingWay.EMAIL)


def test_a_fresh_case_has_everything_to_do(register, request_):
    seen = view(register)
    assert (seen.request.ref, seen.today) == ("2026-001", sample.TODAY)
    assert [source.name for source in seen.sources] == [
        "Microsoft 365", "24SevenOffice", "Asana", "Papirarkivet",
    ]  # fmt: skip
    assert [choice.applies for choice in seen.activities] == [True, True]
    assert (seen.identity, seen.assessment, seen.answered, seen.keep_until) == (None,) * 4
    assert not seen.doubtful
    assert [seen.done(step) for step in RequestStatus] == [False] * 6
    assert seen.suggested is LetterKind.ACCESS
    assert seen.outcomes == (None,)


def test_steps_behind_the_case_are_done(register, request_):
    identity.no_doubt(register, 1, "Kjent.")
    search_all(register)
    answering.assess(register, 1, "all")
    assert list(map(view(register).done, RequestStatus)) == [True] * 4 + [False] * 2
    send(register)
    closing.close(register, 1)
    assert all(map(view(register).done, RequestStatus))


def test_the_part_of_the_time_that_is_gone_stays_between_none_and_all(register, request_):
    assert view(register).part_gone == pytest.approx(16 / 30)
    seen = view(register)
    for today, part in (
        (date(2026, 11, 3), 0.0),
        (date(2026, 12, 3), 1.0),
        (date(2027, 1, 1), 1.0),
        (date(2026, 11, 1), 0.0),
    ):
        assert seen._replace(today=today).part_gone == part


def test_a_doubt_shows_until_it_is_answered(register, request_):
    identity.doubt(register, 1, "Ny adresse.")
    assert view(register).doubtful
    identity.no_doubt(register, 1, "Ringte tilbake.")
    assert not view(register).doubtful
    assert view(register).identity.note == "Ringte tilbake."


def test_a_sent_receipt_is_no_answer(register, request_):
    send(register, LetterKind.RECEIPT)
    assert view(register).answered is None
    search_all(register, SearchResult.NOTHING)
    assert view(register).suggested is LetterKind.NO_DATA
    send(register, LetterKind.NO_DATA)
    assert view(register).answered.kind is LetterKind.NO_DATA


def test_documents_come_without_their_bytes(register, request_):
    row = register.first(Search, "place = 'Asana'")
    collecting.attach(register, row.id, "eksport.csv", b"navn;ola")
    (document,) = view(register).documents
    assert (document.name, document.size, document.search_id) == ("eksport.csv", 8, row.id)
    assert not hasattr(document, "data")
    assert "eksport" not in repr(document)


def test_a_closed_case_says_until_when_it_is_kept(register, request_):
    closing.close(register, 1, outcome=ClaimOutcome.WITHDRAWN)
    assert view(register).keep_until == date(2027, 11, 19)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_log_has_a_line_for_each_event_in_every_language(register, request_, language):
    identity.no_doubt(register, 1, "Kjent.")
    search_all(register)
    answering.assess(register, 1, "third_party", reason="Navnet på en annen.")
    send(register)
    closing.close(register, 1, reason="Ferdig.")
    seen = view(register, language)
    assert len(seen.log) == len(seen.events) == 11
    assert all(line.title and line.who == "Kari Eksempel" and line.on for line in seen.log)
    assert any("Microsoft 365" in line.title for line in seen.log)
    assert any("Navnet på en annen." in line.detail for line in seen.log)


def test_an_activity_taken_out_is_shown_as_such(register, request_):
    support = register.first(Activity, "name = 'Brukerstøtte'")
    collecting.set_applies(register, 1, support.id, False)
    assert [(c.name, c.applies) for c in view(register).activities] == [
        ("Kundeoppfølging", True),
        ("Brukerstøtte", False),
    ]


def test_a_case_that_is_not_there_says_so(register):
    with pytest.raises(NotFound):
        case_view.read(register, 99, NB)


def test_what_could_not_be_kept_as_a_value_comes_back_as_it_was_typed(register, request_):
    register.keep_draft("request", request_.uid, "received_on", "den dagen det regnet")
    assert view(register).drafts == {"received_on": "den dagen det regnet"}


def test_a_case_has_the_road_of_its_kinds_and_a_doubt_brings_in_who_it_is(register):
    draft = msgspec.structs.replace(DRAFT, kinds=(RequestKind.WITHDRAW_CONSENT,))
    request = intake.log_request(register, draft)
    seen = case_view.read(register, request.id, NB)
    assert (seen.steps, seen.request.status) == (kinds.SHORT, RequestStatus.ANSWER)
    identity.doubt(register, request.id, "Ny adresse.")
    seen = case_view.read(register, request.id, NB)
    assert RequestStatus.IDENTITY in seen.steps
    assert seen.request.status is RequestStatus.IDENTITY


def test_an_answer_to_a_part_is_no_answer_yet(register):
    both = (RequestKind.MARKETING_OPT_OUT, RequestKind.ACCESS)
    request = intake.log_request(register, msgspec.structs.replace(DRAFT, kinds=both))
    with register.action("test"):
        letter = register.add(
            KeptLetter(
                request_id=request.id, kind=LetterKind.MARKETING_STOPPED, sent_on=sample.TODAY
            )
        )
        request = events.refresh(register, request.id)
    assert case_view.read(register, request.id, NB).answered is None
    assert request.due_on is not None
    identity.no_doubt(register, request.id, "Kjent.")
    search_all(register, SearchResult.NOTHING)
    rendering = answering.draw(*answering.compose(register, request.id, LetterKind.NO_DATA))
    answering.record_rendered(register, rendering)
    answering.record_sent(
        register,
        request.id,
        LetterKind.NO_DATA,
        rendering.pdf,
        on=sample.TODAY,
        by=SendingWay.EMAIL,
    )
    seen = case_view.read(register, request.id, NB)
    assert seen.answered is not None
    assert seen.answered.id != letter.id
    assert [claim.kind for claim in seen.claims] == list(both)
    assert keeping.verify(register).ok


def test_what_is_decided_and_found_is_there(register, request_):
    (claim,) = case.claims(register, request_)
    claims.decide(register, claim.id, ClaimOutcome.REFUSED, ground="pol16_d", reason="§ 21.")
    findings.add(register, 1, "Journal", choice=FindingChoice.KEEP_BACK)
    seen = view(register)
    assert (seen.outcomes, len(seen.findings)) == ((ClaimOutcome.REFUSED,), 1)
    assert seen.offers
    assert seen.suited.methods
    assert any("§\N{NO-BREAK SPACE}16 første ledd bokstav d" in line.detail for line in seen.log)
