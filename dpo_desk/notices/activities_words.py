"""What an entry is about: its topic, the data it needs and the people concerned, by their words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from dpo_desk.law.codes import Relation
from dpo_desk.law.data_categories import CATEGORIES
from dpo_desk.notices.said import context, holds, in_piece
from dpo_desk.reading.needed import finds
from dpo_desk.reading.notice_rules import rules
from dpo_desk.reading.sheet import Piece, Sheet

TOPIC: Final = "activities"
DATA: Final = "data"
_LISTS: Final = 2  # kinds of data that make a sentence a list of them


@lru_cache(maxsize=512)
def topic_of(name: str) -> str:
    """The topic that a purpose belongs to, or ""."""
    words = name.casefold()
    return next((topic for topic, pattern in _topics() if pattern.search(words)), "")


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule.gives, rule.pattern) for rule in rules(TOPIC))


def words_of(topic: str, said: str) -> str:
    """The words of a sentence that tell its topic: «Kameraovervåking»."""
    for rule in rules(TOPIC):
        if rule.gives == topic and (found := rule.pattern.search(said.casefold())):
            return said[found.start() : found.end()]
    return said


def data_in(sheet: Sheet, pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The categories of data that sentences list, in the order of the codes."""
    found = {code for piece in pieces for code in _data_of(sheet, piece)}
    return tuple(code for code in CATEGORIES if code in found)


def subjects_in(topic: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The relations of those concerned: as the words say, else as the topic has it."""
    words = " ".join(texts).casefold()
    said = [code.value for code in Relation if finds(context(DATA, code.value), words)]
    return tuple(said) or _of_topics().get(topic, ())


def lists_data(sheet: Sheet, piece: Piece) -> bool:
    """Whether a sentence lists data."""
    return len(_data_of(sheet, piece)) >= _LISTS


def _data_of(sheet: Sheet, piece: Piece) -> frozenset[str]:
    known = sheet.once(_known)
    if piece.index not in known:
        known[piece.index] = frozenset(_listed(sheet, piece))
    return known[piece.index]


def _known(_sheet: Sheet) -> dict[int, frozenset[str]]:
    """The data of the sentences that were asked for."""
    return {}


def _listed(sheet: Sheet, piece: Piece) -> Iterator[str]:
    if piece.index in holds(sheet, DATA, "no_list"):
        return
    for rule, _, _ in in_piece(sheet, DATA, piece):
        yield rule.gives


@cache
def _of_topics() -> dict[str, tuple[str, ...]]:
    return {rule.gives: tuple(rule.more.get("subjects", ())) for rule in rules(TOPIC)}
