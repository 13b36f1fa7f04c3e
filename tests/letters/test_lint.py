"""Words a letter must not use (DOMAIN 15): each row of the table, in the three languages."""

import re

import msgspec
import pytest

from dpo_desk import letters, words
from dpo_desk.law.codes import LegalBasis, LetterKind
from dpo_desk.letters import lint, texts
from dpo_desk.paper.model import Letter, Paragraph, Plain
from dpo_desk.records import PurposeBasis
from dpo_desk.words import LANGUAGES
from tests.letters import every, samples

replace = msgspec.structs.replace

CASES = [
    ("all_deleted", "Alt er slettet.", "Alt er sletta.", "Everything has been deleted."),
    (
        "no_data",
        "Vi har ingen opplysninger om deg.",
        "Vi har ingen opplysningar om deg.",
        "We have no data about you.",
    ),
    (
        "vague_deadline",
        "Du får svar innen 30 dager.",
        "Du får svar så snart som mogleg.",
        "You will hear within 30 days.",
    ),
    ("paused", "Fristen er satt på pause.", "Fristen er stansa.", "The deadline is suspended."),
    (
        "identity_copy",
        "Du må sende kopi av pass.",
        "Du må sende oss ein kopi av førarkortet.",
        "Send us a copy of your passport.",
    ),
    (
        "form_or_reasons",
        "Du må begrunne kravet.",
        "Du må grunngi kravet.",
        "You must give your reasons.",
    ),
    (
        "vague_ground",
        "Av hensyn til personvernet.",
        "Etter gjeldande regelverk.",
        "For GDPR reasons.",
    ),
    (
        "never_leaves",
        "Opplysningene forlater aldri EØS.",
        "Opplysningane forlèt aldri EØS.",
        "The data never leave the EEA.",
    ),
    ("abuse", "Kravet er useriøst.", "Dette er misbruk.", "The request is manifestly unfounded."),
    (
        "untrue_comfort",
        "Vi er GDPR-godkjent.",
        "Det er ingen grunn til uro.",
        "It is 100% secure.",
    ),
    ("final", "Svaret er endelig.", "Avgjerda er endeleg.", "The decision is final."),
    ("pseudonymised", "Det er anonymisert.", "Det er anonymisert.", "It is anonymised."),
    ("secrecy_alone", "Notatet er internt.", "Det er teieplikt.", "The note is confidential."),
    ("unnamed", "Det fikk våre partnere.", "Det fekk tredjepartar.", "Our partners got it."),
]


def intro(text: str, language: str = "nb", **changes: object) -> Letter:
    whole = samples.material(**changes)
    letter = replace(whole.letter, intro=text)
    return letters.write(LetterKind.ACCESS, replace(whole, letter=letter), language)


def rules(letter: Letter) -> set[str]:
    return {caution.rule for caution in lint.warnings(letter)}


@pytest.mark.parametrize(("rule", "nb", "nn", "en"), CASES, ids=[case[0] for case in CASES])
def test_each_turn_is_found_in_each_language(rule: str, nb: str, nn: str, en: str) -> None:
    assert rule in rules(intro(nb))
    assert rule in rules(intro(nn, "nn"))
    assert rule in rules(intro(en, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_texts_use_none_of_them(language: str) -> None:
    for kind in letters.WRITERS:
        for material in every.shown(kind).values():
            assert lint.warnings(letters.write(kind, material, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", letters.WRITERS)
def test_no_text_of_a_file_uses_them_whatever_its_conditions(
    kind: LetterKind, language: str
) -> None:
    shown = letters.write(kind, samples.material(), language)
    sources = (
        source for file in texts.files(kind.value) for _, source in texts.read(file, language)
    )
    words = tuple(
        Paragraph(text=(Plain(re.sub(r"\{[{%].*?[}%]\}", " ", source)),)) for source in sources
    )
    whole = replace(shown, parts=words)
    of_text = {each.rule for each in lint.warnings(whole)} - {"consented", "some_copy"}
    assert of_text == set()


def test_somebody_elses_words_in_quotes_are_left_alone() -> None:
    request = replace(samples.REQUEST, text="Jeg vil ha svar innen 30 dager")
    assert rules(intro("", request=request)) == set()


def test_to_ask_for_no_copy_of_a_document_is_right() -> None:
    assert rules(intro("Ikke send kopi av legitimasjon.")) == set()
    assert rules(intro("Ikkje send oss kopi av passet.", "nn")) == set()


def test_secrecy_with_its_paragraph_is_fine() -> None:
    assert rules(intro("Notatet er internt (personopplysningsloven § 16 bokstav e).")) == set()


def test_consent_is_claimed_only_where_it_is_the_basis() -> None:
    assert rules(intro("Du har samtykket.")) == set()  # purpose 3 rests on it
    assert rules(intro("Du har samtykket.", every_use=(samples.BOOKS,))) == {"consented"}
    consent = samples.aim(1, "Noe", PurposeBasis(basis=LegalBasis.CONSENT))
    use = replace(samples.BOOKS, aims=(consent,))
    assert rules(intro("Du har samtykket.", every_use=(use,))) == set()


def test_a_refusal_needs_the_right_to_complain() -> None:
    letter = letters.write(LetterKind.RECEIPT, samples.material(), "nb")
    assert rules(letter) == set()
    whole = samples.material()
    refused = replace(whole, letter=replace(whole.letter, intro="Vi avslår kravet."))
    assert "refusal" in rules(letters.write(LetterKind.RECEIPT, refused, "nb"))
    assert rules(intro("Vi avslår en del av kravet.")) == set()


def test_a_national_identity_number_is_found_and_not_repeated() -> None:
    (caution,) = lint.warnings(intro("Nummeret er 13097248022."))
    assert caution.rule == "national_id"
    assert "13097248022" not in caution.say(words.of("nb"))
    assert rules(intro("Telefonen er 12345678901.")) == set()


def test_an_answer_without_a_copy_is_pointed_out() -> None:
    bare = tuple(replace(each, annexes=()) for each in samples.SEARCHES)
    assert rules(intro("", searches=bare, annexes=())) == {"no_copy"}
    some = (samples.SEARCHES[0], *bare[1:])
    assert rules(intro("", searches=some, annexes=(samples.MAILS,))) == {"some_copy"}


def test_a_copy_is_missed_also_where_the_company_words_it_in_its_own_way() -> None:
    opening = texts.source("access", "nb").replace("Noe av det får du kopi av", "En del er lagt")
    labels = texts.source("answers", "nb").replace("]\nVedlegg\n", "]\nDette følger med\n")
    wording = {("access", "nb"): opening, ("answers", "nb"): labels}
    bare = tuple(replace(each, annexes=()) for each in samples.SEARCHES)
    searches = (samples.SEARCHES[0], *bare[1:])
    letter = intro("", wording=wording, searches=searches, annexes=(samples.MAILS,))
    assert "Dette følger med" in {getattr(part, "label", "") for part in letter.parts}
    assert rules(letter) == {"some_copy"}
    assert rules(intro("", wording=wording)) == set()
    assert rules(intro("", wording=wording, searches=bare, annexes=())) == {"no_copy"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_caution_says_what_to_write_instead(language: str) -> None:
    every = {case[0] for case in CASES} | {"consented", "refusal", "national_id"}
    every |= {"no_copy", "some_copy"}
    for rule in every:
        assert len(lint.Caution(rule, "x").say(words.of(language))) > 20
