"""What the manager must say in a letter: the questions, their words and the answers as told."""

import pytest

from dpo_desk import words
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters.asks import YES, Answers, Ask, asks, missing, money
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import flat
from dpo_desk.paper.model import Hole, Plain
from dpo_desk.words import LANGUAGES
from tests.letters import written

ASKS = [(kind, ask) for kind in LetterKind for ask in asks(kind)]
IDS = [ask.label_key for _, ask in ASKS]
HOLE = 40  # characters that a hole can hold


def answers(kind: LetterKind, language: str = "nb", **facts: str) -> Answers:
    return Answers(Pen(kind.value, language, written.whole(kind, facts)), kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "ask"), ASKS, ids=IDS)
def test_every_question_has_its_words_and_fits_a_hole(
    kind: LetterKind, ask: Ask, language: str
) -> None:
    to_words = words.of(language)
    assert len(to_words(ask.label_key)) <= (HOLE if ask.required else 2 * HOLE)
    assert to_words(ask.help_key).endswith((".", "…", "?"))
    for choice in ask.choices:
        assert to_words(ask.choice_key(choice))


@pytest.mark.parametrize(("kind", "ask"), ASKS, ids=IDS)
def test_a_condition_names_another_question_and_its_choices(kind: LetterKind, ask: Ask) -> None:
    assert bool(ask.choices) == (ask.widget == "choice")
    if ask.when:
        (other,) = [each for each in asks(kind) if each.name == ask.when[0]]
        assert set(ask.when[1]) <= set(other.choices)


@pytest.mark.parametrize("kind", list(written.FACTS))
def test_what_is_missing_is_what_the_letter_has_as_holes(kind: LetterKind) -> None:
    assert missing(kind, written.FACTS[kind]) == ()
    required = {ask.name for ask in asks(kind) if ask.required and not ask.when}
    assert {ask.name for ask in missing(kind, {})} == required


def test_a_question_that_another_answer_rules_out_is_not_missing() -> None:
    said = {"decision": "refusal", "ground": "excessive", "why": "To like krav"}
    assert missing(LetterKind.FEE, said) == ()
    assert [a.name for a in missing(LetterKind.FEE, {**said, "decision": "copy"})] == [
        "amount",
        "costs",
    ]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("decision", "fee", "Ta gebyr"),
        ("why", " To like krav ", "To like krav"),
        ("amount", "1250,50", "1\u00a0250,50 kroner"),
        ("reply_by", "2026-11-26", "26.\u00a0november 2026"),
    ],
)
def test_an_answer_is_told_as_the_letter_writes_it(name: str, value: str, told: str) -> None:
    said = answers(LetterKind.FEE, **({"decision": "fee"} | {name: value}))
    assert flat(said(name)) == told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("decision", "maybe"),
        ("why", "  "),
        ("amount", "mye"),
        ("amount", "0"),
        ("amount", "NaN"),
        ("amount", "1e12"),
    ],
)
def test_what_says_nothing_is_a_hole_at_its_own_field(name: str, value: str) -> None:
    said = answers(LetterKind.FEE, **({"decision": "fee"} | {name: value}))
    (hole,) = said(name)
    assert isinstance(hole, Hole)
    assert (hole.table, hole.uid, hole.field) == ("letter", "letter", f"facts.{name}")
    assert said.sentence(name) == (hole, Plain("."))
    assert said.paragraphs(name) == ((hole,),)


def test_an_optional_answer_is_left_out_and_another_can_stand_for_it() -> None:
    said = answers(LetterKind.FEE, decision="fee", reply_by="snart")
    assert said("reply_by") == ()
    assert said.day("reply_by") is None
    assert said("why", "Fordi") == (Plain("Fordi"),)
    with pytest.raises(KeyError):
        said("noe annet")


def test_sentences_and_paragraphs() -> None:
    said = answers(LetterKind.REPLY, answer="ja\nnok\n \nog mer")
    assert [flat(part) for part in said.paragraphs("answer")] == ["ja nok.", "og mer."]
    assert flat(answers(LetterKind.FEE, why="to krav").sentence("why")) == "To krav."
    assert answers(LetterKind.REDIRECT, own_part=YES).chosen("own_part") == YES
    assert answers(LetterKind.REDIRECT).chosen("own_part") == ""


@pytest.mark.parametrize(
    ("kroner", "nb", "en"),
    [
        ("250", "250 kroner", "NOK 250"),
        ("12 000", "12\u00a0000 kroner", "NOK 12,000"),
        ("1250.5", "1\u00a0250,50 kroner", "NOK 1,250.50"),
    ],
)
def test_amounts(kroner: str, nb: str, en: str) -> None:
    assert money(kroner, words.of("nb")) == nb
    assert money(kroner, words.of("nn")) == nb
    assert money(kroner, words.of("en")) == en
    with pytest.raises(ValueError, match="amount"):
        money("mye", words.of("nb"))
