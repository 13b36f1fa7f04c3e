"""Grounds named by number: «artikkel 6 nr. 1 bokstav b og f», «art. 6.1 f)», the repealed § 8."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final, NamedTuple

from dpo_desk.law.codes import LegalBasis

_ARTICLE: Final = MappingProxyType(dict(zip("abcdef", LegalBasis, strict=True)))
# Personopplysningsloven of 2000 § 8 first paragraph, repealed in 2018; d and e: public task.
_OLD_ACT: Final = MappingProxyType(
    {
        "a": LegalBasis.CONTRACT,
        "b": LegalBasis.LEGAL_OBLIGATION,
        "c": LegalBasis.VITAL_INTERESTS,
        "d": LegalBasis.PUBLIC_TASK,
        "e": LegalBasis.PUBLIC_TASK,
        "f": LegalBasis.LEGITIMATE_INTERESTS,
    }
)
_LETTER: Final = r"[\"«“']?\(?[a-f](?:\)|[\"»”'])?(?![\w])"
_LETTERS: Final = (
    rf"{_LETTER}(?:(?:,? ?(?:og|and|eller|or|samt|/|&)/? ?|, ?)"
    rf"(?:(?:bokstav|litra|letter|point) ?|(?:nr\.? ?1|1) ?\(?)?{_LETTER})*"
)
_WORD: Final = (
    r"(?:bokstav(?:en|ene|ane)?|bokst\.?|litra|lit\.|letters?|points?|pkt\.?|punkt|alternativ)"
)
_FIRST: Final = (
    r"(?:,? ?(?:nr\.?|no\.?|punkt|pkt\.?|paragra(?:ph|f)|para\.?|ledd|stk\.?)? ?\(?1\)?\.?"
    r"(?: ?ledd)?"
    r"|,? ?(?:første|fyrste|1\.) (?:ledd|punkt))"
)
_ARTICLE_6: Final = re.compile(
    rf"(?<![\w.])(?:(?:art(?:ikkel|icle|ikkelen)?\.?|gdpr|forordning\w*)"
    rf",? ?6{_FIRST}?,? ?{_WORD}? ?"
    rf"|6 ?(?:{_FIRST}),? ?{_WORD}? ?)"
    rf"(?P<letters>{_LETTERS})"
)
_SECTION_8: Final = re.compile(
    r"§+ ?8(?!\d|-)(?:,? ?(?:første|fyrste|1\.) ledd)?,? ?"
    rf"(?:{_WORD}|nr\.?)? ?(?P<letters>{_LETTERS})"
)
_EACH: Final = re.compile(r"(?<![\w])[a-f](?!\w)")
_LAW: Final = re.compile(r"[\w-]*lov(?:en|a)?\b")


class Numbered(NamedTuple):
    """A ground and where its number stands."""

    basis: LegalBasis
    start: int
    end: int


def numbered(folded: str) -> Iterator[Numbered]:
    """The grounds that a sentence (in small letters) names by article or paragraph."""
    if "6" in folded:
        for found in _ARTICLE_6.finditer(folded):
            yield from _of(found, _ARTICLE)
    if "§" in folded:
        for found in _SECTION_8.finditer(folded):
            laws = _LAW.findall(folded, 0, found.start())
            if not laws or laws[-1].startswith(("personopplysning", "personvern", "lov")):
                yield from _of(found, _OLD_ACT)


def _of(found: re.Match[str], bases: MappingProxyType[str, LegalBasis]) -> Iterator[Numbered]:
    for letter in _EACH.findall(found["letters"]):
        yield Numbered(bases[letter], found.start(), found.end())
