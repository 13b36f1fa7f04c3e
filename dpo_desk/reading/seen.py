"""What of a page a reader sees: styles and colours that hide words, as hostile mail uses them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

Colour = tuple[int, int, int]
WHITE: Final[Colour] = (255, 255, 255)
BLACK: Final[Colour] = (0, 0, 0)
_NAMED: Final = {
    "white": WHITE,
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "black": BLACK,
}
_ALIKE: Final = 24  # of 765: no eye tells them apart

_UNSEEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*(?:0(?![.\d])|0?\.\d+p[xt]|1px)|opacity\s*:\s*0(?:\.0+)?(?![.\d])"
    r"|max-height\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*(?:0|1px)",
)
_FLAT: Final = re.compile(r"(?<![-\w])(?:height|width)\s*:\s*0(?![.\d])")
_CUT: Final = re.compile(r"overflow\s*:\s*hidden")
_TEXT: Final = re.compile(r"(?<![-\w])color\s*:\s*([^;!]{1,40})")
_GROUND: Final = re.compile(r"(?<![-\w])background(?:-color)?\s*:\s*([^;!]{1,80})")
_HEX: Final = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])")
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_SELECTOR: Final = re.compile(r"([a-z][a-z0-9]*)?([.#][\w-]+)?")
_COMMENT: Final = re.compile(r"/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z)")
_LONGEST_SHEET: Final = 100_000


class Look(NamedTuple):
    """How an element's words look, as far as it is inherited."""

    hidden: bool = False
    colour: Colour | None = BLACK  # None: one we do not know
    ground: Colour | None = WHITE

    @property
    def is_seen(self) -> bool:
        """Whether words that look so can be read."""
        return not self.hidden and not _alike(self.colour, self.ground)

    def styled(self, style: str, colour: str = "", ground: str = "") -> "Look":
        """The look inside an element; ``style`` in small letters, ``colour`` by its attributes."""
        hidden = self.hidden or hides(style)
        text = _TEXT.search(style)
        behind = _GROUND.search(style)
        said = text[1] if text else colour
        said_ground = behind[1] if behind else ground
        new_colour = _colour(said, self.colour) if said else self.colour
        new_ground = _colour(said_ground, self.ground) if said_ground else self.ground
        return Look(hidden, new_colour, new_ground)


def hides(style: str) -> bool:
    """Whether a style alone takes its words out of sight."""
    if _UNSEEN.search(style):
        return True
    return bool(_FLAT.search(style) and _CUT.search(style))


def hidden_selectors(sheet: str) -> frozenset[str]:
    """The plain selectors (``p``, ``.x``, ``#x``, ``p.x``) that a style sheet hides.

    What stands in ``@media`` holds for some screens only, and is left out.
    """
    found: set[str] = set()
    for selector, style in _rules(_COMMENT.sub("", sheet[:_LONGEST_SHEET].lower())):
        if hides(style):
            names = (name.strip() for name in selector.split(","))
            found.update(name for name in names if name and _SELECTOR.fullmatch(name))
    return frozenset(found)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before a brace, and what in it; none of what stands in braces within braces."""
    depth, selector, before = 0, "", ""
    for piece in re.split(r"([{}])", sheet):
        if piece == "{":
            depth += 1
            selector = before.rpartition(";")[2] if depth == 1 else "@"
        elif piece == "}":
            if depth == 1 and not selector.lstrip().startswith("@"):
                yield selector, before
            depth = max(0, depth - 1)
        before = piece


def _colour(text: str, inherited: Colour | None) -> Colour | None:
    """The colour a style names; of one that shows what lies behind it, that."""
    said = text.strip().lower()
    if said in ("inherit", "transparent", "none", "currentcolor", "initial"):
        return inherited
    digits = _HEX.search(said)
    if digits:
        value = digits[1] if len(digits[1]) == 6 else "".join(2 * d for d in digits[1])
        return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)
    parts = _RGB.search(said)
    if parts:
        return int(parts[1]), int(parts[2]), int(parts[3])
    return _NAMED.get(said.split()[0] if said else "")


def _alike(one: Colour | None, other: Colour | None) -> bool:
    if one is None or other is None:
        return False
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) <= _ALIKE
