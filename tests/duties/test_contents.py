"""What an answer holds and still lacks, part by part."""

import pytest

from dpo_desk import words
from dpo_desk.duties import answering, case, case_view, claims, collecting, filling, intake
from dpo_desk.duties.contents import contents
from dpo_desk.duties.filling import RetentionAnswer
from dpo_desk.law.codes import ClaimOutcome, LetterKind, RequestKind
from dpo_desk.paper.model import holes
from dpo_desk.records import Activity, Search, SearchResult
from tests import sample
from tests.duties.conftest import DRAFT

NB = words.of("nb")


def parts(register, request=1, kind=LetterKind.ACCESS):
    letter = answering.compose(register, request, kind)[1]
    return {part.key: part for part in contents(letter, case_view.read(register, request, NB))}


@pytest.fixture
def lacking(tmp_path):
    """A case of which one retention period is missing and nothing is searched."""
    register = sample.make(tmp_path, retention=False)
    intake.log_request(register, DRAFT)
    yield register
    register.close()


def test_what_asks_nothing_and_answers_as_a_whole_has_no_list(lacking):
    for kind in (LetterKind.RECEIPT, LetterKind.NO_DATA):
        assert parts(lacking, kind=kind) == {}


def test_what_is_missing_is_counted_where_it_belongs(lacking):
    found = parts(lacking)
    assert found["answer.part.data"].missing == 4
    kept = found["answer.part.retention"]
    assert (kept.n, kept.m, kept.missing) == (1, 2, 1)
    assert found["answer.part.purpose"].missing == 0


def test_filling_and_searching_take_the_warnings_away(lacking):
    for row in lacking.find(Search):
        collecting.mark(lacking, row.id, SearchResult.FOUND, text="2 e-poster")
    letter = answering.compose(lacking, 1, LetterKind.ACCESS)[1]
    for hole in holes(letter):
        filling.fill(lacking, hole, RetentionAnswer(unknown=True))
    found = parts(lacking)
    assert not any(part.missing for part in found.values() if part.key != "answer.part.copy")
    assert (found["answer.part.data"].n, found["answer.part.purpose"].n) == (4, 2)
    assert (found["answer.part.retention"].n, found["answer.part.retention"].m) == (2, 2)


def test_recipients_are_counted_once_however_many_purposes_name_them(register, request_):
    assert parts(register)["answer.part.recipients"].n == 3  # Microsoft 365 serves both


def test_attached_files_are_counted(register, request_):
    row = register.first(Search, "place = 'Asana'")
    for name in ("a.csv", "b.csv"):
        collecting.attach(register, row.id, name, b"ola")
    assert parts(register)["answer.part.copy"].n == 2


def test_without_an_activity_the_purposes_are_missing(register, request_):
    for activity in register.find(Activity):
        collecting.set_applies(register, request_.id, activity.id, False)
    part = parts(register)["answer.part.purpose"]
    assert (part.n, part.missing) == (0, 1)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_part_is_said_for_one_and_many(lacking, language):
    spoken = words.of(language)
    for part in parts(lacking).values():
        assert spoken(part.key)
        for n in (0, 1, 2):
            assert "{" not in spoken.n(part.says, n, m=3)


def said(register, request, kind, **facts):
    kept = answering.kept_letter(register, request, kind)
    for name, value in facts.items():
        kept = answering.change_fact(register, kept, name, value)
    letter = answering.letter_of(register, request, kept)
    view = case_view.read(register, request.id, words.of("nb"))
    return {part.key: part for part in contents(letter, view)}


def test_other_letters_list_what_they_ask(register, request_):
    assert said(register, request_, LetterKind.RECEIPT) == {}
    part = said(register, request_, LetterKind.EXTENSION)["answer.part.asked"]
    assert (part.n, part.m, part.missing) == (0, 2, 2)
    part = said(register, request_, LetterKind.EXTENSION, ground="number")["answer.part.asked"]
    assert (part.n, part.m, part.missing) == (1, 2, 1)


def test_a_frame_lists_what_else_it_answers(register, request_):
    intake.set_kinds(register, request_.id, [RequestKind.ACCESS, RequestKind.ERASURE])
    _access, erasure = case.claims(register, request_)
    assert "kind.erasure" not in said(register, request_, LetterKind.ACCESS)  # nobody has decided
    part = said(register, request_, LetterKind.ERASED)["kind.erasure"]
    assert (part.says, part.missing > 0) == ("answer.says.undecided", True)
    claims.decide(
        register, erasure.id, ClaimOutcome.REFUSED, ground="art17_no_ground", reason="Trengs."
    )
    part = said(register, request_, LetterKind.ACCESS)["kind.erasure"]
    assert (part.says, part.missing) == ("outcome.refused", 0)
