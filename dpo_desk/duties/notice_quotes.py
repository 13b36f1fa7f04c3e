"""Finding a quote again in a text that has changed around it (MODEL 11)."""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

_HYPHENS: Final = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]"
_LONGEST: Final = 5000  # characters of a quote that is looked for loosely


class Span(NamedTuple):
    """Characters of a text from ``start`` up to ``end``, and the line in which they begin."""

    start: int
    end: int
    line: int


class Text:
    """A text in which quotes are found."""

    def __init__(self, text: str) -> None:
        """Learn where its lines begin."""
        self.text = text
        self._lines = [0] + [match.end() for match in re.finditer("\n", text)]

    def span(self, start: int, end: int) -> Span:
        """The span with its line, counted from 1."""
        return Span(start, end, bisect_right(self._lines, start))

    def stands(self, quote: str, start: int, end: int) -> bool:
        """Whether the quote stands just there."""
        return bool(quote) and self.text[start:end] == quote

    def find(self, quote: str, near: float) -> Span | None:
        """Where the quote stands, nearest to ``near`` (0 the beginning, 1 the end) of several.

        Spaces, line breaks, hyphens and capitals may differ. None where it is not there.
        """
        found = self._exact(quote) or self._loose(quote)
        if not found:
            return None
        wanted = near * len(self.text)
        return min(found, key=lambda span: abs(span.start - wanted))

    def _exact(self, quote: str) -> list[Span]:
        if not quote.strip():
            return []
        return [self.span(m.start(), m.end()) for m in re.finditer(re.escape(quote), self.text)]

    def _loose(self, quote: str) -> list[Span]:
        words = quote[:_LONGEST].split()
        if not words or len(quote) > _LONGEST:
            return []
        pattern = r"\s+".join(re.sub(_HYPHENS, _HYPHENS, re.escape(word).replace(r"\-", "-"))
                              for word in words)  # fmt: skip
        found = re.finditer(pattern, self.text, re.IGNORECASE)
        return [self.span(match.start(), match.end()) for match in found]
