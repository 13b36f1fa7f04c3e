"""In which language somebody writes: nb, nn, en, or another; also where it is two words only.

Each language has words of its own in ``resources/reading/language.toml``; the one with most wins.
Danish, Swedish, German and Polish are there so that they are not taken for one of ours.
"""

import re
from collections import Counter, defaultdict
from functools import cache
from typing import Final

from dpo_desk.reading.rules_file import table

OURS: Final = ("nb", "nn", "en")
OTHER: Final = "other"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_OWN, _COMMON = 3, 1
_LONGEST: Final = 20_000  # letters that tell it
_OTHER_LETTERS: Final = re.compile(r"[ąćęłńśźżğışčěřůđßñçœ]|[\u0370-\u1fff\u3040-\u9fff]")
_FOREIGN: Final = 0.02  # of all letters, where none of ours has them


def language_of(text: str) -> str:
    """nb, nn or en, else OTHER: also for a text without words."""
    head = text[:_LONGEST].casefold().replace("\u2019", "'")
    scores = _scores(head)
    best = max(scores, key=lambda code: scores[code], default="")
    if best not in OURS:
        return OTHER
    foreign = len(_OTHER_LETTERS.findall(head))
    return OTHER if foreign > _FOREIGN * len(head) and foreign > 2 else best


def _scores(text: str) -> dict[str, int]:
    """How much speaks for each language; the first of equals is the likeliest."""
    weights = _weights()
    found: defaultdict[str, int] = defaultdict(int)
    for word, times in Counter(_WORD.findall(text)).items():
        for code, weight in weights.get(word, ()):
            found[code] += weight * times
    return {code: found[code] for code in _codes() if found[code]}


@cache
def _codes() -> tuple[str, ...]:
    return tuple(table("language"))


@cache
def _weights() -> dict[str, tuple[tuple[str, int], ...]]:
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for code, lists in table("language").items():
        for name, weight in (("common", _COMMON), ("own", _OWN)):
            for word in lists[name].split():
                found[word][code] = weight
    return {word: tuple(each.items()) for word, each in found.items()}
