"""«Vet ikke» in the words that people use for it, and nothing that could be meant otherwise."""

import pytest

from dpo_desk.law.unknown import says_unknown


@pytest.mark.parametrize(
    "text", ["vet ikke", "Vet ikke.", " VEIT  IKKJE ", "don't know", "Don’t know!", "?", "–"]
)
def test_is_an_answer(text: str) -> None:
    assert says_unknown(text)


@pytest.mark.parametrize("text", ["", "vet", "ikke", "Norge", "3.11", "vet ikke når", "no"])
def test_is_none(text: str) -> None:
    assert not says_unknown(text)
