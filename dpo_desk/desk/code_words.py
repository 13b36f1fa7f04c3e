"""Codes of one list, said in a line."""

from collections.abc import Iterable

from dpo_desk.law.codes import Code
from dpo_desk.words import Words


def code_words(codes: Iterable[Code], words: Words) -> str:
    """«Innsyn, retting»: only the first with a capital, as in a sentence."""
    language = words.language
    said = [code.inline(language) if number else code.label(language)
            for number, code in enumerate(codes)]  # fmt: skip
    return ", ".join(said)
