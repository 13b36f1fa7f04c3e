"""The rules of ``resources/reading/notice_*.toml``: words of a notice, and what each of them says.

How a rule is written stands in docs/reading-notices.md; every rule is held to its own examples.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from dpo_desk.reading.requests.folding import expanded
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece, Sheet

_GAP: Final = r".{0,60}?(?<!\w)"
_OWN: Final = frozenset(
    {"gives", "pattern", "not_near", "under", "language", "certainty", "case", "example",
     "not_example", "below"}
)  # fmt: skip


class Rule(NamedTuple):
    """Words, and the code they stand for."""

    gives: str
    words: str  # what is found, as a pattern
    unless: str  # found in the same piece, it takes the rule back; "" for nothing
    above: str  # only below a heading with these words; "" for any
    languages: tuple[str, ...]  # () for all
    certainty: str
    case: bool  # tried on the text as printed, else in small letters
    example: tuple[str, ...]
    not_example: tuple[str, ...]
    below: str  # a heading that the examples stand under
    more: Mapping[str, Any]  # whatever else the file says of the rule

    @property
    def pattern(self) -> re.Pattern[str]:
        """``words``, made ready when they are first tried: in most notices few rules are."""
        return _ready(self.words)

    @property
    def not_near(self) -> re.Pattern[str] | None:
        """``unless``, made ready."""
        return _ready(self.unless) if self.unless else None

    @property
    def under(self) -> re.Pattern[str] | None:
        """``above``, made ready."""
        return _ready(self.above) if self.above else None


class Hit(NamedTuple):
    """Where a rule found its words."""

    rule: Rule
    piece: Piece
    found: re.Match[str]


def hits(sheet: Sheet, topic: str, *, noise: bool = False) -> Iterator[Hit]:
    """All that the rules of a topic find, rule by rule; ``noise``: in menus and footers too."""
    for rule in rules(topic):
        yield from found_by(rule, sheet, noise=noise)


def found_by(rule: Rule, sheet: Sheet, *, noise: bool = False) -> Iterator[Hit]:
    """What one rule finds."""
    if rule.languages and sheet.language not in (*rule.languages, "other"):
        return
    if sheet.lacks(rule.words, folded=not rule.case):
        return
    for piece, found in sheet.spans(rule.pattern, folded=not rule.case):
        if (piece.noise and not noise) or not holds_in(
            rule, piece, piece.text if rule.case else piece.folded
        ):
            continue
        yield Hit(rule, piece, found)


def holds_in(rule: Rule, piece: Piece, words: str) -> bool:
    """Whether nothing that stands beside a hit, or no heading above it, takes it back."""
    if rule.unless and _ready(rule.unless).search(words):
        return False
    if not rule.above:
        return True
    above = _ready(rule.above)
    return any(above.search(each.casefold()) for each in piece.headings)


@cache
def rules(topic: str) -> tuple[Rule, ...]:
    """The rules of ``notice_TOPIC.toml``, in the order of the file."""
    said = table(f"notice_{topic}")
    names: Mapping[str, str] = said.get("words", {})
    return tuple(_rule(each, names) for each in said["rule"])


def compiled(pattern: str, names: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern with each {name} replaced; it begins at a word, and … is some words between."""
    return _ready(_written(pattern, names))


def _written(pattern: str, names: Mapping[str, str]) -> str:
    text = expanded(pattern, names).replace(" … ", "…").replace("…", _GAP)
    return rf"(?<!\w)(?:{text})"


@cache
def _ready(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _rule(said: Mapping[str, Any], names: Mapping[str, str]) -> Rule:
    def written(key: str) -> str:
        return _written(said[key], names) if key in said else ""

    return Rule(
        gives=said["gives"],
        words=written("pattern"),
        unless=written("not_near"),
        above=written("under"),
        languages=tuple(said.get("language", ())),
        certainty=said.get("certainty", "stated"),
        case=said.get("case", False),
        example=tuple(said["example"]),
        not_example=tuple(said.get("not_example", ())),
        below=said.get("below", ""),
        more=MappingProxyType({key: value for key, value in said.items() if key not in _OWN}),
    )
