"""What a page is laid of: strips, each drawn whole, bound into units with a rule and a heading.

A strip says how gladly a page may end after it; a unit says what is drawn where it begins and
where it goes on after a break. ``pages`` lays them, ``blocks`` makes them.
"""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal, NamedTuple

from dpo_desk.paper import grid
from dpo_desk.paper.lines import Line
from dpo_desk.paper.model import Hole


class Break(IntEnum):
    """How gladly a page ends after a strip; the page is broken at the lowest that will do."""

    GOOD = 0
    POOR = 1  # inside a row, between an introduction and its table
    GLUED = 2  # between parts that travel together
    NEVER = 3  # only where the page is otherwise too small


class Set(NamedTuple):
    """A line placed in a strip: its x and its baseline from the strip's top."""

    line: Line
    x: float
    baseline: float
    right: bool = False


class Rule(NamedTuple):
    """A horizontal rule; ``y`` from the strip's top."""

    left: float
    right: float
    weight: float
    colour: str
    y: float = 0.0


@dataclass(slots=True)
class Strip:
    """The smallest piece that is never parted."""

    height: float
    lines: list[Set]
    after: Break = Break.GOOD
    rules: tuple[Rule, ...] = ()
    divider: Rule | None = None  # above, unless the strip comes first under a rule or a header
    header: "Strip | None" = None  # repeated above when the strip comes first on a page
    again: list[Set] = field(default_factory=list)  # the row's label, when first on a page

    @property
    def holes(self) -> list[Hole]:
        """The holes in it, in reading order."""
        found: list[Hole] = []
        for placed in self.lines:
            for _, atom in placed.line.atoms:
                if atom.hole is not None and not (found and found[-1] is atom.hole):
                    found.append(atom.hole)
        return found


Kind = Literal["heading", "text", "section", "card", "summary", "table", "signature"]


@dataclass(slots=True)
class Unit:
    """A part of the letter on the page."""

    kind: Kind
    strips: list[Strip]
    rule: Rule | None = None
    pad: float = 0.0  # from the rule to the first strip
    label: list[Set] = field(default_factory=list)  # beside the first strip
    resumed: list[Strip] = field(default_factory=list)  # above what goes on after a break
    resumed_label: list[Set] = field(default_factory=list)
    closed: bool = False  # ends with a rule of its own
    keep: bool = False  # travels with the next
    whole_up_to: float = grid.FULL  # kept whole when not taller
    key: str = ""  # of a card
    title: str = ""  # of its bookmark; none without
    level: int = 0
