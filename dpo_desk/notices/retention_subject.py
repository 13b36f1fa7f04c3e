"""What a sentence on storage speaks of, in its own words: «regnskapsbilag», «the account»."""

import re
from functools import cache
from typing import Final

from dpo_desk.notices.periods import TOPIC as PERIODS
from dpo_desk.notices.said import Around, context
from dpo_desk.reading.requests.folding import expanded
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece

TOPIC: Final = "retention_subject"
_PATTERNS: Final = ("object_first", "we_keep", "keep_we", "passive", "they_keep")
_LONGEST: Final = 120
_FEWEST: Final = 3  # letters of a name


def subject_of(piece: Piece, place: Around, start: int, period: int, end: int) -> str:
    """What ``piece.text[start:end]``, with a period at ``period``, speaks of, or stands under."""
    if place.row or (place.own and not _is_on_storage(place.label)):
        return place.subject
    words = piece.text[start:end]
    above = _above(piece, place)
    for name in _PATTERNS:
        found = _pattern(name).match(words)
        if found and (what := _trimmed(found["what"])):
            return above if above and _pattern("generic").fullmatch(what) else what
    before = _trimmed(_pattern("before").sub("", piece.text[start:period]))
    if sum(map(str.isalpha, before)) >= _FEWEST:
        return before
    return above or _trimmed(words)


def _above(piece: Piece, place: Around) -> str:
    """The label or heading that the sentence stands under, where it is not «Lagringstid»."""
    if place.subject and not _is_on_storage(place.label):
        return place.subject
    if not (place.heading and _pattern("title").match(place.heading)) and piece.headings:
        if _is_on_storage(place.heading):
            return ""
        return _trimmed(piece.headings[-1])
    return ""


def _is_on_storage(words: str) -> bool:
    return bool(context(PERIODS, "kept").search(words))


def _trimmed(words: str) -> str:
    bare = _pattern("edges").sub("", words)
    return bare if len(bare) <= _LONGEST else bare[: bare.rfind(" ", 0, _LONGEST)]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    said = table(f"notice_{TOPIC}")
    return re.compile(expanded(said["context"][name], said["words"]), re.IGNORECASE)
