"""What the rules of a topic find in a notice, sentence by sentence, and what stands around each.

A rule may name its ``stems``: letters of which one is to stand in a sentence that it finds. They
and the letters that its pattern needs (``reading/needed.py``) are looked for in all sentences at
one go, so that only few sentences are held to the pattern itself.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from dpo_desk.reading import notice_rules
from dpo_desk.reading.notice_rules import Hit, Rule
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import Piece, Sheet

_LABEL: Final = re.compile(
    r"(?:[-*•·–▪○►]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-h][.)])?\s*"
    r"([^:.;!?]{2,70}?)\s*(?::|\s[–—-])(?:\s|$)"
)
_RUN_IN: Final = re.compile(r"(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s*)?([^:.;!?\d]{2,60})[.?]$")
_LONGEST_HEAD: Final = 200


class Around(NamedTuple):
    """What a sentence stands in, in small letters but for ``subject``; "" where there is none."""

    heading: str = ""  # the innermost
    intro: str = ""  # the sentence that leads to its list
    label: str = ""  # «lagringstid» of «Lagringstid: fem år», or that of a sentence before it
    column: str = ""  # the head of its column
    row: str = ""  # the first cell of its row
    subject: str = ""  # the label or the first cell as printed
    own: bool = False  # the label is the sentence's own
    lead: str = ""  # how its paragraph begins: «hvor lenge?»
    table: str = ""  # the heads of all columns

    @property
    def near(self) -> str:
        """All but the headings, as one text."""
        return " | ".join(part for part in (self.intro, self.lead, self.label, self.column) if part)

    @property
    def all(self) -> str:
        """Everything, as one text."""
        return " | ".join(part for part in self[:5] if part)


def hits(sheet: Sheet, topic: str) -> Iterator[Hit]:
    """All that the rules of a topic find outside menus and footers, in reading order."""
    for piece in sheet.pieces:
        if not piece.noise:
            yield from in_piece(sheet, topic, piece)


def in_piece(sheet: Sheet, topic: str, piece: Piece, said: str = "") -> Iterator[Hit]:
    """What the rules of a topic find in one sentence, or in ``said`` in its place."""
    if said:
        told = (rule for rule, stems in _stemmed(topic) if not stems or _holds(said, stems))
        yield from _hits(sheet, told, piece, said)
        return
    topics = sheet.once(_by_topic)
    if topic not in topics:
        topics[topic] = _Told(sheet, topic)
    yield from topics[topic].of(sheet, piece)


class _Told:
    """What the rules of a topic find in a sheet, each sentence looked at once."""

    def __init__(self, sheet: Sheet, topic: str) -> None:
        self._rules: dict[int, list[Rule]] = {}  # that have their letters in a piece
        self._known: dict[int, tuple[Hit, ...]] = {}
        index = sheet.index(folded=True)
        for rule, stems in _stemmed(topic):
            found = sheet.holding(rule.words)
            places = range(len(sheet.pieces)) if found is None else found
            stemmed = frozenset(index.holding(stems)) if stems else None
            for number in places:
                if stemmed is None or number in stemmed:
                    self._rules.setdefault(number, []).append(rule)

    def of(self, sheet: Sheet, piece: Piece) -> tuple[Hit, ...]:
        """What is found in one sentence."""
        if piece.index not in self._known:
            rules = self._rules.get(piece.index, ())
            self._known[piece.index] = tuple(_hits(sheet, rules, piece, piece.folded))
        return self._known[piece.index]


def _by_topic(_sheet: Sheet) -> dict[str, _Told]:
    """What was found so far, by topic."""
    return {}


def _hits(sheet: Sheet, rules: Iterable[Rule], piece: Piece, words: str) -> Iterator[Hit]:
    for rule in rules:
        found = _found(rule, sheet, piece, words)
        if found is not None:
            yield Hit(rule, piece, found)


def _holds(words: str, stems: Iterable[str]) -> bool:
    return any(stem in words for stem in stems)


@cache
def context(topic: str, name: str) -> re.Pattern[str]:
    """A pattern of the topic's ``[context]``: what a rule's words are to stand in."""
    said = table(f"notice_{topic}")
    return notice_rules.compiled(said["context"][name], said.get("words", {}))


def holds(sheet: Sheet, topic: str, name: str) -> frozenset[int]:
    """The sentences, by index, in which a ``context`` is found."""
    known = sheet.once(_contexts)
    if (topic, name) not in known:
        spans = sheet.spans(context(topic, name), folded=True)
        known[topic, name] = frozenset(piece.index for piece, _ in spans)
    return known[topic, name]


def _contexts(_sheet: Sheet) -> dict[tuple[str, str], frozenset[int]]:
    """What was looked for so far, by topic and name."""
    return {}


def around(sheet: Sheet) -> tuple[Around, ...]:
    """What each piece of a notice stands in, by its index."""
    return sheet.once(_around)


def _around(sheet: Sheet) -> tuple[Around, ...]:
    found = _Surroundings()
    return tuple(found.of(piece) for piece in sheet.pieces)


def label_of(words: str) -> str:
    """What a paragraph or item begins with: «Lagringstid» of «Lagringstid: fem år», or ""."""
    match = _LABEL.match(words)
    return match[1] if match else ""


def _run_in(words: str) -> str:
    """«Oppbevaring.», «Hvor lenge?»: the first sentence of a paragraph, as short as a heading."""
    match = _RUN_IN.fullmatch(words)
    return match[1] if match else ""


class _Surroundings:
    """Where in the notice we are."""

    def __init__(self) -> None:
        self._intro = (-1, "")  # block and sentence
        self._label = (-1, "")  # unit and words
        self._lead = ""
        self._columns: tuple[int, dict[int, str]] = (-1, {})
        self._row = ((-1, -1), "")

    def of(self, piece: Piece) -> Around:
        """What this piece stands in; asked for in reading order."""
        heading = piece.headings[-1].casefold() if piece.headings else ""
        if piece.kind == "cell" and piece.row is not None:
            return self._cell(piece, heading, piece.row)
        intro = ""
        if piece.kind == "sentence":
            self._intro = (piece.block, piece.folded)
        elif piece.kind == "item" and self._intro[0] == piece.block:
            intro = self._intro[1]
        own = label_of(piece.text)
        if self._label[0] != piece.unit:
            self._lead = _run_in(piece.text)
            self._label = (piece.unit, own or self._lead)
        elif own:
            self._label = (piece.unit, own)
        label, lead = self._label[1], self._lead.casefold()
        return Around(heading, intro, label.casefold(), subject=label, own=bool(own), lead=lead)

    def _cell(self, piece: Piece, heading: str, place: tuple[int, int]) -> Around:
        row, column = place
        if self._columns[0] != piece.block:
            self._columns = (piece.block, {})
            self._row = ((-1, -1), "")
        heads = self._columns[1]
        if row == 0:
            heads[column] = piece.folded[:_LONGEST_HEAD]
            return Around(heading)
        if self._row[0] != (piece.block, row):
            self._row = ((piece.block, row), piece.text[:_LONGEST_HEAD])
        first = self._row[1]
        return Around(
            heading,
            column=heads.get(column, ""),
            row=first.casefold(),
            subject=first,
            table=" | ".join(heads.values()),
        )


def _found(rule: Rule, sheet: Sheet, piece: Piece, words: str) -> re.Match[str] | None:
    if rule.languages and sheet.language not in (*rule.languages, "other"):
        return None
    found = rule.pattern.search(words)
    return found if found and notice_rules.holds_in(rule, piece, words) else None


@cache
def _stemmed(topic: str) -> tuple[tuple[Rule, tuple[str, ...]], ...]:
    return tuple(
        (rule, tuple(str(rule.more.get("stems", "")).split())) for rule in notice_rules.rules(topic)
    )
