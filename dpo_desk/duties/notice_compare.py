"""What differs between two texts: line by line, and in a changed line word by word (difflib)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

_WORD: Final = re.compile(r"\w+\W*|\W+")
_ALIKE: Final = 0.4  # of their words that two lines share to be one line that was changed
_MOST_WORDS: Final = 3000  # of a line; the time of comparing grows with their square
_MOST_LINES: Final = 60  # of a changed block in which lines are paired, likewise

Kind = Literal["same", "removed", "added"]


class Part(NamedTuple):
    """A piece of a line; ``marked`` is what is not in the other text."""

    text: str
    marked: bool


class DiffLine(NamedTuple):
    """A line with its number in the old and in the new text, 0 where it is not there."""

    kind: Kind
    old: int
    new: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The line as it stands."""
        return "".join(part.text for part in self.parts)


def compare(old: str, new: str) -> tuple[DiffLine, ...]:
    """All lines of both texts in reading order; a changed line stands as it was and as it is."""
    before, after = old.split("\n"), new.split("\n")
    found: list[DiffLine] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [
                DiffLine("same", i + n + 1, k + n + 1, (Part(line, False),))
                for n, line in enumerate(before[i:j])
            ]
        else:
            found += _block(before[i:j], after[k:m], i + 1, k + 1)
    return tuple(found)


def _block(before: Sequence[str], after: Sequence[str], old: int, new: int) -> Iterator[DiffLine]:
    """A changed block: lines that are alike stand together, the rest in order."""
    done_old = done_new = 0
    for one, other in (*_pairs(before, after), (len(before), len(after))):
        for n in range(done_old, one):
            yield DiffLine("removed", old + n, 0, (Part(before[n], True),))
        for n in range(done_new, other):
            yield DiffLine("added", 0, new + n, (Part(after[n], True),))
        if one < len(before):
            was, now = _words(before[one], after[other])
            yield DiffLine("removed", old + one, 0, was)
            yield DiffLine("added", 0, new + other, now)
        done_old, done_new = one + 1, other + 1


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Which lines are the same line, changed: the pairs in order that share most words."""
    if max(len(before), len(after)) > _MOST_LINES:
        return []
    likeness = [[_alike(one, other) for other in after] for one in before]
    # best[i][j]: the likeness of the best pairs among the lines from i and from j on
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found, i, j = [], 0, 0
    while i < len(before) and j < len(after):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _alike(one: str, other: str) -> float:
    """The share of words that two lines have in common; 0 where it is too small."""
    first, second = (Counter(re.findall(r"\w+", line.casefold())) for line in (one, other))
    total = first.total() + second.total()
    share = 2 * (first & second).total() / total if total else 0.0
    return share if share >= _ALIKE else 0.0


def _words(old: str, new: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The two lines with the words marked that differ."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return (Part(old, True),), (Part(new, True),)
    was: list[Part] = []
    now: list[Part] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        marked = tag != "equal"
        for parts, tokens in ((was, before[i:j]), (now, after[k:m])):
            text = "".join(tokens)
            parts.extend(_marked(text) if marked else [Part(text, False)])
    return tuple(part for part in was if part.text), tuple(part for part in now if part.text)


def _marked(text: str) -> list[Part]:
    """The words marked, the space after them not."""
    bare = text.rstrip()
    return [Part(bare, True), Part(text[len(bare) :], False)] if bare else [Part(text, True)]
