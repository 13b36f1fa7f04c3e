"""Units laid on pages by the rules of the printed page.

A unit is kept whole where it may be; what travels together is laid as one chain. A chain that must
be parted ends the page at its last good place, and what goes on is headed again. Empty space
collects at the bottom of a page.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dpo_desk.paper import grid
from dpo_desk.paper.model import Hole
from dpo_desk.paper.strips import Break, Kind, Rule, Set, Strip, Unit

_GAPS: Final[dict[tuple[Kind | None, Kind | None], float]] = {  # None: any other
    ("heading", None): 7.2,
    ("text", "text"): 5.0,
    (None, "text"): 9.0,
    (None, "summary"): 8.7,
    (None, "table"): 10.0,
    ("text", "section"): 9.85,
    ("section", "section"): 9.85,
    ("summary", "section"): 8.25,
    ("table", "section"): 6.0,
    ("card", "section"): 18.0,
    ("signature", "section"): 14.0,
    (None, "card"): 11.85,
    (None, "signature"): 12.85,
}
_EPSILON: Final = 0.01


class Placed(NamedTuple):
    """A strip at its place on a page, with the heading, label and rules drawn there."""

    top: float
    strip: Strip
    rules: tuple[tuple[float, Rule], ...] = ()
    beside: tuple[Set, ...] = ()
    mark: Unit | None = None  # a bookmark leads here


@dataclass(slots=True)
class Page:
    """What lies on one page, from top to bottom."""

    placed: list[Placed] = field(default_factory=list)

    @property
    def holes(self) -> list[Hole]:
        """The holes on it, each once where a line was ended inside it."""
        found: list[Hole] = []
        for placed in self.placed:
            found += [hole for hole in placed.strip.holes if not (found and found[-1] is hole)]
        return found


class _Item(NamedTuple):
    strip: Strip
    unit: Unit
    first: bool
    after: Break


class _Cursor(NamedTuple):
    """Where the next strip goes."""

    y: float
    top: bool = True  # nothing on the page yet
    before: Unit | None = None


def lay(units: list[Unit], first_top: float) -> list[Page]:
    """The pages of a letter whose text begins at ``first_top`` on the first."""
    layer = _Layer(first_top)
    chain: list[Unit] = []
    for unit in units:
        if not unit.strips:
            continue
        chain.append(unit)
        if not unit.keep:
            layer.add(chain)
            chain = []
    if chain:
        layer.add(chain)
    return layer.pages


class _Layer:
    def __init__(self, first_top: float) -> None:
        self.pages = [Page()]
        self._at = _Cursor(first_top)

    def add(self, chain: list[Unit]) -> None:
        """Lay units that travel together."""
        items = _items(chain)
        whole = _place(items, _Cursor(grid.LATER_TOP))[1][-1].y - grid.LATER_TOP
        alone = chain[0].whole_up_to if len(chain) == 1 else grid.FULL
        while items:
            placed, ends = _place(items, self._at)
            fits = sum(1 for end in ends if end.y <= grid.BOTTOM + _EPSILON)
            if fits == len(items):
                self._commit(placed, ends[-1])
                return
            count = self._break(items, fits, whole <= alone)
            if count:
                self._commit(placed[: _through(placed, items[count - 1])], ends[count - 1])
                items = items[count:]
            self._turn()

    def _break(self, items: list[_Item], fits: int, keep_whole: bool) -> int:
        """How many items stay on this page; 0 starts a new one."""
        if not self._at.top:
            return 0 if keep_whole else _last(items, fits, Break.GOOD)
        for gladness in Break:
            count = _last(items, fits, gladness)
            if count:
                return count
        return max(fits, 1)

    def _commit(self, placed: list[Placed], end: _Cursor) -> None:
        self.pages[-1].placed += placed
        self._at = end

    def _turn(self) -> None:
        self.pages.append(Page())
        self._at = _Cursor(grid.LATER_TOP)


def _last(items: list[_Item], fits: int, gladness: Break) -> int:
    for count in range(fits, 0, -1):
        if items[count - 1].after <= gladness:
            return count
    return 0


def _through(placed: list[Placed], item: _Item) -> int:
    return next(i for i, one in enumerate(placed, start=1) if one.strip is item.strip)


def _items(chain: list[Unit]) -> list[_Item]:
    items = []
    for unit in chain:
        for i, strip in enumerate(unit.strips):
            last = i == len(unit.strips) - 1
            after = Break.GLUED if last else strip.after
            items.append(_Item(strip, unit, i == 0, after))
    return items


def _place(items: list[_Item], at: _Cursor) -> tuple[list[Placed], list[_Cursor]]:
    """Every item placed as if the page were endless, and the cursor after each."""
    placed: list[Placed] = []
    ends = []
    for i, item in enumerate(items):
        own, at = _one(item, at, resumed=i == 0 and not item.first)
        placed += own
        ends.append(at)
    return placed, ends


def _one(item: _Item, at: _Cursor, *, resumed: bool) -> tuple[list[Placed], _Cursor]:
    unit, strip = item.unit, item.strip
    y, rules, beside = at.y, [], list[Set]()
    placed: list[Placed] = []
    opens = item.first or resumed
    if opens:
        y += 0.0 if at.top else _gap(at.before, unit)
        closed = at.before is not None and at.before.closed and unit.kind == "section"
        if unit.rule is not None and not (closed and not at.top):
            rules.append((y, unit.rule))
        y += unit.pad if unit.rule is not None else 0.0
        beside += unit.label if item.first else unit.resumed_label
    if resumed:
        for heading in unit.resumed:
            placed.append(Placed(y, heading, tuple(rules)))
            y, rules = y + heading.height, []
        if strip.header is not None:
            placed.append(Placed(y, strip.header, tuple(rules), tuple(beside)))
            y, rules, beside = y + strip.header.height, [], []
        beside += strip.again
    divided = strip.divider is not None and not resumed
    if divided and strip.divider is not None:
        rules.append((y, strip.divider))
    mark = unit if item.first and unit.title else None
    placed.append(Placed(y, strip, tuple(rules), tuple(beside), mark))
    return placed, _Cursor(y + strip.height, top=False, before=unit)


def _gap(before: Unit | None, unit: Unit) -> float:
    if before is None:
        return 0.0
    for pair in ((before.kind, unit.kind), (before.kind, None), (None, unit.kind)):
        if pair in _GAPS:
            return _GAPS[pair]
    return 9.85
