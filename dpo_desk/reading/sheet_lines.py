"""What of a mended text is heading, paragraph, list and table."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple


class Unit(NamedTuple):
    """A heading, a paragraph, a list item or a cell, with its place in the mended text."""

    kind: Literal["heading", "sentence", "item", "cell"]
    start: int
    end: int
    block: int
    headings: tuple[str, ...] = ()
    row: tuple[int, int] | None = None
    noise: bool = False


_LINE: Final = re.compile(r"[^\n]+")


def units(text: str) -> Iterator[Unit]:
    """The parts of a text, in reading order."""
    for number, found in enumerate(_LINE.finditer(text)):
        yield Unit("sentence", found.start(), found.end(), number)
