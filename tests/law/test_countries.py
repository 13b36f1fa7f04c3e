"""Countries and their names."""

import pytest

from dpo_desk.law import countries
from dpo_desk.law.countries import COUNTRIES, EEA
from dpo_desk.words import LANGUAGES, MissingWord


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_of_its_own(language: str) -> None:
    named = dict(countries.by_name(language))
    assert set(named) == {EEA, *COUNTRIES}
    assert len(set(named.values())) == len(named)
    assert len(set(COUNTRIES)) == len(COUNTRIES) >= 70


def test_sorted_as_norwegians_sort() -> None:
    names = [name for _, name in countries.by_name("nb")]
    assert names[0] == "EU/EØS"
    assert names[-1] == "Østerrike"
    assert names.index("Sveits") < names.index("Sverige") < names.index("Sør-Afrika")


def test_names() -> None:
    assert [countries.name("NO", language) for language in LANGUAGES] == [
        "Norge",
        "Noreg",
        "Norway",
    ]
    assert countries.name("US", "nb") == "USA"


def test_inline() -> None:
    assert countries.inline("US", "en") == "the United States"
    assert countries.inline(EEA, "en") == "the EU/EEA"
    assert countries.inline(EEA, "nb") == "EU/EØS"
    assert countries.inline("DE", "en") == "Germany"


def test_unknown_country() -> None:
    with pytest.raises(MissingWord):
        countries.name("ZZ", "nb")
