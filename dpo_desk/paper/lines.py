"""Text set into lines: words measured, lines filled, words parted where they must be.

Words are never read as markup. A word that alone is wider than the line is parted wherever it must
be, so no text can break the page.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dpo_desk.paper import border, hyphens
from dpo_desk.paper.fonts import face
from dpo_desk.paper.grid import MM, Style
from dpo_desk.paper.model import Hole, PageOf, Strong, Text

HOLE_PAD: Final = 1.0 * MM
_FULL_ENOUGH: Final = 0.88  # a line so full is left ragged rather than ended by a hyphen
_TOKEN: Final = re.compile(r"\n|[^ \n]+")
_SOFT: Final = re.compile(r"(?<=[\u00a0])|(?<=[/.@_\-?&=,;:])")


class Atom(NamedTuple):
    """Characters of one face; ``hole`` where they stand for something missing."""

    text: str
    face: str
    hole: Hole | None = None


class Word(NamedTuple):
    """What stands between two spaces."""

    atoms: tuple[Atom, ...]
    width: float

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(atom.text for atom in self.atoms)


class Line(NamedTuple):
    """One line, ready to draw: atoms with their x from the line's start."""

    atoms: tuple[tuple[float, Atom], ...]
    width: float
    style: Style

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(atom.text for _, atom in self.atoms)


class Setter:
    """Sets the texts of one letter; remembers them, so that a second pass is nearly free."""

    def __init__(self, language: str, missing: str, pages: dict[str, int]) -> None:
        """``missing`` is what a hole says, "[Mangler: {what}]"; ``pages`` go by card key."""
        self._language = language
        self._missing = missing
        self._set: dict[tuple[Text | str, Style, float, bool], tuple[Line, ...]] = {}
        self.pages = pages
        self.page_of = False  # whether a page number was asked for
        self.seen: set[str] = set()  # every text that was set, for the cautions
        self.cut: set[str] = set()  # texts that had no room to be shown whole

    def words(
        self, text: Text | str, style: Style, width: float, *, tie: bool = True
    ) -> list[Line]:
        """``text`` in lines of at most ``width``; ``tie`` leaves no short last word alone.

        Raises KeyError for the page of a card that is not in the letter.
        """
        key = (text, style, width, tie)
        known = self._set.get(key)
        if known is not None:
            return list(known)
        whole, spans, fixed = self._spans(text, style)
        whole = border.glue(whole)
        if tie:
            whole = border.glue_last(whole)
        filled = tuple(_fill(list(_words(whole, spans, style)), style, width, self._language))
        if fixed:
            self._set[key] = filled
        return list(filled)

    def first(self, text: Text | str, style: Style, width: float, most: int) -> list[Line]:
        """At most ``most`` lines of ``text``, where no more can stand; what is cut is told."""
        return self.shortened(self.words(text, style, width, tie=False), most)

    def shortened(self, lines: list[Line], most: int) -> list[Line]:
        """The first ``most`` of ``lines``, with an ellipsis where there were more."""
        if len(lines) <= most:
            return lines
        self.cut.add(" ".join(border.one_line(line.text) for line in lines))
        *atoms, (x, last) = lines[most - 1].atoms
        return [
            *lines[: most - 1],
            lines[most - 1]._replace(atoms=(*atoms, (x, last._replace(text=last.text[:-2] + "…")))),
        ]

    def _spans(self, text: Text | str, style: Style) -> tuple[str, list[tuple[int, Atom]], bool]:
        """The whole text, where each inline of it ends, and whether it is free of page numbers."""
        whole, spans, fixed = "", [], True
        parts: Text | tuple[str] = (text,) if isinstance(text, str) else text
        for part in parts:
            hole = None
            used = style.face
            match part:
                case str():
                    shown = border.clean(part)
                case Hole():
                    what = border.one_line(part.what)
                    shown = self._missing.format(what=what).replace(" ", border.NBSP)
                    hole = part
                case PageOf():
                    shown, fixed, self.page_of = str(self.pages[part.key]), False, True
                case Strong():
                    shown, used = border.clean(part.text), style.strong
                case _:
                    shown = border.clean(part.text)
            self.seen.add(shown)
            whole += shown
            spans.append((len(whole), Atom("", used, hole)))
        return whole, spans, fixed


def _words(whole: str, spans: list[tuple[int, Atom]], style: Style) -> Iterator[Word | None]:
    """The words of ``whole``; None is a line break that was written."""
    at = 0
    for match in _TOKEN.finditer(whole):
        if match[0] == "\n":
            yield None
            continue
        atoms, start = [], match.start()
        while start < match.end():
            while spans[at][0] <= start:
                at += 1
            end = min(spans[at][0], match.end())
            atoms.append(spans[at][1]._replace(text=whole[start:end]))
            start = end
        yield _word(tuple(atoms), style)


