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
_NOTHING: Final = re.compile(r"(?!)")
_CONTRACT: Final = re.compile(r"kontrakt|avtalen|contract|agreement|vedtekt")
_NUMBER: Final = re.compile(r"(?<![\d(])\d{1,2}(?![\d)])")


class Rule(NamedTuple):
    """A kind and the words that ask for it."""

    kind: RequestKind
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    asks: bool  # only in a question
    across: bool  # what it speaks of may stand in the sentence before


class Rules(NamedTuple):
    """The rules of one file."""

    rules: tuple[Rule, ...]
    unless: Mapping[str, re.Pattern[str] | None]
    void: re.Pattern[str]
    privacy: re.Pattern[str]


def kinds_of(sentence: str, *, foreign: bool = False) -> tuple[RequestKind, ...]:
    """The kinds that a sentence asks for, in the order of the codes; ``foreign`` is not ours.

    Danish and Swedish have words that mean something else in Norwegian, or less.
    """
    return kinds_in(folded(sentence), question="?" in sentence, foreign=foreign)


def kinds_in(
    words: str, *, question: bool, foreign: bool, before: str = ""
) -> tuple[RequestKind, ...]:
    """``kinds_of`` a sentence that is folded already, as is the one ``before``."""
    found = set(_matched(words, before, question=question, foreign=foreign))
    found.update(_of_articles(words, found))
    if not found or _is_sold(words):
        return ()
    return tuple(kind for kind in RequestKind if kind in found)


def is_about_privacy(words: str) -> bool:
    """Whether a folded sentence speaks of somebody's data at all, and does not sell."""
    return any(rules.privacy.search(words) for rules in _all()) and not _is_sold(words)


def _is_sold(words: str) -> bool:
    return any(rules.void.search(words) for rules in _all())


def _matched(words: str, before: str, *, question: bool, foreign: bool) -> Iterator[RequestKind]:
    for rules in _all() if foreign else _all()[: len(OURS)]:
        done: set[RequestKind] = set()
        for rule in rules.rules:
            if rule.kind in done or (rule.asks and not question):
                continue
            said = f"{before} {words}" if rule.across and before else words
            if not rule.pattern.search(said) or (rule.unless and rule.unless.search(said)):
                continue
            unless = rules.unless.get(rule.kind)
            if unless is None or not unless.search(said):
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

    def ready(patterns: list[str]) -> re.Pattern[str] | None:
        return compiled("|".join(patterns), names) if patterns else None

    rules = tuple(
        Rule(
            RequestKind(each["kind"]),
            compiled(each["pattern"], names),
            ready(each.get("unless", [])),
            each.get("asks", False),
            each.get("across", False),
        )
        for each in said["rule"]
    )
    unless = {kind: ready(patterns) for kind, patterns in said["unless"].items()}
    void = [each for patterns in said["void"].values() for each in patterns]
    return Rules(
        rules,
        unless,
        ready(void) or _NOTHING,
        compiled(said["privacy"]["pattern"], names),
    )
