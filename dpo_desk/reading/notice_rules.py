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
    pattern: re.Pattern[str]
    not_near: re.Pattern[str] | None  # found in the same piece, it takes the rule back
    under: re.Pattern[str] | None  # only below a heading with these words
    languages: tuple[str, ...]  # () for all
    certainty: str
    case: bool  # tried on the text as printed, else in small letters
    example: tuple[str, ...]
    not_example: tuple[str, ...]
    below: str  # a heading that the examples stand under
    more: Mapping[str, Any]  # whatever else the file says of the rule


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
    for piece, found in sheet.spans(rule.pattern, folded=not rule.case):
        if piece.noise and not noise:
            continue
        if rule.not_near and rule.not_near.search(piece.text if rule.case else piece.folded):
            continue
        if rule.under and not any(rule.under.search(each.casefold()) for each in piece.headings):
            continue
        yield Hit(rule, piece, found)


@cache
def rules(topic: str) -> tuple[Rule, ...]:
    """The rules of ``notice_TOPIC.toml``, in the order of the file."""
    said = table(f"notice_{topic}")
    names: Mapping[str, str] = said.get("words", {})
    return tuple(_rule(each, names) for each in said["rule"])


def compiled(pattern: str, names: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern with each {name} replaced; it begins at a word, and … is some words between."""
    text = expanded(pattern, names).replace(" … ", "…").replace("…", _GAP)
    return re.compile(rf"(?<!\w)(?:{text})")


def _rule(said: Mapping[str, Any], names: Mapping[str, str]) -> Rule:
    def ready(key: str) -> re.Pattern[str] | None:
        return compiled(said[key], names) if key in said else None

    return Rule(
        gives=said["gives"],
        pattern=compiled(said["pattern"], names),
        not_near=ready("not_near"),
        under=ready("under"),
        languages=tuple(said.get("language", ())),
        certainty=said.get("certainty", "stated"),
        case=said.get("case", False),
        example=tuple(said["example"]),
        not_example=tuple(said.get("not_example", ())),
        below=said.get("below", ""),
        more=MappingProxyType({key: value for key, value in said.items() if key not in _OWN}),
    )
