"""Citing the regulation: ``6(1)(a)`` as the letter or the page writes it."""

import re

from dpo_desk import words

_PARTS = re.compile(r"([0-9]{1,2})(?:\(([0-9]{1,2})\))?(?:\(([a-z])\))?")


def cite(article: str, language: str) -> str:
    """«artikkel 6 nr. 1 bokstav a», "Article 6(1)(a)"; raises ValueError for another form."""
    match = _PARTS.fullmatch(article)
    if match is None:
        raise ValueError(f"not an article such as 15, 12(3) or 6(1)(a): {article!r}")
    number, paragraph, letter = match.groups()
    to_words = words.of(language)
    text = to_words("article.number", number=number)
    if paragraph:
        text += to_words("article.paragraph", paragraph=paragraph)
    if letter:
        text += to_words("article.letter", letter=letter)
    return text
