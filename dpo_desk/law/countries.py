"""The countries a small company meets: the EEA, those found adequate, and where vendors sit."""

from typing import Final

from dpo_desk import words

EEA: Final = "EEA"  # where only "inside the EU/EEA" is stated

COUNTRIES: Final = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
    *("IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    *("AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"),
    *("AE", "AL", "AM", "AU", "AZ", "BA", "BD", "BY", "CL", "CN", "CO", "CR", "DO", "EG", "GE"),
    *("GI", "GL", "GT", "HK", "ID", "IN", "JO", "KE", "KZ", "LB", "LK", "MA", "MC", "MD", "ME"),
    *("MK", "MU", "MX", "MY", "NG", "PA", "PE", "PH", "PK", "QA", "RS", "RU", "SA", "SG", "SM"),
    *("SV", "TH", "TN", "TR", "TW", "UA", "US", "VN", "XK", "ZA"),
)

_WITH_ARTICLE = frozenset({EEA, "AE", "DO", "FO", "GB", "NL", "PH", "US"})
_AFTER_Z = str.maketrans({"å": "~c", "ø": "~b", "æ": "~a", "ö": "~b", "ä": "~a"})


def name(country: str, language: str) -> str:
    """The country's name; raises MissingWord for a code that is not in the list."""
    return words.of(language)(f"country.{country}")


def inline(country: str, language: str) -> str:
    """The name within a sentence: "the Netherlands", "the EU/EEA"."""
    to_words = words.of(language)
    return (
        to_words(f"country.inline.{country}")
        if country in _WITH_ARTICLE
        else name(country, language)
    )


def by_name(language: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of ``EEA`` first and then every country by its name, Æ, Ø and Å last."""
    named = [(country, name(country, language)) for country in COUNTRIES]
    named.sort(key=lambda each: each[1].casefold().translate(_AFTER_Z))
    return ((EEA, name(EEA, language)), *named)
