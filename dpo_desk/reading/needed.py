"""Letters without which a pattern finds nothing: looking for them is quicker than trying it.

``needed(pattern)`` gives strings of which one stands in whatever the pattern finds. They are read
off what Python's own parser of patterns makes of it, by rules that hold for any pattern: letters
that are always there, those of each alternative, those that a repetition has at least once. Where
nothing certain and rare is found, or this Python has no such parser, there are none, and the
pattern is tried everywhere.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any, Final, NamedTuple

_MOST_ALIKE: Final = 12  # strings that are spelled out together
_MOST: Final = 150  # strings that are looked for
_FEW: Final = 4  # letters of a class that are tried one by one
_UNREAD: Final = re.IGNORECASE | re.LOCALE
_NOTHING: Final = frozenset({""})
# How often so many letters may be expected at a place of a text, and how often is too much.
_CHANCES: Final = tuple(0.06**size for size in range(12))
_TOO_OFTEN: Final = 0.008
_WIDTHLESS: Final = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


def _parser() -> Any:
    """Python's parser of patterns, which is its own affair: it need not be there."""
    try:
        return import_module("re._parser")
    except ImportError:
        return None


_PARSER: Final = _parser()
_LITERAL: Final = getattr(_PARSER, "LITERAL", None)


class _Read(NamedTuple):
    """What is known of a part of a pattern."""

    exact: frozenset[str] | None  # all that it can stand for, where that is little
    least: frozenset[str] | None = None  # one of these stands in it


_UNKNOWN: Final = _Read(None)
_EMPTY: Final = _Read(_NOTHING)


def needed(pattern: re.Pattern[str] | str) -> tuple[str, ...]:
    """Strings of which one stands in each match; () where none are known."""
    if isinstance(pattern, str):
        return _needed(pattern, 0)
    # By its words: hashing the pattern itself takes long.
    return _needed(pattern.pattern, pattern.flags & ~re.UNICODE)


def finds(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern finds something in a text that is longer than a sentence."""
    return may_find(pattern, text) and pattern.search(text) is not None


def may_find(pattern: re.Pattern[str], text: str) -> bool:
    """Whether letters that a pattern needs stand in a text."""
    words = needed(pattern)
    for word in words:
        if word in text:  # quicker than any()
            return True
    return not words


@cache
def _needed(pattern: str, flags: int) -> tuple[str, ...]:
    if flags & _UNREAD or _LITERAL is None:
        return ()
    read = _sequence(_PARSER.parse(pattern, flags))
    found = _shortest(_rarest(read.exact, read.least) or ())
    return found if len(found) <= _MOST and _chance(found) <= _TOO_OFTEN else ()


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The strings without those that hold another of them."""
    kept: list[str] = []
    for word in sorted(words, key=lambda each: (len(each), each)):
        if not any(each in word for each in kept):
            kept.append(word)
    return tuple(kept)


def _sequence(parts: Iterable[Any]) -> _Read:
    """One thing after another: neighbours are spelled out together as far as they are few."""
    run = _NOTHING
    best: frozenset[str] | None = None
    whole, letters = True, ""
    for name, said in parts:
        if name is _LITERAL:
            letters += chr(said)
            continue
        if letters:
            run, letters = frozenset([each + letters for each in run]), ""
        read = _part(str(name), said)
        longer = _joined(run, read.exact)
        if longer is None:
            whole = False
            best = _rarest(best, run, read.least)
            run = read.exact or _NOTHING
        else:
            run = longer
    run = frozenset([each + letters for each in run])
    return _Read(run) if whole else _Read(None, _rarest(best, run))


def _part(name: str, said: Any) -> _Read:
    if name in _WIDTHLESS:
        return _EMPTY
    if name == "IN":
        return _Read(_letters(said))
    if name == "BRANCH":
        return _branches([_sequence(each) for each in said[1]])
    if name == "SUBPATTERN" and not said[1]:  # no flags of its own
        return _sequence(said[3])
    if name == "ATOMIC_GROUP":
        return _sequence(said)
    return _repeated(*said) if name in _REPEATS else _UNKNOWN


def _repeated(least: int, most: int, parts: Iterable[Any]) -> _Read:
    if least == 0 and most != 1:
        return _UNKNOWN
    read = _sequence(parts)
    if least:
        return _Read(None, _rarest(read.exact, read.least))
    return _UNKNOWN if read.exact is None else _Read(read.exact | _NOTHING)


def _branches(reads: Iterable[_Read]) -> _Read:
    """One thing or another."""
    exact: set[str] | None = set()
    least: set[str] | None = set()
    for read in reads:
        exact = exact | read.exact if exact is not None and read.exact is not None else None
        known = _rarest(read.exact, read.least)
        least = least | known if least is not None and known is not None else None
    return _Read(
        None if exact is None else frozenset(exact), None if least is None else frozenset(least)
    )


def _letters(said: Iterable[Any]) -> frozenset[str] | None:
    """The letters of a class, where they are few."""
    found: set[str] = set()
    for name, each in said:
        if name is not _LITERAL:
            return None
        found.add(chr(each))
    return frozenset(found) if len(found) <= _FEW else None


def _joined(run: frozenset[str], after: frozenset[str] | None) -> frozenset[str] | None:
    if after is _NOTHING:
        return run
    if after is None or len(run) * len(after) > _MOST_ALIKE:
        return None
    return frozenset([one + other for one in run for other in after])


def _rarest(*sets: frozenset[str] | None) -> frozenset[str] | None:
    """Of sets of strings, that which says most."""
    known = [each for each in sets if each and "" not in each]
    return min(known, key=_chance) if len(known) > 1 else known[0] if known else None


def _chance(words: Iterable[str]) -> float:
    """How often one of the strings may be expected to stand at a place."""
    longest = len(_CHANCES) - 1
    return sum([_CHANCES[min(len(word), longest)] for word in words])
