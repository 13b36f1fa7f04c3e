"""Questions to the person: on a logged doubt only, with their pauses, and what silence leads to."""

from datetime import UTC, date, datetime

import pytest

from dpo_desk.duties import asking, case, closing, events, identity
from dpo_desk.duties.asking import About
from dpo_desk.duties.errors import Guarded, InvalidField
from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.law.codes import ClaimOutcome, RequestStatus
from dpo_desk.records import EventKind, Request
from tests import sample

RECEIVED = date(2026, 11, 2)  # Monday; the cases 48 to 51 of DOMAIN §2


@pytest.fixture
def asked(tmp_path):
    """A doubted request, seen on the day on which its safe date falls."""
    with sample.make(tmp_path, at=sample.clock(datetime(2026, 12, 2, 9, tzinfo=UTC))) as register:
        draft = RequestDraft(received_on=RECEIVED, requester_name="Ola Prøve", text="Innsyn")
        request = log_request(register, draft)
        identity.doubt(register, request.id, "Ny e-postadresse.", on=RECEIVED)
        yield register, request


def put(register, request, *spans, about=About.IDENTITY):
    for first, last in spans:
        asking.ask(register, request.id, about, on=first)
        if last:
            asking.answer(register, request.id, about, on=last)
    return asking.read(register, register.get(Request, request.id))


@pytest.mark.parametrize(
    ("first", "last", "days", "disputed"),
    [
        (date(2026, 11, 3), date(2026, 11, 10), 7, date(2026, 12, 9)),  # case 48
        (date(2026, 11, 20), date(2026, 11, 27), 0, None),  # case 49: asked too late
        (date(2026, 11, 3), None, 0, None),  # case 50: never answered
        (date(2026, 11, 5), date(2026, 11, 6), 1, date(2026, 12, 3)),  # the third working day
        (date(2026, 11, 6), date(2026, 11, 9), 0, None),  # the fourth
    ],
)
def test_a_question_in_time_pauses_and_the_date_is_disputed(asked, first, last, days, disputed):
    register, request = asked
    found = put(register, request, (first, last))
    assert (found.pause_days, found.disputed) == (days, disputed)
    assert found.questions[0].credited is (first <= date(2026, 11, 5))
    assert found.questions[0].ask_by == date(2026, 11, 5)
    assert found.questions[0].doubt == "Ny e-postadresse."
    assert register.get(Request, request.id).due_on == date(2026, 12, 2)  # the safe date stands


def test_identity_and_clarification_pause_one_after_the_other(asked):
    """Case 51: 2 and 7 days."""
    register, request = asked
    put(register, request, (date(2026, 11, 3), date(2026, 11, 5)))
    found = put(
        register,
        request,
        (date(2026, 11, 9), date(2026, 11, 16)),
        about=About.CLARIFICATION,
    )
    assert [each.about for each in found.questions] == [About.IDENTITY, About.CLARIFICATION]
    assert (found.pause_days, found.disputed) == (9, date(2026, 12, 11))
    assert found.waiting == ()


def test_nobody_is_asked_who_they_are_without_a_doubt(register, request_):
    with pytest.raises(Guarded) as caught:
        asking.ask(register, request_.id, About.IDENTITY)
    assert (caught.value.key, caught.value.step) == ("answering.guard.no_doubt", "identity")
    asking.ask(register, request_.id, About.CLARIFICATION)  # what is meant may always be asked


def test_an_answer_needs_its_question_and_comes_after_it(asked):
    register, request = asked
    with pytest.raises(InvalidField):
        asking.answer(register, request.id, About.IDENTITY)
    asking.ask(register, request.id, About.IDENTITY, on=date(2026, 11, 4))
    for day in (date(2026, 11, 3), date(2026, 12, 3)):  # before the question, and tomorrow
        with pytest.raises(InvalidField):
            asking.answer(register, request.id, About.IDENTITY, on=day)
    with pytest.raises(InvalidField):  # that was another question
        asking.answer(register, request.id, About.CLARIFICATION, on=date(2026, 11, 6))


def test_silence_ends_as_unidentified_and_the_answer_takes_it_up_again(asked):
    register, request = asked
    with pytest.raises(Guarded):
        asking.conclude(register, request.id, "art12_2_unidentified", "Ingen svar.")
    put(register, request, (date(2026, 11, 3), None))
    assert asking.is_time(register, request)
    for ground, reason in (("pol16_e", "Nei."), ("art11_2", "  ")):
        with pytest.raises(InvalidField):
            asking.conclude(register, request.id, ground, reason)
    asking.conclude(register, request.id, "art12_2_unidentified", "Adressen er ukjent for oss.")
    (claim,) = case.claims(register, request)
    assert claim.outcome is ClaimOutcome.UNIDENTIFIED
    assert claim.grounds == "Adressen er ukjent for oss."
    assert asking.concluded(register, request)
    closing.close(register, request.id)
    asking.answer(register, request.id, About.IDENTITY)
    (claim,) = case.claims(register, request)
    request = register.get(Request, request.id)
    assert (claim.outcome, claim.ground) == (None, "")
    assert request.status is not RequestStatus.CLOSED
    assert not asking.is_time(register, request)  # nothing waits any more


def test_it_is_not_time_while_there_is_time(tmp_path):
    with sample.make(tmp_path, at=sample.clock(datetime(2026, 11, 26, 9, tzinfo=UTC))) as register:
        draft = RequestDraft(received_on=RECEIVED, requester_name="Ola Prøve", text="Innsyn")
        request = log_request(register, draft)
        identity.doubt(register, request.id, "Ny adresse.", on=RECEIVED)
        asking.ask(register, request.id, About.IDENTITY, on=RECEIVED)
        assert asking.read(register, request).conclude_by == date(2026, 12, 2)
        assert not asking.is_time(register, request)  # four working days are left


def test_a_question_is_undone_like_anything_else(asked):
    register, request = asked
    asking.ask(register, request.id, About.IDENTITY, on=date(2026, 11, 3), how="På telefon")
    register.undo()
    assert asking.read(register, request).questions == ()
    assert EventKind.ASKED not in [each.kind for each in events.events(register, request)]


def test_each_answer_ends_the_question_it_answers(asked):
    """Who it is was asked first and is answered first, while what is meant still waits."""
    register, request = asked
    asking.ask(register, request.id, About.IDENTITY, on=date(2026, 11, 3))
    asking.ask(register, request.id, About.CLARIFICATION, on=date(2026, 11, 4))
    asking.answer(register, request.id, About.IDENTITY, on=date(2026, 11, 6))
    (waits,) = asking.read(register, request).waiting
    assert waits.about is About.CLARIFICATION
    asking.answer(register, request.id, About.CLARIFICATION, on=date(2026, 11, 10))
    assert asking.read(register, request).pause_days == 7  # 3 to 10 November, none twice
