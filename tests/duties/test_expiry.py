"""A closed case loses what had its time on the days that its letters and its page say."""

from datetime import date, timedelta

import pytest

from dpo_desk import words
from dpo_desk.duties import (
    answering,
    case_view,
    closing,
    collecting,
    company,
    expiry,
    identity,
    keeping,
)
from dpo_desk.duties.intake import log_request
from dpo_desk.law import dates
from dpo_desk.law.clock import local_date
from dpo_desk.law.codes import ClaimOutcome, LetterKind, SendingWay
from dpo_desk.paper.model import inlines
from dpo_desk.records import Document, EventKind, KeptLetter, Request, Search, SearchResult
from dpo_desk.register import Stage
from tests import sample
from tests.duties.conftest import DRAFT

ANSWERED = sample.TODAY


class HandClock:
    """A clock that a test sets by the day."""

    def __init__(self) -> None:
        self.at = sample.NOW

    def now(self):
        return self.at

    def today(self) -> date:
        return local_date(self.at)

    def go_to(self, day: date) -> None:
        self.at = sample.NOW + timedelta(days=(day - ANSWERED).days)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def register(tmp_path, clock):
    with sample.make(tmp_path, at=clock) as opened:
        yield opened


def answered(register, *, close: bool = True) -> Request:
    """A case with a copy that was found, its answer sent, and closed unless it is not to be."""
    request = log_request(register, DRAFT)
    identity.no_doubt(register, request.id, "Skrev fra adressen vi kjenner.")
    first, *rest = register.find(Search, "request_id = :r", r=request.id)
    collecting.attach(register, first.id, "kundekort.csv", b"navn\nOla\n")
    for row in rest:
        collecting.mark(register, row.id, SearchResult.NOTHING)
    answering.assess(register, request.id, "all")
    rendering = answering.draw(*answering.compose(register, request.id, LetterKind.ACCESS))
    kept = answering.record_rendered(register, rendering)
    with register.action("action.letter.sent"):  # what a letter must hold is tested elsewhere
        register.change(kept, sent_on=ANSWERED, sent_by=SendingWay.POST, pdf=rendering.pdf)
    if close:
        closing.close(register, request.id, outcome=ClaimOutcome.ANSWERED)
    return register.get(Request, request.id)


def stages(register) -> list[Stage]:
    return [each.stage for each in expiry.due(register)]


def test_each_thing_goes_on_the_day_after_its_last(register, clock) -> None:
    request = answered(register)
    last = closing.kept(register, request)
    assert last == (date(2027, 2, 19), date(2027, 11, 19), date(2029, 11, 19))
    for day, stage in zip(last, Stage, strict=True):
        clock.go_to(day)
        assert stages(register) == []
        clock.go_to(day + timedelta(days=1))
        assert stages(register) == [stage]
        assert expiry.run(register) == 1
        assert stages(register) == []
    assert register.count(Request) == 0
    assert keeping.verify(register).problems == ()


def test_what_proves_the_handling_stays_without_the_person(register, clock) -> None:
    request = answered(register)
    letter = register.first(KeptLetter, "request_id = :r", r=request.id)
    clock.go_to(date(2028, 1, 1))
    expiry.run(register)
    assert stages(register) == []
    bare = register.get(Request, request.id)
    assert (bare.requester_name, bare.text, bare.erased_on) == ("", "", date(2028, 1, 1))
    assert (bare.received_on, bare.closed_on) == (request.received_on, request.closed_on)
    kept = register.get(KeptLetter, letter.id)
    assert (kept.pdf, kept.sent_on, kept.dated) == (b"", ANSWERED, ANSWERED)
    assert register.first(Document).sha256
    said = [(event.kind, event.values) for event in case_view_of(register, request).events]
    assert said[-1] == (EventKind.EXPIRED, {"what": "person"})
    assert {EventKind.SEARCHED, EventKind.CLOSED} <= {kind for kind, _ in said}
    assert keeping.verify(register).problems == ()


def test_a_desk_that_was_shut_for_long_does_the_last_first(register, clock) -> None:
    answered(register)
    clock.go_to(date(2031, 1, 1))
    assert stages(register) == [Stage.FACTS]
    assert expiry.run(register) == 1
    assert expiry.run(register) == 0


def test_an_open_case_keeps_everything(register, clock) -> None:
    request = answered(register, close=False)
    clock.go_to(date(2035, 1, 1))
    assert stages(register) == []
    closing.close(register, request.id, outcome=ClaimOutcome.ANSWERED)
    assert stages(register) == [Stage.FACTS]
    closing.reopen(register, request.id)
    assert stages(register) == []


def test_a_case_without_an_answer_counts_from_its_closing(register, clock) -> None:
    request = log_request(register, DRAFT)
    clock.go_to(date(2026, 12, 24))
    closing.close(register, request.id, outcome=ClaimOutcome.WITHDRAWN)
    coming = expiry.coming(register, date(2030, 1, 1))
    assert [(each.stage, each.on) for each in coming] == [
        (Stage.PERSON, date(2027, 12, 25)),
        (Stage.FACTS, date(2029, 12, 25)),
    ]
    assert coming[0].ref == request.ref


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_letter_page_and_erasure_say_one_day(register, clock, language) -> None:
    """Also where the case is closed some days after its letter."""
    request = answered(register, close=False)
    clock.go_to(date(2026, 12, 1))
    closing.close(register, request.id, outcome=ClaimOutcome.ANSWERED)
    _, letter = answering.compose(
        register, request.id, LetterKind.ACCESS, language=language, dated=ANSWERED
    )
    said = letter_text(letter)
    page = case_view_of(register, request)
    coming = {each.stage: each.on for each in expiry.coming(register, date.max)}
    day = timedelta(days=1)
    assert page.keep_until == date(2027, 11, 19) == coming[Stage.PERSON] - day
    assert dates.write(page.keep_until, language) in said
    assert dates.write(coming[Stage.ANNEXES] - day, language) in said


def test_the_company_decides_how_long(register, clock) -> None:
    request = answered(register)
    company.change_company(register, "keep_annexes", "P1M")
    company.change_company(register, "keep_case", "P6M")
    assert closing.kept(register, request)[:2] == (date(2026, 12, 19), date(2027, 5, 19))
    clock.go_to(date(2026, 12, 20))
    assert stages(register) == [Stage.ANNEXES]


def test_what_a_copy_brings_back_goes_again(register, clock, tmp_path) -> None:
    request = answered(register, close=False)
    saved = register.backup(tmp_path / "kopier")
    closing.close(register, request.id, outcome=ClaimOutcome.ANSWERED)
    clock.go_to(date(2028, 1, 1))
    expiry.run(register)
    path = register.path
    register.close()
    type(register).restore(saved, path, clock=clock)
    with type(register).open(path, clock=clock) as restored:
        again = restored.get(Request, request.id)
        assert (again.requester_name, again.closed_on) == ("", None)  # it was open in the copy
        assert again.erased_on == date(2028, 1, 1)
        clock.go_to(date(2029, 11, 20))
        assert stages(restored) == [Stage.FACTS]
        assert expiry.run(restored) == 1
        assert restored.verify().problems == ()


def case_view_of(register, request):
    return case_view.read(register, request.id, words.of("nb"))


def letter_text(letter) -> str:
    return "".join(getattr(part, "text", "") for part in inlines(letter))
