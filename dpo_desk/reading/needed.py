"""Letters without which a pattern finds nothing: looking for them is quicker than trying it.

``needed(pattern)`` gives strings of which one stands in whatever the pattern finds. They are read
off its words by rules that hold for any pattern: letters that are always there, those of each
alternative, those that a repetition has at least once. Where nothing certain and rare is found, or
the pattern has something that is not known here, there are none, and it is tried everywhere.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

_MOST_ALIKE: Final = 12  # strings that are spelled out together
_MOST: Final = 150  # strings that are looked for
_FEW: Final = 4  # letters of a class that are tried one by one
_UNREAD: Final = int(re.IGNORECASE | re.LOCALE | re.VERBOSE)
_NOTHING: Final = frozenset({""})
# How often so many letters may be expected at a place of a text, and how often is too much.
_CHANCES: Final = tuple(0.06**size for size in range(12))
_TOO_OFTEN: Final = 0.008
_LETTER: Final = r"(?:\\\W|[^\\\[\](){}|*+?.^$])"
_TOKEN: Final = re.compile(
    rf"(?P<letters>{_LETTER}+(?![*+?{{])|{_LETTER})"
    r"|(?P<or>\|)|(?P<close>\))"
    r"|(?P<repeat>(?:[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})[?+]?)"
    r"|(?P<some>\\[dDsSwWnrt]|\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\\[1-9]\d?|\(\?P=\w+\))"
    r"|(?P<place>\\[bBAZ]|[\^$])"
    r"|(?P<open>\((?:\?(?:P<\w+>|:|>|<?[=!]|[a-zA-Z-]+:))?)(?!\?)"
)
_CLASS: Final = re.compile(r"\[((?!\^)-?(?:\\\W|[^\]\\\[-]){1,4}-?)\]")
_ESCAPED: Final = re.compile(r"\\(\W)")
_BESIDE: Final = ("(?=", "(?!", "(?<=", "(?<!")  # no letters of the match itself
_ENDS: Final = ("or", "close", "end")
_GROUPS: Final = ("(", "(?:", "(?>")


class _Read(NamedTuple):
    """What is known of a part of a pattern."""

    exact: frozenset[str] | None  # all that it can stand for, where that is little
    least: frozenset[str] | None = None  # one of these stands in it


_UNKNOWN: Final = _Read(None)
_EMPTY: Final = _Read(_NOTHING)


def needed(pattern: re.Pattern[str] | str) -> tuple[str, ...]:
    """Strings of which one stands in each match; () where none are known."""
    if isinstance(pattern, str):
        return _needed(pattern)
    # By its words: hashing the pattern itself takes long.
    return () if pattern.flags & _UNREAD else _needed(pattern.pattern)


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
def _needed(pattern: str) -> tuple[str, ...]:
    read = _Reader(pattern).read()
    found = _shortest(_rarest(read.exact, read.least) or ())
    return found if len(found) <= _MOST and _chance(found) <= _TOO_OFTEN else ()


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The strings without those that hold another of them."""
    kept: list[str] = []
    for word in sorted(words, key=lambda each: (len(each), each)):
        if not any(each in word for each in kept):
            kept.append(word)
    return tuple(kept)


class _Reader:
    """A pattern, read from its first letter to its last."""

    def __init__(self, pattern: str) -> None:
        found = list(_TOKEN.finditer(pattern))
        self._is_known = sum(len(each[0]) for each in found) == len(pattern)
        self._tokens = [(str(each.lastgroup), each[0]) for each in found]
        self._tokens += [("end", "")] * 2
        self._at = 0

    def read(self) -> _Read:
        """What is known of the whole; nothing where it has what no token is."""
        return self._either() if self._is_known else _UNKNOWN

    def _either(self) -> _Read:
        """One thing or another, up to a bracket or the end."""
        reads = [self._sequence()]
        while self._tokens[self._at][0] == "or":
            self._at += 1
            reads.append(self._sequence())
        return _branches(reads) if len(reads) > 1 else reads[0]

    def _sequence(self) -> _Read:
        """One thing after another: neighbours are spelled out together while they are few."""
        (kind, words), (after, _) = self._tokens[self._at : self._at + 2]
        if kind == "letters" and after in _ENDS:  # as most are
            self._at += 1
            return _Read(frozenset({_plain(words)}))
        run, best, whole = _NOTHING, None, True
        while self._tokens[self._at][0] not in _ENDS:
            read = self._part()
            if self._tokens[self._at][0] == "repeat":
                read = _repeated(self._tokens[self._at][1], read)
                self._at += 1
            longer = _joined(run, read.exact)
            if longer is None:
                whole = False
                best = _rarest(best, run, read.least)
                run = read.exact or _NOTHING
            else:
                run = longer
        return _Read(run) if whole else _Read(None, _rarest(best, run))

    def _part(self) -> _Read:
        """A run of letters, a class, a place, or what stands in brackets."""
        kind, words = self._tokens[self._at]
        self._at += 1
        match kind:
            case "letters":
                return _Read(frozenset({_plain(words)}))
            case "place":
                return _EMPTY
            case "open":
                inside = self._either()
                self._at += 1  # the bracket that closes it
                if words in _BESIDE:
                    return _EMPTY
                return inside if words in _GROUPS or "<" in words else _UNKNOWN
        return _Read(_letters(words))


def _plain(words: str) -> str:
    """Letters without the sign that makes them no more than letters."""
    return _ESCAPED.sub(r"\1", words) if "\\" in words else words


def _repeated(times: str, read: _Read) -> _Read:
    if times[0] == "?" or times.startswith(("{0,1}", "{,1}")):
        return _UNKNOWN if read.exact is None else _Read(read.exact | _NOTHING)
    if times[0] == "*" or times.startswith(("{0", "{,")):
        return _UNKNOWN
    return _Read(None, _rarest(read.exact, read.least))


def _branches(reads: Iterable[_Read]) -> _Read:
    exact: set[str] | None = set()
    least: set[str] | None = set()
    for read in reads:
        exact = exact | read.exact if exact is not None and read.exact is not None else None
        known = _rarest(read.exact, read.least)
        least = least | known if least is not None and known is not None else None
    return _Read(
        None if exact is None else frozenset(exact), None if least is None else frozenset(least)
    )


def _letters(said: str) -> frozenset[str] | None:
    """The letters of a class, where they are few."""
    found = _CLASS.fullmatch(said)
    letters = frozenset(_plain(found[1])) if found else frozenset()
    return letters if 0 < len(letters) <= _FEW else None


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
