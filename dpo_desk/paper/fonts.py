"""The fonts of the page: Inter, its tabular cut, and a reserve for what Inter lacks.

A face is a chain of cuts: each character is set in the first cut that has it. Nothing is ever drawn
in a font that is not embedded, and a character that no cut has becomes a visible ``MISSING`` mark.
"""

from functools import cache
from typing import Any, Final

from dpo_desk import places

MISSING: Final = "\u25a1"  # □
_CHAINS: Final = {
    "regular": ("Inter-Regular", "NotoSansReserve-Regular"),
    "medium": ("Inter-Medium", "NotoSansReserve-Regular"),
    "semibold": ("Inter-SemiBold", "NotoSansReserve-Bold"),
    "tabular": ("InterT-Regular", "Inter-Regular", "NotoSansReserve-Regular"),
    "tabular-medium": ("InterT-Medium", "Inter-Medium", "NotoSansReserve-Regular"),
    "tabular-semibold": ("InterT-SemiBold", "Inter-SemiBold", "NotoSansReserve-Bold"),
}


class Face:
    """One chain of cuts; widths are kept for one point of size."""

    def __init__(self, chain: tuple[str, ...]) -> None:
        """``chain`` names the files of ``resources/fonts`` in the order they are asked."""
        self._chain = chain
        self._known: dict[str, tuple[str, float]] = {}
        self._words: dict[str, float] = {}

    def load(self) -> str:
        """Make the first cut known to reportlab and return its name."""
        _load(self._chain[0])
        return self._chain[0]

    def width(self, text: str) -> float:
        """The width of ``text`` at one point."""
        found = self._words.get(text)
        if found is None:
            found = sum(self._glyph(char)[1] for char in text)
            if len(self._words) < 20_000:  # a word is met again and again; a long life is not kept
                self._words[text] = found
        return found

    def runs(self, text: str) -> list[tuple[str, str]]:
        """``text`` cut where the font changes: (font name, characters), missing ones marked."""
        fonts = {self._glyph(char)[0] for char in set(text)}
        if len(fonts) == 1 and "" not in fonts:
            return [(fonts.pop(), text)]
        runs: list[tuple[str, str]] = []
        for char in text:
            font = self._glyph(char)[0]
            shown = char if font else MISSING
            font = font or self._glyph(MISSING)[0]
            if runs and runs[-1][0] == font:
                runs[-1] = (font, runs[-1][1] + shown)
            else:
                runs.append((font, shown))
        return runs

    def lacks(self, char: str) -> bool:
        """Whether no cut of the chain has ``char``."""
        return not self._glyph(char)[0]

    def _glyph(self, char: str) -> tuple[str, float]:
        known = self._known.get(char)
        if known is None:
            known = self._known[char] = self._find(char)
        return known

    def _find(self, char: str) -> tuple[str, float]:
        code = ord(char)
        for name in self._chain:
            font = _load(name)
            if code in font.face.charToGlyph:
                return name, font.face.charWidths[code] / 1000
        return "", self._glyph(MISSING)[1]


@cache
def face(name: str) -> Face:
    """The face called ``name`` in ``grid``; raises KeyError for another."""
    return Face(_CHAINS[name])


@cache
def _load(name: str) -> Any:
    """Read and register one cut, once a process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(places.resources("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font
