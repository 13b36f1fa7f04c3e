"""Where letters stand in a sheet, so that a pattern is tried only where it can find something."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

_GRAM: Final = 3  # letters


class Index:
    """The texts of all pieces, and which of them hold some letters."""

    __slots__ = ("_found", "_grams", "_texts", "starts", "whole")

    def __init__(self, texts: Sequence[str]) -> None:
        """Made once for a sheet, and once for its small letters."""
        self.whole = "\n".join(texts)
        self.starts: list[int] = []  # where each piece begins in the whole
        self._texts = texts
        self._found: dict[str, Sequence[int]] = {}
        grams: defaultdict[str, list[int]] = defaultdict(list)
        place = 0
        for number, text in enumerate(texts):
            self.starts.append(place)
            place += len(text) + 1
            for gram in {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}:
                grams[gram].append(number)
        self._grams = dict(grams)

    def piece_at(self, place: int) -> int:
        """The number of the piece that a place of ``whole`` lies in."""
        return bisect_right(self.starts, place) - 1

    def holding(self, words: Iterable[str]) -> list[int]:
        """The numbers of the pieces that hold one of the strings, in their order."""
        found: set[int] = set()
        for word in words:
            known = self._found.get(word)
            if known is None:
                known = self._found[word] = self._holding(word)
            if known:
                found.update(known)
        return sorted(found)

    def _holding(self, word: str) -> Sequence[int]:
        """The pieces that hold a string; most strings have letters that stand nowhere."""
        if len(word) < _GRAM:
            return [number for number, text in enumerate(self._texts) if word in text]
        places = self._grams.get(word[:_GRAM], ())
        others = self._grams.get(word[-_GRAM:], ())
        fewer = others if len(others) < len(places) else places
        return [number for number in fewer if word in self._texts[number]]
