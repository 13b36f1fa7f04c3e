"""«Vet ikke» as an answer: always allowed, and the same as leaving a field empty."""

from typing import Final

_WORDS: Final = frozenset({
    "vet ikke", "veit ikkje", "veit ikke", "vet ikkje", "aner ikke", "ikke kjent", "ikkje kjent",
    "ukjent", "ukjend", "uvisst", "ikke fylt ut", "ikkje fylt ut",
    "don't know", "don’t know", "dont know", "do not know", "not known", "unknown",
    "not filled in", "not set", "n/a", "?", "??", "-", "–",
})  # fmt: skip


def says_unknown(text: str) -> bool:
    """Whether somebody writes that he does not know, in any of the three languages."""
    return " ".join(text.casefold().split()).rstrip(".!") in _WORDS
