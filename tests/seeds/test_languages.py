"""What a letter prints stands in three languages, and each is the language it says it is."""

import re

import pytest

from dpo_desk.duties.seed_file import PRINTED
from dpo_desk.records import BY_TABLE, Recipient, Service, Translation
from dpo_desk.register import Register

# Words that bokmål has and nynorsk has not.
BOKMAAL_ONLY = (
    "ikke hva hvem hvor hvordan hvilke hvilken noe noen fra være gjøre deres jeg hun "
    "opplysninger opplysningene tjenester nettsiden virksomheten kundene henvendelser trenger "
    "begrenset sletter lagrer beholder brukerne ansatte leverandører databehandler"
)
NYNORSK_ONLY = "ikkje kva kven kvar korleis noko nokon frå vere gjere òg ein dei"
Words = dict[tuple[str, str, str], dict[str, str]]


@pytest.fixture(scope="session")
def translated(register: Register) -> Words:
    found: Words = {}
    for each in register.find(Translation):
        key = (each.record_table, each.record_uid, each.record_field)
        found.setdefault(key, {})[each.language] = each.text
    return found


def printed(register: Register) -> Words:
    """Every text that a letter prints, in the language of the records."""
    return {
        (kind.table, record.uid, field): {"nb": str(getattr(record, field))}
        for kind in BY_TABLE.values()
        for field in sorted(f.partition(".")[2] for f in PRINTED if f.split(".")[0] == kind.table)
        for record in register.find(kind)
        if getattr(record, field)
    }


def test_everything_printed_is_in_every_language(register: Register, translated: Words) -> None:
    wanted = printed(register)
    assert wanted
    for key in wanted:
        assert set(translated.get(key, {})) == {"nn", "en"}, key


def test_own_systems_and_groups_have_their_names_in_every_language(
    register: Register, translated: Words
) -> None:
    own = register.find(Service, "vendor_id is null")
    groups = register.find(Recipient, "is_category = 1")
    for record in [*own, *groups]:
        assert set(translated.get((record.table, record.uid, "name"), {})) == {"nn", "en"}


def test_a_translation_belongs_to_a_text_that_is_there(
    register: Register, translated: Words
) -> None:
    for table, uid, field in translated:
        assert getattr(register.by_uid(BY_TABLE[table], uid), field)


def test_nynorsk_is_nynorsk(translated: Words) -> None:
    for key, languages in translated.items():
        assert not words(languages["nn"]) & words(BOKMAAL_ONLY), (key, languages["nn"])


def test_bokmaal_is_bokmaal(register: Register) -> None:
    for key, languages in printed(register).items():
        found = words(languages["nb"]) & words(NYNORSK_ONLY)
        assert not found, (key, languages["nb"])


def test_english_is_english(translated: Words) -> None:
    """No Norwegian letter, but in a term that is quoted."""
    for key, languages in translated.items():
        text = re.sub(r"“[^”]*”", "", languages["en"])
        assert not set("æøåÆØÅ") & set(text), (key, text)
        assert not words(text) & words(BOKMAAL_ONLY + " og til vi som"), (key, text)


def test_texts_are_set_as_letters_want_them(register: Register, translated: Words) -> None:
    """No double space, no edge, and no full stop that the letter adds itself."""
    texts = [text for languages in translated.values() for text in languages.values()]
    texts += [languages["nb"] for languages in printed(register).values()]
    for text in texts:
        assert text == " ".join(text.split()), text
        assert not re.search(r"None|\(\)|\s[,.;]|\.\.", text), text


def test_purposes_read_as_titles(register: Register, translated: Words) -> None:
    for (table, _, field), languages in {**printed(register), **translated}.items():
        if (table, field) == ("purpose", "text"):
            for text in languages.values():
                assert text[0].isupper()
                assert not text.endswith(".")


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
