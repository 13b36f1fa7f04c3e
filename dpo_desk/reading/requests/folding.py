"""Words as rules compare them: small, without accents, doubled letters or slips of the pen.

Patterns are folded the same way, so that «slett» finds «SLETT», «slet» and «slettt».
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from dpo_desk.reading.rules_file import table

_SINGLE: Final = str.maketrans({"å": "a", "æ": "a", "ä": "a", "ø": "o", "ö": "o", "ł": "l",
                                "ß": "s", "’": "'", "\u00a0": " ", "đ": "d", "–": "-"})  # fmt: skip
_PAIRS: Final = (("ae", "a"), ("oe", "o"))  # as those write who lack our letters
_DOUBLE: Final = re.compile(r"([a-z])\1+")
_TOKEN: Final = re.compile(r"\\.|[^\W\d_]+|.", re.DOTALL)
_LONG_WORD: Final = re.compile(r"[a-z]{7,20}")
_NAME: Final = re.compile(r"\{([a-z_]+)\}")
_GAP: Final = r".{0,50}?(?<!\w)"
_BLANKS: Final = re.compile(r"\s+")


def folded(text: str) -> str:
    """A sentence as patterns see it, with likely slips in the field's own words mended."""
    bare = _BLANKS.sub(" ", _plain(text))
    vocabulary = _vocabulary()
    return _LONG_WORD.sub(lambda word: vocabulary.mended(word[0]), bare)


def _plain(text: str) -> str:
    small = text.casefold().translate(_SINGLE)
    if not small.isascii():
        split = unicodedata.normalize("NFD", small)
        small = "".join(letter for letter in split if not unicodedata.combining(letter))
    for pair, letter in _PAIRS:
        small = small.replace(pair, letter)
    return _DOUBLE.sub(r"\1", small)


def compiled(pattern: str, words: Mapping[str, str], *, whole: bool = True) -> re.Pattern[str]:
    """The expression that a rule's pattern means, for folded text; it begins at a word."""
    text = expanded(pattern, words)
    parts = (part if part.startswith("\\") else _plain(part) for part in _TOKEN.findall(text))
    bare = "".join(parts).replace(" … ", "…").replace("…", _GAP)
    return re.compile(rf"(?<!\w)(?:{bare})" if whole else bare)


def expanded(pattern: str, words: Mapping[str, str]) -> str:
    """A pattern with each {name} replaced by what it stands for."""
    for _ in range(5):  # names within names
        text = _NAME.sub(lambda found: words[found[1]], pattern)
        if text == pattern:
            return text
        pattern = text
    raise ValueError("names go round in circles")


class _Vocabulary:
    """The field's own long words, and what each looks like with one letter too few."""

    def __init__(self, words: list[str]) -> None:
        self._known = frozenset(words)
        self._cut = {cut: word for word in reversed(words) for cut in _cuts(word)}
        self._seen: dict[str, str] = {}

    def mended(self, word: str) -> str:
        """The known word that this is one letter away from, or itself."""
        if word in self._known:
            return word
        found = self._seen.get(word)
        if found is None:
            found = self._cut.get(word) or next(
                (
                    cut if cut in self._known else self._cut[cut]
                    for cut in _cuts(word)
                    if cut in self._known or cut in self._cut
                ),
                word,
            )
            if len(self._seen) < 20_000:
                self._seen[word] = found
        return found


def _cuts(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


@cache
def _vocabulary() -> _Vocabulary:
    said: Mapping[str, Any] = table("spelling")
    words = [_plain(word) for lists in said.values() for word in lists.split()]
    return _Vocabulary([word for word in dict.fromkeys(words) if len(word) >= 7])
