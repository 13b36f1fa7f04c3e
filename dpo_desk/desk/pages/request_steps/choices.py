"""What the steps of a case offer to choose from."""

from collections.abc import Sequence
from typing import Any

from dpo_desk.words import LANGUAGES, Words


def choices(codes: Sequence[Any], words: Words) -> list[tuple[Any, str]]:
    """Codes of law with their words, for a list to choose from."""
    return [(code, words(code.key)) for code in codes]


def language_choices(words: Words) -> list[tuple[Any, str]]:
    """The languages a letter can be written in."""
    return [(language, words(f"field.letter.language.{language}")) for language in LANGUAGES]
