"""Every kind of request has its article, its road and its letters."""

import pytest

from dpo_desk.law import articles, kinds
from dpo_desk.law.codes import ANSWERS, Capacity, LetterKind, RequestKind, RequestStatus
from dpo_desk.law.kinds import Guard


@pytest.mark.parametrize("code", RequestKind)
def test_every_kind_has_an_entry(code: RequestKind) -> None:
    kind = kinds.kind(code)
    assert articles.cite(kind.article, "nb").startswith("artikkel")
    assert kind.letters
    assert list(kind.steps) == [step for step in RequestStatus if step in kind.steps]
    assert kind.steps[0] is RequestStatus.RECEIVED
    assert kind.steps[-2:] == (RequestStatus.ANSWER, RequestStatus.CLOSED)
    assert set(kind.letters) <= set(ANSWERS)
    assert (LetterKind.REFUSAL in kind.letters) is kind.refusable
    assert RequestStatus.SCOPE in kind.steps or not kind.refusable


def test_what_is_carried_out_at_once_is_never_refused() -> None:
    at_once = {code for code, kind in kinds.KINDS.items() if kind.at_once}
    assert at_once == {RequestKind.MARKETING_OPT_OUT, RequestKind.WITHDRAW_CONSENT}
    assert not any(kinds.kind(code).refusable for code in at_once)


def test_the_month_runs_for_all_but_complaints_and_questions() -> None:
    without = {code for code, kind in kinds.KINDS.items() if not kind.month}
    assert without == {RequestKind.COMPLAINT, RequestKind.QUESTION}


def test_recipients_are_told_after_16_17_and_18_only() -> None:
    telling = {kind.article for kind in kinds.KINDS.values() if kind.tells_recipients}
    assert telling == {"16", "17", "18"}


def test_access_is_answered_by_its_letter_or_no_data() -> None:
    letters = kinds.kind(RequestKind.ACCESS).letters
    assert letters[:2] == (LetterKind.ACCESS, LetterKind.NO_DATA)


def test_road_of_several_kinds() -> None:
    assert kinds.steps((RequestKind.MARKETING_OPT_OUT,)) == kinds.SHORT
    assert kinds.steps((RequestKind.MARKETING_OPT_OUT, RequestKind.QUESTION)) == kinds.READ
    assert kinds.steps((RequestKind.QUESTION, RequestKind.ACCESS)) == kinds.WHOLE


def test_what_answers_is_named_once_by_kind_and_once_in_the_codes() -> None:
    by_kind = {letter for kind in kinds.KINDS.values() for letter in kind.letters}
    assert by_kind | {LetterKind.TO_CONTROLLER} == set(ANSWERS)


def test_a_doubt_holds_back_everything_but_a_no_to_marketing() -> None:
    free = {code for code, kind in kinds.KINDS.items() if Guard.DOUBT not in kind.guard}
    assert free == {RequestKind.MARKETING_OPT_OUT}
    assert Guard.PARTS in kinds.kind(RequestKind.ACCESS).guard
    assert Guard.NOT_PDF in kinds.kind(RequestKind.PORTABILITY).guard


def test_only_what_is_given_or_answered_needs_no_deed() -> None:
    answered = {code for code, kind in kinds.KINDS.items() if not kind.deed}
    assert answered == {
        RequestKind.ACCESS,
        RequestKind.PORTABILITY,
        RequestKind.RECIPIENTS,
        RequestKind.COMPLAINT,
        RequestKind.QUESTION,
    }
    looked_through = {code for code, kind in kinds.KINDS.items() if not kind.decided}
    assert looked_through == answered - {RequestKind.PORTABILITY}


@pytest.mark.parametrize("code", RequestKind)
def test_of_a_person_who_has_died_everything_is_a_complaint(code: RequestKind) -> None:
    asked = (code, RequestKind.ACCESS, code)
    assert kinds.in_capacity(asked, Capacity.LAWYER) == tuple(dict.fromkeys(asked))
    of_survivor = kinds.in_capacity(asked, Capacity.SURVIVOR)
    assert RequestKind.COMPLAINT in of_survivor
    assert set(of_survivor) <= {RequestKind.COMPLAINT, RequestKind.QUESTION}


def test_frames_answer_every_kind_and_other_letters_their_own() -> None:
    for code in RequestKind:
        assert kinds.answers(LetterKind.ACCESS, code)
        assert not kinds.answers(LetterKind.RECEIPT, code)
    assert kinds.answers(LetterKind.ERASED, RequestKind.ERASURE)
    assert not kinds.answers(LetterKind.MARKETING_STOPPED, RequestKind.ERASURE)
