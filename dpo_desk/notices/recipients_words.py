"""Which words can be the name of a firm or service: by ``resources/reading/notice_names.toml``."""

import re
from functools import cache, lru_cache
from typing import Final

from dpo_desk.notices.cookies import known_provider
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Sheet

FILE: Final = "notice_names"
_CAMEL: Final = re.compile(r"\w*[a-zæøå0-9][A-ZÆØÅ]\w*|\w+\d\w*")
_LOWER: Final = re.compile(r"(?<![\w.@/-])[a-zæøåé][a-zæøåé-]{2,}")
_STARTS: Final = re.compile(r"\W*|\s*\w{1,3}[.)]\s*|.*[.!?•*]\s*")
_ENDED: Final = re.compile(r"[.!?•*]\s*\Z")
_MARK: Final = 6  # letters of «12. »
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_STREET: Final = re.compile(r"[A-ZÆØÅ][\w-]+ \d{1,3} ?[A-Za-z]?")


def lower_words(sheet: Sheet) -> frozenset[str]:
    """The words that the text writes in small letters: with a capital they are no names."""
    return frozenset(_LOWER.findall(sheet.text))


def begins(text: str, place: int) -> bool:
    """Whether a sentence begins at a place, after a mark or a number at most."""
    if place > _MARK:
        return _ENDED.search(text, place - _MARK, place) is not None
    return _STARTS.fullmatch(text, 0, place) is not None


@lru_cache(maxsize=1024)
def plain(name: str) -> str:
    """Letters and digits only, small."""
    return _NO_LETTERS.sub("", name.casefold())


def without_form(name: str) -> str:
    """The name without the company form."""
    shorter = _end_form().sub("", name).strip(" ,")
    return shorter or name


@cache
def said(kind: str) -> frozenset[str]:
    """A list of words of the file."""
    return frozenset(str(table(FILE)[kind]).split())


def is_authority(name: str) -> bool:
    """Whether a name is that of an authority or a public register."""
    return any(word in said("authorities") for word in name.casefold().split())


def is_noun(word: str, lower: frozenset[str]) -> bool:
    """Whether a word with a capital could be any noun."""
    folded = word.casefold()
    head, hyphen, tail = folded.rpartition("-")
    if hyphen and tail == word.rpartition("-")[2] and (tail in lower or head in lower):
        return True
    if _CAMEL.fullmatch(word) or "." in word:
        return False
    return folded in lower or folded in said("words") or bool(_nouns().fullmatch(folded))


def is_nowhere(word: str) -> bool:
    """Whether a word in small letters is a place or none of a name."""
    return word in _unnamed() or word.rstrip("s'’") in _unnamed()


@lru_cache(maxsize=1024)
def is_nobody(name: str) -> bool:
    """Whether it is an authority, a place, a person, a number or a lone letter."""
    parts = name.casefold().split()
    if len(plain(name)) < 3 or plain(name).isdigit() or is_authority(name):
        return True
    if all(map(is_nowhere, parts)):
        return True
    if len(parts) == 1 and is_nowhere(parts[0].partition("-")[0]):  # «EØS-land»
        return True
    if _STREET.fullmatch(name) or known_provider(name) is not None:
        return True
    return len(parts) < 4 and parts[0] in said("people")


@cache
def _unnamed() -> frozenset[str]:
    return said("words") | said("places")


@cache
def _forms() -> str:
    """The company forms as alternatives, the longest first."""
    return "|".join(map(re.escape, sorted(table(FILE)["forms"], key=len, reverse=True)))


@cache
def firm() -> re.Pattern[str]:
    """A name that ends in a company form."""
    word = r"[A-ZÆØÅ0-9][\w&.'’+/-]*"
    return re.compile(
        rf"(?<![\w@./-]){word}(?: (?:{word}|&|og|i|for|and|of|\+)){{0,6}}?"
        rf",?{ends_firm().pattern}"
    )


@cache
def ends_firm() -> re.Pattern[str]:
    """A company form, which is quickly found."""
    return re.compile(rf" (?:{_forms()})(?![\w-])")


@cache
def _end_form() -> re.Pattern[str]:
    return re.compile(rf",? (?:{_forms()})\.?(?=\Z| )", re.IGNORECASE)


@cache
def things() -> re.Pattern[str]:
    """What stands before a name without a comma: «Bookingsystemet Timeboka»."""
    return re.compile(str(table(FILE)["things"]))


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"[\w-]*?{table(FILE)['nouns']}")
