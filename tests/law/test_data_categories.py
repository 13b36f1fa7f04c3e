"""The controlled vocabulary of personal data."""

import pytest

from dpo_desk.law import data_categories as data
from dpo_desk.words import LANGUAGES, MissingWord, of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_and_group_has_words(language: str) -> None:
    said = [data.word(code, language) for code in data.CATEGORIES]
    assert len(set(said)) == len(said)
    assert all(text == text.strip() for text in said)
    for group in data.GROUPS:
        assert of(language)(f"data_group.{group}")


def test_codes_are_unique_and_enough() -> None:
    assert len(set(data.CATEGORIES)) == len(data.CATEGORIES) >= 50


def test_special_categories_are_those_of_article_9() -> None:
    assert len(data.SPECIAL) == 8
    assert "health" in data.SPECIAL
    assert "national_id" not in data.SPECIAL  # its own rule: personopplysningsloven § 12
    assert list(data.CRIMINAL) == ["criminal_offences"]


def test_say() -> None:
    assert data.say(["name", "email", "phone"], "nb") == "navn, e-postadresse og telefonnummer"
    assert data.say(["inquiry_content"], "nn") == "innhaldet i førespurnaden"
    assert data.say(["name", "cv"], "en") == "name and CV"
    assert data.label("email", "nb") == "E-postadresse"


def test_unknown_code() -> None:
    with pytest.raises(MissingWord):
        data.word("shoe_size", "nb")
