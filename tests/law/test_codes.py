"""Every code has words, and letters go by code and by number."""

import pytest

from dpo_desk.law import codes
from dpo_desk.law.codes import Code, LegalBasis, LetterKind, RetentionTrigger, letter_kind
from dpo_desk.words import LANGUAGES, of

LISTS = Code.__subclasses__()
EVERY = [code for each in LISTS for code in each]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", EVERY, ids=lambda code: code.key)
def test_every_code_has_words(code: Code, language: str) -> None:
    label = code.label(language)
    assert label == label.strip()
    assert label[0].isupper()
    assert code.inline(language).casefold() == label.casefold()


def test_codes_are_lower_case_and_as_they_are_named() -> None:
    for code in EVERY:
        assert code.value == code.name.lower()
        assert code.value.isidentifier()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_list_differ(language: str) -> None:
    for each in LISTS:
        labels = [code.label(language) for code in each]
        assert len(set(labels)) == len(labels), each


def test_inline_keeps_the_capitals_of_abbreviations() -> None:
    assert codes.TransferMechanism.SCC.inline("nb") == "EUs standardvilkår (SCC)"
    assert codes.Channel.EMAIL.inline("nb") == "e-post"
    assert codes.RequestKind.ERASURE.inline("en") == "erasure"


@pytest.mark.parametrize("language", LANGUAGES)
def test_bases_have_plain_words_besides_the_term(language: str) -> None:
    for basis in LegalBasis:
        assert of(language)(basis.plain_key) != basis.label(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_triggers_have_words_for_after_and_when(language: str) -> None:
    for trigger in RetentionTrigger:
        for way in ("after", "when"):
            known = of(language).has(f"trigger.{way}.{trigger}")
            assert known == (trigger is not RetentionTrigger.NONE)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("B01", LetterKind.RECEIPT),
        ("B05", LetterKind.ACCESS),
        ("b5", LetterKind.ACCESS),
        ("access", LetterKind.ACCESS),
        ("B06", LetterKind.NO_DATA),
        ("B10", LetterKind.RESTRICTED),
        ("B10b", LetterKind.RESTRICTION_LIFTED),
        ("B11", LetterKind.PORTABILITY),
        ("B20", LetterKind.TO_PROCESSOR),
        ("B22", LetterKind.REPLY),
    ],
)
def test_letter_by_code_or_number(name: str, kind: LetterKind) -> None:
    assert letter_kind(name) is kind


def test_letter_numbers_lead_there_and_back() -> None:
    numbers = [kind.number for kind in LetterKind]
    assert len(set(numbers)) == len(numbers) == 23
    for kind in LetterKind:
        assert letter_kind(kind.number) is kind
        assert letter_kind(kind.value) is kind


@pytest.mark.parametrize("name", ["B23", "B00", "", "brev", "B1O"])
def test_no_such_letter(name: str) -> None:
    with pytest.raises(ValueError, match="is not a valid LetterKind"):
        letter_kind(name)


def test_open_and_closed() -> None:
    assert [s for s in codes.RequestStatus if not s.is_open] == [codes.RequestStatus.CLOSED]