def _word(atoms: tuple[Atom, ...], style: Style) -> Word:
    width = 0.0
    for i, atom in enumerate(atoms):
        width += face(atom.face).width(atom.text) * style.size
        if atom.hole is not None:  # room for its frame, once for what stands together
            width += HOLE_PAD * (_opens(atoms, i) + _closes(atoms, i))
    return Word(atoms, width)


def _opens(atoms: tuple[Atom, ...], i: int) -> bool:
    return i == 0 or atoms[i - 1].hole is not atoms[i].hole


def _closes(atoms: tuple[Atom, ...], i: int) -> bool:
    return i == len(atoms) - 1 or atoms[i + 1].hole is not atoms[i].hole


def _fill(words: list[Word | None], style: Style, width: float, language: str) -> Iterator[Line]:
    """Lines filled one after the other; yields one empty line for an empty text."""
    space = face(style.face).width(" ") * style.size
    line: list[Word] = []
    used, parted = 0.0, False
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        if word is None:
            yield _line(line, style, space)
            line, used, parted = [], 0.0, False
            continue
        gap = space if line else 0.0
        if used + gap + word.width <= width + 1e-6:
            line.append(word)
            used += gap + word.width
            continue
        halves = None
        if not parted and used < width * _FULL_ENOUGH:
            halves = _part(word, style, width - used - gap, language)
        if halves is None and not line:
            if len(word.text) == 1:  # a column narrower than a letter
                yield _line([word], style, space)
                continue
            halves = _force(word, style, width)
        if halves is None:
            waiting.append(word)
            parted = False
        else:
            line.append(halves[0])
            waiting.append(halves[1])
            parted = True
        yield _line(line, style, space)
        line, used = [], 0.0
    if line or not words:
        yield _line(line, style, space)


def _part(word: Word, style: Style, room: float, language: str) -> tuple[Word, Word] | None:
    """``word`` in two at the last seam that leaves the first half within ``room``."""
    if any(atom.hole for atom in word.atoms):
        return None
    for offset, added in reversed(hyphens.points(word.text, language)):
        first = _cut(word, 0, offset, style, added)
        if first.width <= room:
            return first, _cut(word, offset, len(word.text), style)
    return None


def _force(word: Word, style: Style, width: float) -> tuple[Word, Word]:
    """A word wider than the line in two: at a glued space or a sign, else at any character."""
    text = word.text
    places = [match.start() for match in _SOFT.finditer(text) if 0 < match.start() < len(text)]
    for place in reversed(places):
        first = _cut(word, 0, place, style)
        if first.width <= width:
            return _stripped(first, style), _cut(word, place, len(text), style)
    low, high = 1, len(text) - 1  # at least one character a line, even in a hopeless column
    while low < high:
        middle = (low + high + 1) // 2
        if _cut(word, 0, middle, style).width <= width:
            low = middle
        else:
            high = middle - 1
    return _cut(word, 0, low, style), _cut(word, low, len(text), style)


def _cut(word: Word, start: int, end: int, style: Style, added: str = "") -> Word:
    atoms, at = [], 0
    for atom in word.atoms:
        piece = atom.text[max(0, start - at) : max(0, end - at)]
        at += len(atom.text)
        if piece:
            atoms.append(atom._replace(text=piece))
    if added:
        atoms[-1] = atoms[-1]._replace(text=atoms[-1].text + added)
    return _word(tuple(atoms), style)


def _stripped(word: Word, style: Style) -> Word:
    last = word.atoms[-1]
    kept = last._replace(text=last.text.rstrip(border.NBSP))
    return _word((*word.atoms[:-1], *([kept] if kept.text else [])), style)


def _line(words: list[Word], style: Style, space: float) -> Line:
    """The words side by side; what shares a face is drawn as one, so that text can be copied."""
    atoms: list[tuple[float, Atom]] = []
    x = 0.0
    for i, word in enumerate(words):
        for j, own in enumerate(word.atoms):
            atom = own
            if i and not j:
                x, atom = _spaced(atoms, x, own, space)
            if atom.hole is not None:
                x += HOLE_PAD * _opens(word.atoms, j)
            advance = face(atom.face).width(atom.text) * style.size
            last = atoms[-1][1] if atoms else None
            if last and last.face == atom.face and last.hole is None and atom.hole is None:
                atoms[-1] = (atoms[-1][0], last._replace(text=last.text + atom.text))
            else:
                atoms.append((x, atom))
            x += advance
            if atom.hole is not None:
                x += HOLE_PAD * _closes(word.atoms, j)
    return Line(tuple(atoms), x, style)


def _spaced(
    atoms: list[tuple[float, Atom]], x: float, atom: Atom, space: float
) -> tuple[float, Atom]:
    """Room for a space before ``atom``, written out as a character so that it is copied along."""
    if atom.hole is None:
        return x, atom._replace(text=" " + atom.text)
    if atoms and atoms[-1][1].hole is None:
        atoms[-1] = (atoms[-1][0], atoms[-1][1]._replace(text=atoms[-1][1].text + " "))
    return x + space, atom
