"""The parts of a letter made into units: heading, summary, sections, cards, tables, signature."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from dpo_desk.paper import blocks, grid
from dpo_desk.paper.blocks import Column
from dpo_desk.paper.grid import AIR, MM, RIGHT, A, B
from dpo_desk.paper.lines import Setter
from dpo_desk.paper.model import (
    Bullets,
    Card,
    CardRow,
    Entry,
    Letter,
    Paragraph,
    Part,
    Section,
    Signature,
    Summary,
    Table,
)
from dpo_desk.paper.strips import Break, Rule, Set, Strip, Unit
from dpo_desk.words import Words

_LABEL_WIDTH: Final = 29.95 * MM
_LABEL_LINES: Final = 8
_ANSWERS: Final = 112 * MM  # where the answers of the summary begin
_CARD_WHOLE: Final = 0.45 * grid.FULL
_SECTION_PAD: Final = 5.0
_CARD_PAD: Final = 3.5
_SUMMARY_PAD: Final = 5.35
_TITLE_GAP: Final = 4.05
_ROW_GAP: Final = 3.25
_AFTER_ENTRY: Final = 2.15
_NUMBER_GAP: Final = 2.0 * MM
_HAND: Final = 19.8 * MM  # from the greeting's baseline to the name's
_HAIR: Final = Rule(A, RIGHT, grid.THIN, grid.HAIRLINE)
_FIRM: Final = Rule(A, RIGHT, grid.FIRM, grid.TEXT)
_HEAVY: Final = Rule(A, RIGHT, grid.HEAVY, grid.PETROL)


class Builder:
    """Makes the units of one letter."""

    def __init__(self, setter: Setter, words: Words, *, quiet: bool = False) -> None:
        """``words`` gives what paper itself says: «(fortsetter)»; ``quiet`` is without petrol."""
        self._quiet = quiet
        self._setter = setter
        self._words = words
        self._heavy = False  # the petrol rule is drawn once

    def units(self, letter: Letter) -> list[Unit]:
        """The whole letter, with what travels together marked."""
        return self.story(letter.subject, letter.parts)

    def story(self, heading: str, parts: Iterable[Part]) -> list[Unit]:
        """A heading and what stands under it."""
        made = [self._heading(heading)]
        for part in parts:
            unit = self._unit(part)
            if unit.kind == "signature" and len(made) > 1:
                made[-1].keep = True  # no page with a signature only
            if self._quiet and unit.kind == "table" and made[-1].kind == "text":
                made[-1].keep = True  # what leads up to a table stands above it
            if unit.kind == "card":
                unit.level = 1 if any(u.title for u in made) else 0
            made.append(unit)
        for unit, after in pairwise(made):
            if unit.kind == "signature" and after.kind == "section":
                unit.keep = True
        return made

    def _unit(self, part: Part) -> Unit:
        match part:
            case Summary():
                return self._summary(part)
            case Section():
                return self._section(part)
            case Card():
                return self._card(part)
            case Signature():
                return self._signature(part)
            case Table():
                return self._wide_table(part)
            case Paragraph() | Bullets():
                return Unit("text", blocks.block(part, self._setter), whole_up_to=0.0)

    def _heading(self, subject: str) -> Unit:
        strips = blocks.paragraph(subject, grid.H1, self._setter, B, RIGHT - AIR - B)
        return Unit("heading", strips, keep=True)

    def _summary(self, part: Summary) -> Unit:
        rows = []
        for question, answer in part.rows:
            left = self._setter.words(question, grid.QUESTION, _ANSWERS - B - 6, tie=False)
            right = self._setter.words(answer, grid.BODY, RIGHT - _ANSWERS)
            rows.append(blocks.row([Column(B, left), Column(_ANSWERS, right)], 1.95, 4.65))
        for own in rows[1:]:
            own[0].divider = Rule(B, RIGHT, grid.THIN, grid.HAIRLINE)
        strips = blocks.settle(rows, Break.GOOD)
        if strips:
            strips[-1].height += 2.15
            _close(strips[-1])
        label = self._label(part.label, grid.LEAD_LABEL, 1.95)
        return Unit(
            "summary",
            strips,
            rule=self._first_rule(),
            pad=_SUMMARY_PAD - 1.95,
            label=label,
            resumed_label=label,
            closed=True,
            title=part.label,
        )

    def _wide_table(self, part: Table) -> Unit:
        strips = blocks.table(part, self._setter, A)
        if self._quiet:
            return Unit("table", strips)
        rule = self._first_rule()
        closed = rule is _HEAVY
        if closed:
            _close(strips[-1])
        return Unit("table", strips, rule=rule, pad=5.6, closed=closed)

    def _first_rule(self) -> Rule:
        """The petrol rule for the first that asks; a hairline after."""
        first, self._heavy = not self._heavy, True
        return _HEAVY if first else _HAIR

    def _section(self, part: Section) -> Unit:
        label = self._label(part.label, grid.LABEL)
        again = self._label(self._words("paper.continued"), grid.ROW_LABEL, label_height(label))
        return Unit(
            "section",
            self._beside(blocks.blocks(part.blocks, self._setter), label),
            rule=_HAIR,
            pad=_SECTION_PAD,
            label=label,
            resumed_label=[*label, *again],
            keep=part.keep,
            title=part.label,
        )

    def _beside(self, strips: list[Strip], label: list[Set]) -> list[Strip]:
        """Strips with room for a label that is taller than they are."""
        missing = label_height(label) - sum(strip.height for strip in strips)
        if missing > 0:
            strips.append(Strip(missing, []))
            for strip in strips[:-1]:
                strip.after = Break.NEVER
        return strips

    def _label(self, text: str, style: grid.Style, top: float = 0.0) -> list[Set]:
        lines = self._setter.first(text, style, _LABEL_WIDTH, _LABEL_LINES)
        return Column(A, lines).placed(0, len(lines), top)

    def _card(self, card: Card) -> Unit:
        rows = [self._card_row(row) for row in card.rows]
        for own, row in zip(rows[:-1], card.rows, strict=False):
            entries = bool(row.blocks) and isinstance(row.blocks[-1], Entry)
            own[-1].height += _ROW_GAP + (_AFTER_ENTRY if entries else 0.0)
        title = self._title(card, "")
        return Unit(
            "card",
            [*title, *blocks.settle(rows, Break.GOOD)],
            rule=_FIRM,
            pad=_CARD_PAD,
            resumed=self._title(card, card.continued),
            whole_up_to=_CARD_WHOLE,
            key=card.key,
            title=f"{card.number} {card.title}",
        )

    def _card_row(self, row: CardRow) -> list[Strip]:
        strips = blocks.blocks(row.blocks, self._setter)
        label = self._label(row.label, grid.ROW_LABEL)
        strips = self._beside(strips, label)
        strips[0].lines[:0] = label
        for strip in strips[1:]:
            strip.again = label
        for strip in strips[:-1]:  # between rows first, inside one only where it must be
            strip.after = max(strip.after, Break.POOR)
        return strips

    def _title(self, card: Card, continued: str) -> list[Strip]:
        """The card's number in petrol and its title, never parted from the first row."""
        number = self._setter.words(str(card.number), grid.CARD_NUMBER, RIGHT - A)[0]
        indent = A + number.width + _NUMBER_GAP
        lines = self._setter.words(card.title, grid.CARD_TITLE, RIGHT - AIR - indent)
        strips = [
            Strip(line.style.leading, [Set(line, indent, line.style.depth)], after=Break.NEVER)
            for line in lines
        ]
        strips[0].lines.insert(0, Set(number, A, grid.CARD_NUMBER.depth))
        if continued:
            self._mark_continued(strips, continued, indent)
        strips[-1].height += _TITLE_GAP
        return strips

    def _mark_continued(self, strips: list[Strip], continued: str, indent: float) -> None:
        (mark, *_) = self._setter.words(continued, grid.CARD_CONTINUED, RIGHT - A, tie=False)
        x = indent + strips[-1].lines[-1].line.width + 3.0
        if x + mark.width <= RIGHT:
            strips[-1].lines.append(Set(mark, x, grid.CARD_CONTINUED.depth))
        else:
            placed = [Set(mark, indent, grid.CARD_CONTINUED.depth)]
            strips.append(Strip(grid.CARD_CONTINUED.leading, placed, after=Break.NEVER))

    def _signature(self, part: Signature) -> Unit:
        strips = blocks.paragraph(part.greeting, grid.BODY, self._setter, B, RIGHT - AIR - B)
        strips[-1].height += _HAND - grid.BODY.leading
        strips += blocks.paragraph(part.name, grid.SIGNED, self._setter, B, RIGHT - AIR - B)
        if part.title:
            strips += blocks.paragraph(part.title, grid.BODY, self._setter, B, RIGHT - AIR - B)
        for strip in strips:
            strip.after = Break.NEVER
        return Unit("signature", strips)


def label_height(label: list[Set]) -> float:
    """How far a label reaches down from the top of its strip."""
    if not label:
        return 0.0
    last = label[-1]
    return last.baseline - last.line.style.depth + last.line.style.leading


def _close(strip: Strip) -> None:
    """A petrol rule under the last strip of what the heavy rule opened."""
    strip.rules = (*strip.rules, Rule(A, RIGHT, grid.FIRM, grid.PETROL, strip.height))
