"""The rules of ``resources/reading/kinds_*.toml`` on one sentence: what it asks for.

A sentence is tried whatever language the letter is in, as people mix them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from dpo_desk.law.codes import RequestKind
from dpo_desk.reading.requests.folding import compiled, folded
from dpo_desk.reading.rules_file import table

OURS: Final = ("kinds_no", "kinds_en")
FILES: Final = (*OURS, "kinds_other")
_ARTICLES: Final = re.compile(
    r"(?<!\w)art(?:ik\w*|icles?)?\.? ?"
    r"(\d{1,2}(?!\d)(?:\(\d\))?(?:(?:,| og| and| samt| i| oraz| und)+ ?\d{1,2}(?!\d))*)"
)
_CONTRACT: Final = re.compile(r"kontrakt|avtalen|contract|agreement|vedtekt")
_NUMBER: Final = re.compile(r"(?<![\d(])\d{1,2}(?![\d)])")


class Rule(NamedTuple):
    """A kind and the words that ask for it."""

    kind: RequestKind
    pattern: re.Pattern[str]
    unless: tuple[re.Pattern[str], ...]
    asks: bool  # only in a question


class Rules(NamedTuple):
    """The rules of one file."""

    rules: tuple[Rule, ...]
    unless: Mapping[str, tuple[re.Pattern[str], ...]]
    void: tuple[re.Pattern[str], ...]
    privacy: re.Pattern[str]


def kinds_of(sentence: str, *, foreign: bool = False) -> tuple[RequestKind, ...]:
    """The kinds that a sentence asks for, in the order of the codes; ``foreign`` is not ours.

    Danish and Swedish have words that mean something else in Norwegian, or less.
    """
    words = folded(sentence)
    if is_void(words):
        return ()
    found = set(_matched(words, question="?" in sentence, foreign=foreign))
    found.update(_of_articles(words, found))
    return tuple(kind for kind in RequestKind if kind in found)


def is_about_privacy(sentence: str) -> bool:
    """Whether a sentence speaks of somebody's data at all."""
    words = folded(sentence)
    return any(rules.privacy.search(words) for rules in _all())


def is_void(words: str) -> bool:
    """Whether somebody who sells says it, in folded words: then nothing is asked for."""
    return any(pattern.search(words) for rules in _all() for pattern in rules.void)


def _matched(words: str, *, question: bool, foreign: bool) -> Iterator[RequestKind]:
    for rules in _all() if foreign else _all()[: len(OURS)]:
        done: set[RequestKind] = set()
        for rule in rules.rules:
            if rule.kind in done or (rule.asks and not question):
                continue
            if not rule.pattern.search(words) or any(p.search(words) for p in rule.unless):
                continue
            if not any(p.search(words) for p in rules.unless.get(rule.kind, ())):
                done.add(rule.kind)
                yield rule.kind


def _of_articles(words: str, found: set[RequestKind]) -> Iterator[RequestKind]:
    """What a sentence asks for by naming articles of the regulation."""
    if "art" not in words or _CONTRACT.search(words):
        return
    articles = table("articles")
    for each in _ARTICLES.finditer(words):
        for number in _NUMBER.findall(each[1]):
            kind = articles.get(number)
            if kind is None:
                continue
            is_marketing = RequestKind.MARKETING_OPT_OUT in found
            if kind == RequestKind.OBJECTION and is_marketing:
                continue
            yield RequestKind(kind)


@cache
def _all() -> tuple[Rules, ...]:
    return tuple(load(table(name)) for name in FILES)


def load(said: Mapping[str, Any]) -> Rules:
    """The rules of one file, their patterns made ready."""
    names = said["words"]

    def ready(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(compiled(pattern, names) for pattern in patterns)

    rules = tuple(
        Rule(
            RequestKind(each["kind"]),
            compiled(each["pattern"], names),
            ready(each.get("unless", [])),
            each.get("asks", False),
        )
        for each in said["rule"]
    )
    unless = {kind: ready(patterns) for kind, patterns in said["unless"].items()}
    void = ready([each for patterns in said["void"].values() for each in patterns])
    return Rules(rules, unless, void, compiled(said["privacy"]["pattern"], names))
