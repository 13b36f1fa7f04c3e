"""A list as plain data: what stands in a table of the window, on its way to paper.

Light (msgspec only), like ``model``; rows come one by one, so that a list of a hundred thousand
never stands whole in memory a second time.
"""

from collections.abc import Callable

import msgspec

from dpo_desk.paper.model import Language

# Words as they stand; the second of two is quieter and stands below the first.
ListCell = str | tuple[str, str]
Progress = Callable[[int], object]  # hears how many rows are drawn; what it raises stops the press


class ListColumn(msgspec.Struct, frozen=True):
    """A column: its heading, and its share of the width (0: as its rows need); figures right."""

    title: str
    width: float = 0
    right: bool = False


class ListPaper(msgspec.Struct, frozen=True, kw_only=True):
    """What a printed list says of itself; the number of rows is counted while it is drawn."""

    language: Language
    company: str
    title: str
    subtitle: str  # which filter, which words were searched for; "" for all there is
    printed: str  # "Skrevet ut 19. november 2026 kl. 10.40"
    columns: tuple[ListColumn, ...]
