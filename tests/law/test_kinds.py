"""Every kind of request has its article, its road and its letters."""

import pytest

from dpo_desk.law import articles, kinds
from dpo_desk.law.codes import LetterKind, RequestKind, RequestStatus


@pytest.mark.parametrize("code", RequestKind)
def test_every_kind_has_an_entry(code: RequestKind) -> None:
    kind = kinds.kind(code)
    assert articles.cite(kind.article, "nb").startswith("artikkel")
    assert kind.letters
    assert list(kind.steps) == [step for step in RequestStatus if step in kind.steps]
    assert kind.steps[0] is RequestStatus.RECEIVED
    assert kind.steps[-2:] == (RequestStatus.ANSWER, RequestStatus.CLOSED)


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
