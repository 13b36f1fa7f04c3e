"""Where a word may be parted at the end of a line.

Dictionaries part Norwegian compounds by syllable (papirar-kivet). A compound is parted before a
known stem instead, and by syllable only where it is too long for that. Names are left whole.
"""

import re
from functools import cache
from typing import Any, Final

from dpo_desk.paper.stems import STEMS

_LEFT, _RIGHT = 3, 4  # letters that must stand on either side
_SHORTEST: Final = 8
_BY_SYLLABLE: Final = 18
_DICTIONARIES: Final = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
_CORE: Final = re.compile(r"^(\W*)([^\W\d_]+)(\W*)$")
_WRITTEN: Final = re.compile(r"(?<=[^\W\d_]{3})[-\u2010/](?=[^\W\d_]{3})")


@cache
def points(word: str, language: str) -> tuple[tuple[int, str], ...]:
    """Where ``word`` may be parted: (offset, what is added at the line's end), ascending.

    A hyphen that is written is kept and none added. A word with a capital is taken for a name
    unless it is very long; one with a digit is never parted.
    """
    if any(char.isdigit() for char in word) or "@" in word:
        return ()
    written = tuple((match.end(), "") for match in _WRITTEN.finditer(word))
    core = _CORE.match(word)
    if written or core is None:
        return written
    before, letters = len(core[1]), core[2]
    if len(letters) < _SHORTEST or (letters != letters.lower() and len(letters) < _BY_SYLLABLE):
        return ()
    places = _stems(letters.lower()) if language != "en" else ()
    if not places and len(letters) >= _BY_SYLLABLE:
        places = _syllables(letters, language)
    return tuple((before + place, "-") for place in places)


def _stems(letters: str) -> tuple[int, ...]:
    # finditer goes on after a stem it has found: "føring" inside "overføring" is no seam
    return tuple(
        match.start()
        for match in _stem_pattern().finditer(letters)
        if _LEFT <= match.start() <= len(letters) - _RIGHT
    )


@cache
def _stem_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(STEMS, key=len, reverse=True)))


def _syllables(letters: str, language: str) -> tuple[int, ...]:
    found = _dictionary(language).positions(letters)
    return tuple(place for place in found if _LEFT < place <= len(letters) - _RIGHT)


@cache
def _dictionary(language: str) -> Any:
    import pyphen

    return pyphen.Pyphen(lang=_DICTIONARIES[language])
